package ghost

import (
	"slices"
	"strings"
	"time"

	"ukatty/sakura/stage"
)

// moving is an animation that a script has started, as far as a ghost knows of it.
type moving struct {
	id     string
	since  time.Duration // in the time of the script
	old    bool          // an earlier script has started it: it has run its time
	paused bool
}

// animations gives the numbers or names of the animations of a scope that run because a script has started them, those that are
// paused included. What moves by itself only those know who draw it.
func (l *life) animations(scope int) string {
	s, _ := l.stage.Scope(scope)
	var all []moving
	for _, m := range s.Details().Motions {
		if m.N <= l.before {
			continue // with another shell
		}
		i := slices.IndexFunc(all, func(a moving) bool { return a.id == m.Animation })
		switch {
		case m.Do == stage.Start && i < 0:
			all = append(all, moving{m.Animation, m.At, m.N <= l.rested, false})
		case i < 0:
		case m.Do == stage.Stop:
			all = slices.Delete(all, i, i+1)
		case m.Do == stage.Pause:
			all[i].paused = true
		case m.Do == stage.Resume:
			all[i].paused, all[i].old, all[i].since = false, m.N <= l.rested, m.At
		}
	}
	var ids []string
	for _, a := range all {
		if a.paused || !a.old && l.clock.now(l.at) < a.since+l.lengthOf(scope, a.id) {
			ids = append(ids, a.id)
		}
	}
	return strings.Join(ids, ",")
}

// lengthOf is how long an animation of the surface that a scope shows takes at most.
func (l *life) lengthOf(scope int, id string) time.Duration {
	shell := l.g.Shell()
	if shell == nil {
		return 0
	}
	m, _ := shell.Motion(l.surface(scope), id, func(n int) int { return n - 1 })
	return m.Length
}
