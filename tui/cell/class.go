package cell

import "unicode"

// class is how a character behaves where a line may be broken, as a set of properties.
type class uint16

const (
	noStart class = 1 << iota // begins no line
	noEnd                     // ends no line
	firm                      // noStart and noEnd hold across blanks too
	word                      // not parted from another word character
	letter                    // a word may be parted before it, after a hyphen
	hyphen                    // a word may be parted after it, before a letter
	twin                      // not parted from another twin: ……, ――
	blank                     // vanishes where a line is broken
	feed                      // ends the line
)

// The marks of kinsoku, after JIS X 4051 (cl-01 to cl-08) and UAX #14.
const (
	closing = "、。，．・：；？！‼⁇⁈⁉」』）】〕〉》］｝〙〗〟｠｣｡､･»›”’" +
		"ーゝゞヽヾ々〻゛゜ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯｰﾞﾟ" +
		"ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ" +
		"‐–〜～゠％‰℃°′″￠"
	opening = "「『（【〔〈《［｛〘〖〝｟｢«‹“‘￥＄￡＃№"
	glue    = "\u00a0\u202f\u2007\u2011\u2060\ufeff"
	pairs   = "…‥—―─"

	asciiClosing = `!),.:;?]}%`
	asciiOpening = `([{$`
	asciiQuotes  = `"'`
	asciiHyphens = `-/`
)

// Classes of the characters below lowEnd, where nearly all of them are that have one.
const lowEnd = 0x3200

var low = lowClasses()

func lowClasses() (t [lowEnd]class) {
	for r := rune(0x21); r < 0x1100; r++ {
		t[r] = word
		if r >= 0xc0 || r|0x20 >= 'a' && r|0x20 <= 'z' {
			t[r] |= letter
		}
	}
	for r := rune(0x7f); r <= 0x9f; r++ {
		t[r] = 0
	}
	mark := func(set string, c class) {
		for _, r := range set {
			if r < lowEnd {
				t[r] |= c
			}
		}
	}
	mark(asciiClosing, noStart)
	mark(asciiOpening, noEnd)
	mark(asciiQuotes, noStart|noEnd)
	mark(asciiHyphens, noStart|hyphen)
	mark(closing, noStart|firm)
	mark(opening, noEnd|firm)
	mark(glue, noStart|noEnd|firm)
	mark(pairs, twin)
	mark("‘’“”", word)
	mark(" \u3000\u200b\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f", blank)
	return t
}

// classOf returns the class of r.
func classOf(r rune) class {
	switch {
	case r < 0x1100:
		return low[r]
	case r < lowEnd:
		return low[r] | script(r)
	case r >= 0xff00 && r <= 0xffef:
		return forms[r-0xff00]
	}
	return script(r)
}

// script tells the scripts that part words by blanks from those that may be broken anywhere.
func script(r rune) class {
	if unicode.Is(alphabetic, r) {
		return word | letter
	}
	return 0
}

// alphabetic holds the blocks from U+1100 on whose characters form words. Hangul is not among them: it may be broken
// anywhere, as UAX #14 has it.
var alphabetic = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1200, Hi: 0x167f, Stride: 1}, // Ethiopic … Canadian syllabics
		{Lo: 0x1681, Hi: 0x1fff, Stride: 1}, // Ogham … Greek Extended
		{Lo: 0x2070, Hi: 0x218f, Stride: 1}, // superscripts, currencies, letter-like symbols, number forms
		{Lo: 0x2c00, Hi: 0x2dff, Stride: 1}, // Glagolitic … Cyrillic Extended
		{Lo: 0xa4d0, Hi: 0xa95f, Stride: 1}, // Lisu … Rejang
		{Lo: 0xa980, Hi: 0xabff, Stride: 1}, // Javanese … Meetei Mayek
		{Lo: 0xfb00, Hi: 0xfdff, Stride: 1}, // ligatures, Arabic
		{Lo: 0xfe70, Hi: 0xfefe, Stride: 1}, // Arabic
	},
	R32: []unicode.Range32{
		{Lo: 0x10000, Hi: 0x16fff, Stride: 1}, // scripts of the past and of few
		{Lo: 0x1bc00, Hi: 0x1efff, Stride: 1}, // shorthand … Arabic mathematics
	},
}

// Classes of the half-width and full-width forms, U+FF00 to U+FFEF.
var forms = formClasses()

func formClasses() (t [0xf0]class) {
	set := func(s string, c class) {
		for _, r := range s {
			if r >= 0xff00 {
				t[r-0xff00] |= c
			}
		}
	}
	set("０１２３４５６７８９", word)
	for r := 'Ａ'; r <= 'Ｚ'; r++ {
		t[r-0xff00] = word | letter
		t[r-0xff00+0x20] = word | letter
	}
	set(closing, noStart|firm)
	set(opening, noEnd|firm)
	return t
}

// A level says how well a line may be broken at some place.
type level uint8

const (
	never level = iota
	loose       // it would part a word, but no mark would stand wrong
	good
)

// between returns how well a line may be broken between two characters; before has the property blank too if there are
// blanks between them.
func between(before, after class) level {
	across := before&blank != 0
	if before&noEnd != 0 && (!across || before&firm != 0) || after&noStart != 0 && (!across || after&firm != 0) {
		return never
	}
	switch {
	case across:
		return good
	case before&hyphen != 0 && after&letter != 0:
		return good
	case before&after&(word|twin) != 0:
		return loose
	}
	return good
}
