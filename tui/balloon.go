package tui

import (
	"slices"
	"sort"

	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// balloon is what the screen remembers of a character's balloon: its text, wrapped, and how far it is scrolled back. A text
// that can only grow at its end is a flow; one in which something has a place of its own is a page.
type balloon struct {
	script  script
	flow    cell.Flow
	page    page
	metrics cell.Metrics
	width   int
	fresh   bool // the flow or page is that of the script, metrics and width
	still   bool // it does not follow its text
	back    int  // rows between the last one seen and the end
	top     int  // the first row that was seen
	shown   int  // rows that were drawn last
}

// take makes the text of the balloon that of a scope. A balloon whose text only grew stays where it was scrolled to.
func (b *balloon) take(sc *stage.Scope) {
	switch b.script.take(sc.Text) {
	case grown:
		b.fresh = false
	case other:
		b.flow, b.page, b.back, b.top, b.fresh = cell.Flow{}, page{}, 0, 0, false
	}
	if b.still && !sc.Details().NoScroll {
		b.back = 0
	}
	b.still = sc.Details().NoScroll
}

// wraps says whether the text is set in rows of at most w cells.
func (b *balloon) wraps(m cell.Metrics, w int) bool { return b.fresh && b.metrics == m && b.width == w }

// wrap sets the text in rows of at most w cells; size gives the size of a picture.
func (b *balloon) wrap(m cell.Metrics, w int, size func(*stage.Picture) patch) {
	if b.wraps(m, w) {
		return
	}
	if b.metrics != m || b.width != w {
		b.flow, b.metrics, b.width, b.back = cell.Flow{}, m, w, 0
	}
	before := b.len()
	if b.script.placed {
		b.flow, b.page = cell.Flow{}, newPage(m, b.script.runs, w, size)
	} else {
		b.flow, b.page = b.flow.Wrap(m, b.script.text.String(), w), page{}
	}
	if b.back > 0 {
		b.back = max(b.back+b.len()-before, 0)
	}
	b.fresh = true
}

// len gives the number of rows.
func (b *balloon) len() int {
	if b.script.placed {
		return b.page.rows
	}
	return b.flow.Len()
}

// view gives the rows that a balloon of height h shows: from first to but excluding last.
func (b *balloon) view(h int) (first, last int) {
	n := b.len()
	most := max(n-h, 0)
	if b.still {
		b.back = most - clamp(b.top, 0, most)
	}
	b.back = clamp(b.back, 0, most)
	last = n - b.back
	b.top = max(last-h, 0)
	return b.top, last
}

// scroll moves the balloon by rows, back for more than 0.
func (b *balloon) scroll(rows int) {
	most := max(b.len()-b.shown, 0)
	b.back = clamp(b.back+rows, 0, most)
	b.top = most - b.back
}

// row gives the row in which the byte i of the text stands.
func (b *balloon) row(i int) int {
	n := b.flow.Len()
	return max(sort.Search(n, func(r int) bool { return b.flow.Line(r).Start > i })-1, 0)
}

// find gives the first row of what has a face that is looked for, -1 when nothing has.
func (b *balloon) find(is func(face) bool) int {
	if !b.script.placed {
		if i := slices.IndexFunc(b.script.spans, func(s span) bool { return is(s.face) }); i >= 0 {
			return b.row(b.script.spans[i].start)
		}
		return -1
	}
	if i := slices.IndexFunc(b.page.pieces, func(p piece) bool { return is(p.face) }); i >= 0 {
		return b.page.pieces[i].row
	}
	for _, all := range [...][]patch{b.page.inline, b.page.patches} {
		if i := slices.IndexFunc(all, func(p patch) bool { return is(p.face) }); i >= 0 {
			return all[i].row
		}
	}
	return -1
}

// reveal scrolls so that what is looked for can be seen in a balloon of height h.
func (b *balloon) reveal(h int, is func(face) bool) {
	row := b.find(is)
	if row < 0 {
		return
	}
	if first, last := b.view(h); row < first || row >= last {
		b.back = b.len() - min(row+max(h, 1), b.len())
		b.top = max(b.len()-b.back-h, 0)
	}
}
