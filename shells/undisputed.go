package shells

import (
	"iter"
	"strings"
	"unicode"

	"ukatty/tui/cell"
)

// maxGrapheme bounds the bytes of what stands in one cell: a letter may carry a few marks, not thousands.
const maxGrapheme = 32

// graphemes yields the graphemes of a row with their widths: 1 or 2, or 0 for what text art may not hold, since
// terminals disagree on its width or since it is nothing that is printed.
func graphemes(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for s != "" {
			text, width := next(s)
			if !yield(text, width) {
				return
			}
			s = s[len(text):]
		}
	}
}

// next returns the first grapheme of s. ASCII before ASCII needs no tables, and is nearly all there is.
func next(s string) (text string, width int) {
	if s[0] < unicode.MaxASCII && (len(s) == 1 || s[1] < unicode.MaxASCII) {
		if s[0] < ' ' {
			return s[:1], 0
		}
		return s[:1], 1
	}
	for text := range (cell.Metrics{Grapheme: true}).Graphemes(s) {
		return text, undisputed(text)
	}
	return s, 0
}

// undisputed returns the width on which all ways to count agree, whether or not ambiguous characters are wide, and
// whether or not the terminal knows graphemes; 0 if there is none.
func undisputed(text string) int {
	if len(text) > maxGrapheme || strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsPrint(r) && r != '\u3000'
	}) {
		return 0
	}
	width := cell.Metrics{}.Width(text)
	for _, m := range []cell.Metrics{{Wide: true}, {Grapheme: true}, {Grapheme: true, Wide: true}} {
		if m.Width(text) != width {
			return 0
		}
	}
	if width > 2 {
		return 0
	}
	return width
}
