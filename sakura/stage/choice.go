package stage

import "strings"

// Choice offers a choice: its label, cleaned, is added to the balloon of its scope, and it can be chosen from then on. It
// gives false, and adds nothing, where there are MaxChoices already or the scope does not fit. The rest of the choice is
// kept as it came: whoever shows it has to clean it.
func (b *Builder) Choice(c Choice) bool {
	a := b.enter(c.Scope)
	if a == nil || b.choices.live() >= MaxChoices {
		return false
	}
	start := a.text.end()
	c.Label = Clean(c.Label)
	if c.Label != "" {
		b.add(a, c.Label)
		a.open = true
	}
	b.offer(a, &b.choices, c, start)
	return true
}

// Choices gives how many choices there are.
func (b *Builder) Choices() int { return b.choices.live() }

// offer registers a choice, or an anchor, whose label ends the text of an actor.
func (b *Builder) offer(a *actor, p *pool, c Choice, start pos) {
	m := a.marks()
	l := link{start: start, end: a.text.end(), index: p.add(c), anchor: p == &b.anchors}
	m.links = append(m.links, l)
	b.fresh = false
}

// begun is a range of text that has begun and is to be a label: \__q, \_a.
type begun struct {
	from pos
	open bool
}

// Begin marks where in the balloon of a scope the text of a choice begins that ChoiceSince will offer.
func (b *Builder) Begin(scope int) { b.begin(scope, 0) }

// BeginAnchor marks where in the balloon of a scope the text of an anchor begins that AnchorSince will offer.
func (b *Builder) BeginAnchor(scope int) { b.begin(scope, 1) }

func (b *Builder) begin(scope, kind int) {
	if a := b.actor(scope); a != nil {
		a.rare().spans[kind] = begun{from: a.text.end(), open: true}
	}
}

// ChoiceSince offers a choice whose label is all that was added to the balloon of its scope since Begin, and gives that
// label, with blanks for line breaks. A picture without text is a label too, an empty one. It does nothing where there is
// neither, where another choice or an anchor stands in it, or where there are MaxChoices already.
func (b *Builder) ChoiceSince(c Choice) (label string, ok bool) { return b.since(c, 0, &b.choices) }

// AnchorSince offers an anchor as ChoiceSince does a choice; it can be clicked from then on.
func (b *Builder) AnchorSince(c Choice) (label string, ok bool) { return b.since(c, 1, &b.anchors) }

func (b *Builder) since(c Choice, kind int, p *pool) (label string, ok bool) {
	a := b.find(c.Scope)
	if a == nil || a.more == nil || !a.more.spans[kind].open {
		return "", false
	}
	start := a.more.spans[kind].from
	a.more.spans[kind].open = false
	m := a.text.marked()
	if n := len(m.links); p.live() >= MaxChoices || n > 0 && start.before(m.links[n-1].end) {
		return "", false
	}
	c.Label = strings.Trim(strings.ReplaceAll(a.text.s[start.at:], "\n", " "), " ")
	if c.Label == "" && !pictured(m.spots[start.spot:]) {
		return "", false
	}
	b.offer(a, p, c, start)
	return c.Label, true
}

// pictured says whether there is a picture among spots that stands in the text.
func pictured(spots []spot) bool {
	for _, s := range spots {
		if s.picture != nil && s.picture.Inline {
			return true
		}
	}
	return false
}
