package nar

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// hostile are archives that must be refused as a whole.
func hostile(t testing.TB) []struct {
	name  string
	bytes []byte
	want  error
} {
	good := part{name: "good.txt", text: "good"}
	with := func(p part) []byte { return archive(t, good, p) }
	named := func(name string) []byte { return with(part{name: name, text: "x"}) }
	damaged := archive(t, good, part{name: "stored", text: "stored text", change: func(h *zip.FileHeader) { h.Method = zip.Store }})
	damaged = bytes.Replace(damaged, []byte("stored text"), []byte("stored test"), 1)
	return []struct {
		name  string
		bytes []byte
		want  error
	}{
		{"up", named("../evil"), ErrName},
		{"up and down", named("a/../../evil"), ErrName},
		{"up inside", named("a/../evil"), ErrName},
		{"up by backslash", named(`a\..\..\evil`), ErrName},
		{"absolute", named("/evil"), ErrName},
		{"absolute by backslash", named(`\evil`), ErrName},
		{"a drive", named(`C:\evil`), ErrName},
		{"a drive without a slash", named(`C:evil`), ErrName},
		{"a NUL", named("a\x00b"), ErrName},
		{"a control", named("a\x1b]0;b"), ErrName},
		{"no name", named(""), ErrName},
		{"the folder as a file", named("."), ErrName},
		{"a long name", named(strings.Repeat("a", 1025)), ErrName},
		{"a long name of one file", named("x/" + strings.Repeat("a", 256)), ErrName},
		{"a long name in Japanese", named("x/" + strings.Repeat("長", 86)), ErrName},
		{"deep folders", named(strings.Repeat("a/", 64) + "a"), ErrName},
		{"no charset", named("\x81"), ErrName},
		{"twice", with(good), ErrName},
		{"twice by another way", with(part{name: "./good.txt"}), ErrName},
		{"a file as a folder", with(part{name: "good.txt/x"}), ErrName},
		{"a folder as a file", archive(t, part{name: "x/y"}, part{name: "x"}), ErrName},
		{"a symbolic link", with(part{name: "l", text: "/etc/passwd", mode: fs.ModeSymlink | 0o777}), ErrLink},
		{"a device", with(part{name: "d", mode: fs.ModeDevice | 0o666}), ErrLink},
		{"a pipe", with(part{name: "p", mode: fs.ModeNamedPipe | 0o666}), ErrLink},
		{"encrypted", with(part{name: "e", text: "x", change: func(h *zip.FileHeader) { h.Flags |= 1 }}), ErrEncrypted},
		{"a wrong sum", damaged, ErrChecksum},
		{"empty", nil, ErrFormat},
		{"no archive", []byte("SSTP/1.4 200 OK"), ErrFormat},
		{"cut off", archive(t, good)[20:], ErrFormat},
	}
}

func TestUnpackRefuses(t *testing.T) {
	for _, tt := range hostile(t) {
		above := t.TempDir()
		dir := filepath.Join(above, "in")
		fill(t, above, map[string]string{"in/": ""})
		if _, err := unpack(t, tt.bytes, dir, Limits{}); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
		if got := contents(t, above); !slices.Equal(got, []string{"in/"}) {
			t.Errorf("%s: left behind: %q", tt.name, got)
		}
	}
}

func TestUnpackMethods(t *testing.T) {
	b := archive(t, part{name: "a", text: "x"})
	// Method 12, bzip2, in both headers.
	for _, mark := range []struct {
		sig string
		at  int
	}{{"PK\x03\x04", 8}, {"PK\x01\x02", 10}} {
		i := bytes.Index(b, []byte(mark.sig))
		binary.LittleEndian.PutUint16(b[i+mark.at:], 12)
	}
	if _, err := unpack(t, b, t.TempDir(), Limits{}); !errors.Is(err, ErrMethod) {
		t.Errorf("%v, want %v", err, ErrMethod)
	}
}

// What stands in the folder already must not lead anywhere else, nor be lost by half.
func TestUnpackOntoWhatIsThere(t *testing.T) {
	b := archive(t, part{name: "first", text: "new"}, part{name: "dir/file", text: "new"})
	tests := []struct {
		name string
		make func(t *testing.T, dir string) error
		want error
	}{
		{"a folder that is a link out", func(_ *testing.T, d string) error { return os.Symlink("..", filepath.Join(d, "dir")) }, ErrLink},
		{"a folder that is a link inside", func(_ *testing.T, d string) error { return os.Symlink(".", filepath.Join(d, "dir")) }, ErrLink},
		{"a file that is a link", func(_ *testing.T, d string) error { return os.Symlink("../x", filepath.Join(d, "first")) }, ErrLink},
		{"a file as a folder", func(t *testing.T, d string) error { fill(t, d, map[string]string{"dir": ""}); return nil }, ErrInTheWay},
		{"a folder as a file", func(t *testing.T, d string) error { fill(t, d, map[string]string{"dir/file/": ""}); return nil }, ErrInTheWay},
		{"a file to replace", func(t *testing.T, d string) error { fill(t, d, map[string]string{"dir/file": "old"}); return nil }, nil},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		if err := tt.make(t, dir); err != nil {
			t.Skip("needs symbolic links:", err)
		}
		before := contents(t, dir)
		_, err := unpack(t, b, dir, Limits{})
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
		if after := contents(t, dir); tt.want != nil && !slices.Equal(before, after) {
			t.Errorf("%s: %q became %q", tt.name, before, after)
		}
	}
}

func TestUnpackNames(t *testing.T) {
	dir := t.TempDir()
	sjis := "\x95\x5c\x8e\xa6.txt" // 表示.txt, whose second byte is that of a backslash
	b := archive(t, part{name: sjis, text: "1"}, part{name: `win\dows.txt`, text: "2"}, part{name: "./dot/", text: ""}, part{name: "//x"})
	if _, err := unpack(t, b, dir, Limits{}); !errors.Is(err, ErrName) {
		t.Errorf("two slashes in front: %v", err)
	}
	b = archive(t, part{name: sjis, text: "1"}, part{name: `win\dows.txt`, text: "2"}, part{name: "./dot/"}, part{name: "a//b", text: "3"}, part{name: "./"})
	if _, err := unpack(t, b, dir, Limits{}); err != nil {
		t.Fatal(err)
	}
	want := []string{"a/", "a/b=3", "dot/", "win/", "win/dows.txt=2", "表示.txt=1"}
	if got := contents(t, dir); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestContextEnds(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	fill(t, from, map[string]string{"a": "a"})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Pack(ctx, open(t, from), &bytes.Buffer{}, nil, Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Pack: %v", err)
	}
	b := archive(t, part{name: "a", text: "x"})
	if _, err := Unpack(ctx, bytes.NewReader(b), int64(len(b)), open(t, to), Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Unpack: %v", err)
	}
	if got := contents(t, to); len(got) > 0 {
		t.Errorf("left behind: %q", got)
	}
}

// FuzzUnpack writes whatever bytes come into a folder that has a neighbour: the neighbour stays as it was, nothing but
// files and folders appears, a refusal leaves nothing, and what was unpacked can be packed.
func FuzzUnpack(f *testing.F) {
	for _, tt := range hostile(f) {
		f.Add(tt.bytes)
	}
	f.Add(archive(f, part{name: "a/b", text: "text"}, part{name: "c/"}))
	f.Fuzz(func(t *testing.T, b []byte) {
		above := t.TempDir()
		fill(t, above, map[string]string{"neighbour": "mine", "in/": ""})
		dir := filepath.Join(above, "in")
		sum, err := unpack(t, b, dir, Limits{Bytes: 1 << 16, Entries: 50})
		inside := contents(t, dir)
		if err != nil && len(inside) > 0 {
			t.Errorf("%v, and left behind: %q", err, inside)
		}
		if slices.ContainsFunc(inside, func(s string) bool { return s[0] == '!' }) {
			t.Errorf("neither file nor folder: %q", inside)
		}
		if all, err := os.ReadDir(above); err != nil || len(all) != 2 {
			t.Errorf("beside the folder: %v, %v", all, err)
		}
		again, perr := Pack(t.Context(), open(t, dir), &bytes.Buffer{}, nil, Limits{})
		if perr != nil || err == nil && (again.Files != sum.Files || again.Plain != sum.Plain) {
			t.Errorf("packed again: %+v, %v, want %+v", again, perr, sum)
		}
	})
}
