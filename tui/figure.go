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
	by := m.stand.steps(p, details.Moved)
	own := m.shift(a, p)
	at := area{
		x: clamp(x+by.X+own.X, 0, max(m.w-p.w, 0)),
		y: clamp(in.y+in.h-rows+by.Y+own.Y, in.y, in.y+in.h-1), w: p.w, h: rows,
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
		c := &details.Captions[i]
		m.paintCaption(c, m.stand.captioned(a, p, c), at)
	}
	if m.frame.Stage.Collision != stage.NoAreas {
		m.paintAreas(a, p, at)
	}
}

// steps gives the cells that so many pixels of the desktop are to a character: as large as those of its image, else those of text.
func (s *stand) steps(p *picture, by stage.Point) stage.Point {
	if p.spread.Empty() || p.art {
		return stage.Point{X: columnsFor(by.X), Y: rowsFor(by.Y)}
	}
	down := s.scale.rows(clamp(abs(by.Y), 0, far), s.cellPixels())
	if by.Y < 0 {
		down = -down
	}
	return stage.Point{X: s.scale.columns(clamp(by.X, -far, far)), Y: down}
}

// captioned gives the cells of a picture where a caption stands, which says so in pixels of the surface. On an image that is drawn
// small it has no less room than for text of the usual size. Where a picture is mirrored, so is the place, but not the text.
func (s *stand) captioned(a *actor, p *picture, c *stage.Caption) area {
	at := area{columnsFor(c.X), rowsFor(c.Y), columnsFor(c.W), rowsFor(c.H)}
	img := s.look(a.id, a.surface)
	if p.spread.Empty() || p.art || img.Image() == nil {
		return at
	}
	b := img.Image().Bounds()
	at.x = rounded((clamp(c.X, -far, far) - b.Min.X) * milli * p.w / b.Dx())
	at.y = rounded((clamp(c.Y, -far, far) - b.Min.Y) * milli * p.h / b.Dy())
	if at.w > 0 {
		at.w = max(at.w, rounded(clamp(c.W, 0, far)*milli*p.w/b.Dx()))
	}
	if at.h > 0 {
		at.h = max(at.h, rounded(clamp(c.H, 0, far)*milli*p.h/b.Dy()))
	}
	if p.flips[0] {
		at.x, at.w = flippedSpan(at.x, at.w, p.w)
	}
	if p.flips[1] {
		at.y, at.h = flippedSpan(at.y, at.h, p.h)
	}
	return at
}

// flippedSpan gives where so many cells from one on lie after a picture of all cells was mirrored: none of them are those up to its
// end.
func flippedSpan(from, n, all int) (int, int) {
	if n < 1 {
		return 0, max(all-from, 1)
	}
	n = min(n, all)
	return all - from - n, n
}

// paintCaption writes a text into an area of a picture.
func (m *Model) paintCaption(c *stage.Caption, in, on area) {
	x, y := max(in.x, 0), max(in.y, 0)
	w, h := in.w, in.h
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
