package tui

// Where a narrow screen is too low for pictures below the balloons, that of the character who matters most stands beside them, as
// in a dialogue of a role-playing game: always at the right, whoever it is, so that no text moves when another one speaks.

const (
	// portraitText is how wide the text of a balloon beside a portrait is at least, in cells, and leastPortraitText beside text art,
	// which cannot be drawn smaller.
	portraitText, leastPortraitText = 24, 20
	// leastPortraitWidth and leastPortraitHeight are what an image has to have, so that a portrait is worth its place, in cells.
	leastPortraitWidth, leastPortraitHeight = 8, 8
	// portraitNose is how many columns a tail takes that points at a portrait.
	portraitNose = noseWidth - 1
)

// roomPortrait is what a portrait may take.
func (m *Model) roomPortrait() extent {
	text := portraitText
	if !m.stand.images {
		text = leastPortraitText
	}
	return extent{m.w - text - boxSides - portraitNose, m.h - feet}
}

// roomBelow is what an image may take below the balloons of a narrow screen.
func (m *Model) roomBelow(n int) extent { return extent{m.w / max(n, 1), (m.h - feet) * 2 / 3} }

// keptNarrow is how many of the rows of a narrow stage are kept for its balloons.
func keptNarrow(rows int) int { return max(rows*3/5, 9) }

// portraitColumns says how many columns at the right a portrait gets, and how many at the left the balloons; ok is false where
// pictures stand below the balloons. That depends on the screen and the pictures alone.
func (m *Model) portraitColumns(seen []actor) (portrait, balloons int, ok bool) {
	room := m.roomPortrait()
	if len(seen) == 0 || m.stand.shell == nil || m.stand.easel.bare() || room.h-keptNarrow(room.h) >= leastArt ||
		room.w < leastPortraitWidth || room.h < leastPortraitHeight {
		return 0, 0, false
	}
	if m.stand.images {
		m.stand.furnish(m.cast, room, m.brush())
	} else {
		m.stand.furnish(m.cast, m.roomBelow(len(seen)), m.brush())
	}
	var most extent
	for i := range seen {
		m.stand.picture(m.metrics, seen[i].id, seen[i].surface)
		size := m.reserved(&seen[i])
		most = extent{max(most.w, size.w), max(most.h, size.h)}
	}
	if !m.stand.images && (most.w == 0 || most.w > room.w || most.h > room.h) {
		return 0, 0, false
	}
	portrait = clamp(most.w, leastPortraitWidth, room.w)
	return portrait, m.w - portrait + m.leftFree(seen, portrait) - portraitNose, true
}

// leftFree gives how many columns of those of a portrait are free at the left, whoever is seen there.
func (m *Model) leftFree(seen []actor, portrait int) int {
	free := portrait
	for i := range seen {
		p := m.stand.picture(m.metrics, seen[i].id, seen[i].surface)
		if m.reserved(&seen[i]).h > 0 {
			free = min(free, max(portrait-m.reserved(&seen[i]).w, 0)/2+m.stand.margins(&seen[i], &p).left)
		}
	}
	if free == portrait { // nobody is
		return 0
	}
	return free
}

// sitter gives the one whose portrait is seen: who matters most, or whoever is there.
func (m *Model) sitter(seen []actor) int {
	best := -1
	for i := range seen {
		switch {
		case seen[i].away():
		case seen[i].id == m.chosenScope():
			return i
		default:
			best = i // \0 is the last one
		}
	}
	return best
}

// lowestFace gives the row where the lowest of the faces is that may be seen, so that balloons need not move when another one is.
func (m *Model) lowestFace(seen []actor, floor int) int {
	low := 0
	for i := range seen {
		p := m.stand.picture(m.metrics, seen[i].id, seen[i].surface)
		high := min(m.reserved(&seen[i]).h-m.stand.margins(&seen[i], &p).top, m.h-feet)
		if m.reserved(&seen[i]).h > 0 {
			low = max(low, floor-high*2/3)
		}
	}
	return min(low, floor-1)
}

// paintPortrait draws a portrait, and the balloons beside it in so many columns.
func (m *Model) paintPortrait(seen []actor, portrait, balloons, top, floor, left int) {
	sitter := m.sitter(seen)
	plates := make([]plate, 0, len(seen))
	for i := range seen {
		if i != sitter {
			plates = append(plates, plate{actor: &seen[i], center: balloons / 2, apart: true})
		}
	}
	if sitter >= 0 {
		plates = append(plates, plate{actor: &seen[sitter], center: m.w - portrait/2, apart: true})
	}
	m.paintFeet(floor, plates, left)
	if m.unseen() {
		m.paintHidden(top, floor)
		return
	}
	face := floor - 1
	if sitter >= 0 {
		face = floor - max(m.paintPicture(&seen[sitter], m.w-portrait, portrait, floor, floor-top, 0)*2/3, 1)
	}
	var boxes []box
	for _, p := range byScope(plates) {
		b := box{actor: p.actor, w: balloons, near: m.lowestFace(seen, floor) - 2, tail: tail{side: nowhere, row: face}}
		if sitter >= 0 && p.actor.id == seen[sitter].id {
			b.tail.side = atRight
		}
		boxes = append(boxes, b)
	}
	m.paintBeside(boxes, top, floor)
}
