package ghost

import (
	"time"

	"ukatty/ghost/show"
	"ukatty/sakura/stage"
)

// The light that a viewer moves over choices and anchors, after UKADOC's OnChoiceEnter, OnChoiceHover, OnAnchorEnter and
// OnAnchorHover: a cursor that comes to one, leaves it, or rests there.

const (
	// lightPause is the shortest time between two places that the SHIORI is told of: where the light is then counts.
	lightPause = 100 * time.Millisecond
	// hoverTime is how long the light rests before that is told.
	hoverTime = time.Second
)

// lit is a place of the light; the zero value is nowhere.
type lit struct {
	serial uint64 // of the question
	anchor bool
	number int // from 1 on; 0: nowhere
}

// light is where the viewer's light is, and what the SHIORI knows of it.
type light struct {
	now, told  lit
	due, hover time.Time // when that is told; zero when it is
}

// shine takes the light to a choice or an anchor.
func (l *life) shine(in show.Input) {
	if in.Serial != l.serial || l.player == nil || in.Index < -1 {
		return // the question is over
	}
	at := &l.light
	at.now = lit{in.Serial, in.Kind == show.LightAnchor, in.Index + 1}
	if at.now == at.told {
		at.due = time.Time{}
	} else if at.due.IsZero() {
		at.due = l.at
		if next := at.hover.Add(lightPause - hoverTime); next.After(l.at) {
			at.due = next
		}
	}
}

// lightDue is when something about the light is to be told; zero when nothing is.
func (l *life) lightDue() time.Time {
	if l.light.due.IsZero() {
		return l.light.hover
	}
	return l.light.due
}

// tellLight tells the SHIORI where the light is, once that is due.
func (l *life) tellLight() {
	at := &l.light
	due := l.lightDue()
	if due.IsZero() || l.at.Before(due) {
		return
	}
	rests := at.due.IsZero()
	at.due, at.hover = time.Time{}, time.Time{}
	c, ok := l.under(at.now)
	if s := l.state(); s.TimeCritical || s.Closing || s.Hidden {
		return
	}
	if rests {
		if ok {
			l.event(lightLink(at.now, "Hover", c))
		}
		return
	}
	was := at.told
	at.told, at.hover = at.now, l.at.Add(hoverTime)
	if _, still := l.under(was); still && (!ok || was.anchor != at.now.anchor) {
		l.event(link{id: lightLink(was, "Enter", nil).id})
	}
	if ok {
		l.event(lightLink(at.now, "Enter", c))
	}
}

// under gives the choice or the anchor that the light is on; not ok when it is on none of this script.
func (l *life) under(at lit) (*stage.Choice, bool) {
	all := l.stage.Choices
	if at.anchor {
		all = l.stage.Anchors
	}
	if at.serial != l.serial || at.number == 0 || at.number > len(all) {
		return nil, false
	}
	return &all[at.number-1], true
}

// lightLink is the event of a light that has come to a choice or an anchor, or rests there; no choice: it has left.
func lightLink(at lit, what string, c *stage.Choice) link {
	e := link{id: "OnChoice" + what}
	if at.anchor {
		e.id = "OnAnchor" + what
	}
	if c != nil {
		e.refs = append([]string{c.Label, c.ID}, c.Refs...)
	}
	return e
}
