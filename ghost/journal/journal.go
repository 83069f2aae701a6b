package journal

import (
	"context"
	"math"
	"sync"
	"time"
)

// Journal is a bounded ring of entries. Any number of goroutines may add to it and read from it.
type Journal struct {
	mu       sync.Mutex
	ring     []Entry // room for the entries; the entry Seq stands at (Seq-1) % len(ring)
	first    uint64  // Seq of the oldest entry kept
	next     uint64  // Seq of the entry that comes next
	bytes    int
	maxBytes int
	changed  chan struct{} // closed by the next Add; nil while nobody waits
}

// Bounds limits what a journal keeps.
type Bounds struct {
	// Entries is how many entries are kept at most; 0 for 4,096.
	Entries int
	// Bytes is about how much memory they may take; 0 for 64 MiB. Ordinary requests stay far below: it is what requests
	// of a MiB, which are kept whole, may come to before a reader has taken them.
	Bytes int
}

const (
	defaultEntries = 4096
	defaultBytes   = 64 << 20
)

// New makes an empty journal.
func New(b Bounds) *Journal {
	if b.Entries <= 0 {
		b.Entries = defaultEntries
	}
	if b.Bytes <= 0 {
		b.Bytes = defaultBytes
	}
	return &Journal{ring: make([]Entry, b.Entries), first: 1, next: 1, maxBytes: b.Bytes}
}

// Add appends an entry, cleaned, with its number, and wakes those who wait. It never blocks on a reader.
func (j *Journal) Add(e Entry) {
	e = clean(e)
	if e.Time.IsZero() {
		e.Time = time.Now()
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	e.Seq = j.next
	if j.next-j.first == uint64(len(j.ring)) {
		j.drop()
	}
	*j.at(e.Seq) = e
	j.next++
	j.bytes += e.size()
	for j.bytes > j.maxBytes && j.next-j.first > 1 {
		j.drop()
	}
	if j.changed != nil {
		close(j.changed)
		j.changed = nil
	}
}

// at gives the place of an entry in the ring.
func (j *Journal) at(seq uint64) *Entry { return &j.ring[(seq-1)%uint64(len(j.ring))] }

// drop forgets the oldest entry.
func (j *Journal) drop() {
	e := j.at(j.first)
	j.bytes -= e.size()
	*e = Entry{}
	j.first++
}

// batch is how many entries one call of Since hands out at most.
const batch = 256

// Since gives the entries from the number cursor on, at most 256 of them, oldest first; the cursor to go on from; and how
// many entries before them were already dropped. A cursor of 0 starts at the oldest entry kept and counts nothing as lost.
func (j *Journal) Since(cursor uint64) (entries []Entry, next uint64, lost int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.since(cursor)
}

func (j *Journal) since(cursor uint64) (entries []Entry, next uint64, lost int) {
	switch {
	case cursor == 0:
		cursor = j.first
	case cursor < j.first:
		lost = int(min(j.first-cursor, math.MaxInt32))
		cursor = j.first
	case cursor > j.next:
		cursor = j.next
	}
	n := min(j.next-cursor, batch)
	for i := range n {
		entries = append(entries, *j.at(cursor + i))
	}
	return entries, cursor + n, lost
}

// Wait is Since, but waits for an entry when there is none yet. Its error is that of the context, and means that until its end nothing
// has come that was not given.
func (j *Journal) Wait(ctx context.Context, cursor uint64) (entries []Entry, next uint64, lost int, err error) {
	for over := false; ; {
		j.mu.Lock()
		entries, next, lost = j.since(cursor)
		if len(entries) > 0 || lost > 0 {
			j.mu.Unlock()
			return entries, next, lost, nil
		}
		if over {
			j.mu.Unlock()
			return nil, next, 0, ctx.Err()
		}
		if j.changed == nil {
			j.changed = make(chan struct{})
		}
		changed := j.changed
		j.mu.Unlock()
		select {
		case <-changed:
		case <-ctx.Done(): // what came in the same instant counts
			over = true
		}
	}
}
