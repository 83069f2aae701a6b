package ghost

import (
	"context"
	"errors"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
)

// viewer is somebody who watches.
type viewer struct {
	ctx    context.Context
	frames chan show.Frame
	// follows: when the ghost leaves, the viewer goes on with the one that takes its place.
	follows bool
}

// Watch gives what a viewer sees: the newest frame, whenever something has changed. A slow viewer misses frames, not the
// last one. The channel is closed when the context ends or the ghost leaves. Whoever watches can also choose and click.
func (g *Ghost) Watch(ctx context.Context) (<-chan show.Frame, error) {
	v := viewer{ctx: ctx, frames: make(chan show.Frame, 1)}
	v.leaves(g.reflect)
	return g.admit(v)
}

// Watch gives what a viewer sees of the ghost with a number, and then of whoever takes its place; of the first where none has the
// number any more, or it is 0. It is otherwise as that of a ghost. Whoever watches one can turn to another at any time, so that all
// ghosts wait for the viewer to choose and click.
func (b *Baseware) Watch(ctx context.Context, ghost int) (<-chan show.Frame, error) {
	v := viewer{ctx: ctx, frames: make(chan show.Frame, 1), follows: true}
	b.audience.Add(1)
	v.leaves(func() {
		b.audience.Add(-1)
		for _, g := range b.living() {
			g.reflect()
		}
	})
	for {
		g := b.numbered(ghost)
		if g == nil {
			g = b.first()
		}
		frames, err := g.admit(v)
		if err == nil || !errors.Is(err, ErrGone) || b.heirOf(g) == g {
			return frames, err
		}
	}
}

// leaves says what is to be done when the context of the viewer ends.
func (v viewer) leaves(do func()) { context.AfterFunc(v.ctx, do) }

// reflect has the ghost look who watches it. One that has left has no viewers.
func (g *Ghost) reflect() {
	_ = g.post(context.Background(), func(l *life) { l.changed = true })
}

// admit lets a viewer in.
func (g *Ghost) admit(v viewer) (<-chan show.Frame, error) {
	err := g.post(v.ctx, func(l *life) {
		l.viewers = append(l.viewers, v)
		l.changed = true
	})
	if err != nil {
		return nil, err
	}
	return v.frames, nil
}

// dismiss lets the viewers go when the ghost leaves: those who follow to whoever takes its place.
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

// usher brings viewers to the ghost that takes the place of this one; it says whether there is one.
func (l *life) usher(follow []viewer) bool {
	for next := l.g.b.heirOf(l.g); next != l.g; {
		err := next.post(l.ctx, func(n *life) {
			n.viewers = append(n.viewers, follow...)
			n.changed = true
		})
		if err == nil {
			return true
		}
		gone := next
		if next = l.g.b.heirOf(gone); next == gone || !errors.Is(err, ErrGone) {
			return false
		}
	}
	return false
}

// watched says whether there is somebody who could choose and click: who watches this ghost, or turns to it.
func (l *life) watched() bool {
	if b := l.g.b; b != nil && b.audience.Load() > 0 {
		return true
	}
	for _, v := range l.viewers {
		if v.ctx.Err() == nil {
			return true
		}
	}
	return false
}

// Do does what a viewer did, on the ghost that it was done for: the first for the number 0. Close is for all of them: the viewer wants
// to leave. What was done for a ghost that has left is noted and dropped. Its error is that of the context, or ErrGone when there is
// no ghost any more.
func (b *Baseware) Do(ctx context.Context, in show.Input) error {
	if in.Kind == show.Close {
		return b.closeAll(ctx, in)
	}
	err, g := ErrGone, b.first()
	if in.GhostID != 0 {
		g = b.numbered(in.GhostID)
	}
	if g != nil {
		err = g.Do(ctx, in)
	}
	if errors.Is(err, ErrGone) && b.first() != g {
		b.journal.Add(journal.Entry{Kind: journal.Note, Text: "what a viewer did came too late: the ghost has left"})
		return nil
	}
	return err
}

// closeAll asks all ghosts to go.
func (b *Baseware) closeAll(ctx context.Context, in show.Input) error {
	var err error
	for _, g := range b.living() {
		if failed := g.Do(ctx, in); failed != nil && !errors.Is(failed, ErrGone) {
			err = failed
		}
	}
	return err
}
