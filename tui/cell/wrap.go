package cell

import (
	"iter"
	"strings"
)

// Line is one line of a wrapped text s.
//
// Text is what to draw: s[Start:End], or that with substitutes where something cannot be drawn as it is. Between End and the
// Start of the next line are only blanks that the break swallowed and the line break itself.
type Line struct {
	Text       string
	Start, End int // bytes of s
	Width      int // cells of Text
}

// Glyph is what stands in the cells of a line for the bytes Start to End of s.
type Glyph struct {
	Text       string
	Start, End int // bytes of s
	Width      int // cells
}

// Wrap breaks s into lines of at most w cells.
func (m Metrics) Wrap(s string, w int) []Line {
	var out []Line
	off := 0
	for para := range strings.SplitSeq(s, "\n") {
		for rest := para; ; {
			t := m.Cut(rest, max(w, 2))
			out = append(out, Line{Text: t, Start: off, End: off + len(t), Width: m.Width(t)})
			off += len(t)
			if rest = rest[len(t):]; rest == "" {
				break
			}
		}
		off++
	}
	return out
}

// Glyphs yields what stands in the cells of the line l of s, from the left: where a style or a choice begins can be seen
// from the offsets.
func (m Metrics) Glyphs(s string, l Line) iter.Seq[Glyph] {
	return func(yield func(Glyph) bool) {
		at := l.Start
		for c, w := range m.Graphemes(s[l.Start:l.End]) {
			if !yield(Glyph{Text: c, Start: at, End: at + len(c), Width: w}) {
				return
			}
			at += len(c)
		}
	}
}
