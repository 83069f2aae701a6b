package wire

import (
	"strings"
	"unicode/utf8"
)

const escape = 0x1b

func (c Charset) decode(s string) (text string, clean bool) {
	if c == UTF8 || int(c) >= len(charsets) {
		clean = utf8.ValidString(s)
		if !clean {
			s = strings.ToValidUTF8(s, "\uFFFD")
		}
		return s, clean
	}
	if plain(s) {
		return s, true
	}
	text, err := charsets[c].encoding.NewDecoder().String(s)
	clean = err == nil && !strings.ContainsRune(text, utf8.RuneError)
	if c == ISO2022JP && clean {
		clean = validISO2022JP(s)
	}
	return text, clean
}

// plain says whether s is ASCII and changes no state of ISO-2022-JP, so that it is the same in every charset.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] == escape {
			return false
		}
	}
	return true
}

// validISO2022JP checks the pairs of bytes of ISO-2022-JP: the library takes a control for the second half of a pair and
// reads another character there.
func validISO2022JP(s string) bool {
	double := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == escape:
			n := escapeSize(s[i:])
			if n == 0 {
				return false
			}
			double = s[i+1] == '$'
			i += n - 1
		case double:
			if i+1 >= len(s) || !graphic(s[i]) || !graphic(s[i+1]) {
				return false
			}
			i++
		case s[i] >= utf8.RuneSelf:
			return false
		}
	}
	return true
}

// escapeSize gives the size of the escape sequence at the front of s: 0 if it is none of ISO-2022-JP.
func escapeSize(s string) int {
	for _, seq := range [...]string{"\x1b$@", "\x1b$B", "\x1b$(D", "\x1b(B", "\x1b(J", "\x1b(I"} {
		if strings.HasPrefix(s, seq) {
			return len(seq)
		}
	}
	return 0
}

func graphic(c byte) bool { return '!' <= c && c <= '~' }
