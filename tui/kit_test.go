package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
	"ukatty/sakura/stage"
	"ukatty/shells"
	"ukatty/tui/cell"
	"ukatty/tui/screen"
)

// noon is the time of day at which everything in the tests happens.
var noon = time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)

// fakeViewer is a ghost that shows what it is told to show, and remembers what was done.
type fakeViewer struct {
	frames chan show.Frame
	fail   error

	mu   sync.Mutex
	done []show.Input
}

func newFakeViewer() *fakeViewer { return &fakeViewer{frames: make(chan show.Frame, 1)} }

func (v *fakeViewer) Watch(context.Context, int) (<-chan show.Frame, error) { return v.frames, v.fail }

// Company never has news: a ghost alone.
func (v *fakeViewer) Company(ctx context.Context, _ uint64) ([]show.Presence, uint64, error) {
	<-ctx.Done()
	return nil, 0, ctx.Err()
}

func (v *fakeViewer) Do(_ context.Context, in show.Input) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.done = append(v.done, in)
	return v.fail
}

// did gives what was done since it was last asked, without where the light was moved to.
func (v *fakeViewer) did() []show.Input {
	return slices.DeleteFunc(v.didAll(), func(in show.Input) bool { return in.Kind == show.Light || in.Kind == show.LightAnchor })
}

// didAll gives all that was done since it was last asked.
func (v *fakeViewer) didAll() (done []show.Input) {
	v.mu.Lock()
	defer v.mu.Unlock()
	done, v.done = v.done, nil
	if len(done) == 0 {
		return nil
	}
	return done
}

// testArt is a picture of 12 × 7 cells for the shell of the tests, with colours, a wide character and holes.
const testArt = `charset,UTF-8
type,art
transparent,.
paint.p,#ff8080
paint.w,#ffffff,#303060
text
{
.../^^^^\...
../      \..
.| o    o |.
.|   %s  |.
..\__--__/..
.../|  |\...
../_|__|_\..
}
paint
{
...pppppp...
..pwwwwwwp..
.pwwwwwwwwp.
.pwwwwwwwwp.
..pppppppp..
...pppppp...
..pppppppp..
}
`

// testShell gives a shell with the surfaces 0 and 5 of \0, and 10 of \1.
func testShell(t testing.TB) *shells.Shell {
	t.Helper()
	fsys := fstest.MapFS{
		"descript.txt": {Data: []byte("charset,UTF-8\ntype,shell\nname,test\n")},
		"surfaces.txt": {Data: []byte("charset,UTF-8\nsurface0\n{\nelement0,base,a.txt,0,0\n}\n" +
			"surface5\n{\nelement0,base,b.txt,0,0\n}\nsurface10\n{\nelement0,base,c.txt,0,0\n}\n")},
		"a.txt": {Data: fmt.Appendf(nil, testArt, "--")},
		"b.txt": {Data: fmt.Appendf(nil, testArt, "UU")},
		"c.txt": {Data: fmt.Appendf(nil, testArt, "\u7530")},
	}
	s, err := shells.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// play is a stage in the making.
type play struct {
	b stage.Builder
	f show.Frame
}

// newPlay gives a ghost with two characters.
func newPlay() *play {
	return &play{f: show.Frame{
		Ghost: "Katty & Prompt", Names: []string{"Katty", "\u30d7\u30ed\u30f3\u30d7"}, Row: "idle", Speed: 100,
	}}
}

// say makes a character speak: "\n" breaks the line, "\h" half of it, [label] is a choice.
func (p *play) say(scope int, surface, text string) *play {
	p.b.SetSpeaker(scope)
	if surface != "" {
		p.b.SetSurface(scope, surface)
	}
	for line := range strings.SplitAfterSeq(text, "\n") {
		p.words(scope, strings.TrimSuffix(line, "\n"))
		if strings.HasSuffix(line, "\n") {
			p.b.Break(scope, 100)
		}
	}
	return p
}

func (p *play) words(scope int, line string) {
	for line != "" {
		before, rest, ok := strings.Cut(line, "[")
		if before != "" {
			p.b.Say(scope, before)
		}
		if !ok {
			return
		}
		label, after, _ := strings.Cut(rest, "]")
		p.b.Choice(stage.Choice{Scope: scope, Label: label, ID: "On" + label})
		line = after
	}
}

// frame gives what is seen now.
func (p *play) frame() show.Frame {
	p.f.Stage = p.b.Freeze()
	return p.f
}

// rig is a model with a screen to draw on.
type rig struct {
	t      testing.TB
	m      *Model
	viewer *fakeViewer
	term   *screen.Screen
	drawn  lastDrawn
	plain  plainRows
	quit   bool
}

// lastDrawn is what was drawn on the terminal last, and the text that was to be seen there then.
type lastDrawn struct {
	content, text string
	size          extent
}

// plainRows are the rows of the last view, without colours.
type plainRows struct {
	content string
	lines   []string
}

// newRig gives a model of the size and with the metrics.
func newRig(t testing.TB, w, h int, metrics cell.Metrics, change func(*Options)) *rig {
	t.Helper()
	r := &rig{t: t, viewer: newFakeViewer()}
	o := Options{
		Viewer: r.viewer, Shell: testShell(t), Metrics: metrics,
		Addresses: []string{"127.0.0.1:9801", "127.0.0.1:9821", "[::1]:9801", "[::1]:9821"},
	}
	if change != nil {
		change(&o)
	}
	r.m = New(t.Context(), o)
	r.send(tea.WindowSizeMsg{Width: w, Height: h})
	return r
}

// send gives the model a message, and runs the commands that hand inputs to the ghost.
func (r *rig) send(msg tea.Msg) {
	_, cmd := r.m.Update(msg)
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseMsg, taken:
	default:
		return // what waits for the world is not run
	}
	if cmd == nil {
		return
	}
	did := cmd()
	if all, ok := did.(tea.BatchMsg); ok {
		did = all[0]() // what the message asks for; what else is due is not run
	}
	switch msg := did.(type) {
	case tea.QuitMsg:
		r.quit = true
	default:
		r.send(msg)
	}
}

// show gives the model a frame.
func (r *rig) show(f show.Frame) { r.send(framed{f, r.viewer.frames, noon}) }

// tell gives the model entries of the journal.
func (r *rig) tell(entries ...journal.Entry) {
	for i := range entries {
		entries[i].Seq, entries[i].Time = uint64(i+1), noon
	}
	r.send(recorded{entries: entries, next: uint64(len(entries) + 1), at: noon})
}

// press presses keys, by their names.
func (r *rig) press(keys ...string) {
	r.t.Helper()
	for _, k := range keys {
		r.send(keyPress(r.t, k))
	}
}

// keyPress gives the message for a key's name.
func keyPress(t testing.TB, name string) tea.KeyPressMsg {
	t.Helper()
	named := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "up": {Code: tea.KeyUp},
		"down": {Code: tea.KeyDown}, "pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "end": {Code: tea.KeyEnd},
		"home": {Code: tea.KeyHome}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "ctrl+p": {Code: 'p', Mod: tea.ModCtrl},
		"ctrl+l": {Code: 'l', Mod: tea.ModCtrl}, "ctrl+t": {Code: 't', Mod: tea.ModCtrl}, "ctrl+o": {Code: 'o', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
		"f1": {Code: tea.KeyF1}, "f3": {Code: tea.KeyF3}, "f4": {Code: tea.KeyF4}, "f5": {Code: tea.KeyF5}, "f6": {Code: tea.KeyF6},
		"f7": {Code: tea.KeyF7}, "f8": {Code: tea.KeyF8}, "ctrl+z": {Code: 'z', Mod: tea.ModCtrl}, "f9": {Code: tea.KeyF9},
		"space": {Code: ' ', Text: " "}, "ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	}
	if k, ok := named[name]; ok {
		return k
	}
	if len(name) != 1 {
		t.Fatalf("no key %q", name)
	}
	return tea.KeyPressMsg{Code: rune(name[0]), Text: name}
}

// screen draws the view on a terminal that counts as the model's metrics say.
func (r *rig) screen() *screen.Screen {
	if r.term == nil {
		r.term = screen.Terminal{Legacy: !r.m.metrics.Grapheme, Wide: r.m.metrics.Wide, Cooked: true}.New(80, 24)
		if r.m.metrics.Grapheme {
			_, _ = r.term.Write([]byte("\x1b[?2027h"))
		}
	}
	content, size := r.m.View().Content, extent{max(r.m.w, 1), max(r.m.h, 1)}
	if r.drawn.content == content && r.drawn.size == size {
		return r.term
	}
	r.drawn = lastDrawn{content: content, size: size}
	r.term.Resize(size.w, size.h)
	_, _ = r.term.Write([]byte("\x1b[H\x1b[2J" + content))
	return r.term
}

// look gives the rows of the screen as text.
func (r *rig) look() string {
	s := r.screen()
	if r.drawn.text == "" {
		r.drawn.text = s.Text()
	}
	return r.drawn.text
}

// sees fails unless the screen shows all the texts.
func (r *rig) sees(texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		if s := r.look(); !strings.Contains(s, text) {
			r.t.Fatalf("the screen lacks %q:\n%s", text, s)
		}
	}
}
