package tui

import (
	"image/color"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ukatty/ghost/show"
	"ukatty/sakura/stage"
	"ukatty/shells"
	"ukatty/tui/cell"
)

// dressedShell gives a shell of images in one colour: surface 0 in the one that is given, over which a hat (part 1, green) and an
// animation (0, blue for 320 ms) come.
func dressedShell(t *testing.T, c color.NRGBA) *shells.Shell {
	t.Helper()
	s, err := shells.Load(fstest.MapFS{
		"descript.txt": {Data: []byte("type,shell\nname,x\nseriko.use_self_alpha,full\nsakura.bindgroup1.name,head,hat\n")},
		"surfaces.txt": {Data: []byte("descript\n{\nversion,1\n}\nsurface0\n{\nanimation0.interval,never\nanimation0.name,blink\n" +
			"animation0.pattern0,overlay,8,0,0,0\nanimation0.pattern1,overlay,-1,320,0,0\n" +
			"animation1.interval,bind\nanimation1.pattern0,add,9,0,0,0\n}\n")},
		"surface0.png": {Data: plainPNG(t, c)},
		"surface8.png": {Data: plainPNG(t, color.NRGBA{B: 200, A: 255})},
		"surface9.png": {Data: plainPNG(t, color.NRGBA{G: 200, A: 255})},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range s.Mistakes() {
		t.Error(m)
	}
	return s
}

// The colours of those surfaces, as a terminal is told of them.
const (
	redCells, greenCells, blueCells, yellowCells = "200;0;0m", "0;200;0m", "0;0;200m", "200;200;50m"
)

// wardrobe is a rig whose ghost wears shells of images: by the number in the frame.
type wardrobe struct {
	*rig
	p  *play
	ms int
}

func newWardrobe(t *testing.T, all ...*shells.Shell) *wardrobe {
	t.Helper()
	var w wardrobe
	w.rig = newRig(t, 80, 30, cell.Metrics{Grapheme: true}, func(o *Options) {
		o.Shell = nil
		o.ShellOf = func(int, string) *shells.Shell { return all[w.p.f.Looks] }
	})
	w.p = newPlay()
	w.p.say(0, "0", "Hello.")
	w.m.take(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	return &w
}

// shows lets time pass, hands the model a frame, and says which of the colours are to be seen.
func (w *wardrobe) shows(ms int) (seen string) {
	w.t.Helper()
	w.ms += ms
	f := w.p.frame()
	f.Elapsed = time.Duration(w.ms) * time.Millisecond
	w.m.take(framed{f, w.viewer.frames, noon.Add(f.Elapsed)})
	w.composes()
	screen := w.m.View().Content
	for _, c := range []string{redCells, greenCells, blueCells, yellowCells} {
		if strings.Contains(screen, c) {
			seen += map[string]string{redCells: "r", greenCells: "g", blueCells: "b", yellowCells: "y"}[c]
		}
	}
	return seen
}

// With another shell the characters look as that one has it, whatever was being composed.
func TestShellIsChanged(t *testing.T) {
	red, yellow := dressedShell(t, color.NRGBA{R: 200, A: 255}), dressedShell(t, color.NRGBA{R: 200, G: 200, B: 50, A: 255})
	w := newWardrobe(t, red, yellow)
	if got := w.shows(0); got != "r" {
		t.Fatalf("at first: %q", got)
	}
	w.m.stand.looks[0].known = false
	late := w.m.pose()
	w.p.f.Looks = 1
	f := w.p.frame()
	w.m.take(framed{f, w.viewer.frames, noon})
	if s := w.m.View().Content; !strings.Contains(s, redCells) {
		t.Error("until the new picture has come the old one is not to be seen")
	}
	if got := w.shows(10); got != "y" {
		t.Errorf("changed: %q", got)
	}
	if len(w.m.stand.before.pics) > 0 {
		t.Error("the old picture is kept")
	}
	w.m.take(late())
	if w.m.stand.studio == nil || w.m.stand.shell != yellow {
		t.Error("a picture of the old shell was taken")
	}
	if got := w.shows(10); got != "y" {
		t.Errorf("after that: %q", got)
	}
}

// What is put on is seen, and what is taken off is not.
func TestDressIsSeen(t *testing.T) {
	w := newWardrobe(t, dressedShell(t, color.NRGBA{R: 200, A: 255}))
	for _, step := range []struct{ dress, want string }{{"", "r"}, {"1", "g"}, {"", "r"}, {"1,7", "g"}} {
		w.p.f.Dress = map[int]string{0: step.dress}
		if got := w.shows(100); got != step.want {
			t.Errorf("%q: %s, want %s", step.dress, got, step.want)
		}
	}
	w.p.f.Dress = nil
	if got := w.shows(100); got != "r" {
		t.Errorf("what the shell says: %s", got)
	}
}

// What scripts do with animations is seen.
func TestAnimationsAreSeen(t *testing.T) {
	w := newWardrobe(t, dressedShell(t, color.NRGBA{R: 200, A: 255}))
	do := func(d stage.Deed) {
		w.p.b.Animate(0, stage.Motion{Do: d, Animation: "blink", At: time.Duration(w.ms) * time.Millisecond})
	}
	want := func(ms int, want, when string) {
		t.Helper()
		if got := w.shows(ms); got != want {
			t.Errorf("%s: %s, want %s", when, got, want)
		}
	}
	want(0, "r", "at first")
	do(stage.Start)
	want(0, "b", "started")
	want(160, "b", "160 ms later")
	w.m.take(stirred{w.m.stand.wakes, noon.Add(400 * time.Millisecond)})
	want(240, "r", "over")
	do(stage.Start)
	want(0, "b", "started again")
	do(stage.Stop)
	want(80, "r", "stopped")
	do(stage.Start)
	want(80, "b", "once more")
	do(stage.Pause)
	want(80, "b", "paused")
	want(1000, "b", "still")
	do(stage.Resume)
	want(80, "b", "resumed")
	want(400, "r", "over after all")
	do(stage.Start)
	w.p.say(0, "8", "")
	w.p.say(0, "0", "")
	want(80, "r", "another surface has come and gone")
}

// What a script adds to a surface is seen for its time, or until another surface comes.
func TestAddedIsSeen(t *testing.T) {
	w := newWardrobe(t, dressedShell(t, color.NRGBA{R: 200, A: 255}))
	w.shows(0)
	w.p.b.Animate(0, stage.Motion{Do: stage.Add, Animation: "overlay,9,0,0,400,8,0,0,400"})
	for _, step := range []struct {
		ms   int
		want string
	}{{0, "g"}, {400, "b"}, {400, "r"}} {
		if got := w.shows(step.ms); got != step.want {
			t.Errorf("%d ms later: %s, want %s", step.ms, got, step.want)
		}
	}
	w.p.b.Animate(0, stage.Motion{Do: stage.Add, Animation: "base,8", At: 800 * time.Millisecond})
	if got := w.shows(80); got != "b" {
		t.Errorf("another base: %s", got)
	}
	w.p.say(0, "9", "")
	if got := w.shows(80); got != "g" {
		t.Errorf("another surface: %s", got)
	}
	w.p.say(0, "0", "")
	if got := w.shows(80); got != "r" {
		t.Errorf("the surface has come back: %s", got)
	}
	w.p.b.Animate(0, stage.Motion{Do: stage.Add, Animation: "base,8", At: 1120 * time.Millisecond})
	if got := w.shows(80); got != "b" {
		t.Errorf("another base again: %s", got)
	}
	w.p.say(0, "9", "")
	w.p.say(0, "0", "")
	if got := w.shows(80); got != "r" {
		t.Errorf("the surface has gone and come back at once: %s", got)
	}
	w.p.say(0, "9", "")
	w.p.say(0, "0", "")
	w.p.b.Animate(0, stage.Motion{Do: stage.Add, Animation: "overlay,8", At: 1280 * time.Millisecond})
	if got := w.shows(80); got != "b" {
		t.Errorf("added after it came back: %s", got)
	}
}

// Who comes late sees what goes on as far as it has come, and nothing that is over.
func TestLateViewers(t *testing.T) {
	for ms, want := range map[int]string{0: "b", 160: "b", 800: "r"} {
		w := newWardrobe(t, dressedShell(t, color.NRGBA{R: 200, A: 255}))
		w.p.b.Animate(0, stage.Motion{Animation: "0"})
		if got := w.shows(ms); got != want {
			t.Errorf("%d ms later: %s, want %s", ms, got, want)
		}
	}
}

// What was done with animations of another shell is over; what is done in the same frame with those of the new one is not.
func TestAnimationsOfAnotherShell(t *testing.T) {
	red, yellow := dressedShell(t, color.NRGBA{R: 200, A: 255}), dressedShell(t, color.NRGBA{R: 200, G: 200, B: 50, A: 255})
	w := newWardrobe(t, red, yellow)
	w.shows(0)
	w.p.b.Animate(0, stage.Motion{Animation: "0"})
	w.p.f.Looks, w.p.f.Before = 1, 1
	if got := w.shows(0); got != "y" {
		t.Errorf("the new shell does what the old one was told: %s", got)
	}
	w = newWardrobe(t, red, yellow)
	w.shows(0)
	w.p.b.Animate(0, stage.Motion{Animation: "0"})
	w.p.f.Looks = 1
	if got := w.shows(0); got != "b" {
		t.Errorf("the new shell does not do what it was told: %s", got)
	}
}

// However much is done with the animations of one surface, they go on.
func TestAnimationsGoOn(t *testing.T) {
	w := newWardrobe(t, dressedShell(t, color.NRGBA{R: 200, A: 255}))
	w.shows(0)
	for i := range 2 * maxCues {
		w.p.b.Animate(0, stage.Motion{Do: stage.Deed(i % 2), Animation: "0"})
		f := w.p.frame()
		w.m.take(framed{f, w.viewer.frames, noon})
		if n := len(w.m.stand.looks[0].ears.cues); n > maxCues+stage.MaxMotions {
			t.Fatalf("%d cues are kept", n)
		}
	}
	w.p.b.Animate(0, stage.Motion{Animation: "0", At: 80 * time.Millisecond})
	if got := w.shows(80); got != "b" {
		t.Errorf("at last: %s", got)
	}
	w.p.f.Wait = show.Script
	if got := w.shows(800); got != "r" {
		t.Errorf("in the end: %s", got)
	}
}
