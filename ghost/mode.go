package ghost

import (
	"time"

	"ukatty/sakura/play"
)

// Passive and induction mode, after UKADOC's \![enter,passivemode] and \![enter,inductionmode]: the ghost is busy with the
// viewer and may not be disturbed. They last until the script leaves them or the ghost ends. What they forbid binds the
// viewer and the clients; scripts may still do it. The rows of the interruption table have the part of the clients.

// modeAsks are the tags that change modes.
var modeAsks = map[string]asker{
	"enter-passivemode":   func(l *life, _ *play.Cue, _ talk) { l.turnMode(&l.passive, on) },
	"leave-passivemode":   func(l *life, _ *play.Cue, _ talk) { l.turnMode(&l.passive, off) },
	"enter-inductionmode": func(l *life, _ *play.Cue, _ talk) { l.turnMode(&l.induction, on) },
	"leave-inductionmode": func(l *life, _ *play.Cue, _ talk) { l.turnMode(&l.induction, off) },
	"set-shioridebugmode": (*life).debug,
}

// turn is what becomes of a switch.
type turn bool

const (
	on  turn = true
	off turn = false
)

// turnMode enters or leaves a mode.
func (l *life) turnMode(mode *bool, to turn) {
	if *mode == bool(to) {
		return
	}
	*mode, l.changed = bool(to), true
	name, what := "passive", "entered"
	if mode == &l.induction {
		name = "induction"
	}
	if to == off {
		what = "left"
	}
	l.note("the ghost has %s %s mode", what, name)
}

// undisturbed says whether a mode forbids the viewer to break scripts.
func (l *life) undisturbed() bool { return l.passive || l.induction }

// patient says whether choices and balloons stand without a timeout now: passive mode has none.
func (l *life) patient() bool {
	phase := l.phase()
	return l.passive && (phase == play.Choosing || phase == play.Lingering)
}

// instant is the time of the script that plays. While choices or balloons stand without a timeout, that of their timeout does
// not come: who chooses then chooses in time.
func (l *life) instant() play.Instant {
	now := l.clock.now(l.at)
	if l.patient() {
		return min(now, l.beat.Wake-1)
	}
	return now
}

// insistence is how soon a viewer has to repeat a wish to go that passive mode has refused.
const insistence = 5 * time.Second

// mayClose says whether the viewer may end the ghost now. Passive mode refuses that, but nobody is to be locked in: who
// insists goes, without a goodbye.
func (l *life) mayClose() bool {
	if !l.passive || l.closing {
		return true
	}
	if !l.refusedClose.IsZero() && l.at.Sub(l.refusedClose) <= insistence {
		l.closing = true // what follows is the second wish, which does not wait
		return true
	}
	l.refusedClose = l.at
	l.note("the ghost is in passive mode and stays: who wants to leave all the same says so again within %v", insistence)
	return false
}

// debug is \![set,shioridebugmode,…].
func (l *life) debug(c *play.Cue, _ talk) {
	l.debugs = operand(c, 0) == "true"
	if l.debugs {
		l.note("SHIORI debug mode is on: each question and its answer is noted")
		return
	}
	l.note("SHIORI debug mode is off")
}

// closeByViewer is the viewer's wish that the ghost go.
func (l *life) closeByViewer() {
	if l.mayClose() {
		l.close()
	}
}
