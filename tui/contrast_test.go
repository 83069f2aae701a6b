package tui

import (
	"slices"
	"testing"

	"charm.land/lipgloss/v2"
)

// grounds are backgrounds that terminals have by default or that many choose, by what is known of them.
var grounds = [...][]string{
	unknown: {"#000000", "#1e1e2e", "#fdf6e3", "#ffffff"},
	dark:    {"#000000", "#1e1e2e", "#282c34", "#2e3440"},
	light:   {"#ffffff", "#fdf6e3"},
}

// Text can be read on what is behind it, and the frame of a balloon can be seen: WCAG 2 wants 4.5 for the one, of the ground that a
// palette is made for, and 3 for the other.
func TestPalettesCanBeRead(t *testing.T) {
	const dim, frame = 0, 1
	for g, p := range palettes {
		for _, behind := range grounds[g] {
			back := inkOf(lipgloss.Color(behind)).luminance()
			for i, c := range p {
				want := 4.5
				if i == frame || ground(g) == unknown || i == dim && slices.Index(grounds[g], behind) > 1 {
					want = 3
				}
				if got := ratio(inkOf(lipgloss.Color(c)).luminance(), back); got < want {
					t.Errorf("palette %d: colour %d stands out from %s by %.2f, want %.1f", g, i, behind, got, want)
				}
			}
		}
	}
}
