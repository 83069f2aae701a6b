package wire_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"ukatty/ghost/wire"
)

// What a client sent, and what it is read as: one line a field, name=value.
var messages = []struct {
	name, in string
	eof      bool
	start    string
	fields   string
	charset  wire.Charset
	flaws    wire.Flaws
	rest     int
}{
	{
		name: "plain", in: "SEND SSTP/1.4\r\nCharset: UTF-8\r\nScript: \\0あ\\e\r\n\r\n",
		start: "SEND SSTP/1.4", fields: "Charset=UTF-8|Script=\\0あ\\e",
	},
	{
		name: "bare LF", in: "A\nCharset: UTF-8\nB: c\n\n",
		start: "A", fields: "Charset=UTF-8|B=c",
	},
	{
		name: "CR CR LF", in: "A\r\r\nCharset: UTF-8\r\r\n\r\r\n",
		start: "A", fields: "Charset=UTF-8",
	},
	{
		name: "blanks around names", in: "A\r\nCharset      : UTF-8\r\n\tB\t:c\r\nC:  d \r\n\r\n",
		start: "A", fields: "Charset=UTF-8|B=c|C= d ",
	},
	{
		name: "colons in a value", in: "A\r\nCharset:UTF-8\r\nB: c:d: e\r\nC::\r\n\r\n",
		start: "A", fields: "Charset=UTF-8|B=c:d: e|C=:",
	},
	{
		name: "order and repetition", in: "A\r\nCharset: UTF-8\r\nX: 1\r\nY: 2\r\nX: 3\r\n\r\n",
		start: "A", fields: "Charset=UTF-8|X=1|Y=2|X=3",
	},
	{
		name: "empty value", in: "A\r\nCharset: UTF-8\r\nB:\r\nC: \r\n\r\n",
		start: "A", fields: "Charset=UTF-8|B=|C=",
	},
	{
		name: "lines without a field", in: "A\r\nCharset: UTF-8\r\nnothing\r\n: x\r\nやあ: x\r\n \r\nB: c\r\n\r\n",
		start: "A", fields: "Charset=UTF-8|B=c", flaws: wire.NoColon,
	},
	{
		name: "charset last, Japanese before it", in: "A\r\nB: \x82\xa0\r\nCharset: Shift_JIS\r\n\r\n",
		start: "A", fields: "B=あ|Charset=Shift_JIS", charset: wire.ShiftJIS,
	},
	{
		name: "the last charset wins", in: "A\r\nCharset: UTF-8\r\nB: \x82\xa0\r\ncharset: CP932\r\n\r\n",
		start: "A", fields: "Charset=UTF-8|B=あ|charset=CP932", charset: wire.ShiftJIS,
	},
	{
		name: "backslash as a second byte", in: "A\r\nCharset: sjis\r\nB: \x83\x5c\x95\x5c\x5c\x65\r\n\r\n",
		start: "A", fields: `Charset=sjis|B=ソ表\e`, charset: wire.ShiftJIS,
	},
	{
		name: "colons inside ISO-2022-JP", in: "A\r\nCharset: ISO-2022-JP\r\nB: \x1b$B::\x1b(B\r\n\r\n",
		start: "A", fields: "Charset=ISO-2022-JP|B=査", charset: wire.ISO2022JP,
	},
	{
		name: "state of ISO-2022-JP ends with the line", in: "A\r\nCharset: JIS\r\nB: \x1b$B$\"\r\nC: d\r\n\r\n",
		start: "A", fields: "Charset=JIS|B=あ|C=d", charset: wire.ISO2022JP,
	},
	{
		name: "half a character before the line break", in: "A\r\nCharset: Shift_JIS\r\nB: x\x82\r\nC: d\r\n\r\n",
		start: "A", fields: "Charset=Shift_JIS|B=x\uFFFD|C=d", charset: wire.ShiftJIS, flaws: wire.BadText,
	},
	{
		name: "broken UTF-8", in: "A\r\nCharset: UTF-8\r\nB: x\xff\xfey\r\n\r\n",
		start: "A", fields: "Charset=UTF-8|B=x\uFFFDy", flaws: wire.BadText,
	},
	{
		name: "a real U+FFFD is no damage", in: "A\r\nCharset: UTF-8\r\nB: \uFFFD\r\n\r\n",
		start: "A", fields: "Charset=UTF-8|B=\uFFFD",
	},
	{
		name: "no charset", in: "A\r\nB: あ\r\n\r\n",
		start: "A", fields: "B=あ", flaws: wire.NoCharset,
	},
	{
		name: "empty charset", in: "A\r\nCharset: \r\nB: あ\r\n\r\n",
		start: "A", fields: "Charset=|B=あ", flaws: wire.NoCharset,
	},
	{
		name: "no charset, Windows-31J", in: "A\r\nB: \x82\xa0\x87\x40\r\n\r\n",
		start: "A", fields: "B=あ①", charset: wire.ShiftJIS, flaws: wire.Guessed,
	},
	{
		name: "no charset and nothing fits", in: "A\r\nB: \xff\xff\r\n\r\n",
		start: "A", fields: "B=\uFFFD", flaws: wire.NoCharset | wire.BadText,
	},
	{
		name: "byte order mark", in: "\xef\xbb\xbfA\r\nCharset: UTF-8\r\n\r\n",
		start: "A", fields: "Charset=UTF-8", flaws: wire.BOM,
	},
	{
		name: "bytes after the empty line", in: "A\r\nCharset: UTF-8\r\n\r\n\r\n\x00",
		start: "A", fields: "Charset=UTF-8", rest: 3,
	},
	{
		name: "no empty line", in: "A\r\nCharset: UTF-8\r\nB: c\r\n", eof: true,
		start: "A", fields: "Charset=UTF-8|B=c", flaws: wire.NoEnd,
	},
	{
		name: "not even a line break", in: "A\r\nCharset: UTF-8\r\nB: c", eof: true,
		start: "A", fields: "Charset=UTF-8|B=c", flaws: wire.NoEnd,
	},
	{
		name: "NUL for an end", in: "A\r\nCharset: UTF-8\r\nB: c\r\n\x00", eof: true,
		start: "A", fields: "Charset=UTF-8|B=c", flaws: wire.NoEnd | wire.NUL,
	},
	{name: "nothing", in: "", eof: true, flaws: wire.NoEnd | wire.NoCharset},
	{name: "an empty line", in: "\r\nA: b\r\n", flaws: wire.NoCharset, rest: 6},
}

func TestParse(t *testing.T) {
	for _, tt := range messages {
		t.Run(tt.name, func(t *testing.T) {
			read := wire.Parse
			if tt.eof {
				if _, _, err := wire.Parse([]byte(tt.in), wire.Limits{}); !errors.Is(err, wire.ErrShort) {
					t.Errorf("Parse: %v, want ErrShort", err)
				}
				read = wire.ParseEOF
			}
			m, n, err := read([]byte(tt.in), wire.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if m.Start != tt.start || show(m.Fields) != tt.fields {
				t.Errorf("got %q %q\nwant %q %q", m.Start, show(m.Fields), tt.start, tt.fields)
			}
			if m.Charset != tt.charset || m.Flaws != tt.flaws {
				t.Errorf("got %v, flaws %q; want %v, flaws %q", m.Charset, m.Flaws, tt.charset, tt.flaws)
			}
			if rest := len(tt.in) - n; rest != tt.rest || string(m.Raw) != tt.in[:n] {
				t.Errorf("%d bytes left, want %d; raw %q", rest, tt.rest, m.Raw)
			}
		})
	}
}

func show(fields wire.Fields) string {
	var words []string
	for _, f := range fields {
		words = append(words, f.Name+"="+f.Value)
	}
	return strings.Join(words, "|")
}

func TestUnknownCharset(t *testing.T) {
	m, n, err := wire.Parse([]byte("A\r\nCharset: KOI8-R\r\nB: あ\r\n\r\n"), wire.Limits{})
	if !errors.Is(err, wire.ErrCharset) {
		t.Fatalf("error %v, want ErrCharset", err)
	}
	if n == 0 || m.Start != "A" || m.CharsetLabel != "KOI8-R" || m.Fields.Get("B") != "あ" {
		t.Errorf("not filled as far as it can be: %+v", m)
	}
}

func TestLimits(t *testing.T) {
	lim := wire.Limits{Bytes: 20, Fields: 2}
	for _, tt := range []struct {
		in   string
		want error
	}{
		{"0123456789012345\r\n\r\n", nil},
		{"01234567890123456\r\n\r\n", wire.ErrTooLarge},
		{"01234567890123456789", wire.ErrTooLarge},
		{"0123456789012345678", wire.ErrShort},
		{"A\nB\nC\n\n", nil},
		{"A\nB\nC\nD\n\n", wire.ErrTooManyFields},
		{"A\nB\nC\nD\n", wire.ErrTooManyFields},
		{"A\n\n" + strings.Repeat("x", 100), nil},
	} {
		if _, _, err := wire.Parse([]byte(tt.in), lim); !errors.Is(err, tt.want) {
			t.Errorf("%q: %v, want %v", tt.in, err, tt.want)
		}
		_, _, err := wire.ParseEOF([]byte(tt.in), lim)
		if want := tt.want; !errors.Is(err, want) && !errors.Is(want, wire.ErrShort) {
			t.Errorf("%q at the end of input: %v, want %v", tt.in, err, want)
		}
	}
}

func TestDefaultLimits(t *testing.T) {
	long := []byte("A\r\nB: " + strings.Repeat("x", wire.DefaultBytes) + "\r\n\r\n")
	if _, _, err := wire.Parse(long, wire.Limits{}); !errors.Is(err, wire.ErrTooLarge) {
		t.Errorf("%d bytes: %v", len(long), err)
	}
	many := []byte("A\n" + strings.Repeat("B: c\n", wire.DefaultFields) + "\n")
	if m, _, err := wire.Parse(many, wire.Limits{}); err != nil || len(m.Fields) != wire.DefaultFields {
		t.Errorf("%d fields: %v", len(m.Fields), err)
	}
	if _, _, err := wire.Parse(append([]byte("A\n"), many...), wire.Limits{}); !errors.Is(err, wire.ErrTooManyFields) {
		t.Errorf("one field too many: %v", err)
	}
}

func TestScannerInPieces(t *testing.T) {
	for _, tt := range messages {
		in := []byte(tt.in)
		want, wantErr := new(wire.Scanner).End(in, wire.Limits{})
		for size := 1; size <= 7; size++ {
			var s wire.Scanner
			n, err := 0, wire.ErrShort
			for end := 0; errors.Is(err, wire.ErrShort) && end < len(in); {
				end = min(end+size, len(in))
				n, err = s.End(in[:end], wire.Limits{})
			}
			if n != want || !errors.Is(err, wantErr) {
				t.Errorf("%s in pieces of %d: %d, %v; want %d, %v", tt.name, size, n, err, want, wantErr)
			}
		}
	}
}

// A message of the greatest size, byte by byte: looking at all bytes again with every one would take minutes.
func TestScannerIsLinear(t *testing.T) {
	in := append(bytes.Repeat([]byte("\r"), wire.DefaultBytes-2), "A\n\n"...)[1:]
	var s wire.Scanner
	for end := range len(in) {
		if _, err := s.End(in[:end], wire.Limits{}); !errors.Is(err, wire.ErrShort) {
			t.Fatalf("after %d bytes: %v", end, err)
		}
	}
	if n, err := s.End(in, wire.Limits{}); n != len(in) || err != nil {
		t.Errorf("%d, %v; want %d", n, err, len(in))
	}
}

func TestAs(t *testing.T) {
	m, _, err := wire.Parse([]byte("\xef\xbb\xbfA\r\nB: \x82\xa0\r\n\r\n"), wire.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []wire.Charset{wire.UTF8, wire.ShiftJIS} {
		as := m.As(c)
		want := map[wire.Charset]string{wire.UTF8: "\uFFFD", wire.ShiftJIS: "あ"}[c]
		if as.Charset != c || as.Fields.Get("B") != want || as.Start != "A" || as.Flaws&wire.Guessed != 0 {
			t.Errorf("as %v: %+v", c, as)
		}
	}
}

func TestFlaws(t *testing.T) {
	if got := wire.Flaws(0).String(); got != "" {
		t.Errorf("no flaw: %q", got)
	}
	if got := (wire.BOM | wire.BadText).String(); got != "byte order mark in front; text not valid in its charset" {
		t.Errorf("two flaws: %q", got)
	}
}
