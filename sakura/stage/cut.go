package stage

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// maxGrapheme is how many bytes may show as one character. Who stacks more marks than that on a letter sees them come one
// after the other.
const maxGrapheme = 128

// Piece is text that is known to be clean: only Cut makes it.
type Piece struct {
	text  string
	steps int
}

// Text gives the characters.
func (p Piece) Text() string { return p.text }

// Steps gives how many graphemes can be seen: format characters that stand alone are none.
func (p Piece) Steps() int { return p.steps }

// Cut takes the next clean piece off the front of s, of at most limit steps, and tells how many bytes of s that used. The
// piece is the front of s itself, or U+FFFD for a byte that is not UTF-8, or empty where bytes had to go. It ends before
// anything that is not clean, so whoever wants all of s calls Cut until nothing is left. Nothing is allocated.
func Cut(s string, limit int) (p Piece, used int) {
	steps, i := 0, 0
	for i < len(s) && steps < limit {
		n, w := simple(s[i:], limit-steps)
		steps, i = steps+n, i+w
		if i == len(s) || steps == limit {
			break
		}
		w, n = cluster(s[i:])
		if w == 0 {
			break
		}
		steps, i = steps+n, i+w
	}
	if i > 0 || s == "" || limit <= 0 {
		return Piece{text: s[:i], steps: steps}, i
	}
	used, mark := dirt(s)
	if mark != "" {
		steps = 1
	}
	return Piece{text: mark, steps: steps}, used
}

// cluster gives the length in bytes of the grapheme at the front of s, 0 when s is not clean there, and its steps.
func cluster(s string) (w, steps int) {
	if len(s) > maxGrapheme {
		end := maxGrapheme
		for end > maxGrapheme-utf8.UTFMax && !utf8.RuneStart(s[end]) {
			end--
		}
		s = s[:end]
	}
	g := graphemes.FromString(s)
	g.Next()
	s = g.Value()
	s = s[:cleanPrefix(s)]
	for _, r := range s {
		if !unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Variation_Selector, r) {
			return len(s), 1
		}
	}
	return len(s), 0
}

// simple counts the graphemes at the front of s, at most limit, that are one clean code point each. It stops before a code
// point that the next one may join.
func simple(s string, limit int) (n, w int) {
	n, w, last := usual(s, limit)
	for n < limit && w < len(s) {
		k := width(s[w:])
		if k == 0 {
			break
		}
		last, w, n = k, w+k, n+1
	}
	// What follows may be a mark on the last one; the long way round will tell.
	if n > 0 && w < len(s) && (n < limit || width(s[w:]) == 0) {
		return n - 1, w - last
	}
	return n, w
}

// usual is simple for what most texts are made of: ASCII, kana and ideographs. It reads four bytes at once, and tells what of
// them is the last code point that it counts. Whatever else there is, and the last few bytes, it leaves to others.
func usual(s string, limit int) (n, w, last int) {
	for n < limit && len(s)-w >= 4 {
		x := uint32(s[w])<<24 | uint32(s[w+1])<<16 | uint32(s[w+2])<<8 | uint32(s[w+3])
		switch x >>= 8; {
		case x >= 0xE38080 && x <= 0xE9BFBF && x&0xC0C0 == 0x8080 && !voices(x):
			last = 3
		case x-0x200000 < 0x5F0000:
			last = 1
		default:
			return n, w, last
		}
		w, n = w+last, n+1
	}
	return n, w, last
}

// voices says whether three bytes are a tone mark of ideographs or a voicing mark of kana.
func voices(x uint32) bool { return x-0xE380AA < 6 || x-0xE38299 < 2 }

// width gives the length in bytes of the code point at the front of s when it is clean, neither joins the one before nor the
// one behind, unless that one is of another sort, and stands in one of the blocks that most scripts are made of; else 0.
func width(s string) int {
	l := &leads[s[0]]
	switch {
	case l.length == 1:
		return 1
	case len(s) >= 3 && l.length == 3:
		if b, c := s[1], s[2]; b >= l.from && b <= l.to && c&0xC0 == 0x80 && (!l.mixed || !joins(s[0], b, c)) {
			return 3
		}
	case len(s) >= 2 && l.length == 2 && s[1]&0xC0 == 0x80:
		return 2
	}
	return 0
}

// lead is what may follow the first byte of a simple code point: a second byte between two.
type lead struct {
	length, from, to byte
	// mixed: some of them are not simple after all; joins knows which.
	mixed bool
}

// leads are the blocks of simple code points, by the first byte.
var leads = func() (t [256]lead) {
	for c := ' '; c < 0x7F; c++ {
		t[c] = lead{length: 1}
	}
	for c := 0xC3; c <= 0xD1; c++ { // Latin, Greek, Cyrillic
		t[c] = lead{length: 2}
	}
	t[0xCC], t[0xCD] = lead{}, lead{}                            // combining marks
	t[0xE2] = lead{length: 3, from: 0x80, to: 0xAF, mixed: true} // punctuation, arrows, shapes
	t[0xE3] = lead{length: 3, from: 0x80, to: 0xBF, mixed: true} // kana
	for c := 0xE4; c <= 0xE9; c++ {                              // ideographs
		t[c] = lead{length: 3, from: 0x80, to: 0xBF}
	}
	t[0xEA] = lead{length: 3, from: 0xB0, to: 0xBF} // Hangul syllables
	t[0xEB] = lead{length: 3, from: 0x80, to: 0xBF}
	t[0xEC] = t[0xEB]
	t[0xED] = lead{length: 3, from: 0x80, to: 0x9D}
	t[0xEF] = lead{length: 3, from: 0xBC, to: 0xBE, mixed: true} // full and half width forms
	return t
}()

// joins says whether the code point of these three bytes is not simple although its block is.
func joins(a, b, c byte) bool {
	switch a {
	case 0xE2:
		switch b {
		case 0x80: // spaces without width, joiners, bidi controls, separators
			return c < 0x90 || c > 0xA7 && c < 0xB0
		case 0x81, 0x83: // word joiner, bidi isolates; marks for symbols
			return true
		}
	case 0xE3: // tone marks of ideographs; voicing marks of kana
		return voices(0xE30000 | uint32(b)<<8 | uint32(c))
	case 0xEF: // voicing marks of half width kana, and what stands behind
		return b == 0xBE && c >= 0x9E
	}
	return false
}
