package tui

import (
	"slices"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/shells"
	"ukatty/tui/cell"
)

// touchShell gives a shell of text art with a head above a body; surface 5 is moved by an animation.
func touchShell(t *testing.T) *shells.Shell {
	t.Helper()
	s, err := shells.Load(fstest.MapFS{
		"descript.txt": {Data: []byte("type,shell\nname,x\n")},
		"surface0.txt": {Data: []byte("type,art\ntext\n{\nHHHHHHHH\nHHHHHHHH\nBBBBBBBB\nBBBBBBBB\nBBBBBBBB\nBBBBBBBB\n}\n")},
		"surface5.txt": {Data: []byte("type,art\ntext\n{\nMMMM\nMMMM\nMMMM\nMMMM\nMMMM\n}\n")},
		"surfaces.txt": {Data: []byte("surface0\n{\ncollision0,0,0,7,1,Head\n}\n" +
			"surface5\n{\nanimation0.interval,runonce\nanimation0.pattern0,move,0,0,-7,-2\nanimation0.pattern1,move,0,1000,3,0\n}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// pictureOf gives where the picture of a character stands.
func (r *rig) pictureOf(scope int) spot {
	r.t.Helper()
	r.m.View()
	for _, s := range r.m.spots {
		if s.kind == onPicture && s.index == scope {
			return s
		}
	}
	r.t.Fatal("there is no picture")
	return spot{}
}

// What of a character is touched goes to the ghost: by the button that was pressed and released there, by a mouse that moves with
// a button held down, or by the wheel.
func TestTouch(t *testing.T) {
	at := func(s spot, x, y int, b tea.MouseButton) tea.Mouse {
		return tea.Mouse{X: s.x + x, Y: s.y + y, Button: b}
	}
	left, right, middle := tea.MouseLeft, tea.MouseRight, tea.MouseMiddle
	for name, tt := range map[string]struct {
		do   func(r *rig, s spot)
		want []show.Input
	}{
		"poke": {func(r *rig, s spot) {
			r.send(tea.MouseClickMsg(at(s, 2, 1, left)))
			r.send(tea.MouseReleaseMsg(at(s, 2, 1, left)))
		}, []show.Input{{Kind: show.Poke, X: 2, Y: 1, Text: "Head"}}},
		"body": {func(r *rig, s spot) {
			r.send(tea.MouseClickMsg(at(s, 7, 5, left)))
			r.send(tea.MouseReleaseMsg(at(s, 7, 5, left)))
		}, []show.Input{{Kind: show.Poke, X: 7, Y: 5}}},
		"other buttons": {func(r *rig, s spot) {
			for _, b := range []tea.MouseButton{right, middle, tea.MouseBackward} {
				r.send(tea.MouseClickMsg(at(s, 0, 0, b)))
				r.send(tea.MouseReleaseMsg(at(s, 0, 0, b)))
			}
		}, []show.Input{{Kind: show.Tap, Text: "Head", Button: 1}, {Kind: show.Tap, Text: "Head", Button: 2}}},
		"stroke": {func(r *rig, s spot) {
			r.send(tea.MouseClickMsg(at(s, 0, 1, left)))
			r.send(tea.MouseMotionMsg(at(s, 0, 1, left)))
			r.send(tea.MouseMotionMsg(at(s, 1, 1, left)))
			r.send(tea.MouseMotionMsg(at(s, 1, 2, left)))
			r.send(tea.MouseMotionMsg(at(s, -3, 2, left)))
			r.send(tea.MouseReleaseMsg(at(s, 0, 1, left)))
		}, []show.Input{{Kind: show.Stroke, X: 1, Y: 1, Text: "Head"}, {Kind: show.Stroke, X: 1, Y: 2}}},
		"wheel": {func(r *rig, s spot) {
			r.send(tea.MouseWheelMsg(at(s, 3, 0, tea.MouseWheelUp)))
			r.send(tea.MouseWheelMsg(at(s, 3, 4, tea.MouseWheelDown)))
			r.send(tea.MouseWheelMsg(at(s, 3, 4, tea.MouseWheelLeft)))
		}, []show.Input{{Kind: show.Turn, X: 3, Text: "Head", Button: 1}, {Kind: show.Turn, X: 3, Y: 4, Button: -1}}},
		"elsewhere": {func(r *rig, s spot) {
			r.send(tea.MouseReleaseMsg(at(s, 0, 0, left)))
			r.send(tea.MouseMotionMsg(at(s, 1, 0, left)))
			r.send(tea.MouseClickMsg(at(s, 0, 0, left)))
			r.send(tea.MouseReleaseMsg(tea.Mouse{X: 0, Y: 0, Button: left}))
		}, nil},
	} {
		r := newRig(t, 80, 30, cell.Metrics{}, func(o *Options) { o.Shell = touchShell(t) })
		r.show(newPlay().say(0, "0", "Hello.").frame())
		tt.do(r, r.pictureOf(0))
		got := r.viewer.did()
		for i := range got {
			got[i].Serial, got[i].GhostID = 0, 0
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
}

// A character whom an animation moves stands elsewhere.
func TestShiftedPicture(t *testing.T) {
	r := newRig(t, 80, 30, cell.Metrics{}, func(o *Options) { o.Shell = touchShell(t) })
	r.show(newPlay().say(0, "5", "Hello.").frame())
	first := r.pictureOf(0)
	r.send(framed{newPlay().say(0, "5", "Hello.").frame(), r.viewer.frames, noon.Add(2 * time.Second)})
	if then := r.pictureOf(0); then.x-first.x != 10 || then.y-first.y != 2 {
		t.Errorf("it stood at %d,%d, then at %d,%d", first.x, first.y, then.x, then.y)
	}
}
