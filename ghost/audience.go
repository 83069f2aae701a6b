package ghost

import (
	"context"
	"errors"

	"ukatty/ghost/show"
)

// viewer is somebody who watches.
type viewer struct {
	ctx    context.Context
	frames chan show.Frame
	// follows: when the ghost leaves, the viewer goes on with the one that is first then.
	follows bool
}

// Watch gives what a viewer sees: the newest frame, whenever something has changed. A slow viewer misses frames, not the
// last one. The channel is closed when the context ends or the ghost leaves. Whoever watches can also choose and click.
func (g *Ghost) Watch(ctx context.Context) (<-chan show.Frame, error) {
	return g.admit(viewer{ctx: ctx, frames: make(chan show.Frame, 1)}, func() *Ghost { return g })
}

// Watch gives what a viewer sees of the first of the running ghosts, and then of whoever takes its place. It is otherwise
// as that of a ghost.
func (b *Baseware) Watch(ctx context.Context) (<-chan show.Frame, error) {
	v := viewer{ctx: ctx, frames: make(chan show.Frame, 1), follows: true}
	for {
		first := b.first()
		frames, err := first.admit(v, b.first)
		if err == nil || !errors.Is(err, ErrGone) || b.first() == first {
			return frames, err
		}
	}
}

// admit lets a viewer in. When its context ends, the ghost that it watches by then is told.
func (g *Ghost) admit(v viewer, watched func() *Ghost) (<-chan show.Frame, error) {
	err := g.post(v.ctx, func(l *life) {
		l.viewers = append(l.viewers, v)
		l.changed = true
		context.AfterFunc(v.ctx, func() {
			_ = watched().post(context.Background(), func(l *life) { l.changed = true }) // a ghost that has left has no viewers
		})
	})
	if err != nil {
		return nil, err
	}
	return v.frames, nil
}

// dismiss lets the viewers go when the ghost leaves: those who follow to the one that is first now.
func (l *life) dismiss() {
	var follow []viewer
	for _, v := range l.viewers {
		if v.follows && l.ctx.Err() == nil {
			follow = append(follow, v)
			continue
		}
		close(v.frames)
	}
	l.viewers = nil
	if len(follow) == 0 || l.usher(follow) {
		return
	}
	for _, v := range follow {
		close(v.frames)
	}
}

// usher brings viewers to the ghost that is first now; it says whether there is one.
func (l *life) usher(follow []viewer) bool {
	for next := l.g.b.first(); next != l.g; {
		err := next.post(l.ctx, func(n *life) {
			n.viewers = append(n.viewers, follow...)
			n.changed = true
		})
		if err == nil {
			return true
		}
		gone := next
		if next = l.g.b.first(); next == gone || !errors.Is(err, ErrGone) {
			return false
		}
	}
	return false
}

// watched says whether there is somebody who could choose and click.
func (l *life) watched() bool {
	for _, v := range l.viewers {
		if v.ctx.Err() == nil {
			return true
		}
	}
	return false
}

// Do does what a viewer did on the first of the running ghosts. Close is for all of them: the viewer wants to leave. Its
// error is ErrGone or that of the context.
func (b *Baseware) Do(ctx context.Context, in show.Input) error {
	if in.Kind != show.Close {
		return b.first().Do(ctx, in)
	}
	var err error
	for _, g := range b.living() {
		if failed := g.Do(ctx, in); failed != nil && !errors.Is(failed, ErrGone) {
			err = failed
		}
	}
	return err
}
