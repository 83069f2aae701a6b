package stage

import "slices"

// Held is how the scopes looked when their drawing was locked. Of Scopes only what is locked counts; the labels in their
// texts lead to the choices and anchors that there are now.
type Held struct {
	// Surfaces: the surfaces are those of Scopes. Balloons: so are the balloons.
	Surfaces, Balloons bool
	Scopes             []Scope
}

// Layer is what of a stage can be locked.
type Layer uint8

// The layers of a stage.
const (
	Surfaces Layer = iota
	Balloons
)

// Drawn gives the stage as a viewer sees it: what is locked stands as it stood when it was locked. Choices and Anchors are
// those of the stage itself, so that an index means the same in both; one that came since has no label to be seen.
func (s Stage) Drawn() Stage {
	if s.Held == nil {
		return s
	}
	scopes := slices.Clone(s.Scopes)
	was := Stage{Scopes: s.Held.Scopes}
	for i := range scopes {
		now := &scopes[i]
		old, _ := was.Scope(now.ID)
		if s.Held.Surfaces {
			was := old.Details()
			now.Surface = old.Surface
			now.details = now.details.with(func(d *Details) {
				d.Moved, d.Captions, d.Scale, d.Faded, d.Motions, d.Gone = was.Moved, was.Captions, was.Scale, was.Faded, was.Motions, was.Gone
			})
		}
		if s.Held.Balloons {
			now.Balloon, now.Open, now.Text = old.Balloon, old.Open, old.Text
			was := old.Details()
			now.details = now.details.with(func(d *Details) {
				d.NoScroll, d.Marker, d.Counter = was.NoScroll, was.Marker, was.Counter
			})
		}
	}
	s.Scopes, s.Held = scopes, nil
	return s
}

// own gives what is held for a Builder to go on with, on a stage of so many choices and anchors.
func (h *Held) own(choices, anchors int) *Held {
	if h == nil {
		return nil
	}
	own := *h
	own.Scopes = slices.Clone(h.Scopes)
	for i := range own.Scopes {
		own.Scopes[i].Text = own.Scopes[i].Text.own(choices, anchors)
	}
	return &own
}

// Lock freezes the drawing of a layer as it is now. What is locked already stays as it was then, and false is given.
func (b *Builder) Lock(l Layer) bool {
	h := Held{}
	if b.held != nil {
		h = *b.held
	}
	if *h.layer(l) {
		return false
	}
	h.Scopes = Stage{Scopes: b.scopes(), Held: b.held}.Drawn().Scopes
	*h.layer(l) = true
	b.held = &h
	return true
}

// Unlock ends the lock of a layer.
func (b *Builder) Unlock(l Layer) {
	if b.held == nil || !*b.held.layer(l) {
		return
	}
	h := *b.held
	*h.layer(l) = false
	b.held = &h
	if !h.Surfaces && !h.Balloons {
		b.held = nil
	}
}

func (h *Held) layer(l Layer) *bool {
	if l == Surfaces {
		return &h.Surfaces
	}
	return &h.Balloons
}
