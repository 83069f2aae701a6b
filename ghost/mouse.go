package ghost

import (
	"slices"
	"strconv"
	"time"

	"ukatty/ghost/show"
)

// strokePause is the shortest time between two events of a mouse that moves or turns its wheel: a hand makes hundreds in a second,
// and each is a question to the SHIORI.
const strokePause = 100 * time.Millisecond

// poke is a double click on a character. A SHIORI that has no answer to it is asked about a click.
func (l *life) poke(in show.Input) {
	if l.away {
		l.comeBack("a viewer called")
		return
	}
	if l.hears("a double click") {
		refs := touch(in, 0)
		l.event(link{id: "OnMouseDoubleClick", refs: refs}, link{id: "OnMouseClick", refs: refs})
	}
}

// middle is the number of the button in the middle, middleName what the newer events call it.
const (
	middle     = 2
	middleName = "middle"
)

// tap is a click with another button: a button that was released, and where that stays unanswered a click. That in the middle has
// events of its own, before those that old ghosts know.
func (l *life) tap(in show.Input) {
	if l.away || !l.hears("a click") {
		return
	}
	refs := touch(in, 0)
	var chain []link
	if in.Button == middle {
		ex := slices.Clone(refs)
		ex[5] = middleName
		chain = []link{{id: "OnMouseUpEx", refs: ex}, {id: "OnMouseClickEx", refs: ex}}
	}
	l.event(append(chain, link{id: "OnMouseUp", refs: refs}, link{id: "OnMouseClick", refs: refs})...)
}

// stroke is a mouse that moves over a character, or turns its wheel there. What comes too soon, or while the SHIORI thinks, is
// left out: it would only be late.
func (l *life) stroke(in show.Input) {
	id, turned := "OnMouseMove", 0
	if in.Kind == show.Turn {
		id, turned = "OnMouseWheel", in.Button
		in.Button = 0
	}
	s := l.state()
	if l.away || s.TimeCritical || s.Closing || s.Hidden || l.mind.work != nil || l.at.Sub(l.stroked) < strokePause {
		return
	}
	l.stroked = l.at
	l.event(link{id: id, refs: touch(in, turned)})
}

// hears says whether the ghost heeds a mouse now, and notes it if not: nothing like it is heard while a script is time critical.
func (l *life) hears(what string) bool {
	s := l.state()
	if s.TimeCritical || s.Closing || s.Hidden {
		l.note("%s is not heard: %s", what, Verdict(s, Plain).Why)
		return false
	}
	return true
}

// touch gives the references of a mouse event (UKADOC: list_shiori_event): place, wheel, scope, part, button, device.
func touch(in show.Input, turned int) []string {
	return []string{
		strconv.Itoa(in.X), strconv.Itoa(in.Y), strconv.Itoa(turned), strconv.Itoa(in.Index), in.Text, strconv.Itoa(in.Button), "mouse",
	}
}
