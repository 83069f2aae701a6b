package ghost

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"ukatty/ghost/reach"
)

// Wishes that are being fulfilled: deeds, each on a goroutine of its own that the ghost waits for.

// maxRunning is how many deeds may be under way at a time.
const maxRunning = 8

// outcome is how a deed ended: with events, the last of which a script may have waited for, and a sentence for the journal.
type outcome struct {
	events  []link
	account string
}

// deed fulfils a wish, away from the ghost's goroutine. It ends soon after its context does.
type deed func(ctx context.Context, r *running) outcome

// running is a deed under way.
type running struct {
	g      *Ghost
	life   context.Context //nolint:containedctx // that of the ghost: news is posted under it when the deed was cancelled
	wish   wish
	cancel context.CancelFunc
}

// run fulfils a wish.
func (l *life) run(w wish, why string) {
	l.changed = true
	if len(l.wishes.running) >= maxRunning {
		l.note("%s: it will not %s: %d such things are under way", spell(w.cue), w.text, maxRunning)
		l.settle(w.cue, w.failed("artificial"))
		return
	}
	l.note("%s: it will %s: %s", spell(w.cue), w.text, why)
	ctx, cancel := context.WithCancel(l.ctx)
	r := &running{g: l.g, life: l.ctx, wish: w, cancel: cancel}
	l.wishes.running = append(l.wishes.running, r)
	l.chore(func(context.Context) { r.run(ctx) })
}

// run runs the deed and tells the ghost how it ended.
func (r *running) run(ctx context.Context) {
	defer r.cancel()
	end := outcome{r.wish.failed("error"), "it broke down"} // what counts after a panic
	defer func() {
		// A ghost that has left has no use for the news.
		_ = r.g.post(r.life, func(l *life) { l.ran(r, end) })
	}()
	end = r.wish.do(ctx, r)
}

// ran takes the end of a deed.
func (l *life) ran(r *running, end outcome) {
	l.wishes.running = slices.DeleteFunc(l.wishes.running, func(o *running) bool { return o == r })
	l.note("%s: %s", spell(r.wish.cue), end.account)
	l.settle(r.wish.cue, end.events)
}

// tell raises an event while the deed is under way, and returns when it was answered: whoever sends fast waits for the
// SHIORI. The error is that of the context.
func (r *running) tell(ctx context.Context, e link) error {
	answered := make(chan struct{})
	if err := r.g.post(ctx, func(l *life) { l.report(e, func() { close(answered) }) }); err != nil {
		return err
	}
	select {
	case <-answered:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// failedFor makes the outcome of a deed that has no events.
func failedFor(err error, done string) outcome {
	if err != nil {
		return outcome{account: clip(fmt.Sprintf("it failed: %v", err), maxWishText)}
	}
	return outcome{account: done}
}

// master is the folder that relative names of files are seen from; "" without one.
func (o *Options) master() string {
	switch {
	case o.Dir != "":
		return filepath.Join(o.Dir, "ghost", "master")
	case o.Var != "":
		return filepath.Dir(o.Var)
	}
	return ""
}

// open are the folders below which scripts may name files.
func (o *Options) open() folders {
	all := slices.Clone(o.Folders)
	for _, dir := range []string{o.Dir, o.Var} {
		if dir != "" {
			all = append(all, dir)
		}
	}
	return all
}

// client gives what makes requests for the ghost.
func (o *Options) client() *reach.Client {
	c := &reach.Client{Var: o.Var, Master: o.master(), Folders: o.open(), Agent: agent}
	if c.Var == "" && o.Dir != "" {
		c.Var = filepath.Join(c.Master, "var")
	}
	return c
}

// agent is what requests call themselves.
const agent = "ukatty"
