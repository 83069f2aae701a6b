package tui

import (
	"strings"
	"testing"
	"testing/fstest"

	"ukatty/shells"
	"ukatty/tui/cell"
)

// What is wrong with a shell is one notice: what was found first, and how much there is of it. The number of a surface stands in
// for an image that is broken.
func TestFlaws(t *testing.T) {
	shell, err := shells.Load(fstest.MapFS{
		"descript.txt": {Data: []byte("type,shell\nname,made\x1b[31m\n")},
		"surfaces.txt": {Data: []byte("surface0\n{\nanimation0.interval,wheneverbut\x1b]0;x\n}\n")},
		"surface0.png": {Data: []byte("no image")},
		"surface7.png": {Data: []byte("none either")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	r := newRig(t, 100, 30, cell.Metrics{}, func(o *Options) {
		o.Shell, o.Spoiled = nil, func(_, mistake string) { told = append(told, mistake) }
	})
	r.m.stand = newStand(shell)
	for _, surface := range []string{"0", "7", "0"} {
		r.m.take(framed{newPlay().say(0, surface, "Hello.").frame(), r.viewer.frames, noon})
		r.composes()
	}
	if want := []string{"surface0.png: is no image", "surface7.png: is no image"}; len(told) != 2 || !strings.HasPrefix(told[0], want[0]) || !strings.HasPrefix(told[1], want[1]) {
		t.Errorf("the log is told %q, want %q", told, want)
	}
	if n := len(r.m.notices); n != 1 {
		t.Errorf("%d notices: %q", n, r.m.notices)
	}
	got := strings.Join(r.m.notices, "")
	if !strings.HasPrefix(got, "The shell made") || !strings.Contains(got, "surfaces.txt:3: ") || !strings.HasSuffix(got, "and 2 more, which 'ukatty shell' lists") ||
		strings.ContainsRune(got, 0x1b) {
		t.Errorf("told: %q", got)
	}
	r.sees(" 0 ", "no picture")
	r.press(r.m.keyFor(putAway))
	r.m.take(framed{newPlay().say(0, "7", "Hello.").frame(), r.viewer.frames, noon})
	r.composes()
	if len(r.m.notices) != 0 {
		t.Errorf("what was put away came back: %q", r.m.notices)
	}
}
