package stage

// Say adds text to the balloon of a scope, and opens it. Foreign text enters a stage here, by Put and by Choice alone: what
// Clean drops does not get in. Text of which nothing is left opens nothing.
func (b *Builder) Say(scope int, text string) bool {
	return b.Put(scope, Piece{text: Clean(text)})
}

// Put is Say for text that was cleaned when it was cut.
func (b *Builder) Put(scope int, p Piece) bool {
	a := b.actor(scope)
	if a == nil {
		return false
	}
	if p.text != "" {
		b.add(a, p.text)
		a.open, a.joined = true, true
		b.fresh = false
	}
	return true
}

// Break adds a line break to the balloon of a scope, of a height in percent of a line: 100 for \n. Negative goes back up.
// It does not open the balloon. The next line stands left again.
func (b *Builder) Break(scope, percent int) bool {
	a := b.enter(scope)
	if a == nil {
		return false
	}
	if percent != 100 {
		m := a.marks()
		m.breaks = append(m.breaks, lineBreak{at: int32(len(a.text.s)), percent: int32(percent)})
	}
	a.write("\n")
	a.newLine()
	b.fresh = false
	return true
}

// Clear empties the balloon of a scope, which stays open. The choices in it are gone.
func (b *Builder) Clear(scope int) bool {
	a := b.actor(scope)
	if a == nil {
		return false
	}
	b.clear(a)
	return true
}

// ClearAll empties all balloons; those that are open stay open. No choice is left.
func (b *Builder) ClearAll() {
	for a := range b.actors {
		b.clear(a)
	}
}

// CloseAll empties all balloons and takes them from the stage. When they open again they are the default ones, follow their
// text and count nothing. No choice is left.
func (b *Builder) CloseAll() {
	b.ClearAll()
	for a := range b.actors {
		if a.open || a.balloon != 0 {
			a.open, a.balloon = false, 0
			b.fresh = false
		}
		if d := a.details; d != nil && (d.NoScroll || d.Counter != Counter{}) {
			b.change(a, func(d *Details) { d.NoScroll, d.Counter = false, Counter{} })
		}
	}
}

// Open says whether any balloon stands on the stage.
func (b *Builder) Open() bool {
	for a := range b.actors {
		if a.open {
			return true
		}
	}
	return false
}

// Size gives the Size of the text in the balloon of a scope.
func (b *Builder) Size(scope int) int {
	if a := b.find(scope); a != nil {
		return a.text.Size()
	}
	return 0
}

// firstText is how many bytes a balloon is made for at first.
const firstText = 96

// add appends text that is clean, and looks as the actor's text is to look.
func (b *Builder) add(a *actor, text string) {
	if a.more != nil || b.noWrap {
		b.wear(a)
	}
	a.write(text)
}

// wear lets the text of an actor look from its end on as it is to look, if it does not yet.
func (b *Builder) wear(a *actor) {
	m := a.rare()
	m.dress.noWrap = b.noWrap
	if m.dress.look == m.worn.look && m.dress.noWrap == m.worn.noWrap {
		return
	}
	m.worn = m.dress
	m.worn.from = a.text.end()
	marks := a.marks()
	marks.looks = append(marks.looks, m.worn)
}

// write appends characters that are clean.
func (a *actor) write(text string) {
	if a.buf.Cap() == 0 {
		a.buf.Grow(max(firstText, len(a.text.s)+len(text)))
		a.buf.WriteString(a.text.s)
	}
	a.buf.WriteString(text)
	a.text.s = a.buf.String()
}

// clear empties an actor's balloon. What is added next looks as before, and stands left.
func (b *Builder) clear(a *actor) {
	if m := a.more; m != nil {
		m.spans[0].from, m.spans[1].from = pos{}, pos{}
		m.worn = dress{}
	}
	if a.text == (Text{}) {
		return
	}
	for _, l := range a.text.marked().links {
		b.of(l).drop(l.index)
	}
	b.fresh = false
	a.text = Text{}
	a.buf.Reset()
	a.newLine()
}
