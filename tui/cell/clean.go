package cell

import "strings"

// Clean returns s as one line that is safe to draw.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}

// CleanText is Clean for a text of several lines: line breaks stay, as "\n".
func CleanText(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = Clean(lines[i])
	}
	return strings.Join(lines, "\n")
}

// Visible returns s as one line that is safe to draw, with visible markers in place of what Clean drops.
func Visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return r + 0x2400
		}
		return r
	}, s)
}
