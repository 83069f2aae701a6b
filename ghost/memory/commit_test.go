package memory

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"go.etcd.io/bbolt"
)

// commits tells how many transactions the file has seen.
func (s *store) commits() int {
	id := 0
	_ = s.db.View(func(tx *bbolt.Tx) error {
		id = tx.ID()
		return nil
	})
	return id
}

// busy takes the turn, as somebody does who is committing; the function gives it back.
func busy(m *Memory) (free func()) {
	m.turn <- struct{}{}
	return func() { <-m.turn }
}

func TestOneCommitForAllThatWait(t *testing.T) {
	m, path := opened(t)
	synctest.Test(t, func(t *testing.T) {
		before := m.store.commits()
		m.turn = make(chan struct{}, 1)
		free := busy(m)
		var all sync.WaitGroup
		for i := range 100 {
			all.Go(func() {
				if err := m.SetCookie(t.Context(), fmt.Sprint(i%10), fmt.Sprint(i), "v"); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		if _, ok := m.Cookie("0", "0"); ok {
			t.Error("seen before it was committed")
		}
		free()
		all.Wait()
		if n := m.store.commits() - before; n != 1 {
			t.Errorf("100 changes that waited took %d commits", n)
		}
	})
	m.turn = make(chan struct{}, 1)
	shut(t, m)
	m = reopened(t, path)
	for i := range 100 {
		if v, _ := m.Cookie(fmt.Sprint(i%10), fmt.Sprint(i)); v != "v" {
			t.Errorf("%d is lost: %q", i, v)
		}
	}
}

func TestConcurrent(t *testing.T) {
	m, _ := opened(t)
	var all sync.WaitGroup
	var mu sync.Mutex
	counted := map[int]bool{}
	for g := range 16 {
		all.Go(func() {
			for i := range 20 {
				name := fmt.Sprint(g, "/", i)
				if err := m.SetCookie(t.Context(), "all", name, name); err != nil {
					t.Error(err)
				}
				if v, ok := m.Cookie("all", name); ok && v != name { // the 64 of "all" may have gone on
					t.Errorf("%s: %q", name, v)
				}
				n, err := m.Count(t.Context(), "ghost", Boots)
				mu.Lock()
				if err != nil || counted[n] {
					t.Errorf("%d again, %v", n, err)
				}
				counted[n] = true
				mu.Unlock()
				if _, ok := m.Property("ghost", name); ok {
					t.Error("a property from nowhere")
				}
			}
		})
	}
	all.Wait()
	if n := len(m.owner(cookies, "all").entries); n != 64 {
		t.Errorf("%d cookies", n)
	}
	if v, _ := m.Place("ghost", Boots); v != "320" {
		t.Errorf("counted to %s", v)
	}
}

func TestContext(t *testing.T) {
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	m := New()
	if err := m.SetCookie(gone, "s", "n", "v"); !errors.Is(err, context.Canceled) {
		t.Errorf("with an ended context: %v", err)
	}
	if _, ok := m.Cookie("s", "n"); ok {
		t.Error("it was set")
	}
	synctest.Test(t, func(t *testing.T) {
		for _, c := range []struct {
			taken bool
			want  string
		}{{false, "nothing was kept"}, {true, "may or may not"}} {
			m := New()
			free := busy(m)
			ctx, cancel := context.WithCancel(t.Context())
			var all sync.WaitGroup
			all.Go(func() {
				if err := m.SetCookie(ctx, "s", "n", "v"); !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), c.want) {
					t.Errorf("%v, want: %s", err, c.want)
				}
			})
			synctest.Wait()
			var batch []*change
			if c.taken {
				batch = m.queue.take()
			}
			cancel()
			all.Wait()
			m.commit(append(batch, m.queue.take()...))
			free()
			if _, ok := m.Cookie("s", "n"); ok != c.taken {
				t.Errorf("set: %t, want %t", ok, c.taken)
			}
		}
	})
}

// A disk that takes no more refuses the change, and only the change.
func TestDiskTakesNoMore(t *testing.T) {
	m, path := opened(t)
	must(t, m.SetCookie(t.Context(), "s", "n", "old"))
	m.store.db.MaxSize = 64 << 10
	big := strings.Repeat("x", 4096)
	var err error
	kept := 0
	for ; err == nil && kept < 64; kept++ {
		err = m.SetCookie(t.Context(), "big", fmt.Sprint(kept), big)
	}
	kept--
	if err == nil || errors.Is(err, ErrDamaged) || m.Err() != nil {
		t.Fatalf("%d × 4 KiB went into 64 KiB: %v, Err %v", kept, err, m.Err())
	}
	if _, ok := m.Cookie("big", fmt.Sprint(kept)); ok {
		t.Error("what was refused is there")
	}
	if err := m.SetCookie(t.Context(), "s", "n", big); err == nil {
		t.Error("no room, no error")
	}
	if v, _ := m.Cookie("s", "n"); v != "old" {
		t.Errorf("%q", v)
	}
	m.store.db.MaxSize = maxFile
	must(t, m.SetCookie(t.Context(), "s", "n", "new"))
	shut(t, m)
	m = reopened(t, path)
	if v, _ := m.Cookie("s", "n"); v != "new" || len(m.owner(cookies, "big").entries) != kept {
		t.Errorf("%.9q and %d cookies, want %d", v, len(m.owner(cookies, "big").entries), kept)
	}
}

// Somebody cuts the file off while it is in use: what bbolt reads then faults.
func TestFileCutOffInUse(t *testing.T) {
	for _, size := range []int64{0, 4096, 8192, 12288} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			m, path := opened(t)
			for i := range 20 {
				must(t, m.SetCookie(t.Context(), "s", fmt.Sprint(i), strings.Repeat("v", 1000)))
			}
			if err := os.Truncate(path, size); err != nil {
				t.Skip("the file cannot be cut off here:", err)
			}
			err := m.SetCookie(t.Context(), "s", "0", "new")
			if !errors.Is(err, ErrDamaged) || !errors.Is(m.Err(), ErrDamaged) {
				t.Fatalf("%v, Err %v", err, m.Err())
			}
			if v, _ := m.Cookie("s", "0"); len(v) != 1000 {
				t.Errorf("%.9q", v)
			}
			must(t, m.SetCookie(t.Context(), "s", "0", "new")) // without the file
			if v, _ := m.Cookie("s", "0"); v != "new" {
				t.Errorf("%.9q", v)
			}
			again, err := Open(t.Context(), path)
			if again.Err() != nil {
				t.Errorf("the next run: %v", err)
			}
			if !errors.Is(err, ErrDamaged) && size != 0 { // an empty file is as good as a new one
				t.Errorf("the next run: %v", err)
			}
			shut(t, again)
		})
	}
}
