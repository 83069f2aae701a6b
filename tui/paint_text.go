package tui

import (
	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// area is where a text is drawn: from the column x and the row y on, w columns and h rows.
type area struct{ x, y, w, h int }

// paintText draws the rows of a balloon that are to be seen, and remembers where its choices and anchors stand.
func (m *Model) paintText(a *actor, in area) {
	b := m.balloon(a.id)
	b.shown = in.h
	if m.toLit && (m.asks() || m.linked()) && m.chosenScope() == a.id {
		b.reveal(in.h, m.isLit)
		m.toLit = false
	}
	first, last := b.view(in.h)
	if b.script.placed {
		m.paintPage(a, &b.page, in, first, last)
		return
	}
	text := b.script.text.String()
	from := 0
	for i := first; i < last; i++ {
		line := b.flow.Line(i)
		x := in.x + m.aligned(b.script.lined(line.Start), in.w-line.Width)
		if len(b.script.spans) == 0 {
			m.canvas.put(x, in.y+i-first, in.x+in.w, line.Text, m.theme.text)
			continue
		}
		m.paintLine(&b.script, text, line, &from, x, in.y+i-first, in.x+in.w)
	}
}

// aligned gives how many columns stand before a line that leaves so many free.
func (m *Model) aligned(to stage.Align, free int) int {
	switch to {
	case stage.Center:
		return max(free, 0) / 2
	case stage.Right:
		return max(free, 0)
	}
	return 0
}

// paintLine draws a row face by face; from is the span from which the search for the faces goes on.
func (m *Model) paintLine(s *script, text string, line cell.Line, from *int, x, y, end int) {
	if *from == 0 {
		*from = s.spanAt(line.Start)
	}
	for part := range s.faces(m.metrics, text, line, from) {
		next := m.canvas.put(x, y, end, part.text, m.styleOf(part.face))
		m.spotOf(part.face, area{x, y, next - x, 1})
		x = next
	}
}

// spotOf remembers where something stands that can be clicked.
func (m *Model) spotOf(f face, at area) bool {
	switch {
	case f.choice >= 0:
		m.spot(spot{kind: onChoice, x: at.x, y: at.y, w: at.w, h: at.h, index: f.choice})
	case f.anchor >= 0:
		m.spot(spot{kind: onAnchor, x: at.x, y: at.y, w: at.w, h: at.h, index: f.anchor})
	default:
		return false
	}
	return true
}

// paintPage draws the rows of a page from first to but excluding last: the pictures behind the text, the text in the order in
// which it was written, since a later one may stand on an earlier one, and the pictures before it.
func (m *Model) paintPage(a *actor, p *page, in area, first, last int) {
	for i := range p.patches {
		if !p.patches[i].picture.Front {
			m.paintPatch(&p.patches[i], in, first)
		}
	}
	for i := range p.inline {
		m.paintPatch(&p.inline[i], in, first)
	}
	for _, t := range p.pieces {
		if t.row < first || t.row >= last {
			continue
		}
		at := area{in.x + t.x, in.y + t.row - first, t.width, 1}
		m.canvas.over(at.x, at.y, in.x+in.w, t.text, m.styleOf(t.face))
		if !m.spotOf(t.face, at) {
			m.spot(spot{kind: onBalloon, x: at.x, y: at.y, w: at.w, h: 1, index: a.id})
		}
	}
	for i := range p.patches {
		if p.patches[i].picture.Front {
			m.paintPatch(&p.patches[i], in, first)
		}
	}
}

// paintPatch draws what can be seen of a picture in a balloon whose first row is first; a fixed one does not scroll.
func (m *Model) paintPatch(p *patch, in area, first int) {
	x, y := in.x+p.x, in.y+p.row
	if !p.picture.Fixed || p.picture.Inline {
		y -= first
	}
	top, bottom := max(y, in.y), min(y+p.h, in.y+in.h)
	if top >= bottom {
		return
	}
	w := min(p.w, in.w-p.x)
	m.spotOf(p.face, area{x, top, w, bottom - top})
	if p.label != "" {
		m.canvas.put(x, y, in.x+in.w, p.label, m.theme.dim)
		return
	}
	cells := m.print(p)
	cells.draw(&m.canvas, x, y, in, 0)
}
