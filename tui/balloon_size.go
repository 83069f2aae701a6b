package tui

// girth is how large a balloon is, which is what the numbers of \b say. A terminal has no pictures of balloons: their pairs
// are sizes instead.
type girth struct {
	w    int // with its frame, in cells, where there is room
	rows int // of text, even for less of it, where there is room
}

// girths are the sizes by the number of the pair: 0 and 1 are the usual balloon, for lines of the 40 cells that ghosts are
// written for; 2 and 3 are the large one, which in most balloons has twice the room; all further ones are larger still.
var girths = [...]girth{{w: 44, rows: 1}, {w: 64, rows: 6}, {w: 76, rows: 10}}

// girthOf gives the size of the balloon of a number. The odd one of a pair is the same balloon, made for the other side.
func girthOf(id int) girth { return girths[clamp(id/2, 0, len(girths)-1)] }

// fill gives how many rows balloons get that stand one below the other, with their frames, in the order of the boxes: what
// their texts need, that of the character that matters most before the others; and of what is left what their sizes want.
func (m *Model) fill(boxes []box, room int) []int {
	needs, first := make([]int, len(boxes)), 0
	for i, b := range boxes {
		needs[i] = m.textRows(b.actor, b.w) + boxEnds
		if b.actor.id == m.chosenScope() {
			first = i
		}
	}
	got := share(needs, first, boxEnds+1, room)
	for _, n := range got {
		room -= n
	}
	for i, b := range boxes {
		if more := min(girthOf(b.actor.scope.Balloon).rows+boxEnds-got[i], room); got[i] > 0 && more > 0 {
			got[i] += more
			room -= more
		}
	}
	return got
}

// textRows gives how many rows the text of a character takes in a balloon of w cells with its frame, one at least.
func (m *Model) textRows(a *actor, w int) int { return max(m.wrapped(a.id, w-boxSides).len(), 1) }
