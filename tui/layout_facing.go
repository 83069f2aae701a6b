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
	around := make([]margins, len(seen))
	between := m.w
	for i := range seen {
		p := m.stand.picture(m.metrics, seen[i].id, seen[i].surface)
		around[i] = m.stand.margins(&seen[i], &p)
		widths[i] = max(m.reserved(&seen[i]).w, missingWidth)
		between -= widths[i]
		most += girths[1].w + 2*noseWidth
	}
	// No wider apart than two large balloons need it.
	margin := max(between-most, 0) / 2
	seats, plates := make([]seat, len(seen)), make([]plate, len(seen))
	for i := range seen {
		s := seat{actor: &seen[i], right: i == len(seen)-1, edge: margin + widths[i] - 1 - around[i].right, face: floor - 1}
		x := margin
		if s.right {
			x = m.w - margin - widths[i]
			s.edge = x + around[i].left
		}
		plates[i] = plate{actor: &seen[i], center: x + widths[i]/2}
		if !m.unseen() {
			// Faces are in the upper third of most pictures.
			rows := m.paintPicture(&seen[i], x, widths[i], floor, floor-top, 0)
			s.face = floor - max(rows*2/3, 1)
		}
		seats[i] = s
	}
	if !m.unseen() {
		m.paintBetween(seats, sideBySide(between-2*margin, len(seats)), top, floor)
	}
	return plates
}

// paintBetween draws the balloons in the room that the pictures leave: next to each other, or one below the other. Each begins at
// the height of its face, and grows to the floor first and then up.
func (m *Model) paintBetween(seats []seat, abreast bool, top, floor int) {
	left, right := 0, m.w
	for _, s := range seats {
		if s.right {
			right = s.edge
		} else {
			left = s.edge + 1
		}
	}
	if n := len(seats); abreast {
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
	for _, s := range seats {
		if !s.actor.open {
			continue
		}
		b := box{actor: s.actor, w: min(room, girthOf(s.actor.scope.Balloon).w), near: s.face - 2, tail: tail{side: atLeft, row: s.face}}
		b.x = left + noseWidth
		if s.right {
			b.x, b.tail.side = right-noseWidth-b.w, atRight
		}
		if s.actor.away() {
			b.tail.side = nowhere
		}
		boxes = append(boxes, b)
	}
	slices.SortFunc(boxes, func(a, b box) int { return cmp.Compare(a.actor.id, b.actor.id) })
	m.paintBeside(boxes, top, floor)
}

// paintBeside draws balloons that stand one below the other beside their characters.
func (m *Model) paintBeside(boxes []box, top, floor int) {
	rows := m.fill(boxes, floor-top)
	stackNear(boxes, rows, top, floor)
	for i, b := range boxes {
		if rows[i] == 0 {
			continue
		}
		b.rows = rows[i] - boxEnds
		b.tail.row = clamp(b.tail.row, b.y+1, b.y+b.rows)
		m.paintBalloon(b)
	}
}

// stackNear puts boxes of so many rows one below the other, each as near to where it is to begin as the others let it.
func stackNear(boxes []box, rows []int, top, floor int) {
	for i := range boxes {
		boxes[i].y = max(boxes[i].near, top)
		top = boxes[i].y + rows[i]
	}
	for i := len(boxes) - 1; i >= 0; i-- {
		boxes[i].y = min(boxes[i].y, floor-rows[i])
		floor = boxes[i].y
	}
}
