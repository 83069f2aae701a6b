package tui

import (
	"slices"
	"sort"
)

// rows is what a list shows: rows with numbers that never change, of which the oldest are dropped.
type rows interface {
	// kept gives the number of the oldest row and the one behind the newest.
	kept() (first, end int)
	// names are the columns that a query can ask for, texts what stands in them; the slice is good until the next call. What a
	// word of a column, of any with "", cannot stand in may be left out, as making it takes time; with two "" all is there that the
	// list shows.
	names() []string
	texts(n int, column, word string) []string
}

// list is where one is in the rows: which are shown, which is selected. Only those that are seen are laid out.
type list struct {
	query query
	shown []int // the rows that pass the query, in order; without a query all do
	next  int   // the first row that the query has not seen
	at    int   // the number of the selected row
	top   int   // the number of the first row that is seen
	away  bool  // it does not follow what comes
	h     int   // how many rows are seen
	word  string
}

// filtered says whether not all rows are shown.
func (l *list) filtered() bool { return len(l.query.words) > 0 }

// sync takes what has come and what was dropped.
func (l *list) sync(of rows) {
	first, end := of.kept()
	if l.filtered() {
		drop := sort.SearchInts(l.shown, first)
		l.shown = l.shown[drop:]
		names := of.names()
		for n := max(l.next, first); n < end; n++ {
			if l.query.fits(names, of, n) {
				l.shown = append(l.shown, n)
			}
		}
		l.next = end
	}
	n := l.len(of)
	if n == 0 {
		l.at, l.top = first, first
		return
	}
	at := l.position(of, l.at)
	if !l.away {
		at = n - 1
	}
	at = clamp(at, 0, n-1)
	l.at = l.number(of, at)
	// The selected row is seen, and the rows fill what there is.
	top := clamp(l.position(of, l.top), at-max(l.h, 1)+1, at)
	l.top = l.number(of, clamp(top, 0, max(n-max(l.h, 1), 0)))
}

// filter shows only what passes a query.
func (l *list) filter(of rows, q query) {
	was := l.query
	l.query = q
	if !l.filtered() {
		l.shown, l.next = nil, 0
		l.sync(of)
		return
	}
	from := l.shown
	l.shown = nil
	if len(was.words) > 0 && q.narrows(&was) {
		first, _ := of.kept()
		names := of.names()
		for _, n := range from {
			if n >= first && q.fits(names, of, n) {
				l.shown = append(l.shown, n)
			}
		}
	} else {
		l.next = 0
	}
	l.sync(of)
}

// len gives how many rows are shown.
func (l *list) len(of rows) int {
	if l.filtered() {
		return len(l.shown)
	}
	first, end := of.kept()
	return end - first
}

// number gives the number of the row at a position.
func (l *list) number(of rows, position int) int {
	if l.filtered() {
		return l.shown[position]
	}
	first, _ := of.kept()
	return first + position
}

// position gives where a row stands, or would stand if it were shown.
func (l *list) position(of rows, number int) int {
	if l.filtered() {
		return sort.SearchInts(l.shown, number)
	}
	first, _ := of.kept()
	return number - first
}

// selected gives the number of the selected row; false where none is shown.
func (l *list) selected(of rows) (int, bool) {
	l.sync(of)
	if l.filtered() {
		_, ok := slices.BinarySearch(l.shown, l.at)
		return l.at, ok
	}
	first, end := of.kept()
	return l.at, l.at >= first && l.at < end
}

// move selects the row so many further on. Whoever goes up stops following; whoever comes to the end by himself does not begin
// again.
func (l *list) move(of rows, by int) {
	l.sync(of)
	n := l.len(of)
	if n == 0 {
		return
	}
	if by < 0 {
		l.away = true
	}
	l.at = l.number(of, clamp(l.position(of, l.at)+by, 0, n-1))
	l.sync(of)
}

// scroll moves what is seen, and the selection only as far as it has to go along.
func (l *list) scroll(of rows, by int) {
	l.sync(of)
	n := l.len(of)
	if n == 0 {
		return
	}
	if by < 0 {
		l.away = true
	}
	top := clamp(l.position(of, l.top)+by, 0, max(n-max(l.h, 1), 0))
	at := clamp(l.position(of, l.at), top, top+max(l.h, 1)-1)
	l.top, l.at = l.number(of, top), l.number(of, clamp(at, 0, n-1))
	l.sync(of)
}

// pick selects the row that is seen in a line; false where none is.
func (l *list) pick(of rows, line int) bool {
	position := l.position(of, l.top) + line
	if line < 0 || line >= l.h || position >= l.len(of) {
		return false
	}
	l.at, l.away = l.number(of, position), true
	return true
}

// find selects the next row with the word that is searched for, as seek does.
func (l *list) find(of rows, by int, from bool) bool {
	return l.word != "" && l.seek(of, by, from, func(n int) bool { return l.hit(of, n) })
}

// hit says whether a row has the word that is searched for.
func (l *list) hit(of rows, n int) bool {
	c := clause{word: l.word}
	return c.fits(of.names(), of.texts(n, "", l.word))
}

// hits gives which of the rows with the word the selected one is, counted from 1, and how many there are.
func (l *list) hits(of rows) (at, all int) {
	for i := range l.len(of) {
		if n := l.number(of, i); l.hit(of, n) {
			if all++; n == l.at {
				at = all
			}
		}
	}
	return at, all
}

// seek selects the next row that fits, going on for 1 and back for -1, around the ends. The row that is selected comes last, or
// with from it counts first.
func (l *list) seek(of rows, by int, from bool, fits func(n int) bool) bool {
	l.sync(of)
	n := l.len(of)
	if n == 0 {
		return false
	}
	at := l.position(of, l.at)
	for i := range n {
		step := i
		if !from {
			step++
		}
		p := ((at+by*step)%n + n) % n
		if fits(l.number(of, p)) {
			l.at, l.away = l.number(of, p), true
			l.sync(of)
			return true
		}
	}
	return false
}

// seen gives the numbers of the rows that are seen in h lines.
func (l *list) seen(of rows, h int) []int {
	l.h = h
	l.sync(of)
	top := l.position(of, l.top)
	count := min(l.len(of)-top, h)
	all := make([]int, 0, max(count, 0))
	for i := range count {
		all = append(all, l.number(of, top+i))
	}
	return all
}
