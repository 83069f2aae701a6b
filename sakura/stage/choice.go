package stage

import (
	"slices"
	"strings"
)

// Choice offers a choice: its label, cleaned, is added to the balloon of its scope, and it can be chosen from then on. It
// gives false, and adds nothing, where there are MaxChoices already or the scope does not fit. The rest of the choice is
// kept as it came: whoever shows it has to clean it.
func (b *Builder) Choice(c Choice) bool {
	a := b.actor(c.Scope)
	if a == nil || b.live >= MaxChoices {
		return false
	}
	start := len(a.text.s)
	c.Label = Clean(c.Label)
	if c.Label != "" {
		a.add(c.Label)
		a.open = true
	}
	b.offer(a, c, start)
	return true
}

// ChoiceSince offers a choice whose label is all that was added to the balloon of its scope since it held start bytes (see
// Len), and gives that label, with blanks for line breaks. It does nothing where that is no text, where another choice stands
// in it, or where there are MaxChoices already.
func (b *Builder) ChoiceSince(c Choice, start int) (label string, ok bool) {
	a := b.find(c.Scope)
	if a == nil || b.live >= MaxChoices || start < 0 || start >= len(a.text.s) {
		return "", false
	}
	if links := a.text.marked().links; len(links) > 0 && int(links[len(links)-1].end) > start {
		return "", false
	}
	c.Label = strings.Trim(strings.ReplaceAll(a.text.s[start:], "\n", " "), " ")
	if c.Label == "" {
		return "", false
	}
	b.offer(a, c, start)
	return c.Label, true
}

// Choices gives how many choices there are.
func (b *Builder) Choices() int { return b.live }

// offer registers a choice whose label ends the text of an actor.
func (b *Builder) offer(a *actor, c Choice, start int) {
	m := a.text.marked()
	m.links = append(m.links, link{start: int32(start), end: int32(len(a.text.s)), choice: int32(len(b.choices))})
	a.text.marks = &m
	b.choices = append(b.choices, c)
	if b.gone != nil {
		b.gone = append(b.gone, false)
	}
	b.live++
	b.fresh = false
}

// drop takes a choice off; sweep will remove it.
func (b *Builder) drop(i int) {
	if b.gone == nil {
		b.gone = make([]bool, len(b.choices), cap(b.choices))
	}
	if i < len(b.gone) && !b.gone[i] {
		b.gone[i] = true
		b.live--
	}
}

// sweep removes the choices that are gone. What was handed out keeps its own lists: these are new ones.
func (b *Builder) sweep() {
	if b.gone == nil {
		return
	}
	left := make([]Choice, 0, b.live)
	index := make([]int32, len(b.choices))
	for i, c := range b.choices {
		index[i] = int32(len(left))
		if !b.gone[i] {
			left = append(left, c)
		}
	}
	b.choices, b.gone = left, nil
	for _, a := range b.actors {
		m := a.text.marked()
		if len(m.links) == 0 {
			continue
		}
		m.links = slices.Clone(m.links)
		for i := range m.links {
			m.links[i].choice = index[m.links[i].choice]
		}
		a.text.marks = &m
	}
}
