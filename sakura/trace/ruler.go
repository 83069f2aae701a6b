package trace

import "unicode/utf8"

// tick is how many bytes of a script lie between two marks of its ruler.
const tick = 512

// ruler gives offsets in code points for offsets in bytes of one script, each at about the same cost.
type ruler struct {
	src   string
	marks []mark
	// points is the length of the script.
	points int
}

// mark is the first code point in a stretch of the script.
type mark struct{ offset, points int }

func newRuler(src string) ruler {
	r := ruler{src: src, marks: make([]mark, 0, len(src)/tick+1)}
	for i := range src {
		if i >= len(r.marks)*tick {
			r.marks = append(r.marks, mark{i, r.points})
		}
		r.points++
	}
	return r
}

// at gives how many code points stand before a byte offset.
func (r *ruler) at(offset int) int {
	if offset >= len(r.src) {
		return r.points
	}
	k := min(offset/tick, len(r.marks)-1)
	if k > 0 && r.marks[k].offset > offset {
		k--
	}
	m := r.marks[k]
	return m.points + utf8.RuneCountInString(r.src[m.offset:max(offset, m.offset)])
}

// offset gives the byte offset behind so many code points.
func (r *ruler) offset(points int) int {
	if points >= r.points {
		return len(r.src)
	}
	i := 0
	for ; points > 0; points-- {
		_, w := utf8.DecodeRuneInString(r.src[i:])
		i += w
	}
	return i
}
