package cell

import (
	"unicode"

	"github.com/clipperhouse/displaywidth"
	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/mattn/go-runewidth"
)

// first returns the first grapheme cluster of s, which is not empty.
func first(s string) string { return graphemes.FromString(s).First() }

// cluster returns the width of one grapheme cluster.
func (m Metrics) cluster(c string) int {
	if m.Grapheme {
		return displaywidth.Options{EastAsianWidth: m.Wide}.String(c)
	}
	n := 0
	for _, r := range c {
		n += m.rune(r)
	}
	return n
}

func (m Metrics) rune(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	return (&runewidth.Condition{EastAsianWidth: m.Wide, StrictEmojiNeutral: true}).RuneWidth(r)
}
