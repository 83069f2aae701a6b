package damage_test

import (
	"strings"
	"testing"

	"ukatty/tui/cell"
	"ukatty/tui/damage"
	"ukatty/tui/screen"
)

// oneScreen is a terminal that has no alternate screen, as the console of Linux, or GNU screen as it comes.
type oneScreen struct{ *glass }

func (g oneScreen) Write(p []byte) (int, error) {
	_, err := g.glass.Write([]byte(strings.NewReplacer("\x1b[?1049h", "", "\x1b[?1049l", "").Replace(string(p))))
	return len(p), err
}

// Who leaves a terminal that has no other screen to go back to leaves it blank, and not a prompt among the rests of a picture.
func TestLeavesBlank(t *testing.T) {
	out := oneScreen{&glass{Screen: screen.New(20, 4)}}
	w := damage.New(out, out.Size, cell.Metrics{})
	for _, s := range []string{"\x1b[?1049h\x1b[H\x1b[2J", "\x1b[2;3H\x1b[44mtalk ❤\ufe0f\x1b[4;20H", "\x1b[?1049l\r"} {
		_, _ = w.WriteString(s)
	}
	x, y, _ := out.Cursor()
	if got := strings.TrimSpace(out.Text()); got != "" || x != 0 || y != 0 || out.Cell(5, 1).BG != "" {
		t.Errorf("it shows %q, the cursor at %d, %d", got, x, y)
	}
	_, _ = w.WriteString("$ ls\x1b[?1049l")
	if got := out.Line(0); got != "$ ls" {
		t.Errorf("what came behind is %q", got)
	}
}
