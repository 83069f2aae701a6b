package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode"

	"ukatty/ghost/journal"
)

// streamed gives the lines that a session without a ghost writes about what is in a journal, and checks each.
func streamed(t *testing.T, j *journal.Journal) []eventJSON {
	t.Helper()
	var out bytes.Buffer
	synctest.Test(t, func(t *testing.T) {
		p := &session{journal: j, guard: newGuard(slog.New(slog.DiscardHandler), io.Discard), remembers: make(chan struct{})}
		close(p.remembers)
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- p.stream(ctx, &out) }()
		synctest.Wait()
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	var events []eventJSON
	for line := range strings.Lines(out.String()) {
		if i := strings.IndexFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool {
			return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
		}); i >= 0 {
			t.Errorf("something raw in %q", line)
		}
		var e eventJSON
		if err := json.Unmarshal([]byte(line), &e); err != nil || e.V != 1 {
			t.Fatalf("%q: %v", line, err)
		}
		events = append(events, e)
	}
	if n := len(events); n < 2 || events[0].Type != "started" || events[n-1].Type != "ended" {
		t.Fatalf("got %+v", events)
	}
	return events[1 : len(events)-1]
}

// Whatever comes in, a line stays a line, and nothing in it is raw.
func TestStreamIsClean(t *testing.T) {
	bad := "a\x1b[2J\x9b31m\x7f\u0085\u202e\u2028\r\"\\\xff{}\ufeff\U000e0001b"
	j := journal.New(journal.Bounds{})
	j.Add(journal.Entry{Kind: journal.Said, Ghost: bad, Name: bad, Text: bad + "\n" + bad, Sender: bad, Peer: bad, Event: bad})
	j.Add(journal.Entry{Kind: journal.Surface, Text: bad})
	j.Add(journal.Entry{Kind: journal.Choice, Text: bad})
	j.Add(journal.Entry{Kind: journal.Script, Text: bad})
	j.Add(journal.Entry{Kind: journal.Asked, Request: &journal.Request{
		Method: bad, Sender: bad, Event: bad, Why: bad, Row: bad, Phrase: bad, Script: bad, Refused: []string{bad}, Status: 999,
	}})
	j.Add(journal.Entry{Kind: journal.Asked})
	var kinds []string
	for _, e := range streamed(t, j) {
		kinds = append(kinds, e.Type)
	}
	if got := strings.Join(kinds, " "); got != "said said surface choice script request" {
		t.Errorf("got %s", got)
	}
}

// A line of a balloon tells the surface that its speaker shows, and empty ones are left out.
func TestStreamOfTwoGhosts(t *testing.T) {
	j := journal.New(journal.Bounds{})
	j.Add(journal.Entry{Kind: journal.Surface, Ghost: "A", Text: "5"})
	j.Add(journal.Entry{Kind: journal.Surface, Ghost: "B", Text: "6"})
	j.Add(journal.Entry{Kind: journal.Said, Ghost: "A", Text: "one\n \n\ntwo"})
	j.Add(journal.Entry{Kind: journal.Said, Ghost: "A", Scope: 1, Text: "three"})
	var got []string
	for _, e := range streamed(t, j)[2:] {
		got = append(got, e.Text+e.Surface)
	}
	if got := strings.Join(got, " "); got != "one5 two5 three" {
		t.Errorf("got %q", got)
	}
}

// Who reads too slowly is told how much is missing.
func TestStreamLost(t *testing.T) {
	j := journal.New(journal.Bounds{Entries: 4})
	for range 10 {
		j.Add(journal.Entry{Kind: journal.Note, Text: "n"})
	}
	events := streamed(t, j)
	if len(events) != 5 || events[0].Type != "lost" || events[0].Count != 6 {
		t.Errorf("got %+v", events)
	}
}

// An output that fails ends the program with its error.
func TestStreamFails(t *testing.T) {
	p := &session{journal: journal.New(journal.Bounds{}), guard: newGuard(slog.New(slog.DiscardHandler), io.Discard), remembers: make(chan struct{})}
	close(p.remembers)
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	var f *failure
	if err := p.stream(ctx, broken{}); !errors.As(err, &f) || f.code != exitFailed {
		t.Errorf("got %v", err)
	}
}

// broken is a writer that fails.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no room") }
