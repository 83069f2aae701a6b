package ghost

import (
	"fmt"

	"ukatty/sakura/play"
)

// Leaving the stage. \- of the ghost's own scripts ends the ghost. That of a client does not, unless the user allows it: the
// ghost goes off the stage and comes back when somebody wants it. Off the stage is not hidden: requests are answered as
// before, and the next one for the stage brings it back, with or without a script. What only asks or tells does not.

// stageAsks are the tags that take the ghost off the stage and out of sight.
var stageAsks = map[string]asker{
	"exit":                 (*life).exit,
	"windowstate-minimize": func(l *life, _ *play.Cue, _ talk) { l.hide("script") },
}

// exit is \-, which has ended its script.
func (l *life) exit(_ *play.Cue, t talk) {
	if l.travelling {
		return // it goes when the other one has come
	}
	if t.act == nil && (t.level == play.Own || l.g.opt.AllowExit) {
		l.over = true
		return
	}
	l.away, l.changed = true, true
	l.closeBoxes()
	l.note(`%s took the ghost off the stage with \-: a key or the next request brings it back`, t.from())
}

// comeBack puts the ghost on the stage again.
func (l *life) comeBack(format string, args ...any) {
	if !l.away {
		return
	}
	l.away, l.changed = false, true
	l.note("the ghost is on the stage again: %s", fmt.Sprintf(format, args...))
}
