package tui

import (
	"cmp"
	"slices"
)

// tableColumn is a column of a list: how wide it is at least and at most, and how soon it goes where there is little room, those of
// high rank first.
type tableColumn struct {
	title       string
	least, most int
	rank        int
}

// theRest is the greatest width of a column that gets what all others leave.
const theRest = 1 << 16

// columnGap is what is left between two columns.
const columnGap = 1

// fitColumns shares w cells among columns; what has no room gets none. What is to get the rest gets a third at least.
func fitColumns(cols []tableColumn, w int) []int {
	widths := make([]int, len(cols))
	order := make([]int, len(cols))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(cols[a].rank, cols[b].rank) })
	room := w + columnGap
	for k, i := range order {
		need := cols[i].least + columnGap
		if cols[i].most == theRest {
			need = max(need, w/3)
		}
		if need > room {
			if k > 0 {
				break
			}
			need = room
		}
		widths[i] = need - columnGap
		room -= need
	}
	for _, last := range [...]bool{false, true} {
		for _, i := range order {
			if widths[i] > 0 && (cols[i].most == theRest) == last {
				n := clamp(cols[i].most-widths[i], 0, room)
				widths[i] += n
				room -= n
			}
		}
	}
	return widths
}

// columned are rows that are shown in columns.
type columned interface {
	rows
	// parts gives what stands in the columns of a row.
	parts(m *Model, n int) []part
}

// paintTable draws the rows of a list that are seen, below the titles of their columns where there is room, and leaves so many rows
// at the bottom alone. empty says why there are none, unless they are filtered. It gives the widths of the columns, and how many rows
// the titles take.
func (m *Model) paintTable(of columned, l *list, fields []tableColumn, in area, below int, empty string) (widths []int, head int) {
	fields = m.withGhosts(fields)
	widths = fitColumns(fields, in.w)
	if in.h >= leastPanel {
		head = 1
		titles := make([]part, len(fields))
		for i := range fields {
			titles[i] = part{fields[i].title, m.theme.dim}
		}
		m.paintColumns(in.x, in.y, widths, titles, "")
	}
	seen := l.seen(of, in.h-head-below)
	if len(seen) == 0 && in.h-head > below {
		if l.filtered() {
			empty = textNothingFits
		}
		m.canvas.put(in.x, in.y+head, in.x+in.w, m.metrics.Shorten(empty, in.w), m.theme.dim)
	}
	for i, n := range seen {
		y := in.y + head + i
		row := of.parts(m, n)
		if n == l.at {
			m.litRow(in.x, y, in.w, row)
		}
		m.paintColumns(in.x, y, widths, row, l.word)
	}
	return widths, head
}

// paintColumns draws texts in columns from x on. What is searched for is lit.
func (m *Model) paintColumns(x, y int, widths []int, texts []part, word string) {
	for i, w := range widths {
		if w <= 0 {
			continue
		}
		m.putLit(x, y, x+w, m.metrics.Shorten(texts[i].text, w), texts[i].style, word)
		x += w + columnGap
	}
}

// putLit is put, but a word that is in lower case stands out in the text.
func (m *Model) putLit(x, y, end int, text string, s style, word string) int {
	for word != "" {
		i := indexFold(text, word)
		if i < 0 {
			break
		}
		x = m.canvas.put(x, y, end, text[:i], s)
		x = m.canvas.put(x, y, end, text[i:i+len(word)], s.with(underline|bold))
		text = text[i+len(word):]
	}
	return m.canvas.put(x, y, end, text, s)
}
