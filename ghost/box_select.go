package ghost

import (
	"math"
	"strconv"
	"strings"

	"ukatty/ghost/show"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// Select mode: the viewer marks an area of a character, in the pixels of its surface. In a terminal nobody drags over
// pixels: four numbers are typed, which stand for a drag from one corner to the other. As UKADOC has it the mode lasts until
// a script leaves it; the viewer can leave it too, by closing the box.

// rect is the one mode that there is.
const rect = "rect"

// enterSelect begins select mode.
func enterSelect(l *life, c *play.Cue, _ talk) {
	args := operands(c)
	if mode := operand(c, 0); mode != "" && mode != rect {
		l.note("%s: there is no such way to select", spell(c))
		return
	}
	f := &form{class: selecting, scope: c.Scope, was: l.stage.Scopes, box: show.Box{
		Kind: show.Area, Title: boxTitle(l.g.Identity().Character(c.Scope)), NoClose: true, NoClear: true,
	}}
	switch {
	case len(args) >= 5:
		f.area = joined(clamped(filled(args[1:5], 0, 0, 0, 0), math.MinInt16, math.MaxInt16))
	case len(args) >= 2 && args[1] != "":
		l.note("%s: the shell tells of no area %s, so that nothing is selected at first", spell(c), boxTitle(args[1]))
	}
	if f.box.Text = f.area; f.area == "" {
		f.box.Text = "0,0,0,0"
	}
	l.openBox(f)
	l.event(f.selection("Begin"))
}

// stageSeen is what viewers see of the stage. While something is selected the surfaces stand still, as UKADOC says: what
// scripts make of them is seen when the mode ends. A script that has locked the drawing itself is not interfered with.
func (l *life) stageSeen() stage.Stage {
	seen := l.stage
	for _, f := range l.boxes.open {
		if f.class == selecting && seen.Held == nil {
			seen.Held = &stage.Held{Surfaces: true, Scopes: f.was}
		}
	}
	return seen
}

// selection is an event of select mode.
func (f *form) selection(what string, refs ...string) link {
	return link{id: "OnSelectMode" + what, refs: append([]string{strconv.Itoa(f.scope), rect}, refs...)}
}

// leaveSelect ends select mode for the script: OnSelectModeComplete says what is selected, OnSelectModeCancel that nothing
// is.
func leaveSelect(l *life, c *play.Cue, _ talk) {
	for _, f := range l.shut(c, func(f *form) bool { return f.class == selecting }) {
		if n, ok := numbers(f.area, 4); ok && n[0] < n[2] && n[1] < n[3] {
			l.event(f.selection("Complete", f.area))
			continue
		}
		l.event(f.selection("Cancel"))
	}
}

// answerArea takes the area that the viewer marked, as dragging the mouse over it would: down at one corner, up at the
// other. The mode goes on.
func answerArea(l *life, f *form, value string) {
	f.area, f.box.Text = value, value
	corner := strings.Split(value, ",")
	l.event(f.selection("MouseDown", corner[0]+","+corner[1]))
	l.event(f.selection("MouseUp", corner[2]+","+corner[3]))
}

// dismissArea ends select mode when nobody wants to select anything.
func dismissArea(l *life, f *form, _ ending) { l.event(f.selection("Cancel")) }
