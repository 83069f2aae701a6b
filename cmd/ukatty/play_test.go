package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A file was saved when it has changed and then stays as it is from one look to the next.
func TestWatched(t *testing.T) {
	path := filepath.Join(t.TempDir(), "script")
	w := watched{name: path}
	at := time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		at = at.Add(time.Second)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	looks := func(step string, want ...bool) {
		t.Helper()
		for i, want := range want {
			if got := w.look(); got != want {
				t.Errorf("%s: look %d says %v", step, i, got)
			}
		}
	}
	looks("missing", false, false)
	write("")
	looks("truncated", false)
	write("half")
	looks("half-written", false)
	write("whole")
	looks("written", false, true, false, false)
	write("again")
	looks("saved again", false, true, false)
	write("again")
	looks("saved as it was", false, true, false)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	looks("replaced", false)
	write("again")
	looks("and there again", false, true, false)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	looks("gone", false, true, false)
	if _, err := w.read(); err == nil || err.Error() != path+": there is no such file" {
		t.Errorf("got %v", err)
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	looks("a folder", false, true)
	if _, err := w.read(); err == nil || !strings.HasSuffix(err.Error(), "not a regular file but a directory") {
		t.Errorf("got %v", err)
	}
}

// Whatever stands in a file, its problems are few, and each is a line.
func TestSheetProblems(t *testing.T) {
	path := filepath.Join(t.TempDir(), "script")
	if err := os.WriteFile(path, []byte(strings.Repeat(`\Z`, 1000)+"\x1b[2J\xff\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := readSheet(nil, path)
	if err != nil || len(s.scripts) != 1 || len(s.problems) != maxProblems+1 {
		t.Fatalf("%d scripts, %d problems, %v", len(s.scripts), len(s.problems), err)
	}
	if !strings.HasPrefix(s.problems[0], path+":1:1: error UK001: ") {
		t.Errorf("got %q", s.problems[0])
	}
}
