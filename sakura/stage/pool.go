package stage

import "slices"

// pool are the choices of a stage in the making, or its anchors.
type pool struct {
	all []Choice
	// gone marks those that were cleared since the last sweep; nil when none was.
	gone []bool
	// live is how many are not gone.
	live int
}

func newPool(from []Choice) pool { return pool{all: slices.Clip(from), live: len(from)} }

// add adds a choice and gives its index.
func (p *pool) add(c Choice) int32 {
	p.all = append(p.all, c)
	if p.gone != nil {
		p.gone = append(p.gone, false)
	}
	p.live++
	return int32(len(p.all) - 1)
}

// drop takes a choice off; sweep will remove it.
func (p *pool) drop(i int32) {
	if p.gone == nil {
		p.gone = make([]bool, len(p.all), cap(p.all))
	}
	if int(i) < len(p.gone) && !p.gone[i] {
		p.gone[i] = true
		p.live--
	}
}

// sweep removes the choices that are gone and gives the new index of each old one, -1 where it is gone; nil when none was.
// What was handed out keeps its own list: this is a new one.
func (p *pool) sweep() []int32 {
	if p.gone == nil {
		return nil
	}
	left := make([]Choice, 0, p.live)
	index := make([]int32, len(p.all))
	for i, c := range p.all {
		index[i] = -1
		if !p.gone[i] {
			index[i] = int32(len(left))
			left = append(left, c)
		}
	}
	p.all, p.gone = left, nil
	return index
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
	choices, anchors := b.choices.sweep(), b.anchors.sweep()
	if choices == nil && anchors == nil {
		return
	}
	for _, a := range b.actors {
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
