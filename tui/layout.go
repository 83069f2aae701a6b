package tui

// layout is a way to divide the screen.
type layout uint8

// The layouts, from the smallest on.
const (
	// tiny: text alone, with the names and surfaces in one row.
	tiny layout = iota
	// narrow: balloons one below the other, pictures where there is room.
	narrow
	// tall: balloons one below the other, but each on the side of its character, and large pictures below them.
	tall
	// wide: the balloon of each character above it or beside it, see arrangement.
	wide
)

// The sizes at which a layout begins, in cells.
const (
	narrowWidth, narrowHeight = 30, 8
	tallHeight                = 28
	wideWidth                 = 2 * minColumn
	minColumn                 = 30
	// Where columns are narrower than this, and there is height enough, lines of the usual length need all of the width.
	shortColumn = 36
)

// layoutFor chooses the layout for a screen.
func layoutFor(w, h int) layout {
	switch {
	case w < narrowWidth || h < narrowHeight:
		return tiny
	case w < 2*shortColumn && h >= tallHeight:
		return tall
	case w < wideWidth:
		return narrow
	}
	return wide
}

// feet is how many rows stand below the stage in the layouts that have a floor: the floor, the journal, the status.
const feet = 3

// leastArt is how many rows a picture has at least that is worth its place.
const leastArt = 5

// artRows says how many of the rows between top and floor a picture may take, when at least keep rows are for balloons.
// Too few to recognise anything are none.
func artRows(room, high, keep int) int {
	rows := min(high, room-keep)
	if rows < min(high, leastArt) {
		return 0
	}
	return max(rows, 0)
}

// clamp gives v, or the nearer end of the range from lo to hi.
func clamp(v, lo, hi int) int { return max(lo, min(v, hi)) }

// share divides room rows among balloons that need so many each. Each gets at least least rows, those that get none go
// without; the first one comes first, but leaves the others a third as long as they can use it.
func share(needs []int, first, least, room int) []int {
	got := make([]int, len(needs))
	order := make([]int, 0, len(needs))
	if first >= 0 && first < len(needs) {
		order = append(order, first)
	}
	for i := range needs {
		if i != first {
			order = append(order, i)
		}
	}
	for _, i := range order {
		if room < least {
			break
		}
		got[i] = least
		room -= least
	}
	give := func(i, most int) {
		n := clamp(needs[i]-got[i], 0, min(most, room))
		got[i] += n
		room -= n
	}
	for k, i := range order {
		switch {
		case got[i] == 0:
		case k == 0:
			give(i, room*2/3)
		default:
			give(i, room)
		}
	}
	if len(order) > 0 && got[order[0]] > 0 {
		give(order[0], room)
	}
	return got
}
