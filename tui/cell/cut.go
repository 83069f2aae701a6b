package cell

import "strings"

// Ellipsis is what Shorten puts in place of the text that it leaves out. It is one cell wide, or two if Metrics.Wide.
const Ellipsis = "…"

// Cut returns the longest beginning of s that is at most w cells wide and ends between two grapheme clusters.
func (m Metrics) Cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	n := 0
	for i := 0; i < len(s); {
		end, cw := m.next(s, i)
		if n += cw; n > w {
			return s[:i]
		}
		i = end
	}
	return s
}

// Shorten returns s, or where it is wider than w cells a beginning of it and the Ellipsis, together no wider than w. If not
// even the Ellipsis has room, what is left is blank.
func (m Metrics) Shorten(s string, w int) string {
	if len(m.Cut(s, w)) == len(s) {
		return s
	}
	e := m.Width(Ellipsis)
	if e > w {
		return strings.Repeat(" ", max(0, w))
	}
	return m.Cut(s, w-e) + Ellipsis
}

// Pad returns s cut or filled with blanks on its right, so that it is exactly w cells wide.
func (m Metrics) Pad(s string, w int) string {
	s = m.Cut(s, w)
	return s + strings.Repeat(" ", max(0, w-m.Width(s)))
}

// PadLeft returns s cut or filled with blanks on its left, so that it is exactly w cells wide.
func (m Metrics) PadLeft(s string, w int) string {
	s = m.Cut(s, w)
	return strings.Repeat(" ", max(0, w-m.Width(s))) + s
}
