package tui

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"

	"ukatty/ghost/journal"
)

// plainly gives what Plain writes about the entries.
func plainly(t *testing.T, o Options, entries ...journal.Entry) string {
	t.Helper()
	var out bytes.Buffer
	synctest.Test(t, func(t *testing.T) {
		j := journal.New(journal.Bounds{})
		o.Journal = j
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- Plain(ctx, &out, o) }()
		for _, e := range entries {
			j.Add(e)
			synctest.Wait()
		}
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Plain: %v", err)
		}
	})
	return out.String()
}

func TestPlain(t *testing.T) {
	got := plainly(t, Options{Addresses: []string{"127.0.0.1:9801", "[::1]:9801"}, Notices: []string{"port 9821 is taken"}},
		journal.Entry{Kind: journal.Said, Name: "Katty", Text: "Hello!\n\nHow are you?"},
		journal.Entry{Kind: journal.Surface, Scope: 1, Name: "Prompt", Text: "10"},
		journal.Entry{Kind: journal.Choice, Scope: 2, Text: "yes"},
		journal.Entry{Kind: journal.Asked, Request: testRequest()},
		journal.Entry{Kind: journal.Asked, Request: &journal.Request{Status: 400, Phrase: "Bad Request", Why: "no method"}},
		journal.Entry{Kind: journal.Note, Ghost: "ukatty", Text: "a tag was not performed"},
		journal.Entry{Kind: journal.Script, Text: "the script ended"},
		journal.Entry{Kind: journal.Asked, Text: "lost its request"},
	)
	want := `ukatty: port 9821 is taken
ukatty: listening on 127.0.0.1:9801 [::1]:9801
Katty: Hello!
Katty: How are you?
Prompt: (surface 10)
\p[2]: (choice) yes
SSTP: NOTIFY OnHello by tester from 127.0.0.1:49152: 409 Conflict (critical: a script is time critical (\t))
SSTP: ?: 400 Bad Request (no method)
ukatty: a tag was not performed
ukatty: the script ended
ukatty: lost its request
`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// Whatever stands in an entry, it is one line, and no control reaches the terminal.
func TestPlainIsClean(t *testing.T) {
	for _, bad := range hostile {
		r := testRequest()
		r.Sender, r.Event, r.Why, r.Method, r.Phrase, r.Row, r.Peer = bad, bad, bad, bad, bad, bad, bad
		got := plainly(t, Options{Addresses: []string{bad}, Notices: []string{bad}},
			journal.Entry{Kind: journal.Said, Name: bad, Text: bad},
			journal.Entry{Kind: journal.Surface, Name: bad, Text: bad},
			journal.Entry{Kind: journal.Choice, Name: bad, Text: bad},
			journal.Entry{Kind: journal.Note, Ghost: bad, Text: bad},
			journal.Entry{Kind: journal.Asked, Request: r},
		)
		if i := strings.IndexFunc(got, forbidden); i >= 0 {
			t.Errorf("%q: %q", bad, got[i:])
		}
	}
}

// forbidden says whether a character may not reach a terminal: controls, and what turns the direction of text.
func forbidden(r rune) bool {
	return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 ||
		r == 0x200e || r == 0x200f || r == 0x61c
}

// stuckWriter takes nothing until it is let go.
type stuckWriter struct {
	bytes.Buffer
	gate chan struct{}
}

func (w *stuckWriter) Write(p []byte) (int, error) {
	<-w.gate
	return w.Buffer.Write(p)
}

// Whoever is too slow is told how much is missing.
func TestPlainTellsWhatIsMissing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := journal.New(journal.Bounds{Entries: 4})
		w := &stuckWriter{gate: make(chan struct{})}
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		j.Add(journal.Entry{Kind: journal.Note, Text: "first"})
		go func() { done <- Plain(ctx, w, Options{Journal: j}) }()
		w.gate <- struct{}{} // the head
		synctest.Wait()
		for _, n := range []int{5, 8} {
			for range n {
				j.Add(journal.Entry{Kind: journal.Note, Text: "more"})
			}
			w.gate <- struct{}{}
			synctest.Wait()
		}
		close(w.gate)
		synctest.Wait()
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		more := strings.Repeat("ukatty: more\n", 4)
		want := "ukatty: not listening\nukatty: first\nukatty: 1 line was left out: this reader was too slow\n" + more +
			"ukatty: 4 lines were left out: this reader was too slow\n" + more
		if got := w.String(); got != want {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
	})
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestPlainEndsWithItsWriter(t *testing.T) {
	want := errors.New("pipe")
	if err := Plain(t.Context(), brokenWriter{want}, Options{}); !errors.Is(err, want) {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Plain(ctx, &bytes.Buffer{}, Options{}); err != nil {
		t.Errorf("without a journal: %v", err)
	}
}
