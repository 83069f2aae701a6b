package memory

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// change is something that somebody wants changed and waits for.
type change struct {
	do   func(*draft)
	done chan error // of one; told once
}

// queue holds the changes that wait for the next commit, in order.
type queue struct {
	mu      sync.Mutex
	waiting []*change
}

func (q *queue) add(c *change) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, c)
}

// take empties the queue.
func (q *queue) take() []*change {
	q.mu.Lock()
	defer q.mu.Unlock()
	all := q.waiting
	q.waiting = nil
	return all
}

// withdraw takes a change back; false if it is being committed already.
func (q *queue) withdraw(c *change) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	i := slices.Index(q.waiting, c)
	if i < 0 {
		return false
	}
	q.waiting = slices.Delete(q.waiting, i, i+1)
	return true
}

// change makes a change and returns once it is on disk. Whoever finds nobody committing commits what waits, its own
// change among it; the others wait for that one, or for their turn.
func (m *Memory) change(ctx context.Context, do func(*draft)) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("memory: nothing was kept: %w", err)
	}
	c := &change{do: do, done: make(chan error, 1)}
	m.queue.add(c)
	select {
	case m.turn <- struct{}{}:
		m.commit(m.queue.take())
		<-m.turn
		return <-c.done
	case err := <-c.done:
		return err
	case <-ctx.Done():
		return m.late(ctx, c)
	}
}

// late gives what became of a change whose context has ended.
func (m *Memory) late(ctx context.Context, c *change) error {
	if m.queue.withdraw(c) {
		return fmt.Errorf("memory: nothing was kept: %w", ctx.Err())
	}
	select {
	case err := <-c.done: // it came to its end in the same instant
		return err
	default:
		return fmt.Errorf("memory: may or may not be kept: %w", ctx.Err())
	}
}

// commit makes the changes together and tells everybody how it went. The caller has the turn.
func (m *Memory) commit(batch []*change) {
	if len(batch) == 0 {
		return
	}
	err := ErrClosed
	if !m.over {
		err = m.write(batch)
	}
	for _, c := range batch {
		c.done <- err
	}
}

// write drafts the changes, brings the draft to the disk and then shows it to the readers.
func (m *Memory) write(batch []*change) error {
	d := newDraft(&m.contents, &m.bounds)
	for _, c := range batch {
		c.do(d)
	}
	if m.store != nil {
		if err := m.store.write(d.effects, d.tallies()); err != nil {
			err = fmt.Errorf("memory: not kept: %w", err)
			if errors.Is(err, ErrDamaged) {
				m.lose(err)
			}
			return err
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	d.publish(&m.contents)
	return nil
}

// lose goes on without the file, which became unusable while it was open.
func (m *Memory) lose(why error) {
	_ = m.store.close()
	m.store = nil
	m.mu.Lock()
	defer m.mu.Unlock()
	m.err = why
}
