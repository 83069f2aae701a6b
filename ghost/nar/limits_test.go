package nar

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestUnpackLimits(t *testing.T) {
	many := make([]part, 5)
	for i := range many {
		many[i] = part{name: fmt.Sprint(i), text: "12345"}
	}
	deep := []part{{name: "a/b/c/d/e/f/g/h/i/j/k"}}
	tests := []struct {
		name  string
		parts []part
		lim   Limits
		want  error
	}{
		{"as many as may be", many, Limits{Entries: 5}, nil},
		{"one too many", many, Limits{Entries: 4}, ErrTooLarge},
		{"as large as may be", many, Limits{Bytes: 25}, nil},
		{"one byte too large", many, Limits{Bytes: 24}, ErrTooLarge},
		{"folders that only names imply", deep, Limits{Entries: 5}, ErrTooLarge},
		{"as many of them as may be", deep, Limits{Entries: 6}, nil},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		_, err := unpack(t, archive(t, tt.parts...), dir, tt.lim)
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
		if got := contents(t, dir); tt.want != nil && len(got) > 0 {
			t.Errorf("%s: left behind: %q", tt.name, got)
		}
	}
}

// A small archive that claims to hold, or holds, very much.
func TestUnpackBombs(t *testing.T) {
	zeros := archive(t, part{name: "zeros", text: strings.Repeat("\x00", 4<<20)})
	if _, err := unpack(t, zeros, t.TempDir(), Limits{Bytes: 1 << 20}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("4 MiB of zeros: %v", err)
	}
	// The directory says 10 bytes, the stream has more.
	liar := bytes.Clone(zeros)
	i := bytes.LastIndex(liar, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(liar[i+24:], 10)
	dir := t.TempDir()
	if _, err := unpack(t, liar, dir, Limits{Bytes: 1 << 20}); !errors.Is(err, ErrFormat) && !errors.Is(err, ErrTooLarge) {
		t.Errorf("a lie about the size: %v", err)
	}
	if got := contents(t, dir); len(got) > 0 {
		t.Errorf("left behind: %q", got)
	}
	// Entries that share the bytes of one: more than any method can make of them.
	if _, err := unpack(t, overlapping(t, 5000, 64<<10), t.TempDir(), Limits{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("entries that share bytes: %v", err)
	}
}

// overlapping makes an archive of n entries in its directory that are all the same file of size zeros.
func overlapping(t testing.TB, n, size int) []byte {
	t.Helper()
	b := archive(t, part{name: "0000", text: strings.Repeat("\x00", size)})
	at := bytes.LastIndex(b, []byte("PK\x01\x02"))
	end := bytes.LastIndex(b, []byte(endMark))
	head, one, last := b[:at], b[at:end], bytes.Clone(b[end:])
	out := bytes.Clone(head)
	for i := range n {
		next := bytes.Clone(one)
		copy(next[46:], fmt.Sprintf("%04d", i))
		out = append(out, next...)
	}
	binary.LittleEndian.PutUint16(last[8:], uint16(n))
	binary.LittleEndian.PutUint16(last[10:], uint16(n))
	binary.LittleEndian.PutUint32(last[12:], uint32(n*len(one)))
	return append(out, last...)
}

// An archive whose end claims few entries, or very many, whatever there are.
func TestUnpackClaims(t *testing.T) {
	b := archive(t, part{name: "a", text: "x"})
	many := bytes.Clone(b)
	binary.LittleEndian.PutUint16(many[bytes.LastIndex(many, []byte(endMark))+10:], 60_000)
	if _, err := unpack(t, many, t.TempDir(), Limits{Entries: 1000}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("60,000 claimed: %v", err)
	}
	// 65,536 more than claimed.
	few := overlapping(t, 1<<16+3, 1)
	binary.LittleEndian.PutUint16(few[bytes.LastIndex(few, []byte(endMark))+10:], 3)
	if _, err := unpack(t, few, t.TempDir(), Limits{Entries: 1000}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("3 claimed of 65,539: %v", err)
	}
	// The same claim in the records of ZIP64.
	end := bytes.LastIndex(b, []byte(endMark))
	wide := bytes.Clone(b[:end])
	rec := make([]byte, end64Size)
	copy(rec, end64Mark)
	binary.LittleEndian.PutUint64(rec[end64Count:], 1<<40)
	loc := make([]byte, locatorSize)
	copy(loc, locatorMark)
	binary.LittleEndian.PutUint64(loc[at64:], uint64(end))
	wide = slices.Concat(wide, rec, loc, b[end:])
	if n := claimed(bytes.NewReader(wide), int64(len(wide))); n != 1<<40 {
		t.Errorf("claimed %d", n)
	}
	if _, err := unpack(t, wide, t.TempDir(), Limits{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("2^40 claimed: %v", err)
	}
}
