package tui

// paintWide draws the characters on the floor, and their balloons above them or beside them.
func (m *Model) paintWide() {
	floor := m.h - feet
	top := m.paintWish(1, m.paintNotices(1, 0, m.noticeRows()), m.wishRows())
	seen, left := m.visible(max(m.w/minColumn, 1))
	var plates []plate
	switch {
	case len(seen) == 0:
	case m.arrangement(seen) == facing:
		m.stand.furnish(m.cast, m.roomBeside(len(seen)), m.brush())
		plates = m.paintFacing(seen, top, floor)
	default:
		m.stand.furnish(m.cast, m.roomAbove(len(seen)), m.brush())
		plates = m.paintOverhead(seen, top, floor)
	}
	m.paintFeet(floor, plates, left)
	if m.unseen() && len(seen) > 0 {
		m.paintHidden(top, floor)
	}
}

// paintOverhead draws a column for each character: its balloon, and its picture below it.
func (m *Model) paintOverhead(seen []actor, top, floor int) []plate {
	col := m.columnWidth(seen)
	margin := (m.w - col*len(seen)) / 2
	plates, high := make([]plate, len(seen)), make([]int, len(seen))
	for i := range seen {
		x := margin + i*col
		plates[i] = plate{actor: &seen[i], center: x + col/2}
		if !m.unseen() {
			high[i] = m.paintPicture(&seen[i], x, col, floor, floor-top, besides(keptAbove(floor), top, 1))
		}
	}
	for i := range seen {
		if seen[i].open && !m.unseen() {
			m.paintColumn(&seen[i], margin+i*col, col, top, floor-high[i])
		}
	}
	return plates
}

// columnWidth gives how wide the columns of the characters are: no wider than a large balloon, or the widest picture.
func (m *Model) columnWidth(seen []actor) int {
	most := girths[1].w + 2
	for i := range seen {
		m.stand.picture(m.metrics, seen[i].id, seen[i].surface)
		most = max(most, m.reserved(&seen[i]).w+2)
	}
	return min(m.w/len(seen), most)
}

// paintColumn draws a character's balloon between top and bottom in the columns from x on.
func (m *Model) paintColumn(a *actor, x, w, top, bottom int) {
	bw := min(w-2, girthOf(a.scope.Balloon).w)
	t := tail{column: x + w/2}
	if bottom-top > boxEnds+1 {
		bottom--
		t.rows = 1
	}
	b := box{actor: a, x: x + (w-bw)/2, w: bw, tail: t}
	rows := m.fill([]box{b}, bottom-top)[0]
	if rows == 0 {
		return
	}
	b.y, b.rows = bottom-rows, rows-boxEnds
	m.paintBalloon(b)
}

// paintPicture draws the picture of a character so that it stands on the floor, and gives how many rows high it is seen. When
// there is no picture the number of the surface stands in.
func (m *Model) paintPicture(a *actor, x, w, floor, room, keep int) int {
	p := m.stand.picture(m.metrics, a.id, a.surface)
	size := m.reserved(a)
	left, below := m.stand.place(a.id, &p)
	high := size.h
	if p.sized {
		high = max(p.high, below+p.h)
	}
	missing := p.h == 0 && !a.away() && !m.stand.awaited(a)
	if missing {
		high = max(high, missingHeight)
	}
	rows := artRows(room, high, keep)
	bare := 0 // rows above it in which nothing is seen
	if rows > 0 {
		bare = min(m.stand.margins(a, &p).top, rows-1)
	}
	m.spot(spot{kind: onCharacter, x: x, y: floor - rows + bare, w: w, h: rows - bare + 1, index: a.id})
	switch {
	case rows == 0:
	case missing:
		m.paintMissing(a, x+w/2, floor, rows)
	default:
		below = min(below, rows-1)
		m.paintFigure(a, &p, x+(w-size.w)/2+left, area{0, floor - room, m.w, room - below}, min(p.h, rows-below))
	}
	return rows - bare
}

// How large the box is that stands in for a picture, when the number has as many cells as most of them have.
const missingWidth, missingHeight = 8, 3

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
