package shells

import (
	"slices"
	"time"
)

// Carried is how far the animations of option shared-index have come on a surface, for the next one. It is not changed.
type Carried struct{ actors []actor }

// Carry gives what goes on when a surface takes the place of that of a pose, which has been up for a time: every animation of
// option shared-index that both have, by number (UKADOC: descript_shell_surfaces). It is nil where there is none. The seed is that
// of the pose.
func (s *Shell) Carry(p Pose, at time.Duration, seed uint64, to string) *Carried {
	from, next := s.find(p.Surface), s.find(to)
	if from == nil || next == nil || !slices.ContainsFunc(from.animations, func(a *animation) bool { return a.goesOn(next) }) {
		return nil
	}
	r := newRun(from, s.worn(p.Scope, p.Dress), seed, p.Carried)
	r.advance(max(at, 0), p.Cues)
	c := &Carried{}
	for _, a := range r.actors {
		if a.anim.goesOn(next) && (a.running || a.shown >= 0) {
			a.due -= r.now
			a.began -= r.now
			c.actors = append(c.actors, a)
		}
	}
	return c
}

// goesOn says whether an animation goes on with the same one of another surface.
func (a *animation) goesOn(to *surface) bool {
	if !a.shared || a.still() {
		return false
	}
	b := to.numbered(a.id)
	return b != nil && b.shared
}

// resume has animations begin where they were on another surface. One that has no such pattern begins anew.
func (r *run) resume(c *Carried) {
	if c == nil {
		return
	}
	for i := range r.actors {
		a := &r.actors[i]
		j := slices.IndexFunc(c.actors, func(was actor) bool { return was.anim.id == a.anim.id })
		if j < 0 || !a.anim.shared {
			continue
		}
		own := a.anim
		*a = c.actors[j]
		a.anim = own
		if a.shown >= len(own.patterns) {
			a.shown = -1
		}
		a.running = a.running && a.next < len(own.patterns)
	}
}
