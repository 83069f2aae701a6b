package main

import (
	"path/filepath"
	"reflect"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/tui"
)

// Whoever writes waits for another program that has read and not written yet, but not for ever.
func TestDesksInTheSameInstant(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "state", "panels.json")
		one, two := newDesk(path, nil), newDesk(path, nil)
		spoken := func(want ...string) {
			t.Helper()
			if d, err := readDesk(path); err != nil || !reflect.DeepEqual(d.Spoken, want) {
				t.Errorf("%q, %v, want %q", d.Spoken, err, want)
			}
		}
		release := one.lock()
		read := one.joined(tui.Desk{Spoken: []string{"a"}})
		var writer sync.WaitGroup
		writer.Go(func() {
			if err := two.save(tui.Desk{Spoken: []string{"b"}}); err != nil {
				t.Error(err)
			}
		})
		synctest.Wait()
		if err := writeDesk(path, read); err != nil {
			t.Fatal(err)
		}
		release()
		writer.Wait()
		spoken("a", "b")

		defer one.lock()()
		began := time.Now()
		if err := two.save(tui.Desk{Spoken: []string{"b", "c"}}); err != nil {
			t.Error(err)
		}
		if took := time.Since(began); took != lockPatience {
			t.Errorf("it waited for %v", took)
		}
		spoken("b", "a", "c")
	})
}

// Programs that write all at once lose nothing.
func TestManyDesks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "panels.json")
	var writers sync.WaitGroup
	want := map[string]bool{}
	for i := range 8 {
		word := string(rune('a' + i))
		want[word] = true
		writers.Go(func() {
			if err := newDesk(path, nil).save(tui.Desk{Spoken: []string{word}}); err != nil {
				t.Error(err)
			}
		})
	}
	writers.Wait()
	d, err := readDesk(path)
	for _, word := range d.Spoken {
		delete(want, word)
	}
	if err != nil || len(want) > 0 {
		t.Errorf("%q, %v; lost are %v", d.Spoken, err, want)
	}
}
