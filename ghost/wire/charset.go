package wire

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
)

// Charset is a charset that messages are written in. The zero value is UTF-8.
type Charset uint8

// The charsets of the field.
const (
	// UTF8 is UTF-8, with ASCII in it.
	UTF8 Charset = iota
	// ShiftJIS is Shift_JIS as Windows has it: Windows-31J, code page 932.
	ShiftJIS
	// EUCJP is EUC-JP.
	EUCJP
	// ISO2022JP is ISO-2022-JP.
	ISO2022JP
)

var charsets = [...]struct {
	label    string
	encoding encoding.Encoding
}{
	UTF8:      {"UTF-8", nil},
	ShiftJIS:  {"Shift_JIS", japanese.ShiftJIS},
	EUCJP:     {"EUC-JP", japanese.EUCJP},
	ISO2022JP: {"ISO-2022-JP", japanese.ISO2022JP},
}

// labels are the names that clients use, in lower case with "_" as "-".
var labels = map[string]Charset{
	"utf-8": UTF8, "utf8": UTF8, "cp65001": UTF8, "us-ascii": UTF8, "ascii": UTF8,

	"shift-jis": ShiftJIS, "shiftjis": ShiftJIS, "sjis": ShiftJIS, "x-sjis": ShiftJIS, "ms-kanji": ShiftJIS,
	"cp932": ShiftJIS, "ms932": ShiftJIS, "windows-932": ShiftJIS, "windows-31j": ShiftJIS,
	"cswindows31j": ShiftJIS, "csshiftjis": ShiftJIS,

	"euc-jp": EUCJP, "eucjp": EUCJP, "x-euc-jp": EUCJP, "x-euc": EUCJP, "ujis": EUCJP,
	"eucjp-ms": EUCJP, "eucjp-win": EUCJP, "cp51932": EUCJP, "cseucpkdfmtjapanese": EUCJP,

	"iso-2022-jp": ISO2022JP, "iso2022jp": ISO2022JP, "iso2022-jp": ISO2022JP, "jis": ISO2022JP,
	"csiso2022jp": ISO2022JP, "cp50220": ISO2022JP, "cp50221": ISO2022JP,
}

// LookupCharset gives the charset of a label such as "Shift_JIS", "cp932" or "x-sjis", without case.
func LookupCharset(label string) (Charset, bool) {
	c, ok := labels[strings.ReplaceAll(strings.ToLower(strings.TrimSpace(label)), "_", "-")]
	return c, ok
}

// String gives the registered label: what a Charset field of our own says.
func (c Charset) String() string {
	if int(c) >= len(charsets) {
		return charsets[UTF8].label
	}
	return charsets[c].label
}

// Decode reads bytes as text. What means nothing in the charset becomes U+FFFD, and clean is false.
func (c Charset) Decode(b []byte) (text string, clean bool) { return c.decode(string(b)) }

// Encode writes text as bytes and never fails: see Append.
func (c Charset) Encode(s string) (b []byte, replaced int) { return c.Append(nil, s) }
