package ghost

import (
	"context"
	"runtime/debug"
)

// A ghost that has something to tell other ghosts, or to do that takes its time, sends its courier. It never waits itself:
// two ghosts that waited for each other would do so for ever.

// errand is what the courier does. It runs beside the ghost, and what it gives back is done by the ghost; nil for nothing.
type errand func(ctx context.Context) func(*life)

// order is an errand with what the ghost does when nothing came of it: there were too many, or it panicked; nil for nothing.
type order struct {
	do   errand
	lost func(*life)
}

// maxErrands is how many errands may wait. More come only from scripts that mean no good.
const maxErrands = 256

// courier has the errands of a ghost: one is on its way, the others wait for their turn.
type courier struct {
	errands chan order
	busy    bool
	waiting []order
}

// dispatch sends the courier, behind the errands that were given before. lost is called when nothing comes of it; nil for
// nothing.
func (l *life) dispatch(what string, e errand, lost func(*life)) {
	if len(l.courier.waiting) < maxErrands {
		l.courier.waiting = append(l.courier.waiting, order{e, lost})
		l.nextErrand()
		return
	}
	l.note("%s: dropped, since %d errands wait already", what, maxErrands)
	if lost != nil {
		lost(l)
	}
}

// nextErrand gives the courier its next errand if it is back.
func (l *life) nextErrand() {
	c := &l.courier
	if c.busy || len(c.waiting) == 0 || l.ctx.Err() != nil {
		return
	}
	e := c.waiting[0]
	c.waiting[0] = order{}
	c.waiting, c.busy = c.waiting[1:], true
	select {
	case c.errands <- e: // the courier has nothing else to do
	case <-l.ctx.Done():
	}
}

// run does errands until the context ends. It is the courier's goroutine.
func (c *courier) run(ctx context.Context, g *Ghost) {
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-c.errands:
			then := g.carry(ctx, e)
			back := func(l *life) {
				l.courier.busy = false
				if then != nil {
					then(l)
				}
				l.nextErrand()
			}
			if g.post(ctx, back) != nil {
				return
			}
		}
	}
}

// carry does one errand. A panic costs that one.
func (g *Ghost) carry(ctx context.Context, e order) (then func(*life)) {
	defer func() {
		if v := recover(); v != nil {
			then = func(l *life) {
				l.note("an errand ended in a panic: %v", v)
				if e.lost != nil {
					e.lost(l)
				}
			}
			if g.opt.Crash != nil {
				g.opt.Crash(v, debug.Stack())
			}
		}
	}()
	return e.do(ctx)
}
