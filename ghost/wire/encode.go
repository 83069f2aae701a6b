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
	src := []byte(strings.ToValidUTF8(s, "\uFFFD"))
	e := c.encoder(b)
	if _, fits := e.write(src); fits {
		return e.out, replaced
	}
	src, n := c.fit(src)
	e = c.encoder(b)
	e.write(src)
	return e.out, replaced + n
}

// fit gives text without the characters that the charset lacks and says how many those were. It is a step of its own
// since ISO-2022-JP leaves its state at such a character: replacing while writing would leave escape sequences behind.
func (c Charset) fit(src []byte) (fitting []byte, replaced int) {
	e := c.encoder(nil)
	for {
		e.out = e.out[:0]
		used, fits := e.write(src)
		fitting = append(fitting, src[:used]...)
		if fits {
			return fitting, replaced
		}
		r, size := utf8.DecodeRune(src[used:])
		fitting = append(fitting, substitute(r)...)
		src = src[used+size:]
		replaced++
	}
}

// encoder writes text at the end of out.
type encoder struct {
	t   transform.Transformer
	out []byte
}

func (c Charset) encoder(out []byte) encoder {
	return encoder{charsets[c].encoding.NewEncoder().Transformer, out}
}

// write writes src up to the first character that the charset lacks, and says how much that was and whether it was all.
func (e *encoder) write(src []byte) (used int, all bool) {
	for {
		e.out = slices.Grow(e.out, len(src)-used+16)
		n, m, err := e.t.Transform(e.out[len(e.out):cap(e.out)], src[used:], true)
		e.out, used = e.out[:len(e.out)+n], used+m
		if err == nil || !errors.Is(err, transform.ErrShortDst) {
			return used, err == nil
		}
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
