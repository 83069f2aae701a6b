package wire_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"ukatty/ghost/wire"
)

var japanese = []wire.Charset{wire.ShiftJIS, wire.EUCJP, wire.ISO2022JP}

func TestLookupCharset(t *testing.T) {
	for label, want := range map[string]wire.Charset{
		"UTF-8": wire.UTF8, "utf8": wire.UTF8, " UTF-8 ": wire.UTF8, "ASCII": wire.UTF8,
		"Shift_JIS": wire.ShiftJIS, "shift-jis": wire.ShiftJIS, "SJIS": wire.ShiftJIS, "x-sjis": wire.ShiftJIS,
		"cp932": wire.ShiftJIS, "CP932": wire.ShiftJIS, "Windows-31J": wire.ShiftJIS, "windows_31j": wire.ShiftJIS,
		"MS932": wire.ShiftJIS, "EUC-JP": wire.EUCJP, "euc_jp": wire.EUCJP, "eucJP-ms": wire.EUCJP,
		"ISO-2022-JP": wire.ISO2022JP, "iso2022jp": wire.ISO2022JP,
	} {
		if got, ok := wire.LookupCharset(label); !ok || got != want {
			t.Errorf("%q: %v, %t; want %v", label, got, ok, want)
		}
	}
	for _, label := range []string{"", "UTF-16", "latin1", "Shift JIS", "utf-8\x00"} {
		if got, ok := wire.LookupCharset(label); ok {
			t.Errorf("%q is taken for %v", label, got)
		}
	}
	for _, c := range append(japanese, wire.UTF8) {
		if got, ok := wire.LookupCharset(c.String()); !ok || got != c {
			t.Errorf("the label of %v stands for %v", c, got)
		}
	}
}

// The bytes of text in each charset, both ways.
func TestCharsetBytes(t *testing.T) {
	for _, tt := range []struct {
		text            string
		sjis, euc, iso7 string
	}{
		{"abc\\e", "abc\\e", "abc\\e", "abc\\e"},
		{"ソ表", "\x83\x5c\x95\x5c", "\xa5\xbd\xc9\xbd", "\x1b$B%=I=\x1b(B"},
		{"あa", "\x82\xa0a", "\xa4\xa2a", "\x1b$B$\"\x1b(Ba"},
		{"～―－∥", "\x81\x60\x81\x5c\x81\x7c\x81\x61", "\xa1\xc1\xa1\xbd\xa1\xdd\xa1\xc2", "\x1b$B!A!=!]!B\x1b(B"},
		{"ｱﾞ", "\xb1\xde", "\x8e\xb1\x8e\xde", "\x1b(I1^\x1b(B"},
		{"①㈱", "\x87\x40\x87\x8a", "\xad\xa1\xad\xea", "\x1b$B-!-j\x1b(B"},
	} {
		for c, b := range map[wire.Charset]string{
			wire.UTF8: tt.text, wire.ShiftJIS: tt.sjis, wire.EUCJP: tt.euc, wire.ISO2022JP: tt.iso7,
		} {
			if got, replaced := c.Encode(tt.text); string(got) != b || replaced != 0 {
				t.Errorf("%v: %q is written as %q, %d replaced; want %q", c, tt.text, got, replaced, b)
			}
			if got, clean := c.Decode([]byte(b)); got != tt.text || !clean {
				t.Errorf("%v: %q is read as %q, clean %t; want %q", c, b, got, clean, tt.text)
			}
		}
	}
}

// What the charset lacks, by what it is read as again.
func TestEncodeReplaces(t *testing.T) {
	for _, tt := range []struct {
		in, want string
		replaced int
	}{
		{"〜—–−‖¢£¬", "～―－－∥￠￡￢", 8},
		{"a¥n", "a￥n", 1}, // never a backslash
		{"♡", "〓", 1},
		{"👨\u200d👩", "〓〓", 3},
		{"あ❤\ufe0fい", "あ〓い", 2},
		{"a\u00a0b", "a b", 1},
		{"x\xffy", "x〓y", 1},
		{"\U0001F600", "〓", 1},
	} {
		for _, c := range japanese {
			b, replaced := c.Encode(tt.in)
			if bytes.IndexByte(b, 0x1a) >= 0 {
				t.Errorf("%v: %q is written with 0x1A: %q", c, tt.in, b)
			}
			if got, clean := c.Decode(b); got != tt.want || !clean || replaced != tt.replaced {
				t.Errorf("%v: %q comes back as %q, %d replaced; want %q, %d", c, tt.in, got, replaced, tt.want, tt.replaced)
			}
		}
	}
	if b, replaced := wire.UTF8.Encode("x\xffy♡"); string(b) != "x\uFFFDy♡" || replaced != 1 {
		t.Errorf("UTF-8: %q, %d", b, replaced)
	}
}

// Every character either comes back as it was, or is counted as replaced, and a replacement comes back as itself.
func TestEncodeEveryCharacter(t *testing.T) {
	for _, c := range japanese {
		for r := rune(1); r < 0x10000; r++ {
			s := string(r)
			b, replaced := c.Encode(s)
			got, clean := c.Decode(b)
			if !clean || replaced == 0 && got != s {
				t.Errorf("%v: U+%04X is written as %q and read as %q, %d replaced", c, r, b, got, replaced)
			}
			if got == s || got == "〓" {
				continue
			}
			if again, n := c.Encode(got); n != 0 || !bytes.Equal(again, b) {
				t.Errorf("%v: U+%04X is written as %q and the second time as %q", c, r, b, again)
			}
		}
	}
}

// Every pair of bytes is read without failing, and what is read clean can be written.
func TestDecodeEveryPair(t *testing.T) {
	for _, c := range japanese {
		for i := range 0x10000 {
			b := []byte{byte(i >> 8), byte(i)}
			text, clean := c.Decode(b)
			if !utf8.ValidString(text) {
				t.Fatalf("%v: %x is read as %q", c, b, text)
			}
			if clean && strings.ContainsRune(text, utf8.RuneError) {
				t.Fatalf("%v: %x is called clean", c, b)
			}
		}
	}
}

func TestDecodeDamage(t *testing.T) {
	for _, tt := range []struct {
		charset wire.Charset
		in      string
	}{
		{wire.UTF8, "\x82\xa0"},
		{wire.ShiftJIS, "a\x82"},
		{wire.ShiftJIS, "\xff"},
		{wire.EUCJP, "\xa4"},
		{wire.EUCJP, "\x8f\xa1"},
		{wire.ISO2022JP, "\xa4\xa2"},
		{wire.ISO2022JP, "\x1b$B$"},
		{wire.ISO2022JP, "\x1b$B!\x1b(Bx"},
		{wire.ISO2022JP, "\x1b$B!\x09"},
		{wire.ISO2022JP, "\x1b[31m"},
		{wire.ISO2022JP, "\x1b"},
	} {
		if text, clean := tt.charset.Decode([]byte(tt.in)); clean {
			t.Errorf("%v: %q is read as %q and called clean", tt.charset, tt.in, text)
		}
	}
}

// Text cannot switch the sets of ISO-2022-JP.
func TestISO2022JPForgesNoEscape(t *testing.T) {
	b, replaced := wire.ISO2022JP.Encode("a\x1b$B!!\x0e\x0f")
	if string(b) != "a$B!!" || replaced == 0 {
		t.Errorf("%q, %d replaced", b, replaced)
	}
}

// The time of replacing must not grow with the square of the length.
func TestEncodeIsLinear(t *testing.T) {
	in := strings.Repeat("♡", 300_000)
	for _, c := range japanese {
		if _, replaced := c.Encode(in); replaced != 300_000 {
			t.Errorf("%v: %d replaced", c, replaced)
		}
	}
}

func TestUnknownCharsetValue(t *testing.T) {
	c := wire.Charset(200)
	if b, _ := c.Encode("あ"); string(b) != "あ" || c.String() != "UTF-8" {
		t.Errorf("%v: %q", c, b)
	}
	if s, clean := c.Decode([]byte("あ")); s != "あ" || !clean {
		t.Errorf("%q, %t", s, clean)
	}
}
