package cell

import "iter"

// Metrics says how wide things are in the terminal at hand.
type Metrics struct {
	Grapheme bool // clusters are counted, as after mode 2027; otherwise code points are added up
	Wide     bool // East Asian ambiguous characters are two cells
}

// Width returns the number of cells that s occupies.
func (m Metrics) Width(s string) int {
	n := 0
	for _, w := range m.Graphemes(s) {
		n += w
	}
	return n
}

// Graphemes yields the grapheme clusters of s with their widths in cells.
func (m Metrics) Graphemes(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for s != "" {
			c := first(s)
			if !yield(c, m.cluster(c)) {
				return
			}
			s = s[len(c):]
		}
	}
}
