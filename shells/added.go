package shells

import (
	"slices"
	"time"
)

// maxAdded is how many frames of one cue are shown.
const maxAdded = 64

// MaxAdditions is how much of what scripts have added to a surface is seen at a time: of more, what was there first goes.
const MaxAdditions = 64

// add shows what a script wants in front of the surface, or instead of its base, or moves the character. What is there already is
// not there twice: it begins anew.
func (r *run) add(words string) {
	a := added(words, MaxID+1+r.additions)
	if a == nil {
		return
	}
	r.additions++
	r.actors = slices.DeleteFunc(r.actors, func(a actor) bool { return a.anim.isAdded() && (a.anim.name == words || !a.lasts()) })
	first := slices.IndexFunc(r.actors, func(a actor) bool { return a.anim.isAdded() })
	if first >= 0 && len(r.actors)-first >= MaxAdditions {
		r.actors = slices.Delete(r.actors, first, first+1)
	}
	one := actor{anim: a, shown: -1, running: true, began: r.now}
	one.due = r.now + r.pause(&one)
	r.actors = append(r.actors, one)
}

// added gives the animation that the words of Add stand for, which no surface has; nil where they make none.
func added(words string, id int) *animation {
	fields := fieldsOf(words)
	a := &animation{id: id, name: words, when: &interval{}}
	method, rest := fields[0], fields[1:]
	n, numeric := numbers(rest[:len(rest)-len(rest)%4])
	switch {
	case method == "move" && len(rest) == 2:
		if n, numeric = numbers(rest); numeric {
			a.patterns = []*pattern{{method: method, x: n[0], y: n[1]}}
		}
	case len(rest) == 1 || len(rest) == 3:
		if n, numeric = numbers(rest); numeric && n[0] >= 0 {
			a.patterns = []*pattern{{method: method, surface: n[0]}}
			if len(n) == 3 {
				a.patterns[0].x, a.patterns[0].y = n[1], n[2]
			}
		}
	case numeric && len(n) > 0:
		a.when.always = len(rest)%4 == 1 && rest[len(rest)-1] == "always"
		a.sequence(method, n)
	}
	if len(a.patterns) == 0 {
		return nil
	}
	return a
}

// sequence makes frames of surface, x, y and the time in milliseconds for which each is shown. Behind the last one nothing is, unless
// it begins again.
func (a *animation) sequence(method string, n []int) {
	var pause time.Duration
	next := func(p pattern) {
		p.number, p.from, p.to = len(a.patterns), pause, pause
		a.patterns = append(a.patterns, &p)
	}
	for ; len(n) >= 4 && len(a.patterns) < maxAdded; n = n[4:] {
		next(pattern{method: method, surface: max(n[0], 0), x: n[1], y: n[2]})
		pause = min(time.Duration(max(n[3], 0))*time.Millisecond, maxPause)
	}
	end := pattern{method: method, surface: endThis}
	if a.when.always {
		end.surface = noSurface
	}
	next(end)
}

// isAdded says whether a script has added an animation.
func (a *animation) isAdded() bool { return a.id > MaxID }

// lasts says of what a script has added whether it is seen, or will be.
func (a *actor) lasts() bool { return a.anim.isAdded() && (a.running || a.shown >= 0) }

// additions gives what is seen of what scripts have added to a surface, the last one in front.
func (v view) additions(r *run) (layers []layer) {
	for i := range r.actors {
		a := &r.actors[i]
		if !a.anim.isAdded() || a.shown < 0 {
			continue
		}
		layers = append(layers, v.shown(a.anim.patterns[a.shown])...)
	}
	return layers
}
