package stage

import "slices"

// pool are the choices of a stage in the making, or its anchors.
type pool struct {
	all []Choice
	// gone are those that were cleared since the last sweep; nil when none was.
	gone *gone
}

// gone says which of the first choices of a pool are gone, and how many they are.
type gone struct {
	marks []bool
	n     int
}

func newPool(from []Choice) pool { return pool{all: slices.Clip(from)} }

// live is how many are not gone.
func (p *pool) live() int {
	if p.gone == nil {
		return len(p.all)
	}
	return len(p.all) - p.gone.n
}

// fewChoices is how many choices there is room for at first.
const fewChoices = 4

// add adds a choice and gives its index.
func (p *pool) add(c Choice) int32 {
	if p.all == nil {
		p.all = make([]Choice, 0, fewChoices)
	}
	p.all = append(p.all, c)
	return int32(len(p.all) - 1)
}

// drop takes a choice off; sweep will remove it.
func (p *pool) drop(i int32) {
	if p.gone == nil {
		p.gone = new(gone)
	}
	g := p.gone
	if n := len(p.all) - len(g.marks); n > 0 {
		g.marks = append(g.marks, make([]bool, n)...)
	}
	if int(i) < len(g.marks) && !g.marks[i] {
		g.marks[i] = true
		g.n++
	}
}

// sweep removes the choices that are gone and gives the new index of each old one, -1 where it is gone; nil when none was.
// What was handed out keeps its own list: this is a new one.
func (p *pool) sweep() []int32 {
	if p.gone == nil {
		return nil
	}
	left := make([]Choice, 0, p.live())
	index := make([]int32, len(p.all))
	for i, c := range p.all {
		index[i] = -1
		if i >= len(p.gone.marks) || !p.gone.marks[i] {
			index[i] = int32(len(left))
			left = append(left, c)
		}
	}
	p.all, p.gone = left, nil
	return index
}

// empty is the sweep of a pool of which nothing is left, so that no text has a label of it either.
func (p *pool) empty() {
	if p.gone != nil && p.live() == 0 {
		p.all, p.gone = p.all[:0:0], nil
	}
}

// of gives the pool that a link leads to.
func (b *Builder) of(l link) *pool {
	if l.anchor {
		return &b.anchors
	}
	return &b.choices
}

// sweep removes the choices and anchors that are gone. Texts whose drawing is locked may still hold their labels: those are
// no labels any more.
func (b *Builder) sweep() {
	if b.held == nil {
		b.choices.empty()
		b.anchors.empty()
	}
	choices, anchors := b.choices.sweep(), b.anchors.sweep()
	if choices == nil && anchors == nil {
		return
	}
	for a := range b.actors {
		a.text = a.text.relinked(choices, anchors)
	}
	if b.held != nil {
		h := *b.held
		h.Scopes = slices.Clone(h.Scopes)
		for i := range h.Scopes {
			h.Scopes[i].Text = h.Scopes[i].Text.relinked(choices, anchors)
		}
		b.held = &h
	}
}
