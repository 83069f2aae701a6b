package cell

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Clean returns s as one line that is safe to draw, and s itself, without allocation, if it is that already.
//
// Dropped are escape sequences as a whole, the controls C0, DEL and C1, bidi controls and format characters that terminals
// dispute (the soft hyphen among them). A TAB becomes four blanks and a line break one; invalid UTF-8 becomes U+FFFD. A mark
// without a letter gets a no-break space to stand on, so that it does not change what is drawn before it, and of a grapheme
// cluster of more than 128 bytes only the first code point is left.
func Clean(s string) string { return clean(s, " ", drop) }

// CleanText is Clean for a text of several lines: line breaks stay, as "\n".
func CleanText(s string) string { return clean(s, "\n", drop) }

// Visible returns s as one line that is safe to draw and shows what Clean drops: ␀ to ␟ and ␡ for the controls of ASCII, line
// breaks included, <U+202E> for others, <FF> for a byte that is not UTF-8.
func Visible(s string) string { return clean(s, "␊", show) }

// A rewrite returns what takes the place of the forbidden thing at i, and where that ends.
type rewrite func(s string, i int) (text string, end int)

// clean makes s safe in two steps: first what is forbidden goes, and only then what is left is cut into clusters, since what
// goes may have kept two others apart.
func clean(s, newline string, f rewrite) string {
	bad := tidy(s, newline)
	if bad == len(s) {
		return s
	}
	s = s[:bad] + sweep(s[bad:], newline, f)
	if bad = tidy(s, newline); bad == len(s) {
		return s
	}
	return settle(s, bad)
}

// tidy returns the length of the beginning of s that may stay as it is, up to the last cluster before trouble.
func tidy(s, newline string) int {
	var m Metrics
	for i := 0; i < len(s); {
		g := m.natural(s, i, false)
		if g.odd && (newline != "\n" || s[i] != '\n') {
			return i
		}
		i = g.end
	}
	return len(s)
}

// sweep puts newline, or what f says, in the place of everything forbidden in s.
func sweep(s, newline string, f rewrite) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		text, end := s[i:i+size], i+size
		switch {
		case r == '\n', r == '\u2028', r == '\u2029':
			text = newline
		case strings.HasPrefix(s[i:], "\r\n") && newline != "␊":
			text, end = newline, i+2
		case r < ' ', r == utf8.RuneError && size == 1, unwanted(r):
			text, end = f(s, i)
		}
		b.WriteString(text)
		i = end
	}
	return b.String()
}

// drop is the rewrite of Clean.
func drop(s string, i int) (text string, end int) {
	switch b := s[i]; {
	case b == '\t':
		return tab, i + 1
	case b == '\x1b':
		return "", escape(s, i)
	case b < ' ' || b == 0x7f:
		return "", i + 1
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError {
		return replacement, i + size
	}
	return "", i + size
}

// show is the rewrite of Visible.
func show(s string, i int) (text string, end int) {
	b := s[i]
	if b < ' ' {
		return string(rune(b) + '␀'), i + 1
	}
	if b == 0x7f {
		return "␡", i + 1
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError {
		return fmt.Sprintf("<%02X>", b), i + 1
	}
	return fmt.Sprintf("<U+%04X>", r), i + size
}

// settle returns s with its clusters as they are drawn; s is swept, and tidy before from.
func settle(s string, from int) string {
	var m Metrics
	var b strings.Builder
	b.WriteString(s[:from])
	within := false
	for i := from; i < len(s); {
		g := m.natural(s, i, within)
		if g.class&feed != 0 {
			g.text = "\n"
		}
		b.WriteString(g.text)
		i, within = g.end, g.after == overfull
	}
	return b.String()
}
