package tui

import (
	"sort"
	"strings"

	"ukatty/tui/cell"
)

// rowing is how the text of an editor of several lines falls into rows of a width. A row is broken where it is full, in the middle
// of words too: the place of the cursor is then easy to foresee, and no text moves that stands before it.
type rowing struct {
	text   string
	w      int
	counts cell.Metrics
	starts []int // where each row begins, in bytes; at least one
}

// rows lays the text out for w cells.
func (e *editor) rows(m cell.Metrics, w int) []int {
	l := &e.laid
	if w = max(w, 1); l.starts != nil && l.text == e.text && l.w == w && l.counts == m {
		return l.starts
	}
	*l = rowing{text: e.text, w: w, counts: m, starts: append(l.starts[:0], 0)}
	at, room := 0, w
	for c, n := range m.Graphemes(e.text) {
		if c == "\n" {
			at += len(c)
			l.starts, room = append(l.starts, at), w
			continue
		}
		if n = max(n, 0); n > room && room < w {
			l.starts, room = append(l.starts, at), w
		}
		at, room = at+len(c), room-n
	}
	if room <= 0 {
		l.starts = append(l.starts, at) // the cursor behind a full row stands in the next
	}
	return l.starts
}

// rowAt gives the row of a place.
func rowAt(starts []int, at int) int {
	return sort.Search(len(starts), func(i int) bool { return starts[i] > at }) - 1
}

// row gives where a row begins and ends, without the line break at its end.
func (e *editor) row(starts []int, i int) (begin, end int) {
	end = len(e.text)
	if i+1 < len(starts) {
		end = starts[i+1]
	}
	if begin = starts[i]; end > begin && e.text[end-1] == '\n' {
		end--
	}
	return begin, end
}

// spot gives the row and the cell in it where the cursor stands.
func (e *editor) spot(m cell.Metrics, w int) (row, x int) {
	starts := e.rows(m, w)
	row = rowAt(starts, e.at)
	return row, m.Width(e.text[starts[row]:e.at])
}

// pointRow puts the cursor into a row, at the cell x or what is next to it.
func (e *editor) pointRow(m cell.Metrics, w, row, x int) {
	starts := e.rows(m, w)
	row = clamp(row, 0, len(starts)-1)
	begin, end := e.row(starts, row)
	at := begin
	for c, n := range m.Graphemes(e.text[begin:end]) {
		if x -= max(n, 0); x < 0 {
			break
		}
		if at+len(c) == end && row+1 < len(starts) && starts[row+1] == end {
			break // behind the last of a full row the next one begins
		}
		at += len(c)
	}
	e.at = at
}

// vertical moves the cursor by rows; false where there is none.
func (e *editor) vertical(m cell.Metrics, w, by int) bool {
	row, x := e.spot(m, w)
	to := clamp(row+by, 0, len(e.rows(m, w))-1)
	if to == row {
		return false
	}
	e.pointRow(m, w, to, x)
	return true
}

// rowHome and rowEnd move the cursor to the ends of its row.
func (e *editor) rowHome(m cell.Metrics, w int) {
	row, _ := e.spot(m, w)
	e.pointRow(m, w, row, 0)
}

func (e *editor) rowEnd(m cell.Metrics, w int) {
	row, _ := e.spot(m, w)
	e.pointRow(m, w, row, w)
}

// oneLine gives a text without its line breaks, and how far a place in that lies in the text.
func oneLine(text string) (line string, place func(at int) int) {
	if !strings.Contains(text, "\n") {
		return text, func(at int) int { return at }
	}
	var breaks []int // where in the line one was taken out
	for i := range len(text) {
		if text[i] == '\n' {
			breaks = append(breaks, i-len(breaks))
		}
	}
	return strings.ReplaceAll(text, "\n", ""), func(at int) int {
		return at + sort.SearchInts(breaks, at+1)
	}
}
