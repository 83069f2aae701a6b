package tui

import (
	"cmp"
	"slices"
)

// paintNarrow draws the balloons one below the other over the whole width, the pictures below them if there is room, or one
// beside them.
func (m *Model) paintNarrow() {
	floor := m.h - feet
	top := m.paintNotices(1, 0, m.noticeRows())
	top = m.paintWish(1, top, clamp(floor-top-boxEnds-1, 1, m.wishRows()))
	seen, left := m.visible(2)
	if portrait, balloons, ok := m.portraitColumns(seen); ok {
		m.paintPortrait(seen, portrait, balloons, top, floor, left)
		return
	}
	m.stand.furnish(m.cast, m.roomBelow(len(seen)), m.brush())
	cols, fits := m.columns(seen)
	plates := make([]plate, len(seen))
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
	rows := 0
	for i, p := range plates {
		rows = max(rows, m.paintBelow(p, cols[i], fits, top, floor, besides(keptNarrow(floor), top, 1)))
	}
	m.paintStack(plates, top, floor-rows)
}

// paintBelow draws the picture of a character below the balloons, in its column w; when not all of them fit beside each
// other only that of the character that matters most; keep rows are for the balloons. It gives how many rows it takes.
func (m *Model) paintBelow(p plate, w int, fits bool, top, floor, keep int) int {
	x := p.center - w/2
	if !fits {
		if p.actor.id != m.chosenScope() {
			return 0
		}
		w = min(m.reserved(p.actor).w, m.w)
		x = clamp(p.center-w/2, 0, m.w-w)
	}
	return m.paintPicture(p.actor, x, w, floor, floor-top, keep)
}

// columns divides the width among characters: equally, or if that is too little for one of them as their pictures want
// it. It is not enough when the pictures do not fit beside each other at all.
func (m *Model) columns(seen []actor) (cols []int, enough bool) {
	cols = make([]int, len(seen))
	sum, most := 0, 0
	for i := range seen {
		a := &seen[i]
		m.stand.picture(m.metrics, a.id, a.surface)
		cols[i] = m.reserved(a).w
		sum, most = sum+cols[i], max(most, cols[i])
	}
	enough = sum <= m.w
	for i := range cols {
		if !enough || most*len(cols) <= m.w {
			cols[i] = m.w / len(cols)
		} else {
			cols[i] += (m.w - sum) / len(cols)
		}
	}
	return cols, enough
}

// paintStack draws the open balloons between top and bottom, \0 first.
func (m *Model) paintStack(plates []plate, top, bottom int) {
	var boxes []box
	for _, p := range byScope(plates) {
		boxes = append(boxes, box{actor: p.actor, w: m.w, tail: tail{column: p.center}})
	}
	rows := m.fill(boxes, bottom-top)
	y := bottom
	for _, n := range rows {
		y -= n
	}
	for i, b := range boxes {
		if rows[i] == 0 {
			continue
		}
		b.y, b.rows = y, rows[i]-boxEnds
		m.paintBalloon(b)
		y += rows[i]
	}
}

// byScope gives those of plates whose balloons are open, \0 first.
func byScope(plates []plate) []plate {
	var open []plate
	for _, p := range plates {
		if p.actor.open {
			open = append(open, p)
		}
	}
	slices.SortFunc(open, func(a, b plate) int { return cmp.Compare(a.actor.id, b.actor.id) })
	return open
}
