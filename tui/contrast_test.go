package tui

import (
	"slices"
	"strconv"
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

// ownColours are the colours that terminals have for red, green, yellow, blue, magenta and cyan, with the backgrounds that they have
// them on; some draw bold text in the brighter ones.
var ownColours = map[string]struct {
	ground ground
	behind string
	inks   [6]string
}{
	"xterm, light":         {light, "#ffffff", [6]string{"#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd"}},
	"xterm, light, bold":   {light, "#ffffff", [6]string{"#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff"}},
	"xterm, dark":          {dark, "#000000", [6]string{"#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd"}},
	"VGA, light":           {light, "#ffffff", [6]string{"#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa"}},
	"VGA, dark":            {unknown, "#000000", [6]string{"#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa"}},
	"Tango, light":         {light, "#ffffff", [6]string{"#cc0000", "#4e9a06", "#c4a000", "#3465a4", "#75507b", "#06989a"}},
	"Solarized, light":     {light, "#fdf6e3", [6]string{"#dc322f", "#859900", "#b58900", "#268bd2", "#d33682", "#2aa198"}},
	"One Half Light":       {light, "#fafafa", [6]string{"#e45649", "#50a14f", "#c18301", "#0184bc", "#a626a4", "#0997b3"}},
	"Windows Command Line": {dark, "#0c0c0c", [6]string{"#c50f1f", "#13a10e", "#c19c00", "#0037da", "#881798", "#3a96dd"}},
}

// Where there are sixteen colours those are taken that can be read in most terminals. Red on black is as dim as it is: it says what is
// bad everywhere.
func TestSixteenCanBeRead(t *testing.T) {
	for name, own := range ownColours {
		for _, number := range sixteens[own.ground] {
			want := 3.0
			if own.ground != light && (number == "1" || number == "5") {
				want = 2
			}
			n, err := strconv.Atoi(number)
			if err != nil || n < 1 || n > len(own.inks) {
				t.Fatalf("colour %q is none of the six", number)
			}
			if got := ratio(inkOf(lipgloss.Color(own.inks[n-1])).luminance(), inkOf(lipgloss.Color(own.behind)).luminance()); got < want {
				t.Errorf("%s: colour %s stands out by %.2f, want %.1f", name, number, got, want)
			}
		}
	}
}
