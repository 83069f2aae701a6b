package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// lines reads a journal file and writes each line as one word: the text of an entry, or -N for N that are missing.
func lines(t *testing.T, path string) string {
	t.Helper()
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var words []string
	for r := NewReader(in); ; {
		l, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return strings.Join(words, " ")
		case err != nil:
			t.Fatalf("%s:%d: %v", path, r.Number(), err)
		case l.Lost > 0:
			words = append(words, fmt.Sprint(-l.Lost))
		default:
			words = append(words, l.Entry.Text)
		}
	}
}

// notes are entries with those texts.
func notes(words ...string) []Entry {
	all := make([]Entry, len(words))
	for i, w := range words {
		all[i] = Entry{Seq: uint64(i + 1), Text: w}
	}
	return all
}

func write(t *testing.T, f *File, lost int, words ...string) {
	t.Helper()
	if err := f.Write(notes(words...), lost); err != nil {
		t.Fatal(err)
	}
}

func closeFile(t *testing.T, f *File) {
	t.Helper()
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

func openFile(t *testing.T, path string, limit int64) *File {
	t.Helper()
	f, err := OpenFile(path, limit)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFileAppends(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	f := openFile(t, path, 0)
	write(t, f, 0, "a", "b")
	write(t, f, 7, "c")
	closeFile(t, f)
	f = openFile(t, path, 0)
	write(t, f, 0, "d")
	closeFile(t, f)
	if got := lines(t, path); got != "a b -7 c d" {
		t.Errorf("the file has %q", got)
	}
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// A line is written when Write returns, not when the program ends.
func TestFileIsWrittenAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	f := openFile(t, path, 0)
	defer closeFile(t, f)
	write(t, f, 0, "a")
	if got := lines(t, path); got != "a" {
		t.Errorf("the file has %q", got)
	}
}

func TestFileRotates(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	one := len(Line{Entry: notes("0")[0]}.Append(nil))
	f := openFile(t, path, int64(3*one))
	for i := range 16 {
		write(t, f, 0, string(rune('a'+i)))
	}
	closeFile(t, f)
	for name, want := range map[string]string{"": "p", ".1": "m n o", ".2": "j k l", ".3": "g h i"} {
		if got := lines(t, path+name); got != want {
			t.Errorf("%q has %q, want %q", "j"+name, got, want)
		}
		if info, err := os.Stat(path + name); err != nil || info.Size() > int64(3*one) {
			t.Errorf("%q has %d bytes, more than %d", "j"+name, info.Size(), 3*one)
		}
	}
	if found, _ := filepath.Glob(path + "*"); len(found) != 1+kept {
		t.Errorf("there are %q", found)
	}
}

// The same within one call, across what is gathered before it is written, and with an entry over the limit.
func TestFileRotatesWithinAWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	f := openFile(t, path, flushSize)
	long := strings.Repeat("x", flushSize/3)
	write(t, f, 0, "a"+long, "b"+long, "c"+long, "d"+long+long+long+long, "e")
	closeFile(t, f)
	for name, want := range map[string]string{".3": "ab", ".2": "c", ".1": "d", "": "e"} {
		if got := strings.NewReplacer("x", "", " ", "").Replace(lines(t, path+name)); got != want {
			t.Errorf("%q has %q, want %q", "j"+name, got, want)
		}
	}
}

// A last line that a kill has cut off stays as it is, in a file that was put away.
func TestFileAfterAKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	whole := Line{Entry: notes("a")[0]}.Append(nil)
	if err := os.WriteFile(path, append(whole, whole[:20]...), 0o600); err != nil {
		t.Fatal(err)
	}
	f := openFile(t, path, 0)
	write(t, f, 0, "b")
	closeFile(t, f)
	if got := lines(t, path); got != "b" {
		t.Errorf("the file has %q", got)
	}
	in, err := os.ReadFile(path + ".1")
	if err != nil || len(in) != len(whole)+20 {
		t.Fatalf("%q, %v", in, err)
	}
	r := NewReader(bytes.NewReader(in))
	if l, err := r.Next(); err != nil || l.Entry.Text != "a" {
		t.Errorf("%+v, %v", l, err)
	}
	if l, err := r.Next(); !errors.Is(err, ErrUnfinished) || r.Number() != 2 {
		t.Errorf("%+v, %v at %d", l, err, r.Number())
	}
	if l, err := r.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("%+v, %v", l, err)
	}
}

func TestFileThatCannotBeOpened(t *testing.T) {
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "no", "such", "folder")} {
		if f, err := OpenFile(path, 0); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%v, %v", f, err)
		}
	}
}

// What could not be written is told of by the first line that can be.
func TestFileTellsWhatIsMissing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "j")
	one := len(Line{Entry: notes("0")[0]}.Append(nil))
	f := openFile(t, path, int64(2*one))
	write(t, f, 0, "a", "b")
	if err := os.Mkdir(path+".1", 0o700); err != nil { // no file can take its place
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(path+".1", "x"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path+".2", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(path+".2", "x"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".3", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := f.Write(notes("c", "d"), 1); err == nil {
			t.Fatal("no error though the file cannot be put away")
		}
	}
	if got := lines(t, path); got != "a b" {
		t.Errorf("the file has %q", got)
	}
	if err := os.RemoveAll(path + ".2"); err != nil {
		t.Fatal(err)
	}
	write(t, f, 0, "e")
	closeFile(t, f)
	if got := lines(t, path); got != "-9 e" {
		t.Errorf("the file has %q", got)
	}
}

// Half of a line never stays: the disk may be full in the midst of it.
func TestFileKeepsWholeLines(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	f := openFile(t, path, 0)
	write(t, f, 0, "a")
	name := f.out
	r, err := os.Open(path) // writing to it fails
	if err != nil {
		t.Fatal(err)
	}
	f.out = r
	if err := f.Write(notes("b"), 0); err == nil {
		t.Error("no error")
	}
	_ = r.Close()
	f.out = name
	write(t, f, 0, "c")
	closeFile(t, f)
	if got := lines(t, path); got != "a -1 c" {
		t.Errorf("the file has %q", got)
	}
}

func TestFileSaysAtItsEndWhatIsMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	f := openFile(t, path, 0)
	write(t, f, 0, "a")
	f.lost = 3
	closeFile(t, f)
	if got := lines(t, path); got != "a -3" {
		t.Errorf("the file has %q", got)
	}
}

// A device is written to and never put away.
func TestFileOfADevice(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("needs /dev/full")
	}
	f := openFile(t, "/dev/full", 1)
	for range 2 {
		if err := f.Write(notes("a"), 0); err == nil {
			t.Error("no error on a full disk")
		}
	}
	if f.lost != 2 {
		t.Errorf("%d entries are missing, want 2", f.lost)
	}
	if err := f.Close(); err == nil {
		t.Error("no error though the end could not be written")
	}
	if found, _ := filepath.Glob("/dev/full?*"); len(found) > 0 {
		t.Errorf("there is %q", found)
	}
}

func BenchmarkFile(b *testing.B) {
	f, err := OpenFile(filepath.Join(b.TempDir(), "j"), 0)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	raw := []byte("SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: bench\r\nScript: \\0やあ。\\e\r\n\r\n")
	e := []Entry{{Kind: Asked, Request: &Request{
		Road: "tcp", Method: "SEND", Sender: "bench", Script: `\0やあ。\e`, Raw: raw, RawSize: len(raw), Status: 200,
	}}}
	b.ReportAllocs()
	for b.Loop() {
		if err := f.Write(e, 0); err != nil {
			b.Fatal(err)
		}
	}
}
