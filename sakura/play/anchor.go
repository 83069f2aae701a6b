package play

import (
	"slices"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// anchorTags offer anchors: what can be clicked at any time.
var anchorTags = family{
	"anchor":       (*Player).anchor,
	"anchor-event": (*Player).anchor,
	"anchor-refs":  (*Player).anchor,
}

// anchor is \_a[ID,…] and the \_a that ends it.
func (p *Player) anchor(n sakura.Node) {
	was := p.anchored
	p.closeAnchor()
	switch {
	case p.script.NArg(n) > 0:
		p.anchored = p.newSpan(n)
		p.anchored.choice.Marks = p.font().anchor
		p.build.BeginAnchor(p.anchored.choice.Scope)
	case was == nil:
		p.note("an anchor needs an ID")
	}
}

// closeAnchor makes an anchor of what was said since \_a.
func (p *Player) closeAnchor() {
	s := p.anchored
	if s == nil {
		return
	}
	p.anchored = nil
	label, ok := p.build.AnchorSince(s.choice)
	p.closed(s, OpAnchor, label, ok)
}

// Anchor clicks anchor i of the stage that was handed out last: it is a visited one from then on, the outside is told by an
// Anchored cue, and the script goes on. An anchor that went meanwhile is noted, and nothing happens.
func (p *Player) Anchor(i int, now Instant) (b Beat) {
	offered := p.build.Freeze().Anchors
	p.advance(now)
	left := p.build.Freeze().Anchors
	is := -1
	if i >= 0 && i < len(offered) {
		is = find(left, offered[i], i)
	}
	if is < 0 {
		p.refuse("there is no such anchor any more")
		p.beat(&b)
		return b
	}
	p.build.Visit(is)
	clicked := left[is]
	clicked.Visited = true
	e := p.emit(OpCue)
	e.Node, e.Scope, e.T, e.Cue = none, clicked.Scope, p.seen(), &Cue{Kind: Anchored, Choice: clicked}
	p.beat(&b)
	return b
}

// find gives where a choice or anchor stands in a list, most likely at i; -1 where it does not.
func find(in []stage.Choice, c stage.Choice, i int) int {
	if i < len(in) && same(in[i], c) {
		return i
	}
	return slices.IndexFunc(in, func(o stage.Choice) bool { return same(o, c) })
}

// same says whether two choices or anchors are one and the same, as far as anybody can tell.
func same(a, b stage.Choice) bool {
	return a.Scope == b.Scope && a.Label == b.Label && a.ID == b.ID && a.Kind == b.Kind && slices.Equal(a.Refs, b.Refs)
}
