package cell

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxCluster is how many bytes of one grapheme cluster are drawn. The longest clusters in use (families with skin tones,
// flags of regions, a letter with its marks) need less than half of it; without a limit one cell could hold a megabyte.
const maxCluster = 128

const (
	replacement = "\ufffd"
	base        = "\u00a0" // carries a mark that has no letter; Unicode recommends it for that
	separator   = "\u200b" // takes the place of what may not be drawn, so that its neighbours do not join
	tab         = "    "
)

// glyph is what is drawn for the bytes of a text up to end.
type glyph struct {
	text  string
	end   int
	width int
	class class
	odd   bool // text is not what stands in the text
	after state
}

// state is what has to be known of a glyph to see what the next one is.
type state uint8

const (
	visible  state = iota
	unseen         // it was a format character; another such would add nothing but bytes
	overfull       // its cluster was cut off; marks that follow belong to it and are not drawn
)

// glyph returns what is drawn for s from i on, after a glyph that left the state before.
func (m Metrics) glyph(s string, i int, before state) glyph {
	g := m.natural(s, i, before == overfull)
	if g.width > 0 || g.after == overfull || g.class&feed != 0 {
		return g
	}
	if r, size := utf8.DecodeRuneInString(g.text); size == len(g.text) && (size == 0 || unicode.Is(unicode.Cf, r)) {
		g.after = unseen
		if before == unseen {
			g.text, g.odd = "", true
		}
	}
	return g
}

// natural is glyph for a text in which every glyph has a width; within tells that it stands in a cluster that was cut off.
func (m Metrics) natural(s string, i int, within bool) glyph {
	if end, width := simple(s, i); end > 0 {
		if b := s[i]; b < utf8.RuneSelf {
			return glyph{text: s[i:end], end: end, width: width, class: low[b]}
		}
		r, _ := utf8.DecodeRuneInString(s[i:])
		return glyph{text: s[i:end], end: end, width: width, class: classOf(r)}
	}
	if b := s[i]; b < ' ' || b == 0x7f {
		return control(s, i)
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == utf8.RuneError && size <= 1:
		return m.invalid(s, i)
	case within && extends(r):
		return glyph{end: i + size, odd: true, after: overfull}
	case r == '\u2028' || r == '\u2029':
		return glyph{end: i + size, class: feed, odd: true}
	case unwanted(r):
		return glyph{text: separator, end: i + size, odd: true}
	}
	return m.compound(s, i)
}

func control(s string, i int) glyph {
	switch {
	case s[i] == '\n':
		return glyph{end: i + 1, class: feed, odd: true}
	case strings.HasPrefix(s[i:], "\r\n"):
		return glyph{end: i + 2, class: feed, odd: true}
	case s[i] == '\t':
		return glyph{text: tab, end: i + 1, width: len(tab), class: blank, odd: true}
	}
	return glyph{text: separator, end: i + 1, odd: true}
}

// invalid is the glyph of a byte that is not UTF-8, or of the unfinished character at the end of the text.
func (m Metrics) invalid(s string, i int) glyph {
	end := i + 1
	if !utf8.FullRuneInString(s[i:]) {
		end = len(s)
	}
	return glyph{text: replacement, end: end, width: m.cluster(replacement), odd: true}
}

// compound is the glyph of a cluster that needs a closer look.
func (m Metrics) compound(s string, i int) glyph {
	c := window(s[i:])
	r, _ := utf8.DecodeRuneInString(c)
	g := glyph{text: c, end: i + len(c), class: classOf(r)}
	if len(c) > utf8.RuneLen(r) {
		g.class &^= blank // something is to be seen on it
	}
	lone := joins(r)
	switch {
	case len(c) > maxCluster, lone && len(base+c) > maxCluster:
		g.text, g.odd, g.after = keep(c), true, overfull
	case lone:
		g.text, g.odd = orphan(c), true
	case open(c):
		g.text, g.odd = replacement, true
	}
	g.width = m.cluster(g.text)
	return g
}

// window returns the first cluster of s as far as it is valid UTF-8 and a little longer than maxCluster at most.
func window(s string) string {
	if len(s) > maxCluster+utf8.UTFMax {
		s = s[:maxCluster+utf8.UTFMax]
	}
	c := first(s)
	if !utf8.ValidString(c) {
		for i, r := range c {
			if r == utf8.RuneError && !strings.HasPrefix(c[i:], replacement) {
				return c[:i]
			}
		}
	}
	return c
}

// keep returns what is left of a cluster c that has no end: its first character, unless that may join what stands before or
// after it whatever that is, as marks, jamo, the halves of flags and the signs before numbers do.
func keep(c string) string {
	r, size := utf8.DecodeRuneInString(c)
	if joins(r) || open(c[:size]) || unicode.In(r, unicode.Hangul, unicode.Regional_Indicator) {
		return replacement
	}
	return c[:size]
}

// orphan returns how a cluster is drawn that would join what stands before it: its marks on a base, or nothing if they
// cannot be seen.
func orphan(c string) string {
	c = strings.TrimLeftFunc(c, invisible)
	if c == "" {
		return ""
	}
	return base + c
}

// extends reports whether r may join the cluster before it.
func extends(r rune) bool {
	return r >= 0x300 && (unicode.Is(unicode.M, r) || r == 0xe33 || r == 0xeb3 || r == 0x200c || r == 0x200d ||
		r == 0xff9e || r == 0xff9f || r >= 0x1f3fb && r <= 0x1f3ff || r >= 0xe0020 && r <= 0xe007f)
}

// joins reports whether r does join any cluster before it.
func joins(r rune) bool { return extends(r) && len(first("a"+string(r))) > 1 }

// invisible reports whether r is a joiner, a variation selector or a tag.
func invisible(r rune) bool {
	return r == 0x200c || r == 0x200d || unicode.Is(unicode.Variation_Selector, r) || r >= 0xe0020 && r <= 0xe007f
}

// open reports whether the cluster c would be joined by what stands after it, whatever that is. The signs that do so, as
// the Arabic ones before numbers, are in a few blocks.
func open(c string) bool {
	r, _ := utf8.DecodeLastRuneInString(c)
	if r < 0x600 || r > 0xd4e && r < 0x110bd || r > 0x11fff {
		return false
	}
	return len(first(c+"a")) > len(c)
}

// unwanted reports whether r, which is no C0 control, may not reach a terminal or is not drawn alike by any two of them: C1
// controls, bidi controls, the format characters of other layouts, noncharacters, and the character in whose place terminals
// show a picture that was uploaded.
func unwanted(r rune) bool {
	return r >= 0x7f && (r < 0xa0 || unicode.Is(forbidden, r) || r&0xfffe == 0xfffe || r == placeholder)
}

// placeholder is where the terminal kitty and its kin show pictures.
const placeholder = 0x10eeee

var forbidden = &unicode.RangeTable{
	LatinOffset: 1,
	R16: []unicode.Range16{
		{Lo: 0xad, Hi: 0xad, Stride: 1},     // soft hyphen
		{Lo: 0x61c, Hi: 0x61c, Stride: 1},   // bidi: mark
		{Lo: 0x200e, Hi: 0x200f, Stride: 1}, // bidi: marks
		{Lo: 0x2028, Hi: 0x202e, Stride: 1}, // line ends; bidi: embeddings and overrides
		{Lo: 0x2066, Hi: 0x206f, Stride: 1}, // bidi: isolates; deprecated format characters
		{Lo: 0xfdd0, Hi: 0xfdef, Stride: 1}, // noncharacters
		{Lo: 0xfeff, Hi: 0xfeff, Stride: 1}, // byte order mark
		{Lo: 0xfff9, Hi: 0xfffb, Stride: 1}, // annotations
	},
}
