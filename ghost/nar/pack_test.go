package nar

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestRoundTrip(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	files := map[string]string{
		"a.txt": "one", "dir/b.txt": strings.Repeat("two", 50_000), "dir/深い/ファイル.txt": "three", "empty/": "", "zero": "",
	}
	fill(t, from, files)
	fill(t, to, map[string]string{"a.txt": "old", "kept": "kept", "dir/c": "kept too"})
	var b bytes.Buffer
	packed, err := Pack(t.Context(), open(t, from), &b, nil, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	plain := int64(0)
	for _, text := range files {
		plain += int64(len(text))
	}
	if want := (Sum{Files: 4, Packed: int64(b.Len()), Plain: plain}); packed != want {
		t.Errorf("packed %+v, want %+v", packed, want)
	}
	unpacked, err := unpack(t, b.Bytes(), to, Limits{})
	if err != nil || unpacked != packed {
		t.Errorf("unpacked %+v, %v, want %+v", unpacked, err, packed)
	}
	want := append(contents(t, from), "kept=kept", "dir/c=kept too")
	slices.Sort(want)
	if got := contents(t, to); !slices.Equal(got, want) {
		t.Errorf("after unpacking:\n%.300q\nwant\n%.300q", got, want)
	}
}

func TestPackLeavesOut(t *testing.T) {
	from := t.TempDir()
	fill(t, from, map[string]string{"a": "a", "self.zip": "x"})
	self, err := os.Stat(filepath.Join(from, "self.zip"))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	sum, err := Pack(t.Context(), open(t, from), &b, func(i fs.FileInfo) bool { return os.SameFile(i, self) }, Limits{})
	if err != nil || sum.Files != 1 {
		t.Errorf("%+v, %v", sum, err)
	}
}

func TestPackRefuses(t *testing.T) {
	link := func(t *testing.T, dir string) {
		if err := os.Symlink("/etc/passwd", filepath.Join(dir, "link")); err != nil {
			t.Skip("needs symbolic links:", err)
		}
	}
	tests := []struct {
		name  string
		files map[string]string
		more  func(*testing.T, string)
		lim   Limits
		want  error
	}{
		{"a link", map[string]string{"a": ""}, link, Limits{}, ErrLink},
		{"too many", map[string]string{"a": "", "b": "", "c/": ""}, nil, Limits{Entries: 2}, ErrTooLarge},
		{"as many as may be", map[string]string{"a": "", "b": "", "c/": ""}, nil, Limits{Entries: 3}, nil},
		{"too large", map[string]string{"a": "12345", "b": "12345"}, nil, Limits{Bytes: 9}, ErrTooLarge},
		{"as large as may be", map[string]string{"a": "12345", "b": "12345"}, nil, Limits{Bytes: 10}, nil},
		{"a control in a name", map[string]string{"a\x1b[2J": ""}, nil, Limits{}, ErrName},
		{"no UTF-8", map[string]string{"\xff": ""}, nil, Limits{}, ErrName},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		fill(t, dir, tt.files)
		if tt.more != nil {
			tt.more(t, dir)
		}
		_, err := Pack(t.Context(), open(t, dir), &bytes.Buffer{}, nil, tt.lim)
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}
