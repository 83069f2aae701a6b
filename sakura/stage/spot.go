package stage

import (
	"slices"
	"time"
)

const (
	// MaxPictures is how many pictures may be in one balloon.
	MaxPictures = 256
	// MaxCaptions is how many texts may be on one surface.
	MaxCaptions = 64
)

// Move lets the text of the balloon of a scope go on elsewhere: \_l. It begins a line, which stands left.
func (b *Builder) Move(scope int, to Place) bool {
	a := b.actor(scope)
	if a == nil {
		return false
	}
	b.put(a, spot{move: &to})
	a.newLine()
	return true
}

// Picture puts a picture into the balloon of a scope, and opens it. It gives false where there are MaxPictures already.
func (b *Builder) Picture(scope int, p Picture) bool {
	a := b.enter(scope)
	if a == nil || a.text.marked().pictures == MaxPictures {
		return false
	}
	b.put(a, spot{picture: &p})
	a.text.marks.pictures++
	a.text.marks.data += len(p.File)
	a.open = true
	return true
}

// Mark puts the mark of \![*] into the balloon of a scope, and opens it.
func (b *Builder) Mark(scope int) bool {
	a := b.enter(scope)
	if a == nil {
		return false
	}
	b.put(a, spot{marker: true})
	a.open = true
	return true
}

// put adds a spot at the end of an actor's text.
func (b *Builder) put(a *actor, s spot) {
	s.at = int32(len(a.text.s))
	m := a.marks()
	m.spots = append(m.spots, s)
	b.fresh = false
}

// AddCaption writes a text on the surface of a scope. The text is cleaned. It gives false where there are MaxCaptions already.
func (b *Builder) AddCaption(scope int, c Caption) bool {
	a := b.enter(scope)
	if a == nil || len(a.captions()) == MaxCaptions {
		return false
	}
	c.Text = Clean(c.Text)
	b.change(a, func(d *Details) { d.Captions = append(slices.Clip(d.Captions), c) })
	return true
}

// captions gives the texts on the surface of an actor.
func (a *actor) captions() []Caption {
	if a.details == nil {
		return nil
	}
	return a.details.Captions
}

// DropCaptions takes those texts off the surface of a scope that a function says are to go.
func (b *Builder) DropCaptions(scope int, gone func(Caption) bool) {
	if a := b.find(scope); a != nil && slices.ContainsFunc(a.captions(), gone) {
		b.change(a, func(d *Details) { d.Captions = slices.DeleteFunc(slices.Clone(d.Captions), gone) })
	}
}

// DelayCaptions lets all texts on surfaces that go at some time go so much later.
func (b *Builder) DelayCaptions(delay time.Duration) {
	for a := range b.actors {
		if len(a.captions()) == 0 {
			continue
		}
		later := slices.Clone(a.captions())
		for i := range later {
			if later[i].Until > 0 {
				later[i].Until = max(later[i].Until, later[i].Until+delay)
			}
		}
		b.change(a, func(d *Details) { d.Captions = later })
	}
}
