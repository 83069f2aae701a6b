package wire

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// geta is the mark that Japanese printers set for a character they have not got. All charsets have it.
const geta = "〓"

// siblings are characters of the same look or meaning for those that the Japanese charsets lack, most of them because
// vendors mapped the same code to different characters. The yen sign is here so that it never becomes a backslash.
var siblings = map[rune]string{
	'〜': "～", '—': "―", '–': "－", '−': "－", '‖': "∥", '¢': "￠", '£': "￡", '¬': "￢", '¥': "￥", '‾': "￣", '¦': "￤",
	'‑': "‐", '‒': "－", '•': "・", '·': "・", '⋯': "…", '⁇': "？？", '‼': "！！",
	'\u00a0': " ", '\u2002': " ", '\u2003': "　", '\u2009': " ",
}

// Append writes text at the end of b and says how many characters had to be replaced. What the charset lacks becomes its
// sibling or a visible 〓; joiners and variation selectors, which have no look of their own, are left out. Bytes that are
// not UTF-8 become U+FFFD first. In ISO-2022-JP the controls that switch sets are left out: the text does not forge them.
func (c Charset) Append(b []byte, s string) (out []byte, replaced int) {
	if c == UTF8 || int(c) >= len(charsets) {
		if utf8.ValidString(s) {
			return append(b, s...), 0
		}
		return append(b, strings.ToValidUTF8(s, "\uFFFD")...), 1
	}
	if c == ISO2022JP && strings.ContainsAny(s, "\x1b\x0e\x0f") {
		s = strings.NewReplacer("\x1b", "", "\x0e", "", "\x0f", "").Replace(s)
		replaced++
	}
	if plain(s) {
		return append(b, s...), replaced
	}
	e := encoder{t: charsets[c].encoding.NewEncoder().Transformer, out: b}
	e.write(strings.ToValidUTF8(s, "\uFFFD"))
	return e.out, e.replaced + replaced
}

// encoder writes one text. The transformer keeps the shift state of ISO-2022-JP over replacements.
type encoder struct {
	t        transform.Transformer
	out      []byte
	replaced int
}

func (e *encoder) write(s string) {
	src := []byte(s)
	for {
		n, err := e.transform(src, true)
		src = src[n:]
		switch {
		case err == nil:
			return
		case !errors.Is(err, transform.ErrShortDst):
			r, size := utf8.DecodeRune(src)
			src = src[size:]
			e.replaced++
			e.substitute(r)
		}
	}
}

// transform encodes as much of src as it can and says how much that was.
func (e *encoder) transform(src []byte, last bool) (used int, err error) {
	e.out = slices.Grow(e.out, len(src)+16)
	n, used, err := e.t.Transform(e.out[len(e.out):cap(e.out)], src, last)
	e.out = e.out[:len(e.out)+n]
	return used, err
}

// substitute writes what stands for a character that the charset lacks.
func (e *encoder) substitute(r rune) {
	if _, err := e.transform([]byte(substitute(r)), false); err != nil {
		e.out = append(e.out, '?')
	}
}

// substitute gives what stands for a character that the charset lacks.
func substitute(r rune) string {
	if s, ok := siblings[r]; ok {
		return s
	}
	switch {
	case r == '\u200b', r == '\u200c', r == '\u200d', r == '\u2060', r == '\ufeff',
		'\ufe00' <= r && r <= '\ufe0f', '\U000e0100' <= r && r <= '\U000e01ef':
		return ""
	}
	return geta
}
