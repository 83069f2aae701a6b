package stage

import (
	"strings"
	"unicode/utf8"
)

// replacement stands for a byte that is no UTF-8.
const replacement = "\uFFFD"

// Clean gives what of s may reach a terminal: without C0, DEL and C1 controls, escape sequences, bidi embeddings, overrides
// and isolates, line and paragraph separators, and the placeholder of pictures (U+10EEEE). A byte that is not UTF-8 becomes
// U+FFFD. It is s itself, and nothing is allocated, when s is clean already. What is left shows on one line: a line break is not
// text.
//
// An escape sequence that is complete goes as a whole. One that is not loses its first character only, so that a text
// behind a stray ESC is not lost.
func Clean(s string) string {
	clean := cleanPrefix(s)
	if clean == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		b.WriteString(s[:clean])
		s = s[clean:]
		if s == "" {
			return b.String()
		}
		n, mark := dirt(s)
		b.WriteString(mark)
		s = s[n:]
		clean = cleanPrefix(s)
	}
}

// cleanPrefix gives how many bytes at the front of s are clean.
func cleanPrefix(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' || c == 0x7F {
				return i
			}
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && w == 1 || barred(r) {
			return i
		}
		i += w
	}
	return len(s)
}

// barred says whether a rune beyond ASCII must not reach a terminal.
func barred(r rune) bool {
	switch {
	case r >= 0x80 && r <= 0x9F: // C1 controls
	case r >= 0x2028 && r <= 0x202E: // line and paragraph separators, bidi embeddings and overrides
	case r >= 0x2066 && r <= 0x2069: // bidi isolates
	case r == 0x10EEEE: // some terminals show a picture there that was uploaded for something else
	default:
		return false
	}
	return true
}

// dirt gives how many bytes at the front of s, which is not clean there, must go, and what takes their place.
func dirt(s string) (n int, mark string) {
	r, w := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && w == 1 {
		return 1, replacement
	}
	if r == esc {
		return 1 + sequence(s[1:]), ""
	}
	if intro, ok := c1[r]; ok {
		return w + body(intro, s[w:]), ""
	}
	return w, ""
}

const (
	bel = 0x07
	esc = 0x1B
)

// c1 are the introducers of sequences among the C1 controls, with the character that follows ESC in their seven-bit form.
var c1 = map[rune]byte{0x90: 'P', 0x98: 'X', 0x9B: '[', 0x9D: ']', 0x9E: '^', 0x9F: '_'}

// sequence gives how many bytes of s, which follows an ESC, belong to its escape sequence (ECMA-48); 0 when it is none.
func sequence(s string) int {
	i := span(s, ' ', '/')
	if i == len(s) || s[i] < '0' || s[i] > '~' {
		return 0
	}
	if i > 0 || !strings.ContainsRune("PX[]^_", rune(s[0])) {
		return i + 1
	}
	if n := body(s[0], s[1:]); n > 0 {
		return 1 + n
	}
	return 0
}

// body gives how many bytes of s belong to the sequence that intro began; 0 when it is not complete.
func body(intro byte, s string) int {
	if intro == '[' {
		i := span(s, '0', '?')
		i += span(s[i:], ' ', '/')
		if i < len(s) && s[i] >= '@' && s[i] <= '~' {
			return i + 1
		}
		return 0
	}
	// A control string ends with ST or BEL. Any other control breaks it off, so that no byte is looked at often.
	for i, r := range s {
		switch {
		case r == bel:
			return i + 1
		case r == 0x9C:
			return i + 2
		case r == esc && strings.HasPrefix(s[i+1:], `\`):
			return i + 2
		case r < ' ', r >= 0x7F && r <= 0x9F:
			return 0
		}
	}
	return 0
}

// span gives how many bytes at the front of s lie between two characters.
func span(s string, from, to byte) int {
	for i := range len(s) {
		if s[i] < from || s[i] > to {
			return i
		}
	}
	return len(s)
}
