package ghost

import (
	"context"
	"slices"

	"ukatty/sakura/stage"
)

// performance is a number of scripts that are played one after the other, on an empty stage.
type performance struct {
	left int           // scripts that have not come to their end
	over chan struct{} // closed when there are none left
}

// act is one of those scripts, with what plays because somebody chose something in it.
type act struct {
	of    *performance
	ended bool
}

// Perform plays scripts one after the other, in the place of what plays and waits of an earlier performance, and beginning on
// an empty stage, with what earlier scripts have opened or set put away. They are trusted as the ghost's own, but \- in them
// only takes the ghost off the stage. The channel is closed when all have come to their ends, the balloons of the last one
// included, or were replaced; not when the ghost leaves. The error is ErrGone or that of the context.
func (g *Ghost) Perform(ctx context.Context, scripts []string) (<-chan struct{}, error) {
	p := &performance{left: len(scripts), over: make(chan struct{})}
	if p.left == 0 {
		close(p.over)
	}
	return p.over, g.post(ctx, func(l *life) { l.perform(p, scripts) })
}

// perform begins a performance.
func (l *life) perform(p *performance, scripts []string) {
	l.queue = slices.DeleteFunc(l.queue, func(t talk) bool {
		t.act.end()
		return t.act != nil
	})
	l.clearStage()
	for _, s := range scripts {
		l.queue = append(l.queue, talk{script: s, act: &act{of: p}})
	}
	l.changed = true
}

// clearStage puts away what scripts have left behind. The first script that waits begins by itself then.
func (l *life) clearStage() {
	l.silence()
	l.closeBoxes()
	l.turnMode(&l.passive, off)
	l.turnMode(&l.induction, off)
	l.stage, l.worn, l.timers, l.zorder, l.sticky, l.before = stage.Stage{}, nil, nil, "", "", 0
	l.comeBack("another performance begins")
}

// curtain ends the act that was played last, when nothing plays any more.
func (l *life) curtain() {
	if l.player == nil {
		l.talk.act.end()
	}
}

// end counts an act as played, once. It may be nil.
func (a *act) end() {
	if a == nil || a.ended {
		return
	}
	a.ended = true
	if a.of.left--; a.of.left == 0 {
		close(a.of.over)
	}
}
