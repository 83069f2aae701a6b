package memory

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// BenchmarkSetCookie measures the whole way to the disk, alone and with company; commits/op says how many commits a
// call cost.
func BenchmarkSetCookie(b *testing.B) {
	for _, callers := range []int{1, 8, 64, 512} {
		b.Run(fmt.Sprint(callers), func(b *testing.B) {
			m, _ := opened(b)
			commits := m.store.commits()
			var n atomic.Int64
			var all sync.WaitGroup
			b.ReportAllocs()
			b.ResetTimer()
			for range callers {
				all.Go(func() {
					for i := n.Add(1); i <= int64(b.N); i = n.Add(1) {
						if err := m.SetCookie(b.Context(), fmt.Sprint("sender ", i%1024), fmt.Sprint("name ", i/1024%64), "value"); err != nil {
							b.Error(err)
						}
					}
				})
			}
			all.Wait()
			b.ReportMetric(float64(m.store.commits()-commits)/float64(b.N), "commits/op")
		})
	}
}

func BenchmarkSetWithoutFile(b *testing.B) {
	m := New()
	b.ReportAllocs()
	for i := range b.N {
		_ = m.SetCookie(b.Context(), "sender", "name", fmt.Sprint(i))
	}
}

func BenchmarkCookie(b *testing.B) {
	m := New()
	fillSender(m, "sender", 64, "value")
	b.ReportAllocs()
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, ok := m.Cookie("sender", "name 7"); !ok {
				b.Error("forgotten")
			}
		}
	})
}

// BenchmarkOpen opens a new memory, one with little in it, and a full one.
func BenchmarkOpen(b *testing.B) {
	for _, c := range []struct {
		name                    string
		senders, cookies, value int
	}{{"new", 0, 0, 0}, {"small", 8, 8, 40}, {"full", 1024, 64, 400}} {
		b.Run(c.name, func(b *testing.B) {
			m, path := opened(b)
			for s := range c.senders {
				m.store.db.NoSync = true
				fillSender(m, fmt.Sprint("sender ", s), c.cookies, strings.Repeat("x", c.value))
			}
			shut(b, m)
			b.ResetTimer()
			for i := range b.N {
				at := path
				if c.senders == 0 {
					at = fmt.Sprint(path, i)
				}
				m, err := Open(b.Context(), at)
				if err != nil {
					b.Fatal(err)
				}
				shut(b, m)
			}
		})
	}
}
