package memory

import (
	"context"
	"errors"
	"testing"
)

// What was committed counts as that, however soon the context ends; what was not is taken back.
func TestCommitBeforeTheContextEnds(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	broken := errors.New("broken")
	for _, want := range []error{nil, broken} {
		m, c := New(), &change{done: make(chan error, 1)}
		c.done <- want
		if err := m.late(ctx, c); !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%v, want %v", err, want)
		}
	}
	m, c := New(), &change{done: make(chan error, 1)}
	m.queue.add(c)
	if err := m.late(ctx, c); !errors.Is(err, context.Canceled) || len(m.queue.take()) > 0 {
		t.Errorf("what waits: %v", err)
	}
	if err := m.late(ctx, &change{done: make(chan error, 1)}); !errors.Is(err, context.Canceled) {
		t.Errorf("what is being committed: %v", err)
	}
}
