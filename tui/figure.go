package tui

import "ukatty/sakura/stage"

// Drawing a character: its picture in the room that it has, texts that stand on it, and the edges of what can be poked.

// The share of a surface that lets through from which on it is drawn faintly, and not at all, in percent.
const (
	halfFaded = 50
	allFaded  = 100
)

// paintFigure draws the upper rows of a character's picture, from the column x on, so that it stands on the lower edge of an
// area; but as far from there as the script has moved it, within the area.
func (m *Model) paintFigure(a *actor, p *picture, x int, in area, rows int) {
	details := a.scope.Details()
	by := details.Moved
	own := m.shift(a, p)
	at := area{
		x: clamp(x+columnsFor(by.X)+own.X, 0, max(m.w-p.w, 0)),
		y: clamp(in.y+in.h-rows+rowsFor(by.Y)+own.Y, in.y, in.y+in.h-1), w: p.w, h: rows,
	}
	at.h = min(at.h, in.y+in.h-at.y)
	m.spot(spot{kind: onPicture, x: at.x, y: at.y, w: at.w, h: at.h, index: a.id})
	switch faded := details.Faded; {
	case faded >= allFaded:
	case faded >= halfFaded:
		p.draw(&m.canvas, at.x, at.y, at, faint)
	default:
		p.draw(&m.canvas, at.x, at.y, at, 0)
	}
	for i := range details.Captions {
		m.paintCaption(&details.Captions[i], at)
	}
	if m.frame.Stage.Collision != stage.NoAreas {
		m.paintAreas(a, p, at)
	}
}

// paintCaption writes a text on a picture, in a rectangle that is given in pixels of the surface.
func (m *Model) paintCaption(c *stage.Caption, on area) {
	x, y := max(columnsFor(c.X), 0), max(rowsFor(c.Y), 0)
	w, h := columnsFor(c.W), rowsFor(c.H)
	if w < 1 {
		w = on.w - x
	}
	if h < 1 {
		h = on.h - y
	}
	w, h = min(w, on.w-x), min(h, on.h-y)
	if w < 1 || h < 1 {
		return
	}
	look := m.theme.worn(c.Look, m.tint)
	// No more of it than twice what has room is looked at.
	for i, l := range m.metrics.Wrap(m.metrics.Cut(c.Text, 2*w*h), w) {
		if i >= h {
			return
		}
		m.canvas.over(on.x+x, on.y+y+i, on.x+x+w, l.Text, look)
	}
}
