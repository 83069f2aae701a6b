package tui

import (
	"cmp"
	"slices"
)

// paintNarrow draws the balloons one below the other over the whole width, the pictures below them if there is room.
func (m *Model) paintNarrow() {
	floor := m.h - feet
	top := m.paintNotices(max(m.h/6, 1))
	seen, left := m.visible(2)
	plates := make([]plate, len(seen))
	for i := range seen {
		plates[i] = plate{&seen[i], m.w * (2*i + 1) / (2 * len(seen))}
	}
	m.paintFeet(floor, plates, left)
	if m.frame.Hidden {
		m.paintHidden(top, floor)
		return
	}
	rows := m.paintRow(plates, top, floor)
	m.paintStack(plates, top, floor-rows)
}

// paintRow draws the pictures side by side, or if they do not fit that of the character that matters most; and gives how
// many rows they take.
func (m *Model) paintRow(plates []plate, top, floor int) int {
	room := floor - top
	keep := max(room*3/5, 9)
	col := m.w / max(len(plates), 1)
	fits := !slices.ContainsFunc(plates, func(p plate) bool {
		return m.stand.picture(m.metrics, p.actor.id, p.actor.surface).w > col
	})
	rows := 0
	for _, p := range plates {
		switch {
		case fits:
			rows = max(rows, m.paintPicture(p.actor, p.center-col/2, col, floor, room, keep))
		case p.actor.id == m.chosenScope():
			pic := m.stand.picture(m.metrics, p.actor.id, p.actor.surface)
			x := clamp(p.center-pic.w/2, 0, max(m.w-pic.w, 0))
			rows = m.paintPicture(p.actor, x, pic.w, floor, room, keep)
		}
	}
	return rows
}

// paintStack draws the open balloons between top and bottom, \0 first.
func (m *Model) paintStack(plates []plate, top, bottom int) {
	var open []plate
	for _, p := range plates {
		if p.actor.open {
			open = append(open, p)
		}
	}
	slices.SortFunc(open, func(a, b plate) int { return cmp.Compare(a.actor.id, b.actor.id) })
	needs := make([]int, len(open))
	first := 0
	for i, p := range open {
		needs[i] = max(m.wrapped(p.actor.id, m.w-boxSides).flow.Len(), 1) + boxEnds
		if p.actor.id == m.chosenScope() {
			first = i
		}
	}
	rows := share(needs, first, boxEnds+1, bottom-top)
	y := bottom
	for _, n := range rows {
		y -= n
	}
	for i, p := range open {
		if rows[i] == 0 {
			continue
		}
		m.paintBalloon(box{actor: p.actor, x: 0, y: y, w: m.w, rows: rows[i] - boxEnds, tail: p.center})
		y += rows[i]
	}
}
