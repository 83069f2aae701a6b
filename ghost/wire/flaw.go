package wire

import "strings"

// Flaws are what was wrong with the bytes of a message and was forgiven. The zero value is a message as the documents
// want it.
type Flaws uint16

// What is forgiven.
const (
	// BOM: a byte order mark stood in front and was taken off.
	BOM Flaws = 1 << iota
	// NoEnd: the input ended without the empty line.
	NoEnd
	// NUL: NUL bytes stood at the end and were taken off.
	NUL
	// NoColon: a line was no field, for want of a colon or of a name in printable ASCII, and was dropped.
	NoColon
	// NoCharset: no Charset was named; UTF-8 was taken.
	NoCharset
	// Guessed: no Charset was named and the bytes are not UTF-8 but valid as Windows-31J, which was taken.
	Guessed
	// BadText: bytes that mean nothing in the charset were read as U+FFFD.
	BadText
)

var flawTexts = [...]string{
	"byte order mark in front",
	"no empty line at the end",
	"NUL at the end",
	"line without a field dropped",
	"no Charset, read as UTF-8",
	"no Charset, read as Windows-31J",
	"text not valid in its charset",
}

// String says in words what was forgiven, separated by semicolons: "" when nothing was.
func (f Flaws) String() string {
	var words []string
	for i, text := range flawTexts {
		if f&(1<<i) != 0 {
			words = append(words, text)
		}
	}
	return strings.Join(words, "; ")
}
