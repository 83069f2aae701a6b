package tui

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
	"ukatty/tui/damage"
	"ukatty/tui/screen"
)

// twins are two terminals of one kind. One gets all that the program writes, the other what a damage.Writer leaves of it, and
// they have to show the same after each write.
type twins struct {
	mu          sync.Mutex
	plain, thin *screen.Screen
	writer      *damage.Writer
	answered    bool
	wrong       string
}

// file is a terminal as damage.Writer wants it.
type file struct{ *screen.Screen }

func (file) Read([]byte) (int, error) { return 0, nil }
func (file) Fd() uintptr              { return 0 }

func newTwins(kind screen.Terminal, w, h int) *twins {
	d := &twins{plain: kind.New(w, h), thin: kind.New(w, h)}
	d.writer = damage.New(file{d.thin}, d.thin.Size, cell.Metrics{})
	return d
}

func (d *twins) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, _ = d.plain.Write(p)
	if _, err := d.writer.Write(p); err != nil {
		return 0, err
	}
	var x, y int
	answer := d.thin.TakeAnswers()
	if i := strings.LastIndex(answer, "\x1b["); i >= 0 && strings.HasSuffix(answer, "R") {
		if n, _ := fmt.Sscanf(answer[i:], "\x1b[%d;%dR", &y, &x); n == 2 {
			d.answered = d.writer.Answer(x-1, y-1) || d.answered
		}
	}
	d.compare(p)
	return len(p), nil
}

// compare notes where the twins differ first.
func (d *twins) compare(written []byte) {
	w, h := d.plain.Size()
	for y := range h {
		for x := range w {
			if a, b := d.plain.Cell(x, y), d.thin.Cell(x, y); a.Unjoined() != b.Unjoined() && d.wrong == "" {
				d.wrong = fmt.Sprintf("%d×%d: row %d column %d shows %+v, not %+v, after %q", w, h, y, x, b, a, written)
			}
		}
	}
}

// differed says where the twins have shown different things.
func (d *twins) differed() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.wrong
}

// stageHand is a program that shows a model and leaves it alone.
type stageHand struct{ m *Model }

func (s stageHand) Init() tea.Cmd                       { return nil }
func (s stageHand) Update(tea.Msg) (tea.Model, tea.Cmd) { return s, nil }
func (s stageHand) View() tea.View                      { return s.m.View() }

// between is what else is written to a terminal while the stage is shown.
var between = []string{
	"\x1b]52;c;eWVz\a", "\x1b]2;a title\a", "\a", "\x1b_Ga=d,d=I,i=7,q=2\x1b\\", "\x1b[6n", "\x1b[c", "\x1b[?2031h", "\x1b[3 q", "\x1b]8;;\a",
}

// Whatever is on the stage and however large it is: what damage.Writer leaves of what the renderer writes shows the same, on
// terminals that measure clusters, on those that do not, and on those that take ambiguous characters for wide where nobody knows.
func TestDamage(t *testing.T) {
	for name, scene := range scenes {
		for _, kind := range []screen.Terminal{{}, {Legacy: true}, {Wide: true}} {
			t.Run(fmt.Sprintf("%s/%+v", name, kind), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) { perform(t, kind, scene) })
			})
		}
	}
}

// damageSizes is at how many sizes, of all that are swept, a scene is shown.
const damageSizes = 24

// perform shows a scene at some sizes, each with what may happen meanwhile.
func perform(t *testing.T, kind screen.Terminal, scene func(*rig)) {
	d := newTwins(kind, 80, 24)
	r := newRig(t, 80, 24, cell.Metrics{Grapheme: !kind.Legacy}, nil)
	p := tea.NewProgram(stageHand{r.m}, tea.WithInput(nil), tea.WithOutput(d), tea.WithWindowSize(80, 24), tea.WithoutSignalHandler(),
		tea.WithEnvironment([]string{"TERM=xterm-256color", "COLORTERM=truecolor"}))
	ended := make(chan error)
	go func() {
		_, err := p.Run()
		ended <- err
	}()
	frame := func(msg tea.Msg) {
		p.Send(msg)
		time.Sleep(50 * time.Millisecond)
		synctest.Wait()
	}
	frame(nil)
	if r.m.metrics.Grapheme {
		frame(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	}
	scene(r)
	all := sizes()
	for i := 0; i < len(all) && d.differed() == ""; i += 1 + len(all)/damageSizes {
		size := tea.WindowSizeMsg{Width: all[i][0], Height: all[i][1]}
		d.plain.Resize(size.Width, size.Height)
		d.thin.Resize(size.Width, size.Height)
		frame(nil) // the terminal has its new size, and the program does not know
		r.send(size)
		frame(size)
		frame(tea.RawMsg{Msg: between[i%len(between)]})
		happen(r, func() { frame(nil) })
		frame(tea.ClearScreen())
	}
	p.Quit()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if wrong := d.differed(); wrong != "" {
		t.Error(wrong)
	}
	if !d.answered {
		t.Error("the terminal was not asked for the width of ambiguous characters, or not heard")
	}
}

// happen lets happen what viewers do and see.
func happen(r *rig, frame func()) {
	for _, keys := range [][]string{{"?", "down"}, {"esc"}, {"f3"}, {"f4"}, {"f5"}, {"f6", "a"}, {"esc"}, {"f7"}, {"f7"}} {
		r.press(keys...)
		frame()
	}
	for n := range 4 {
		r.tell(journal.Entry{Kind: journal.Note, Text: strings.Repeat("\u732b\u2026", n)})
		r.show(newPlay().say(1, "10", lorem[:10*n]).say(0, "5", strings.Repeat("\u732b \u2500\u2764\ufe0f", n)).frame())
		frame()
	}
}
