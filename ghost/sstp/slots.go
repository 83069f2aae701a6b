package sstp

import (
	"context"
	"sync"
)

// slots are the places for connections, over all listeners of a server. A connection that waits for bytes stands in one
// of two lists, the longest silent first: silent as long as its request is incomplete, answered when only the rest is
// drained. While its request is handled it stands in neither and cannot be made to go.
type slots struct {
	mu               sync.Mutex
	left             sync.Cond
	max              int
	count            int // connections that hold a place
	leaving          int // those among them that were told to go
	silent, answered queue
}

func (s *slots) init(limit int) {
	s.max = limit
	s.left.L = &s.mu
	s.silent.init()
	s.answered.init()
}

// enter gives c a place, if need be that of the connection that has been silent longest. It waits until that one has
// gone, so that there are never more than the limit. It fails when all the others are being handled.
func (s *slots) enter(c *conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.count >= s.max {
		if s.count-s.leaving >= s.max {
			victim := s.pick()
			if victim == nil {
				return false
			}
			s.mu.Unlock()
			victim.wake()
			s.mu.Lock()
			continue
		}
		s.left.Wait()
	}
	s.count++
	s.silent.push(c)
	return true
}

// pick chooses who goes, and marks it. Those that have their answer go first.
func (s *slots) pick() *conn {
	c := s.answered.first()
	if c == nil {
		c = s.silent.first()
	}
	if c != nil {
		c.unlink()
		c.evicted.Store(true)
		s.leaving++
	}
	return c
}

// makeRoom tells the connection that has been silent longest to go.
func (s *slots) makeRoom() {
	s.mu.Lock()
	victim := s.pick()
	s.mu.Unlock()
	if victim != nil {
		victim.wake()
	}
}

// heard notes that bytes came.
func (s *slots) heard(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.linked() {
		c.unlink()
		s.silent.push(c)
	}
}

// busy takes c out of the lists while its request is handled. It fails when c was told to go.
func (s *slots) busy(c *conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.unlink()
	return !c.evicted.Load()
}

// drain notes that c has its answer.
func (s *slots) drain(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !c.evicted.Load() {
		s.answered.push(c)
	}
}

// leave frees the place of c, whose connection is closed.
func (s *slots) leave(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.unlink()
	s.count--
	if c.evicted.Load() {
		s.leaving--
	}
	s.left.Broadcast()
}

// wakeSilent wakes the connections of ctx that have not sent their request yet.
func (s *slots) wakeSilent(ctx context.Context) {
	s.mu.Lock()
	var sleepers []*conn
	for c := s.silent.head.next; c != &s.silent.head; c = c.next {
		if c.ctx == ctx {
			sleepers = append(sleepers, c)
		}
	}
	s.mu.Unlock()
	for _, c := range sleepers {
		c.wake()
	}
}

// queue is a ring of connections through their own links, so that entering and leaving cost no allocation.
type queue struct{ head conn }

func (q *queue) init() { q.head.next, q.head.prev = &q.head, &q.head }

func (q *queue) first() *conn {
	if q.head.next == &q.head {
		return nil
	}
	return q.head.next
}

func (q *queue) push(c *conn) {
	last := q.head.prev
	c.prev, c.next = last, &q.head
	last.next, q.head.prev = c, c
}

func (c *conn) linked() bool { return c.next != nil }

func (c *conn) unlink() {
	if c.next != nil {
		c.prev.next, c.next.prev = c.next, c.prev
		c.prev, c.next = nil, nil
	}
}
