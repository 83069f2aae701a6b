package ghost

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

// errNotRunning is what a ghost gets that wants another one in a baseware that does not run.
var errNotRunning = errors.New("ghost: the baseware does not run")

// roster are the ghosts that run, the one that viewers see first. The list is frozen: who changes it puts another in its
// place.
type roster struct {
	mu  sync.Mutex
	all []*Ghost
	// run is the context of Run; nil while it does not.
	run context.Context //nolint:containedctx // ghosts that come later live as long as those that were there
	// crew are the ghosts at work; errs is what their ends came to.
	crew sync.WaitGroup
	errs []error
	// next is when the next ghost may come.
	next time.Time
	billboard
	// employs is Baseware.employ: tables of tags reach a ghost's Run, which reads them, through it alone.
	employs func(context.Context, *Ghost)
}

// living are the ghosts that run, at least one: the last one stays on the list when it has left, and says so.
func (r *roster) living() []*Ghost {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.all
}

// Ghosts are the ghosts that run, at least one: the first is the one that viewers see, and the last one stays here when it has
// left. The slice is not changed any more.
func (b *Baseware) Ghosts() []*Ghost { return b.living() }

// first is the ghost that viewers see, and that takes what is meant for nobody in particular.
func (r *roster) first() *Ghost { return r.living()[0] }

// strike takes a ghost off the list.
func (r *roster) strike(g *Ghost) {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := slices.Index(r.all, g)
	if i < 0 || len(r.all) == 1 {
		return
	}
	r.all = slices.Delete(slices.Clone(r.all), i, i+1)
	g.heir = r.all[i%len(r.all)]
	r.leave(g)
}

// heirOf gives the ghost that viewers of another one see when that has left: the one that came in its place, or else the next of
// the list. It is the ghost itself as long as that runs, and the last one for ever.
func (r *roster) heirOf(g *Ghost) *Ghost {
	r.mu.Lock()
	defer r.mu.Unlock()
	for g.heir != nil {
		g = g.heir
	}
	return g
}

// numbered gives the ghost with a number; nil when it does not run.
func (r *roster) numbered(id int) *Ghost {
	for _, g := range r.living() {
		if g.hwnd == id {
			return g
		}
	}
	return nil
}

// enter puts a ghost on the list: in the place of another one, or at the end. Its error says that the baseware does not run.
func (r *roster) enter(g, instead *Ghost) (context.Context, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.run == nil || r.run.Err() != nil {
		return nil, errNotRunning
	}
	all := slices.Clone(r.all)
	if i := slices.Index(all, instead); i >= 0 {
		all[i], instead.heir = g, g
		r.leave(instead)
	} else {
		all = append(all, g)
	}
	r.all = all
	r.turn()
	return r.run, nil
}

// betweenGhosts is how long it is at least from the coming of one ghost to that of the next: those that call each other without
// end shall not keep the machine busy.
const betweenGhosts = 300 * time.Millisecond

// queueUp waits until a ghost may come.
func (r *roster) queueUp(ctx context.Context) error {
	now := time.Now()
	r.mu.Lock()
	turn := r.next
	if turn.Before(now) {
		turn = now
	}
	r.next = turn.Add(betweenGhosts)
	r.mu.Unlock()
	wait := time.NewTimer(turn.Sub(now))
	defer wait.Stop()
	select {
	case <-wait.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// failed keeps the error of a ghost's end.
func (r *roster) failed(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.errs = append(r.errs, err)
}

// Run brings the ghosts of the baseware to life, and those that they call, and waits until the last one has left or the
// context ends. It may be called once, instead of the Run of each ghost. Its error is that of closing their SHIORI.
func (b *Baseware) Run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	b.mu.Lock()
	b.run = ctx
	first := b.all
	b.mu.Unlock()
	b.census(ctx, first[0]) // which a ghost is told when it comes
	for _, g := range first {
		b.employ(ctx, g)
	}
	b.crew.Wait()
	b.mu.Lock()
	defer b.mu.Unlock()
	return errors.Join(b.errs...)
}

// employ runs a ghost on a goroutine of its own, which Run waits for.
func (b *Baseware) employ(ctx context.Context, g *Ghost) {
	b.crew.Go(func() {
		if b.home.Guard != nil {
			defer b.home.Guard()
		}
		if b.home.Door != nil {
			defer b.home.Door(ctx, g)()
		}
		if err := g.Run(ctx); err != nil {
			b.failed(err)
		}
	})
}

// company are the other ghosts that run.
func (l *life) company() []*Ghost {
	if l.g.b == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(l.g.b.living()), func(g *Ghost) bool { return g == l.g })
}
