package cell

import "strings"

// Cut returns the longest beginning of s that is at most w cells wide.
func (m Metrics) Cut(s string, w int) string {
	n, end := 0, 0
	for c, cw := range m.Graphemes(s) {
		if n+cw > w || w <= 0 {
			break
		}
		n += cw
		end += len(c)
	}
	return s[:end]
}

// Shorten returns s, or where it is wider than w cells a beginning of it and an ellipsis, no wider than w together.
func (m Metrics) Shorten(s string, w int) string {
	if m.Width(s) <= w {
		return s
	}
	return m.Cut(m.Cut(s, w-m.Width("…"))+"…", w)
}

// CutLeft returns the longest end of s that is at most w cells wide.
func (m Metrics) CutLeft(s string, w int) string {
	n := m.Width(s)
	for c, cw := range m.Graphemes(s) {
		if n <= w {
			break
		}
		n -= cw
		s = s[len(c):]
	}
	return s
}

// Pad returns s cut or filled with blanks on the right, so that it is exactly w cells wide.
func (m Metrics) Pad(s string, w int) string {
	s = m.Cut(s, w)
	return s + strings.Repeat(" ", max(0, w-m.Width(s)))
}

// PadLeft returns s cut or filled with blanks on the left, so that it is exactly w cells wide.
func (m Metrics) PadLeft(s string, w int) string {
	s = m.Cut(s, w)
	return strings.Repeat(" ", max(0, w-m.Width(s))) + s
}
