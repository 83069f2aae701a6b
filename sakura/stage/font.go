package stage

// SetLook says how text looks that is added to the balloon of a scope from now on. Its Valign moves all of the present line,
// and stays for the lines that follow.
func (b *Builder) SetLook(scope int, l Look) bool {
	a := b.actor(scope)
	if a == nil {
		return false
	}
	valign := l.Valign
	l.Valign = 0
	if a.more != nil || l != (Look{}) {
		a.rare().dress.look = l
	}
	if valign != a.lining.valign {
		a.lining.valign = valign
		b.line(a)
	}
	return true
}

// SetAlign moves the present line of the balloon of a scope, up to the next line break or \_l.
func (b *Builder) SetAlign(scope int, align Align) bool {
	a := b.actor(scope)
	if a == nil {
		return false
	}
	if align != a.lining.align {
		a.lining.align = align
		b.line(a)
	}
	return true
}

// ResetLooks lets all text that is added from now on look as the balloons have it. What stands there stays as it is.
func (b *Builder) ResetLooks() {
	for a := range b.actors {
		a.lining.valign = Bottom
		if a.more != nil {
			a.more.dress = dress{}
		}
	}
}

// Wrap lets text that is added from now on, to whatever balloon, be wrapped at the edge; NoWrap lets it run out of the
// balloon.
func (b *Builder) Wrap() { b.noWrap = false }

// NoWrap is the contrary of Wrap.
func (b *Builder) NoWrap() { b.noWrap = true }

// line writes down where the present line of an actor stands.
func (b *Builder) line(a *actor) {
	m := a.marks()
	m.lines = append(m.lines, a.lining)
	b.fresh = false
}

// newLine begins a line at the end of an actor's text: it stands left, and as high in the line as the one before.
func (a *actor) newLine() {
	a.lining = lining{line: a.text.end(), valign: a.lining.valign}
	if a.lining.valign == Bottom {
		return
	}
	m := a.marks()
	m.lines = append(m.lines, a.lining)
}
