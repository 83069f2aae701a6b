package reach

import (
	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// charsetOf gives the charset of a label, UTF-8 for none. Beside those of the WHATWG the names count that Windows has.
func charsetOf(label string) (encoding.Encoding, error) {
	label = strings.ToLower(strings.Trim(label, " \t\"'"))
	switch label {
	case "":
		return unicode.UTF8, nil
	case "cp932", "ms932", "windows-932":
		return japanese.ShiftJIS, nil
	case "cp65001":
		return unicode.UTF8, nil
	}
	e, err := htmlindex.Get(strings.ReplaceAll(label, "_", "-"))
	if err != nil {
		e, err = htmlindex.Get(label)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: the charset %.40q is not known", ErrOption, label)
	}
	return e, nil
}

// checkCharset says whether a label is known.
func checkCharset(label string) error {
	_, err := charsetOf(label)
	return err
}

// decode reads bytes as text; what means nothing becomes U+FFFD.
func decode(b []byte, label string) string {
	e, err := charsetOf(label)
	if err != nil {
		e = unicode.UTF8
	}
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		out = b
	}
	return strings.ToValidUTF8(strings.TrimPrefix(string(out), "\ufeff"), "\ufffd")
}

// encode writes text in a charset; what it lacks becomes a question mark.
func encode(s, label string) []byte {
	e, err := charsetOf(label)
	if err != nil || e == unicode.UTF8 {
		return []byte(s)
	}
	enc := e.NewEncoder()
	if out, err := enc.String(s); err == nil {
		return []byte(out)
	}
	var out []byte
	for _, r := range s {
		b, err := e.NewEncoder().String(string(r))
		if err != nil {
			b = "?"
		}
		out = append(out, b...)
	}
	return out
}
