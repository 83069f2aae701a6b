package ghost

import (
	"context"
	"errors"

	"ukatty/ghost/show"
)

// Watch gives what a viewer sees: the first of the running ghosts, and whoever takes its place. The newest frame is given
// whenever something has changed; a slow viewer misses frames, not the last one. The channel is closed when the context ends
// or no ghost is left. A ghost by itself is watched by its own Watch.
func (b *Baseware) Watch(ctx context.Context) (<-chan show.Frame, error) {
	g := b.living()[0]
	frames, err := g.Watch(ctx)
	if err != nil {
		return nil, err
	}
	seen := make(chan show.Frame, 1)
	b.audience.Go(func() {
		if b.home.Guard != nil {
			defer b.home.Guard()
		}
		defer close(seen)
		for {
			relay(frames, seen)
			next := b.living()[0]
			if next == g || ctx.Err() != nil {
				return
			}
			if frames, err = next.Watch(ctx); err != nil {
				return
			}
			g = next
		}
	})
	return seen, nil
}

// relay hands on the newest frame until there are no more.
func relay(frames <-chan show.Frame, seen chan show.Frame) {
	for f := range frames {
		select {
		case <-seen: // a frame that nobody has looked at
		default:
		}
		seen <- f // there is room: only this goroutine sends
	}
}

// Do does what a viewer did on the first of the running ghosts. Close is for all of them: the viewer wants to leave. Its
// error is ErrGone or that of the context.
func (b *Baseware) Do(ctx context.Context, in show.Input) error {
	running := b.living()
	if in.Kind != show.Close {
		return running[0].Do(ctx, in)
	}
	var err error
	for _, g := range running {
		if gone := g.Do(ctx, in); gone != nil && !errors.Is(gone, ErrGone) {
			err = gone
		}
	}
	return err
}
