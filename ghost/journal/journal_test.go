package journal

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func texts(entries []Entry) string {
	var all []string
	for _, e := range entries {
		all = append(all, e.Text)
	}
	return strings.Join(all, " ")
}

func fill(j *Journal, from, to int) {
	for i := from; i <= to; i++ {
		j.Add(Entry{Text: fmt.Sprint(i)})
	}
}

func TestSince(t *testing.T) {
	j := New(Bounds{Entries: 4})
	fill(j, 1, 6)
	for _, c := range []struct {
		cursor, next uint64
		lost         int
		want         string
	}{
		{0, 7, 0, "3 4 5 6"},
		{1, 7, 2, "3 4 5 6"},
		{3, 7, 0, "3 4 5 6"},
		{6, 7, 0, "6"},
		{7, 7, 0, ""},
		{99, 7, 0, ""},
	} {
		got, next, lost := j.Since(c.cursor)
		if texts(got) != c.want || next != c.next || lost != c.lost {
			t.Errorf("Since(%d) = %q, %d, %d; want %q, %d, %d", c.cursor, texts(got), next, lost, c.want, c.next, c.lost)
		}
	}
}

func TestSinceHandsOutBatches(t *testing.T) {
	j := New(Bounds{})
	fill(j, 1, 600)
	var cursor uint64
	var sizes []int
	for {
		got, next, lost := j.Since(cursor)
		if lost != 0 {
			t.Fatalf("%d lost at %d", lost, cursor)
		}
		if len(got) == 0 {
			break
		}
		sizes, cursor = append(sizes, len(got)), next
	}
	if fmt.Sprint(sizes) != "[256 256 88]" {
		t.Errorf("batches of %v", sizes)
	}
}

func TestBytesAreBounded(t *testing.T) {
	j := New(Bounds{Entries: 1000, Bytes: 64 << 10})
	for range 500 {
		j.Add(Entry{Kind: Asked, Request: &Request{Raw: make([]byte, 8<<10)}})
	}
	if j.bytes > 64<<10 {
		t.Errorf("%d bytes kept", j.bytes)
	}
	got, _, _ := j.Since(0)
	if len(got) == 0 || len(got) > 8 {
		t.Errorf("%d entries kept", len(got))
	}
	j.Add(Entry{Text: strings.Repeat("x", 1<<20)})
	if got, _, _ := j.Since(0); len(got) != 1 {
		t.Errorf("an entry over the bound: %d kept, want only the newest", len(got))
	}
}

func TestForeignTextIsCleaned(t *testing.T) {
	j := New(Bounds{})
	evil := "a\x1b[2Jb\x00\u202e\u009b31mc"
	raw := bytes.Repeat([]byte{0x1b}, RawLimit+5)
	j.Add(Entry{Text: evil + "\nd", Name: evil, Ghost: evil, Request: &Request{Sender: evil, Why: evil, Script: evil, Raw: raw, RawSize: len(raw)}})
	entries, _, _ := j.Since(0)
	if len(entries) != 1 {
		t.Fatalf("%d entries", len(entries))
	}
	e := entries[0]
	for _, s := range []string{e.Text, e.Name, e.Ghost, e.Request.Sender, e.Request.Why, e.Request.Script} {
		if strings.ContainsAny(s, "\x1b\x00\u202e\u009b") {
			t.Errorf("%q holds a control character", s)
		}
	}
	if !strings.HasSuffix(e.Text, "\nd") {
		t.Errorf("the line break is lost: %q", e.Text)
	}
	if len(e.Request.Raw) != RawLimit || e.Request.RawSize != RawLimit+5 {
		t.Errorf("raw: %d of %d bytes", len(e.Request.Raw), e.Request.RawSize)
	}
}

func TestWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := New(Bounds{})
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		got := make(chan string)
		go func() {
			entries, _, _, err := j.Wait(ctx, 1)
			got <- fmt.Sprint(texts(entries), err)
		}()
		synctest.Wait()
		j.Add(Entry{Text: "news"})
		if s := <-got; s != "news<nil>" {
			t.Errorf("Wait gave %q", s)
		}
		if _, _, _, err := j.Wait(ctx, 2); err == nil {
			t.Error("Wait outlived its context")
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	j := New(Bounds{})
	e := Entry{Kind: Asked, Request: &Request{Method: "SEND", Sender: "bench", Script: `\0やあ。\e`}}
	b.ReportAllocs()
	for b.Loop() {
		j.Add(e)
	}
}

// lastWords is a context that ends when its end is looked for, just after an entry was added.
type lastWords struct {
	context.Context
	j *Journal
}

func (l lastWords) Done() <-chan struct{} {
	l.j.Add(Entry{Text: "the last"})
	return l.Context.Done()
}

// What was added before the end of the context is given, also when both come in the same instant.
func TestWaitGivesTheLastEntry(t *testing.T) {
	over, stop := context.WithCancel(t.Context())
	stop()
	for range 100 {
		j := New(Bounds{})
		entries, next, _, err := j.Wait(lastWords{over, j}, 1)
		if err != nil || len(entries) != 1 || next != 2 {
			t.Fatalf("%d entries, next %d, %v", len(entries), next, err)
		}
		if _, _, _, err := j.Wait(over, next); err == nil {
			t.Fatal("it waits on")
		}
	}
}
