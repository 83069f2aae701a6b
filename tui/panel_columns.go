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
