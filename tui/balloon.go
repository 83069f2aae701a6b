package tui

import (
	"sort"

	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// balloon is what the screen remembers of a character's balloon: its text, wrapped, and how far it is scrolled back.
type balloon struct {
	script  script
	flow    cell.Flow
	metrics cell.Metrics
	width   int
	fresh   bool // the flow is that of the script, metrics and width
	back    int  // rows between the last one seen and the end
	shown   int  // rows that were drawn last
}

// take makes the text of the balloon that of t. A balloon whose text only grew stays where it was scrolled to.
func (b *balloon) take(t stage.Text) {
	before := b.script.text.Len()
	if !b.script.take(t) {
		b.flow, b.back, b.fresh = cell.Flow{}, 0, false
		return
	}
	b.fresh = b.fresh && b.script.text.Len() == before
}

// wrap wraps the text into rows of at most w cells.
func (b *balloon) wrap(m cell.Metrics, w int) {
	if b.fresh && b.metrics == m && b.width == w {
		return
	}
	if b.metrics != m || b.width != w {
		b.flow, b.metrics, b.width, b.back = cell.Flow{}, m, w, 0
	}
	before := b.flow.Len()
	b.flow = b.flow.Wrap(m, b.script.text.String(), w)
	if b.back > 0 {
		b.back = max(b.back+b.flow.Len()-before, 0)
	}
	b.fresh = true
}

// view gives the rows that a balloon of height h shows: from first to but excluding last.
func (b *balloon) view(h int) (first, last int) {
	n := b.flow.Len()
	b.back = min(max(b.back, 0), max(n-h, 0))
	last = n - b.back
	return max(last-h, 0), last
}

// row gives the row in which the byte i of the text stands.
func (b *balloon) row(i int) int {
	n := b.flow.Len()
	return max(sort.Search(n, func(r int) bool { return b.flow.Line(r).Start > i })-1, 0)
}

// reveal scrolls so that a choice can be seen in a balloon of height h.
func (b *balloon) reveal(choice, h int) {
	for _, s := range b.script.spans {
		if s.choice != choice {
			continue
		}
		row := b.row(s.start)
		if first, last := b.view(h); row < first || row >= last {
			b.back = b.flow.Len() - min(row+max(h, 1), b.flow.Len())
		}
		return
	}
}
