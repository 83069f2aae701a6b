package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLogFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "ukatty", "log")
	log, closer := newLogger(path)
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is there before the first line")
	}
	log.Info("listening", "addr", "127.0.0.1:9801", "evil", "\x1b[2J")
	if err := closer.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if s := string(b); !strings.Contains(s, "listening addr=127.0.0.1:9801") || strings.Contains(s, "\x1b") {
		t.Errorf("the line is %q", s)
	}
	for path, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want && os.PathSeparator == '/' {
			t.Errorf("%s has mode %o, want %o", path, got, want)
		}
	}
	log.Info("after the end") // must not panic
}

func TestLogFileIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	w := &logWriter{path: path, limit: 100}
	defer w.Close()
	for range 50 {
		_, _ = w.Write([]byte("twenty bytes a line\n"))
	}
	for _, p := range []string{path, path + ".1"} {
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() != 100 {
			t.Errorf("%s has %d bytes, want 100", p, info.Size())
		}
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 2 {
		t.Errorf("%d files, %v, want two", len(entries), err)
	}
}

func TestLogFileThatCannotBe(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"", filepath.Join(file, "log"), dir} {
		w := &logWriter{path: path, limit: 100}
		if n := w.notice(); n != "" {
			t.Errorf("%q: the notice %q before the first line", path, n)
		}
		for range 3 {
			if n, err := w.Write([]byte("line\n")); n != 5 || err != nil {
				t.Errorf("%q: %d, %v", path, n, err)
			}
		}
		if n := w.notice(); !strings.HasPrefix(n, "no log is kept: ") {
			t.Errorf("%q: the notice %q", path, n)
		}
		if err := w.Close(); err != nil {
			t.Errorf("%q: %v", path, err)
		}
	}
}
