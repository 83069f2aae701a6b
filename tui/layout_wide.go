package tui

// paintWide draws a column for each character: its balloon, its picture, and on the floor its name.
func (m *Model) paintWide() {
	floor := m.h - feet
	top := m.paintWish(1, m.paintNotices(1, 0, m.noticeRows()), m.wishRows())
	seen, left := m.visible(max(m.w/minColumn, 1))
	if len(seen) == 0 {
		m.paintFeet(floor, nil, left)
		return
	}
	col := min(m.w/len(seen), maxColumn)
	margin := (m.w - col*len(seen)) / 2
	plates, tall := make([]plate, len(seen)), make([]int, len(seen))
	for i := range seen {
		a := &seen[i]
		x := margin + i*col
		plates[i] = plate{a, x + col/2}
		if !m.unseen() {
			tall[i] = m.paintPicture(a, x, col, floor, floor-top, clamp((floor-top)/3, 6, 10))
		}
	}
	for i := range seen {
		if seen[i].open && !m.unseen() {
			m.paintColumn(&seen[i], margin+i*col, col, top, floor-tall[i])
		}
	}
	m.paintFeet(floor, plates, left)
	if m.unseen() {
		m.paintHidden(top, floor)
	}
}

// maxBalloon is how wide a balloon becomes. Ghosts are written for lines of 36 to 40 cells, and longer ones tire the eye.
const maxBalloon = 52

// paintColumn draws a character's balloon between top and bottom in the columns from x on.
func (m *Model) paintColumn(a *actor, x, w, top, bottom int) {
	bw := min(w-2, maxBalloon)
	b := m.wrapped(a.id, bw-boxSides)
	spike := bottom-top > boxEnds+1
	if spike {
		bottom--
	}
	text := min(max(b.len(), 1), bottom-top-boxEnds)
	if text < 1 {
		return
	}
	m.paintBalloon(box{
		actor: a, x: x + (w-bw)/2, y: bottom - text - boxEnds, w: bw, rows: text, tail: x + w/2, spike: spike,
	})
}

// paintPicture draws the picture of a character so that it stands on the floor, and gives how many rows belong to it. When
// there is no picture the number of the surface stands in.
func (m *Model) paintPicture(a *actor, x, w, floor, room, keep int) int {
	p := m.stand.picture(m.metrics, a.id, a.surface)
	tall := m.stand.size(a.id).h
	missing := p.h == 0 && !a.away()
	if missing {
		tall = max(tall, missingHeight)
	}
	rows := artRows(room, tall, keep)
	m.spot(spot{kind: onCharacter, x: x, y: floor - rows, w: w, h: rows + 1, index: a.id})
	switch {
	case rows == 0:
	case missing:
		m.paintMissing(a, x+w/2, floor, rows)
	default:
		m.paintFigure(a, &p, x+(w-p.w)/2, area{0, floor - room, m.w, room}, min(p.h, rows))
	}
	return rows
}

// missingHeight is how tall the box is that stands in for a picture.
const missingHeight = 3

// paintMissing draws the number of a surface that has no picture, as a picture.
func (m *Model) paintMissing(a *actor, center, floor, rows int) {
	if rows < missingHeight {
		return
	}
	c, g := &m.canvas, &m.theme.glyphs
	label := m.metrics.Shorten(a.surface, 16)
	w := m.metrics.Width(label) + 4
	x, y := max(center-w/2, 0), floor-missingHeight
	for i, ends := range [...][2]string{{g.topLeft, g.topRight}, {g.dash, g.dash}, {g.bottomLeft, g.bottomRight}} {
		c.put(x, y+i, c.w, ends[0], m.theme.dim)
		if i != 1 {
			c.line(x+1, y+i, w-2, g.across, m.theme.dim)
		}
		c.put(x+w-1, y+i, c.w, ends[1], m.theme.dim)
	}
	c.put(x+2, y+1, c.w, label, m.theme.accent(a.id).with(bold))
}

// paintHidden says that the ghost is out of sight, and how to bring it back.
func (m *Model) paintHidden(top, floor int) {
	s := m.hiddenText(m.w - 2)
	m.canvas.put((m.w-m.metrics.Width(s))/2, (top+floor)/2, m.w, s, m.theme.dim)
}
