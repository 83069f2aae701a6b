package cell

import (
	"iter"
	"strings"
)

// Line is one line of a text s that was wrapped.
//
// Text is what to draw: s[Start:End], or that with substitutes where something cannot be drawn as it is. Between the End of
// a line and the Start of the next one, or the end of s, are only blanks that the break swallowed (and what cannot be seen
// among them) and the line break.
type Line struct {
	Text       string
	Start, End int // bytes of s
	Width      int // cells of Text
}

// Glyph is what stands in the cells of a line for the bytes Start to End of the text.
type Glyph struct {
	Text       string
	Start, End int // bytes of the text
	Width      int // cells
}

// Wrap breaks s into lines of at most w cells, and of 1 cell if w is less. Line breaks in s ("\n", "\r\n", U+2028, U+2029) end
// a line; an empty s is one empty line.
//
// A line is broken at blanks, which vanish there, and between the characters of scripts that have none, but so that no closing
// mark begins a line and no opening mark ends one; only a run of such marks that is longer than a line is broken within. Words
// and numbers are parted when they are longer than a line. A character that is wider than the line is drawn as its first code
// point if that has room, else as "?". What Clean would not let through is not drawn.
func (m Metrics) Wrap(s string, w int) []Line { return m.WrapAt(s, w, 0) }

// WrapAt is Wrap for a text whose first line begins in column x, behind something else: it has so much less room, and is
// empty where not even one character of the text fits there. Its Width is that of its Text. What stands before it is no reason
// to keep the two together.
func (m Metrics) WrapAt(s string, w, x int) []Line {
	c := newScan(m, w).at(x)
	var out []Line
	for c.pos < len(s) {
		c.run(s)
		out = c.put(s, c.glyph(s), out)
	}
	return append(out, c.rest(s))
}

// Glyphs yields what stands in the cells of the line l of s, from the left, so that a style or a choice which begins at some
// offset of s can be found in the line. The texts together are l.Text.
func (m Metrics) Glyphs(s string, l Line) iter.Seq[Glyph] {
	return func(yield func(Glyph) bool) {
		before := visible
		for i := l.Start; i < l.End; {
			g := m.fit(m.glyph(s, i, before), l.Width)
			if g.text != "" && !yield(Glyph{Text: g.text, Start: i, End: g.end, Width: g.width}) {
				return
			}
			i, before = g.end, g.after
		}
	}
}

// fit returns g, or a substitute for it if it is wider than w cells. Blanks need none.
func (m Metrics) fit(g glyph, w int) glyph {
	if g.width <= w || g.class&blank != 0 {
		return g
	}
	r := firstRune(g.text)
	if rw := m.cluster(r); rw > 0 && rw <= w {
		g.text, g.width, g.odd = r, rw, true
		return g
	}
	g.text, g.width, g.odd = "?", 1, true
	return g
}

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// text joins the glyphs of s from start to end, for lines of w cells.
func (m Metrics) text(s string, start, end, w int) string {
	var b strings.Builder
	for g := range m.Glyphs(s, Line{Start: start, End: end, Width: w}) {
		b.WriteString(g.Text)
	}
	return b.String()
}
