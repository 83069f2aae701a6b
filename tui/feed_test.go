package tui

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
)

// A frame that comes after a pause is taken at once; of those that come faster than anybody sees, the newest.
func TestFramesAreTakenAtTheirPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := newFakeViewer()
		m := New(t.Context(), Options{Viewer: v})
		start := time.Now()
		v.frames <- show.Frame{Serial: 1}
		msg, ok := m.nextFrame(v.frames, time.Time{})().(framed)
		if !ok || msg.frame.Serial != 1 || !msg.at.Equal(start) {
			t.Fatalf("%+v", msg)
		}
		go func() {
			for i := range uint64(10) {
				select {
				case <-v.frames:
				default:
				}
				v.frames <- show.Frame{Serial: 2 + i}
				time.Sleep(time.Millisecond)
			}
		}()
		msg, ok = m.nextFrame(v.frames, msg.at)().(framed)
		if took := time.Since(start); !ok || msg.frame.Serial != 11 || took != framePause {
			t.Errorf("frame %d after %v, want 11 after %v", msg.frame.Serial, took, framePause)
		}
	})
}

// Everything that waits ends with the context, with the ghost, or with the journal's reader.
func TestCommandsEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		v := newFakeViewer()
		m := New(ctx, Options{Viewer: v, Journal: journal.New(journal.Bounds{})})
		ends := make(chan tea.Msg)
		for _, cmd := range []tea.Cmd{
			m.nextFrame(v.frames, time.Time{}), m.nextFrame(v.frames, time.Now()), m.read(0, time.Time{}), m.read(0, time.Now()),
		} {
			go func() { ends <- cmd() }()
		}
		synctest.Wait()
		cancel()
		got := map[string]int{}
		for range 4 {
			got[fmt.Sprintf("%T", <-ends)]++
		}
		if got["tui.gone"] != 2 || got["<nil>"] != 2 {
			t.Errorf("the commands ended with %v", got)
		}
		close(v.frames)
		m = New(t.Context(), Options{Viewer: v})
		if msg := m.nextFrame(v.frames, time.Time{})(); msg != (gone{v.frames}) {
			t.Errorf("a ghost that left gives %T", msg)
		}
	})
}

func TestGoneQuits(t *testing.T) {
	r := newRig(t, 80, 24, cellMetrics, nil)
	_, cmd := r.m.Update(gone{})
	if _, ok := cmd().(tea.QuitMsg); !ok || r.m.Err() != nil {
		t.Errorf("%v", r.m.Err())
	}
}

// Without a ghost to watch the program ends and says why; with an ended context there is nothing to say.
func TestWatchFails(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want string
	}{{errors.New("it\x07 left"), "no ghost to watch: it left"}, {context.Canceled, ""}} {
		r := newRig(t, 80, 24, cellMetrics, nil)
		r.viewer.fail = tt.err
		_, cmd := r.m.Update(r.m.watch()())
		if _, ok := cmd().(tea.QuitMsg); !ok {
			t.Fatal("does not quit")
		}
		if got := fmt.Sprint(r.m.Err()); tt.want != "" && got != tt.want || tt.want == "" && r.m.Err() != nil {
			t.Errorf("%v: %q, want %q", tt.err, got, tt.want)
		}
	}
}

// The journal is read on from where the last look ended.
func TestJournalIsFollowed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := journal.New(journal.Bounds{})
		r := newRig(t, 80, 24, cellMetrics, func(o *Options) { o.Journal = j })
		var next uint64
		var last time.Time
		for i := range 3 {
			j.Add(journal.Entry{Kind: journal.Note, Text: fmt.Sprint("note ", i)})
			msg, ok := r.m.read(next, last)().(recorded)
			if !ok || len(msg.entries) != 1 {
				t.Fatalf("%+v", msg)
			}
			r.send(msg)
			r.sees(fmt.Sprint("note ", i))
			next, last = msg.next, msg.at
		}
	})
}

// Very much that comes at once is taken at once; no more is waited for than there is.
func TestJournalIsDrained(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := journal.New(journal.Bounds{})
		m := New(t.Context(), Options{Journal: j})
		for range 1024 {
			j.Add(journal.Entry{Text: "x"})
		}
		began := time.Now()
		got, ok := m.read(0, time.Time{})().(recorded)
		if !ok || len(got.entries) != 1024 || got.next != 1025 || got.lost != 0 {
			t.Errorf("%d entries, next %d", len(got.entries), got.next)
		}
		if waited := time.Since(began); waited > 10*time.Millisecond {
			t.Errorf("it took %v", waited)
		}
	})
}
