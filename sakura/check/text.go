package check

import (
	"strings"
	"unicode/utf8"

	"ukatty/sakura"
)

// textRules are about characters.
var textRules = family{
	controlCharacter: {
		name: "control-character", title: "A control character stands in the text", severity: Warning,
		why: `Control characters and escape sequences are not shown: they could take over a terminal. Tabs go too; a blank or \_l ` +
			`moves text.`,
		wrong: "\\0やあ\x07どうも\\e", right: `\0やあどうも\e`,
	},
	bidiControl: {
		name: "bidi-control", title: "A character changes the direction of the text", severity: Warning,
		why: `Embeddings, overrides and isolates can show a text, or a tag, in another order than it is written, and hide what ` +
			`it says. They are dropped.`,
		wrong: "\\0やあ\u202eもうど\\e", right: `\0やあどうも\e`,
	},
	oddCharacter: {
		name: "odd-character", title: "A character means nothing outside its font or its program", severity: Info,
		why: `Characters for private use look different in every font, byte order marks and noncharacters are not for texts at ` +
			`all.`,
		wrong: "\\0やあ\ue000\\e", right: `\0やあ♪\e`,
	},
	brokenText: {
		name: "broken-text", title: "The text was broken by a wrong charset", severity: Error,
		why:   `A byte that is no UTF-8, or U+FFFD in the place of one: the file was read or written in another charset than its own.`,
		wrong: "\\0やあ\ufffd\\e", right: `\0やあ\e`,
	},
	rawLineBreak: {
		name: "raw-line-break", title: "A line feed stands in the text", severity: Info,
		why:   `CR and LF show nothing: the lines are joined. Only \n breaks a line.`,
		wrong: "\\0一行目\n二行目\\e", right: `\0一行目\n二行目\e`,
	},
	notInCharset: {
		name: "not-in-charset", title: "A charset lacks a character", severity: Warning,
		why: `Where the script is stored or sent in that charset the character is lost, or becomes another one. Use one that the ` +
			`charset has, \_u[code], or UTF-8.`,
		wrong: `\0やあ😀\e`, right: `\0やあ♪\e`,
	},
}

// text looks at a text, character by character.
func (c *checker) text(n sakura.Node) {
	text := c.src[n.Start:n.End]
	if text[0] > '\r' || strings.Trim(text, "\r\n") != "" {
		c.said(n)
	}
	for at := plain(text, 0); at < len(text); at = plain(text, at) {
		if size := usual(text[at:]); size > 0 {
			at += size
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		at += max(size, c.odd(n, text, at, r, size))
	}
}

// plain passes what most texts are made of, ASCII, kana and ideographs, from an offset on, and gives the one behind.
func plain(s string, at int) int {
	for at+2 < len(s) {
		switch c := s[at]; {
		case c-0xE3 < 7 && ((s[at+1]^0x80)|(s[at+2]^0x80)) < 0x40:
			at += 3
		case c-' ' < 0x5F && c != '%':
			at++
		default:
			return at
		}
	}
	return at
}

// usual gives the length of the first character of a text that is not empty, if no rule looks at such ones; else 0.
func usual(s string) int {
	switch c := s[0]; {
	case c-' ' < 0x5F && c != '%':
		return 1
	case c >= 0xC3 && c < 0xE0 && len(s) > 1 && s[1]^0x80 < 0x40:
		return 2
	case c > 0xE0 && c < 0xF0 && len(s) > 2 && ((s[1]^0x80)|(s[2]^0x80)) < 0x40 && !rare(c, s[1], s[2]):
		return 3
	}
	return 0
}

// rare says of a character of three bytes whether a rule may look at it: bidi controls, full-width signs, those for private
// use and what is none at all.
func rare(a, b, c byte) bool {
	switch a {
	case 0xE2:
		return b == 0x80 && c >= 0xA8 || b == 0x81 && c >= 0xA6
	case 0xED, 0xEE:
		return true
	case 0xEF:
		return b < 0xBC || b > 0xBE || b == 0xBC && (c == 0x85 || c == 0xBC)
	}
	return false
}

// odd looks at one character of a text that may be a wrong one, and gives how many bytes it dealt with, if more than that.
func (c *checker) odd(n sakura.Node, text string, at int, r rune, size int) int {
	start := int(n.Start) + at
	switch r {
	case '%':
		if c.raw == 0 {
			c.percent(start, text[at:])
		}
	case '\n', '\r':
		return c.lineBreak(start, text, at)
	case '￥', '¥', '＼', '％':
		if c.raw == 0 {
			c.alike(start, r, size, text[at+size:])
		}
	default:
		c.bad(start, r, size)
	}
	return 0
}

// bad looks at one character that may be none for a text.
func (c *checker) bad(start int, r rune, size int) {
	end := start + size
	switch {
	case r < ' ', r >= 0x7F && r <= 0x9F:
		c.reportAs(controlCharacter, start, end, "the control character U+%04X is not shown: take it out", r)
	case r >= 0x2028 && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		c.reportAs(bidiControl, start, end, "U+%04X changes the direction of the text, or breaks its line, and is dropped: take it out", r)
	case r == utf8.RuneError && size == 1:
		c.broken = true
		c.reportAs(brokenText, start, end, "the byte 0x%02X is no UTF-8: the text is in another charset than it is read in", c.src[start])
	case r == utf8.RuneError:
		c.reportAs(brokenText, start, end, "U+FFFD stands for a character that was lost: write it anew")
	case isOdd(r):
		c.reportAs(oddCharacter, start, end, "U+%04X means nothing outside its font or its program: use another character", r)
	}
}

// isOdd says whether a character is one for private use, a noncharacter or a byte order mark.
func isOdd(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 || r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE || r == 0xFEFF
}

// lineBreak looks at CR and LF in a text and gives how many there are.
func (c *checker) lineBreak(start int, text string, at int) int {
	end := at
	for end < len(text) && (text[end] == '\n' || text[end] == '\r') {
		end++
	}
	if at > 0 && end < len(text) {
		c.reportAs(rawLineBreak, start, start+end-at, `a line feed shows nothing: write \n to break the line`)
	}
	return end - at
}

// encoding looks at all characters beyond ASCII, wherever they stand.
func (c *checker) encoding(has func(rune) bool, charset string) {
	if c.off.has(notInCharset) {
		return
	}
	if charset == "" {
		charset = "the charset"
	}
	start, first := -1, rune(0)
	for i, r := range c.src {
		if lost := r >= utf8.RuneSelf && !has(r); lost == (start >= 0) {
			continue
		} else if lost {
			start, first = i, r
			continue
		}
		c.reportAs(notInCharset, start, i, "%s has no %s (U+%04X): use another character", charset, quote(c.src[start:i]), first)
		start = -1
	}
	if start >= 0 {
		c.reportAs(notInCharset, start, len(c.src), "%s has no %s (U+%04X): use another character", charset, quote(c.src[start:]), first)
	}
}
