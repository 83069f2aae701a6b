package tui

// keptTall is how many of the rows of a high stage are kept for its balloons.
func keptTall(rows int) int { return rows * 9 / 20 }

// stagger is how far the balloons of a high stage stand apart, for a tail to pass by, in cells.
const stagger = 6

// paintTall draws the pictures on the floor, beside each other, and the balloons above them: one below the other, each on the
// side of its character.
func (m *Model) paintTall() {
	floor := m.h - feet
	top := m.paintWish(1, m.paintNotices(1, 0, m.noticeRows()), m.wishRows())
	seen, left := m.visible(2)
	m.stand.furnish(m.cast, extent{m.w / max(len(seen), 1), floor - keptTall(floor)}, m.brush())
	cols, fits := m.columns(seen)
	plates, high := make([]plate, len(seen)), make(map[int]int, len(seen))
	x := 0
	for i, w := range cols {
		plates[i] = plate{actor: &seen[i], center: x + w/2}
		x += w
	}
	m.paintFeet(floor, plates, left)
	if m.unseen() {
		m.paintHidden(top, floor)
		return
	}
	for i, p := range plates {
		high[p.actor.id] = m.paintBelow(p, cols[i], fits, top, floor, besides(keptTall(floor), top, len(seen)))
	}
	m.paintStrip(plates, high, top, floor)
}

// paintStrip draws the open balloons above the pictures, \0 first, as in the panel of a comic strip. high is how many rows
// the picture of each character takes.
func (m *Model) paintStrip(plates []plate, high map[int]int, top, floor int) {
	var boxes []box
	y := floor
	for _, rows := range high {
		y = min(y, floor-rows)
	}
	for _, p := range byScope(plates) {
		w := min(m.w, max(m.w-stagger, girths[0].w), girthOf(p.actor.scope.Balloon).w)
		boxes = append(boxes, box{actor: p.actor, x: m.sided(p.center, w, len(plates)), w: w, tail: tail{column: p.center}})
	}
	y-- // the tail of the last one
	rows := m.fill(boxes, y-top)
	for _, n := range rows {
		y -= n
	}
	for i := range boxes {
		boxes[i].y, boxes[i].rows = y, rows[i]-boxEnds
		y += rows[i]
	}
	for i, b := range boxes {
		if b.rows < 1 {
			continue
		}
		if own := high[b.actor.id]; own > 0 { // else there is nobody to point at
			b.tail.rows = floor - own - (b.y + b.rows + boxEnds)
			b.passBy(boxes[i+1:])
		}
		m.paintBalloon(b)
	}
}

// sided gives the column where a balloon of w cells begins, for a character in the middle of whose picture is center.
func (m *Model) sided(center, w, n int) int {
	switch {
	case n == 1:
		return (m.w - w) / 2
	case center < m.w/2:
		return 0
	}
	return m.w - w
}

// passBy moves the tail of a balloon to where it passes by the ones below it; where there is no such place it becomes a notch.
func (b *box) passBy(below []box) {
	for _, o := range below {
		if o.rows < 1 || b.tail.column+2 < o.x || b.tail.column-2 >= o.x+o.w {
			continue
		}
		switch {
		case o.x+o.w+2 <= b.x+b.w-4:
			b.tail.column = max(o.x+o.w+2, b.x+3)
		case o.x-3 >= b.x+3:
			b.tail.column = o.x - 3
		default:
			b.tail.rows = 0
			return
		}
	}
}
