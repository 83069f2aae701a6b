package tui

import "ukatty/shells"

// arrangement says where in the wide layout balloons stand. The one that makes more of the room is taken, once for a size of
// the screen: what is said has no say in it, so that nothing jumps while a text grows.
type arrangement uint8

// The arrangements.
const (
	// overhead: a column for each character, its balloon on top of it.
	overhead arrangement = iota
	// facing: one or two characters at the edges, as large as the stage is high, and their balloons between them.
	facing
)

// arranged is an arrangement, and what it was chosen for.
type arranged struct {
	shell    *shells.Shell
	w, h     int // of the stage
	n        int // how many characters, the first and the last of them
	from, to int
	pictures int // of those that were known
	as       arrangement
}

// What an arrangement is judged by.
const (
	// goodText is the room for the text of a balloon, in cells, of which more is of no use: 8 rows of 40, as balloons have it.
	goodText = 320
	// leastText is how wide a text must be to be read with pleasure, in cells.
	leastText = 30
	// besideGain is how much better it must be, in percent, to take the balloons from where one looks for them.
	besideGain = 120
)

// arrangement gives the arrangement for the characters, at least one.
func (m *Model) arrangement(seen []actor) arrangement {
	now := arranged{shell: m.stand.shell, w: m.w, h: m.h, n: len(seen), from: seen[0].id, to: seen[len(seen)-1].id}
	for i := range seen {
		if !m.stand.look(seen[i].id, seen[i].surface).Empty() {
			now.pictures++
		}
	}
	was := m.arranged
	if same := now; was.pictures >= now.pictures {
		same.pictures, same.as = was.pictures, was.as
		if same == was {
			return was.as
		}
	}
	if len(seen) <= 2 && m.worthBeside(seen)*100 > m.worthAbove(seen)*besideGain {
		now.as = facing
	}
	m.arranged = now
	return now.as
}

// roomAbove is what images may take below their balloons.
func (m *Model) roomAbove(n int) extent {
	rows := m.h - feet
	return extent{m.w/max(n, 1) - 2, rows - keptAbove(rows)}
}

// keptAbove is how many of the rows of a stage are kept for balloons that stand above their characters.
func keptAbove(rows int) int { return clamp(rows*3/8, 6, 14) }

// What is left to a balloon above a picture at least: the row of its tail, and rows of text.
const tailRows, leastRows = 1, 2

// besides gives how many rows are kept for n balloons, one below the other, when notices take some: what stands there for a while
// takes from balloons first, and only then from pictures.
func besides(kept, notices, n int) int {
	return max(kept-notices, min(kept, tailRows+n*(boxEnds+leastRows)))
}

// roomBeside is what images may take beside their balloons.
func (m *Model) roomBeside(n int) extent {
	return extent{(m.w - clamp(m.w/2, 42, girths[0].w+2*noseWidth)) / max(n, 1), m.h - feet}
}

// worthAbove and worthBeside are the cells of the pictures that are seen times those that a text has.
func (m *Model) worthAbove(seen []actor) int {
	rows, n := m.h-feet, len(seen)
	room := m.roomAbove(n)
	k := m.stand.scaleIn(m.cast, room)
	pictures, high := 0, 0
	for i := range seen {
		p := m.fitted(&seen[i], k, room)
		p.h = artRows(rows, p.h, keptAbove(rows))
		pictures, high = pictures+p.w*p.h, max(high, p.h)
	}
	return pictures * min((min(m.w/n-2, girths[0].w)-boxSides)*(rows-high-boxEnds-1), goodText)
}

func (m *Model) worthBeside(seen []actor) int {
	rows, n := m.h-feet, len(seen)
	room := m.roomBeside(n)
	k := m.stand.scaleIn(m.cast, room)
	pictures, between := 0, m.w
	for i := range seen {
		p := m.fitted(&seen[i], k, room)
		pictures, between = pictures+p.w*min(p.h, rows), between-p.w
	}
	text, high := min(between-n*noseWidth, girths[0].w)-boxSides, rows-n*boxEnds
	if sideBySide(between, n) {
		text, high = min(between/n-noseWidth, girths[0].w)-boxSides, n*(rows-boxEnds)
	}
	if text < leastText {
		return 0
	}
	return pictures * min(text*high/n, goodText)
}

// sideBySide says whether the balloons of n characters stand next to each other in so many columns, and not one below the
// other.
func sideBySide(columns, n int) bool { return n > 1 && columns/n-noseWidth-boxSides >= leastText }

// fitted gives what the picture of a character takes in a scale, and in a room if nothing is known of it yet.
func (m *Model) fitted(a *actor, k scale, room extent) extent {
	if a.away() {
		return extent{}
	}
	p := m.stand.look(a.id, a.surface)
	switch size := roomOf(p).Size(); {
	case m.stand.awaited(a):
		return m.stand.guess(room)
	case p.Empty():
		return extent{missingWidth, missingHeight}
	case p.Image() == nil:
		return extent{size.X, size.Y}
	default:
		return extent{k.columns(size.X), k.rows(size.Y, m.stand.cellPixels())}
	}
}
