package stage

// SetNoScroll keeps the balloon of a scope from following its text; SetScroll lets it follow again.
func (b *Builder) SetNoScroll(scope int) bool {
	a := b.actor(scope)
	if a == nil {
		return false
	}
	b.change(a, func(d *Details) { d.NoScroll = true })
	return true
}

// SetScroll is the contrary of SetNoScroll.
func (b *Builder) SetScroll(scope int) bool {
	a := b.actor(scope)
	if a == nil {
		return false
	}
	b.change(a, func(d *Details) { d.NoScroll = false })
	return true
}

// SetMarker gives the balloon of a scope the text of its marker line. It is cleaned.
func (b *Builder) SetMarker(scope int, text string) bool {
	text = Clean(text)
	return b.set(scope, func(d *Details) { d.Marker = text })
}

// SetCounter gives the balloon of a scope a counter. Its texts are cleaned. One that shows something opens the balloon.
func (b *Builder) SetCounter(scope int, c Counter) bool {
	c = Counter{Name: Clean(c.Name), Now: Clean(c.Now), Max: Clean(c.Max)}
	ok := b.set(scope, func(d *Details) { d.Counter = c })
	if ok && c != (Counter{}) {
		b.find(scope).open = true
	}
	return ok
}

// SetMoved tells how far a character has gone from its place.
func (b *Builder) SetMoved(scope int, p Point) bool {
	return b.set(scope, func(d *Details) { d.Moved = p })
}

// SetScale tells how large the surface of a scope is drawn. 100, 100 is the zero Scale.
func (b *Builder) SetScale(scope int, scale Scale) bool {
	if scale == (Scale{X: 100, Y: 100}) {
		scale = Scale{}
	}
	return b.set(scope, func(d *Details) { d.Scale = scale })
}

// SetFaded tells how much the surface of a scope lets through, in percent.
func (b *Builder) SetFaded(scope, percent int) bool {
	return b.set(scope, func(d *Details) { d.Faded = percent })
}

// set changes the details of a scope, which joins the stage with them.
func (b *Builder) set(scope int, change func(*Details)) bool {
	a := b.enter(scope)
	if a == nil {
		return false
	}
	b.change(a, change)
	return true
}

// change changes the details of an actor.
func (b *Builder) change(a *actor, change func(*Details)) {
	a.details, b.fresh = a.details.with(change), false
}

// Of gives a scope as it is now; the zero Scope of that number where it is not there. Its labels may lead to choices that
// Freeze will take off.
func (b *Builder) Of(scope int) Scope {
	if a := b.find(scope); a != nil {
		return a.show()
	}
	return Scope{ID: scope}
}

// Online shows the mark of a network at work; Offline takes it off.
func (b *Builder) Online() { b.online = true }

// Offline is the contrary of Online.
func (b *Builder) Offline() { b.online = false }

// ShowAreas shows the areas of the characters that can be poked, or hides them.
func (b *Builder) ShowAreas(c Collision) { b.areas = c }
