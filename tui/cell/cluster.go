package cell

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/mattn/go-runewidth"
)

// first returns the first grapheme cluster of s, which is not empty.
func first(s string) string { return graphemes.FromString(s).First() }

// simple returns the end and the width of the cluster at i where a glance tells both, and an end of 0 where it does not: a
// printable ASCII character or a plain one, with another such or nothing after it.
func simple(s string, i int) (end, width int) {
	if b := s[i]; b < utf8.RuneSelf {
		if b >= ' ' && b < 0x7f && bounded(s, i+1) {
			return i + 1, 1
		}
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	if w := plain(r); w > 0 && bounded(s, i+size) {
		return i + size, w
	}
	return 0, 0
}

// bounded reports whether what stands at i begins a cluster for certain.
func bounded(s string, i int) bool {
	if i >= len(s) || s[i] < utf8.RuneSelf {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return plain(r) > 0
}

// plain returns the width of a character of those blocks of Japanese, Chinese and Korean where every character has the same
// width by any measure and begins a cluster; 0 for any other.
func plain(r rune) int {
	switch {
	case r < 0x3000 || r > 0xff9d:
		return 0
	case r >= 0x3041 && r <= 0x3096, r >= 0x309b && r <= 0x30ff, // hiragana, katakana; between them combining marks
		r >= 0x3400 && r <= 0x4dbf, r >= 0x4e00 && r <= 0x9fff, // ideographs
		r >= 0xac00 && r <= 0xd7a3, // Hangul syllables
		r <= 0x3029,                // punctuation
		r >= 0xff01 && r <= 0xff60: // full-width forms
		return 2
	case r >= 0xff61: // half-width katakana but its voicing marks, which join what stands before them
		return 1
	}
	return 0
}

func asciiWidth(b byte) int {
	if b < ' ' || b == 0x7f {
		return 0
	}
	return 1
}

// cluster returns the width of one grapheme cluster.
func (m Metrics) cluster(c string) int {
	if m.Grapheme {
		return displaywidth.Options{EastAsianWidth: m.Wide}.String(c)
	}
	n := 0
	for _, r := range c {
		n += m.codePoint(r)
	}
	return n
}

// By the field Wide. Nothing writes to them; given by name, the settings do not depend on the locale of the process.
var (
	narrow = runewidth.Condition{StrictEmojiNeutral: true}
	wide   = runewidth.Condition{StrictEmojiNeutral: true, EastAsianWidth: true}
)

// codePoint returns how far a terminal without mode 2027 moves its cursor for r. The marks of some scripts are one cell wide
// in go-runewidth, and none to the renderer.
func (m Metrics) codePoint(r rune) int {
	switch {
	case r < 0x80:
		return asciiWidth(byte(r))
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case m.Wide:
		return wide.RuneWidth(r)
	}
	return narrow.RuneWidth(r)
}
