package cell

import "iter"

// Metrics says how wide things are in the terminal at hand.
//
// Grapheme follows what the terminal said: Bubble Tea asks for mode 2027 by itself (for terminals that it believes to
// understand the question), and its renderer changes over when the answer is reset, set or permanently set. The program
// sees the same answer as a tea.ModeReportMsg for ansi.ModeUnicodeCore and has to change over with it.
//
// Wide must be what the renderer was told, and that is fixed when the process starts: github.com/charmbracelet/x/ansi reads
// RUNEWIDTH_EASTASIAN with strconv.ParseBool in its init function, offers no way to change it and looks at no locale. So the
// program may ask what holds (ansi.StringWidth("○") == 2), and to follow a setting of its own it has to start itself again
// with that variable. The process-wide settings of go-runewidth, which do follow the locale, mean nothing here.
type Metrics struct {
	Grapheme bool // grapheme clusters are measured as one glyph; otherwise their code points are added up
	Wide     bool // East Asian ambiguous characters (○ → ─ ① …) are two cells instead of one
}

// Width returns the number of cells that s occupies. It is meant for text that Clean has passed: controls count nothing,
// escape sequences are not recognised.
func (m Metrics) Width(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if b := s[i]; b < 0x80 && (i+1 == len(s) || s[i+1] < 0x80) {
			n += asciiWidth(b)
			i++
			continue
		}
		end, w := m.next(s, i)
		n += w
		i = end
	}
	return n
}

// Graphemes yields the grapheme clusters of s with their widths in cells. Nothing is left out or replaced.
func (m Metrics) Graphemes(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for i := 0; i < len(s); {
			end, w := m.next(s, i)
			if !yield(s[i:end], w) {
				return
			}
			i = end
		}
	}
}

// next returns where the cluster that begins at i ends, and its width.
func (m Metrics) next(s string, i int) (end, width int) {
	if end, width = simple(s, i); end > 0 {
		return end, width
	}
	c := first(s[i:])
	return i + len(c), m.cluster(c)
}
