package descript

import (
	"bytes"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// charset is an encoding and the labels that name it, in lower case, the usual one first. UTF-8 has no encoding.
type charset struct {
	encoding encoding.Encoding
	labels   []string
}

// Shift_JIS of x/text is Windows-31J, which is what these files mean by it.
var (
	utf8Text = charset{nil, []string{"utf-8", "utf8"}}
	utf16    = charset{unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), []string{"utf-16"}}
	shiftJIS = charset{japanese.ShiftJIS, []string{
		"shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "ms932", "cp932", "windows-31j",
	}}
	charsets = []charset{
		utf8Text,
		shiftJIS,
		{japanese.EUCJP, []string{"euc-jp", "eucjp", "euc_jp", "x-euc-jp"}},
		{japanese.ISO2022JP, []string{"iso-2022-jp", "jis"}},
		{korean.EUCKR, []string{"euc-kr", "euckr", "cp949", "ks_c_5601-1987"}},
		{simplifiedchinese.GB18030, []string{"gb2312", "gbk", "gb18030", "cp936"}},
		{traditionalchinese.Big5, []string{"big5", "big-5", "cp950"}},
		{charmap.Windows1252, []string{"windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii", "ascii"}},
	}
)

// Decode gives the text of a file in UTF-8, without its byte order mark.
//
// The charset is the one of a "charset,LABEL" in the first line (UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP, EUC-KR, GB2312
// and GBK, Big5, Windows-1252, in any case); a byte order mark says UTF-8 or UTF-16 and wins; without both it is UTF-8
// when the bytes are, else Shift_JIS. Bytes that the charset does not have are an *Error, and so is a file over MaxBytes.
func Decode(name string, b []byte) (string, error) {
	text, err := Salvage(name, b, MaxBytes)
	if err != nil {
		return "", err
	}
	return text, nil
}

// Salvage is Decode for whoever can do with a part of a file, which has limit bytes at most: lines with bytes that the charset
// does not have are empty, and a charset that is not known counts as none. The error is about the first thing that is wrong; of
// a file that is too long there is no text.
func Salvage(name string, b []byte, limit int) (string, error) {
	if len(b) > limit {
		return "", &Error{name, 0, fmt.Sprintf("longer than %d bytes", limit)}
	}
	cs, rest, err := detect(name, b)
	text := rest
	if cs.encoding != nil {
		// The decoders replace what they cannot read, and fail on nothing that is this short.
		var bad error
		if text, bad = cs.encoding.NewDecoder().Bytes(rest); bad != nil {
			return "", &Error{name, 0, "not readable as " + strings.ToUpper(cs.labels[0])}
		}
	}
	i := undecoded(text, cs)
	if i < 0 {
		return string(text), err
	}
	if err == nil {
		err = &Error{name, lineOf(string(text), i), fmt.Sprintf(
			"bytes that are not %s; does the first line name the right charset?", strings.ToUpper(cs.labels[0]))}
	}
	return readable(text, cs), err
}

// readable gives a text without what stands in lines that could not be decoded.
func readable(text []byte, cs charset) string {
	var kept strings.Builder
	kept.Grow(len(text))
	for len(text) > 0 {
		end := bytes.IndexAny(text, "\r\n")
		if end < 0 {
			end = len(text)
		}
		if undecoded(text[:end], cs) < 0 {
			kept.Write(text[:end])
		}
		if end < len(text) {
			kept.WriteByte(text[end])
			end++
		}
		text = text[end:]
	}
	return kept.String()
}

// detect finds the charset of a file and returns its bytes without a byte order mark. Where the one that the file names is not
// known, that is the error, and the charset is a guess.
func detect(name string, b []byte) (charset, []byte, error) {
	if rest, ok := bytes.CutPrefix(b, []byte("\xef\xbb\xbf")); ok {
		return utf8Text, rest, nil
	}
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return utf16, b, nil
	}
	first := b
	if i := bytes.IndexAny(b, "\r\n"); i >= 0 {
		first = b[:i]
	}
	var err error
	if key, label, ok := Split(string(first)); ok && strings.EqualFold(key, "charset") {
		cs, ok := lookup(label)
		if ok {
			return cs, b, nil
		}
		err = &Error{name, 1, fmt.Sprintf("unknown charset %.40q", label)}
	}
	if utf8.Valid(b) {
		return utf8Text, b, err
	}
	return shiftJIS, b, err
}

func lookup(label string) (charset, bool) {
	label = strings.ToLower(label)
	for _, cs := range charsets {
		for _, l := range cs.labels {
			if l == label {
				return cs, true
			}
		}
	}
	return charset{}, false
}

// undecoded returns the offset of the first byte that could not be decoded, -1 without one. A decoder writes U+FFFD for
// such a byte; a text that was UTF-8 all along may hold one that is meant.
func undecoded(text []byte, cs charset) int {
	if cs.encoding == nil && utf8.Valid(text) {
		return -1
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && (size == 1 || cs.encoding != nil) {
			return i
		}
		i += size
	}
	return -1
}

// lineOf returns the number of the line that the byte at offset stands in.
func lineOf(text string, offset int) int {
	line := 1
	for n := range Lines(text[:offset]) {
		line = n
	}
	if offset > 0 && (text[offset-1] == '\n' || text[offset-1] == '\r') {
		line++
	}
	return line
}

// Lines gives the lines of a text, counted from 1, without their ends: LF, CR LF or CR.
func Lines(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for n := 1; text != ""; n++ {
			line, rest := text, ""
			if i := strings.IndexAny(text, "\r\n"); i >= 0 {
				line, rest = text[:i], text[i+1:]
				if text[i] == '\r' {
					rest = strings.TrimPrefix(rest, "\n")
				}
			}
			if !yield(n, line) {
				return
			}
			text = rest
		}
	}
}
