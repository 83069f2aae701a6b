package wire_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"unicode/utf8"

	"ukatty/ghost/wire"
)

// FuzzMessage checks that whatever comes is read without failing, in pieces as in the whole and within the limits, and
// that what was read and written once does not change by being read and written again.
func FuzzMessage(f *testing.F) {
	for _, m := range messages {
		f.Add([]byte(m.in))
	}
	f.Add([]byte("SEND SSTP/1.4\r\nCharset: EUC-JP\r\nScript: \xa4\xa2\x8f\xb0\xa1\r\n\r\n"))
	f.Add([]byte("A\nCharset: ISO-2022-JP\nB: \x1b(I1\x1b$(D0!\x1b(J\\~\n\n"))
	lim := wire.Limits{Bytes: 1 << 12, Fields: 64}
	f.Fuzz(func(t *testing.T, in []byte) {
		m, n, err := wire.ParseEOF(in, lim)
		if errors.Is(err, wire.ErrTooLarge) || errors.Is(err, wire.ErrTooManyFields) {
			return
		}
		if n > len(in) || n > lim.Bytes || len(m.Fields) > lim.Fields || !bytes.Equal(m.Raw, in[:n]) {
			t.Fatalf("%d of %d bytes, %d fields", n, len(in), len(m.Fields))
		}
		if size, piecewise := scan(in, lim); errors.Is(piecewise, wire.ErrShort) != (m.Flaws&wire.NoEnd != 0) || piecewise == nil && size != n {
			t.Fatalf("in pieces %d, %v; whole %d, %q", size, piecewise, n, m.Flaws)
		}
		checkText(t, m)
		checkStable(t, m)
	})
}

func scan(in []byte, lim wire.Limits) (n int, err error) {
	var s wire.Scanner
	for end := range len(in) + 1 {
		if n, err = s.End(in[:end], lim); !errors.Is(err, wire.ErrShort) {
			break
		}
	}
	return n, err
}

func checkText(t *testing.T, m wire.Message) {
	t.Helper()
	if !utf8.ValidString(m.Start) {
		t.Errorf("start line %q", m.Start)
	}
	for _, f := range m.Fields {
		if !utf8.ValidString(f.Value) || bytes.ContainsRune([]byte(f.Value), '\n') {
			t.Errorf("value %q", f.Value)
		}
	}
}

// checkStable names the charset, since without one it is guessed again, and writes and reads twice.
func checkStable(t *testing.T, m wire.Message) {
	t.Helper()
	m.Fields.Add("Charset", m.Charset.String())
	once := m.Append(nil)
	again, n, err := wire.Parse(once, wire.Limits{Bytes: 1 << 20, Fields: 100})
	if m.Start == "" || err != nil || n != len(once) {
		if err != nil || again.Start != "" {
			t.Fatalf("%q is read as %+v, %d of %d bytes, %v", once, again, n, len(once), err)
		}
		return // an empty start line ends the message
	}
	if again.Flaws&^wire.NUL != 0 || again.Charset != m.Charset || len(again.Fields) != len(m.Fields) {
		t.Fatalf("%q: %v, %q, %d fields; was %v, %d fields", once, again.Charset, again.Flaws, len(again.Fields), m.Charset, len(m.Fields))
	}
	if m.Charset == wire.UTF8 && !slices.EqualFunc(m.Fields, again.Fields, sameButControls) {
		t.Fatalf("%q comes back as %q", m.Fields, again.Fields)
	}
	if twice := again.Append(nil); !bytes.Equal(once, twice) {
		t.Fatalf("written once %q\nwritten twice %q", once, twice)
	}
}

func sameButControls(a, b wire.Field) bool {
	return a.Name == b.Name && string(bytes.Map(keep, []byte(a.Value))) == b.Value
}

func keep(r rune) rune {
	if r == '\r' || r == 0 {
		return -1
	}
	return r
}
