package damage_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"ukatty/tui/cell"
	"ukatty/tui/damage"
	"ukatty/tui/screen"
)

// glass is a terminal for tests, as a file.
type glass struct {
	*screen.Screen
	bytes int
}

func (g *glass) Write(p []byte) (int, error) {
	g.bytes += len(p)
	return g.Screen.Write(p)
}

func (g *glass) Read([]byte) (int, error) { return 0, nil }
func (g *glass) Fd() uintptr              { return 0 }

// pair is two terminals of one kind: one gets what the renderer writes, the other what is left of it.
type pair struct {
	plain, thin *glass
	writer      *damage.Writer
	scr         *uv.TerminalRenderer
	buf         uv.ScreenBuffer
	out         strings.Builder
}

// newPair begins a renderer as Bubble Tea does, on the alternate screen.
func newPair(kind screen.Terminal, term string, w, h int) *pair {
	kind.Cooked = false
	p := &pair{plain: &glass{Screen: kind.New(w, h)}, thin: &glass{Screen: kind.New(w, h)}}
	p.writer = damage.New(p.thin, p.thin.Size, cell.Metrics{})
	p.scr = uv.NewTerminalRenderer(&p.out, []string{"TERM=" + term, "COLORTERM=truecolor"})
	p.scr.SetColorProfile(colorprofile.TrueColor)
	p.scr.SetTabStops(w)
	p.scr.SetBackspace(true)
	p.scr.SetScrollOptim(true)
	p.buf = uv.NewScreenBuffer(w, h)
	if !kind.Legacy && !kind.Silent {
		p.write(ansi.SetModeUnicodeCore)
		p.buf.Method = ansi.GraphemeWidth
	}
	p.write("\x1b[?5W\x1b[?2004h\x1b[?1049h")
	p.scr.SetFullscreen(true)
	p.scr.SetRelativeCursor(false)
	p.scr.Erase()
	return p
}

// write gives bytes to both terminals.
func (p *pair) write(s string) {
	_, _ = p.plain.Write([]byte(s))
	_, _ = p.writer.Write([]byte(s))
	var x, y int
	if at := regexp.MustCompile("\x1b\\[(\\d+);(\\d+)R").FindStringSubmatch(p.thin.TakeAnswers()); at != nil {
		y, _ = strconv.Atoi(at[1])
		x, _ = strconv.Atoi(at[2])
		p.writer.Answer(x-1, y-1)
	}
}

// frame draws a view, and gives what was written.
func (p *pair) frame(content string, cursor *uv.Position) string {
	p.buf.Clear()
	uv.NewStyledString(content).Draw(p.buf, p.buf.Bounds())
	p.scr.Render(p.buf.RenderBuffer)
	if cursor != nil {
		p.scr.MoveTo(cursor.X, cursor.Y)
	}
	_ = p.scr.Flush()
	s := p.out.String()
	p.out.Reset()
	if s != "" {
		s = "\x1b[?2026h" + s + "\x1b[?2026l"
	}
	p.write(s)
	return s
}

// resize changes both terminals and the renderer.
func (p *pair) resize(w, h int) {
	p.plain.Resize(w, h)
	p.thin.Resize(w, h)
	p.scr.Erase()
	p.scr.Resize(w, h)
	p.buf.Touched = nil
	p.buf.Resize(w, h)
}

// differ says where the terminals differ, or that one of them has not understood something.
func (p *pair) differ() string {
	if u := p.thin.Unknown(); len(u) > len(p.plain.Unknown()) {
		return fmt.Sprintf("the terminal did not understand %q", u)
	}
	return p.differInCells()
}

// differInCells says where the terminals show something else.
func (p *pair) differInCells() string {
	w, h := p.plain.Size()
	for y := range h {
		for x := range w {
			if a, b := p.plain.Cell(x, y), p.thin.Cell(x, y); a.Unjoined() != b.Unjoined() {
				return fmt.Sprintf("row %d column %d: %+v, not %+v\n%s\n---\n%s", y, x, b, a, p.plain.Text(), p.thin.Text())
			}
		}
	}
	return ""
}

// words are what rows are made of in the tests.
var words = []string{
	"a", "word", " ", "   ", "          ", "あ", "漢字", "「猫」", "　", "가", "○", "─", "╭", "█", "▀", "¥", "é",
	"ｶﾞ", "e\u0301", "❤\ufe0f", "👨\u200d👩\u200d👧", "🇯🇵", "👍🏽", "1\ufe0f\u20e3", "न\u094dद", "\u1112\u1161\u11ab", "か\u3099", "😀",
	"aaaaaaaaaaaaaaaa", "\U0010eeee\u0305\u030d",
}

var looks = []string{
	"", "\x1b[m", "\x1b[1m", "\x1b[31m", "\x1b[38;5;123m", "\x1b[38;2;1;2;3m", "\x1b[48;2;9;8;7m", "\x1b[44m", "\x1b[7m", "\x1b[4m", "\x1b[4:3m",
	"\x1b[0;2m", "\x1b[58;2;3;4;5m", "\x1b]8;;http://a.example/\a", "\x1b]8;;\a", "\x1b[97;100m",
}

func draw(t *rapid.T, w, h int, from, poor []string) []string {
	rows := make([]string, h)
	for y := range rows {
		rows[y] = row(t, w, from, poor)
	}
	return rows
}

func row(t *rapid.T, w int, from, looks []string) string {
	var b strings.Builder
	for n := rapid.IntRange(0, w/2).Draw(t, "words"); n > 0; n-- {
		b.WriteString(rapid.SampledFrom(looks).Draw(t, "look"))
		b.WriteString(rapid.SampledFrom(from).Draw(t, "word"))
	}
	return b.String() + "\x1b[m\x1b]8;;\a"
}

// Whatever is drawn, one frame after the other, both terminals show the same.
func TestSameAsRenderer(t *testing.T) {
	kinds := []screen.Terminal{{}, {Legacy: true}, {Silent: true}, {Wide: true}, {Wide: true, Legacy: true}}
	terms := []string{"xterm-256color", "tmux-256color", "xterm-kitty", "screen", "linux", "vt100"}
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 30).Draw(t, "w"), rapid.IntRange(1, 8).Draw(t, "h")
		p := newPair(rapid.SampledFrom(kinds).Draw(t, "kind"), rapid.SampledFrom(terms).Draw(t, "term"), w, h)
		from := words
		if rapid.Bool().Draw(t, "no clusters") {
			from = words[:17]
		}
		rows := draw(t, w, h, from, looks)
		for range rapid.IntRange(1, 12).Draw(t, "frames") {
			switch rapid.IntRange(0, 9).Draw(t, "step") {
			case 0:
				rows = draw(t, w, h, from, looks)
			case 1:
				rows = append(rows[1:], row(t, w, from, looks))
			case 2:
				rows = append([]string{row(t, w, from, looks)}, rows[:len(rows)-1]...)
			case 3:
				w, h = rapid.IntRange(1, 30).Draw(t, "w"), rapid.IntRange(1, 8).Draw(t, "h")
				p.resize(w, h)
				rows = draw(t, w, h, from, looks)
			case 4:
				p.write(rapid.SampledFrom([]string{
					"\x1b]2;title\a", "\a", "\x1b[?25l", "\x1b[?25h", "\x1b]52;c;YQ==\a", "\x1b_Ga=T\x1b\\", "\x1b[?1000h", "\x1b[c",
				}).Draw(t, "besides"))
			default:
				y := rapid.IntRange(0, h-1).Draw(t, "row")
				rows[y] = rapid.SampledFrom([]string{"", "ab", "あ", "い", "\x1b[1mx\x1b[m"}).Draw(t, "prefix") + rows[y]
			}
			var cursor *uv.Position
			if rapid.Bool().Draw(t, "cursor") {
				cursor = &uv.Position{X: rapid.IntRange(0, w-1).Draw(t, "x"), Y: rapid.IntRange(0, h-1).Draw(t, "y")}
			}
			written := p.frame(strings.Join(rows, "\n"), cursor)
			if bad := p.differ(); bad != "" {
				t.Fatalf("after %q\n%s", written, bad)
			}
			ax, ay, seen := p.plain.Cursor()
			if bx, by, also := p.thin.Cursor(); seen != also || cursor != nil && seen && (ax != bx || ay != by) {
				t.Fatalf("the cursor is at %d,%d %t instead of %d,%d %t after %q", bx, by, also, ax, ay, seen, written)
			}
		}
	})
}

// A text in Japanese that is typed out costs little, among pictures of half blocks too.
func TestBytesPerCharacter(t *testing.T) {
	for name, char := range map[string]string{"ascii": "x", "japanese": "猫"} {
		t.Run(name, func(t *testing.T) {
			p := newPair(screen.Terminal{}, "xterm-256color", 80, 24)
			said := 0
			show := func() {
				rows := make([]string, 24)
				for y := range rows {
					rows[y] = "\x1b[38;2;1;2;3;48;2;4;5;6m" + strings.Repeat("▀", 20) + "\x1b[m│台詞"
				}
				for i := range said {
					rows[i/25] += char
				}
				p.frame(strings.Join(rows, "\n"), nil)
			}
			p.write("\x1b[?25l")
			show()
			before := p.thin.bytes
			for said = 1; said < 250; said++ {
				show()
			}
			if bad := p.differ(); bad != "" {
				t.Fatal(bad)
			}
			if per := (p.thin.bytes - before) / 249; per > 40 {
				t.Errorf("%d bytes for each character", per)
			}
		})
	}
}
