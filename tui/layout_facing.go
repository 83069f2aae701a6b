package tui

import (
	"cmp"
	"slices"
)

// seat is where a character stands beside its balloon: at the left or the right edge.
type seat struct {
	actor *actor
	right bool
	edge  int // the first or last column of its picture, which the balloon looks at
	face  int // the row that the tail points at
}

// paintFacing draws one or two characters at the edges, and their balloons between them.
func (m *Model) paintFacing(seen []actor, top, floor int) []plate {
	widths, most := make([]int, len(seen)), 0
	between := m.w
	for i := range seen {
		m.stand.picture(m.metrics, seen[i].id, seen[i].surface)
		widths[i] = max(m.reserved(&seen[i]).w, missingWidth)
		between -= widths[i]
		most += girths[1].w + 2*noseWidth
	}
	// No wider apart than two large balloons need it.
	margin := max(between-most, 0) / 2
	seats, plates := make([]seat, len(seen)), make([]plate, len(seen))
	for i := range seen {
		s := seat{actor: &seen[i], right: i == len(seen)-1, edge: margin + widths[i] - 1, face: floor - 1}
		x := margin
		if s.right {
			x = m.w - margin - widths[i]
			s.edge = x
		}
		plates[i] = plate{&seen[i], x + widths[i]/2}
		if !m.unseen() {
			// Faces are in the upper third of most pictures.
			rows := m.paintPicture(&seen[i], x, widths[i], floor, floor-top, 0)
			s.face = floor - max(rows*2/3, 1)
		}
		seats[i] = s
	}
	if !m.unseen() {
		m.paintBetween(seats, top, floor)
	}
	return plates
}

// paintBetween draws the balloons in the room that the pictures leave: next to each other if they can be, else one below
// the other. They begin at the height of the faces, and grow to the floor first and then up.
func (m *Model) paintBetween(seats []seat, top, floor int) {
	left, right := 0, m.w
	for _, s := range seats {
		if s.right {
			right = s.edge
		} else {
			left = s.edge + 1
		}
	}
	if n := len(seats); sideBySide(right-left, n) {
		for i := range seats {
			m.paintFaced(seats[i:i+1], left+i*(right-left)/n, left+(i+1)*(right-left)/n, top, floor)
		}
		return
	}
	m.paintFaced(seats, left, right, top, floor)
}

// paintFaced draws the open balloons of seats one below the other between two columns, each at the side of its character.
func (m *Model) paintFaced(seats []seat, left, right, top, floor int) {
	room := right - left - noseWidth*len(seats)
	var boxes []box
	y := floor
	for _, s := range seats {
		if !s.actor.open {
			continue
		}
		b := box{actor: s.actor, w: min(room, girthOf(s.actor.scope.Balloon).w), tail: tail{side: atLeft, row: s.face}}
		b.x = left + noseWidth
		if s.right {
			b.x, b.tail.side = right-noseWidth-b.w, atRight
		}
		if s.actor.away() {
			b.tail.side = nowhere
		}
		boxes = append(boxes, b)
		y = min(y, s.face-2)
	}
	slices.SortFunc(boxes, func(a, b box) int { return cmp.Compare(a.actor.id, b.actor.id) })
	rows := m.fill(boxes, floor-top)
	sum := 0
	for _, n := range rows {
		sum += n
	}
	y = max(min(y, floor-sum), top)
	for i, b := range boxes {
		if rows[i] == 0 {
			continue
		}
		b.y, b.rows = y, rows[i]-boxEnds
		b.tail.row = clamp(b.tail.row, b.y+1, b.y+b.rows)
		m.paintBalloon(b)
		y += rows[i]
	}
}
