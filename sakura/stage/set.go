package stage

// SetNoScroll keeps the balloon of a scope from following its text; SetScroll lets it follow again.
func (b *Builder) SetNoScroll(scope int) bool {
	a := b.actor(scope)
	if a == nil {
		return false
	}
	a.rare().rest.NoScroll, b.fresh = true, false
	return true
}

// SetScroll is the contrary of SetNoScroll.
func (b *Builder) SetScroll(scope int) bool {
	a := b.actor(scope)
	if a == nil {
		return false
	}
	a.rare().rest.NoScroll, b.fresh = false, false
	return true
}

// SetMarker gives the balloon of a scope the text of its marker line. It is cleaned.
func (b *Builder) SetMarker(scope int, text string) bool {
	text = Clean(text)
	return b.set(scope, func(s *Scope) { s.Marker = text })
}

// SetCounter gives the balloon of a scope a counter. Its texts are cleaned. One that shows something opens the balloon.
func (b *Builder) SetCounter(scope int, c Counter) bool {
	c = Counter{Name: Clean(c.Name), Now: Clean(c.Now), Max: Clean(c.Max)}
	ok := b.set(scope, func(s *Scope) { s.Counter = c })
	if ok && c != (Counter{}) {
		b.find(scope).open = true
	}
	return ok
}

// SetMoved tells how far a character has gone from its place.
func (b *Builder) SetMoved(scope int, p Point) bool {
	return b.set(scope, func(s *Scope) { s.Moved = p })
}

// SetScale tells how large the surface of a scope is drawn. 100, 100 is the zero Scale.
func (b *Builder) SetScale(scope int, scale Scale) bool {
	if scale == (Scale{X: 100, Y: 100}) {
		scale = Scale{}
	}
	return b.set(scope, func(s *Scope) { s.Scale = scale })
}

// SetFaded tells how much the surface of a scope lets through, in percent.
func (b *Builder) SetFaded(scope, percent int) bool {
	return b.set(scope, func(s *Scope) { s.Faded = percent })
}

// set changes something of a scope that an actor does not have itself.
func (b *Builder) set(scope int, change func(*Scope)) bool {
	a := b.enter(scope)
	if a == nil {
		return false
	}
	change(&a.rare().rest)
	b.fresh = false
	return true
}

// Of gives a scope as it is now; the zero Scope of that number where it is not there. Its labels may lead to choices that
// Freeze will take off.
func (b *Builder) Of(scope int) Scope {
	s := Scope{ID: scope}
	if a := b.find(scope); a != nil {
		a.show(&s)
	}
	return s
}

// Online shows the mark of a network at work; Offline takes it off.
func (b *Builder) Online() { b.online, b.fresh = true, false }

// Offline is the contrary of Online.
func (b *Builder) Offline() { b.online, b.fresh = false, false }

// ShowAreas shows the areas of the characters that can be poked, or hides them.
func (b *Builder) ShowAreas(c Collision) { b.areas, b.fresh = c, false }
