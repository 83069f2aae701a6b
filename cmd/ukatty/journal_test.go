package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ukatty/ghost/journal"
)

// recorded gives the texts of a journal file, and -N for N entries that are missing.
func recorded(t *testing.T, path string) string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var words []string
	for in := journal.NewReader(file); ; {
		l, err := in.Next()
		switch {
		case errors.Is(err, io.EOF):
			return strings.Join(words, " ")
		case err != nil:
			t.Fatal(err)
		case l.Lost > 0:
			words = append(words, fmt.Sprint(-l.Lost))
		default:
			words = append(words, l.Entry.Text)
		}
	}
}

// What came before the recording began, too much of it, and what came last are all accounted for.
func TestRecording(t *testing.T) {
	log := slog.New(slog.DiscardHandler)
	p := &session{
		settings: settings{record: filepath.Join(t.TempDir(), "j")}, log: log, guard: newGuard(log, io.Discard),
		journal: journal.New(journal.Bounds{Entries: 4}),
	}
	for i := range 9 {
		p.tell("%d", i)
	}
	if err := p.startRecording(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.endRecording()
	if got := recorded(t, p.record); got != "-5 5 6 7 8" {
		t.Errorf("the file has %q", got)
	}
	p.tell("again")
	if err := p.startRecording(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.endRecording()
	if got := recorded(t, p.record); got != "-5 5 6 7 8 -6 6 7 8 again" {
		t.Errorf("the file has %q", got)
	}
}

func TestNoRecording(t *testing.T) {
	p := &session{}
	if err := p.startRecording(t.Context()); err != nil {
		t.Error(err)
	}
	p.endRecording()
}
