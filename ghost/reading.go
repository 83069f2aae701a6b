package ghost

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

// Files are read without a context: a folder on a disk that does not answer, as on a network that is gone, holds up whoever
// reads it for ever. Such a reader is left behind: it is the one kind of goroutine that nobody waits for.

const (
	// shellTime is how long reading a shell may take.
	shellTime = 10 * time.Second
	// maxLeft is how many readers of a ghost may be left behind: while so many are, nothing more is read.
	maxLeft = 4
)

var (
	errSlow = errors.New("it takes too long to read")
	errLeft = errors.New("what was to be read before does not come to an end")
)

// readWithin reads something, and gives up when the context ends or the time is over. What comes later is given to late; nil drops it.
func readWithin[T any](ctx context.Context, g *Ghost, limit time.Duration, read func() (T, error), late func(T)) (T, error) {
	type found struct {
		what T
		err  error
	}
	var none T
	if g.left.Load() >= maxLeft {
		return none, errLeft
	}
	ctx, cancel := context.WithTimeoutCause(ctx, limit, errSlow)
	defer cancel()
	came := make(chan found)
	g.left.Add(1)
	go func() {
		defer g.left.Add(-1)
		var f found
		f.what, f.err = guarded(g, read)
		select {
		case came <- f:
		case <-ctx.Done():
			if f.err == nil && late != nil {
				late(f.what)
			}
		}
	}()
	select {
	case f := <-came:
		return f.what, f.err
	case <-ctx.Done():
		return none, context.Cause(ctx)
	}
}

// guarded makes an error of a panic.
func guarded[T any](g *Ghost, read func() (T, error)) (what T, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("reading it ended in a panic: %v", v)
			if g.opt.Crash != nil {
				g.opt.Crash(v, debug.Stack())
			}
		}
	}()
	return read()
}
