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
		a.Open = true
		b.fresh = false
	}
	return true
}

// Break adds a line break to the balloon of a scope, of a height in percent of a line: 100 for \n. Negative goes back up.
// It does not open the balloon. The next line stands left again.
func (b *Builder) Break(scope, percent int) bool {
	a := b.actor(scope)
	if a == nil {
		return false
	}
	if percent != 100 {
		m := a.Text.marked()
		m.breaks = append(m.breaks, lineBreak{at: int32(len(a.Text.s)), percent: int32(percent)})
		a.Text.marks = &m
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
	for _, a := range b.actors {
		b.clear(a)
	}
}

// CloseAll empties all balloons and takes them from the stage. When they open again they are the default ones, follow their
// text and count nothing. No choice is left.
func (b *Builder) CloseAll() {
	b.ClearAll()
	for _, a := range b.actors {
		if a.Open || a.Balloon != 0 || a.NoScroll || a.Counter != (Counter{}) {
			a.Open, a.Balloon, a.NoScroll, a.Counter = false, 0, false, Counter{}
			b.fresh = false
		}
	}
}

// Open says whether any balloon stands on the stage.
func (b *Builder) Open() bool {
	for _, a := range b.actors {
		if a.Open {
			return true
		}
	}
	return false
}

// Len gives the number of bytes in the balloon of a scope.
func (b *Builder) Len(scope int) int {
	if a := b.find(scope); a != nil {
		return len(a.Text.s)
	}
	return 0
}

// Size gives the Size of the text in the balloon of a scope.
func (b *Builder) Size(scope int) int {
	if a := b.find(scope); a != nil {
		return a.Text.Size()
	}
	return 0
}

// firstText is how many bytes a balloon is made for at first.
const firstText = 96

// add appends text that is clean, and looks as the actor's text is to look.
func (b *Builder) add(a *actor, text string) {
	if a.dress.noWrap = b.noWrap; a.dress.look != a.worn.look || a.dress.noWrap != a.worn.noWrap {
		a.wear()
	}
	a.write(text)
}

// wear lets the text look otherwise from its end on.
func (a *actor) wear() {
	a.worn = a.dress
	a.worn.from = a.Text.end()
	m := a.Text.marked()
	m.looks = append(m.looks, a.worn)
	a.Text.marks = &m
}

// write appends characters that are clean.
func (a *actor) write(text string) {
	if a.buf.Cap() == 0 {
		a.buf.Grow(max(firstText, len(a.Text.s)+len(text)))
		a.buf.WriteString(a.Text.s)
	}
	a.buf.WriteString(text)
	a.Text.s = a.buf.String()
}

// clear empties an actor's balloon. What is added next looks as before, and stands left.
func (b *Builder) clear(a *actor) {
	for i := range a.spans {
		a.spans[i].from = pos{}
	}
	if a.Text == (Text{}) {
		return
	}
	for _, l := range a.Text.marked().links {
		b.of(l).drop(l.index)
	}
	b.fresh = false
	a.Text = Text{}
	a.buf.Reset()
	a.worn = dress{}
	a.newLine()
}
