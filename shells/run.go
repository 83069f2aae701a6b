package shells

import (
	"image"
	"maps"
	"slices"
	"time"
)

// FrameTime is the shortest time between two pictures of a pose: a budget, whatever the pauses of its animations are.
const FrameTime = 80 * time.Millisecond

// Limits of what animations may do.
const (
	// maxActors is how many animations of a surface move.
	maxActors = 256
	// maxSteps is how much may happen while a surface is up: a frame, a second that may start something. With a few
	// animations that is days; after that nothing moves until the surface changes.
	maxSteps = 1 << 20
	// maxAtOnce is how much may happen at the same instant, before animations that start each other are stopped.
	maxAtOnce = 1024
	// lookahead is how far is looked for the next change, maxAhead how much may happen until then.
	lookahead = time.Minute
	maxAhead  = 1 << 14
)

// actor is an animation at work.
type actor struct {
	anim    *animation
	running bool
	paused  bool
	left    time.Duration // until its next frame, while it is paused
	shown   int           // the index of the pattern that is seen, -1 without one
	next    int           // of the one that comes next
	due     time.Duration
	began   time.Duration // this turn
}

// run is how far the animations of a surface have come.
type run struct {
	of     *surface
	actors []actor
	seed   uint64
	now    time.Duration
	second int64 // the last one that may have started something
	cues   int   // that were heeded
	talked int
	shift  image.Point
	places map[int]image.Point // how far animations were moved, by number; not changed, but replaced
	steps  int
	// additions is how many animations were added.
	additions int
	atOnce    int
	ticks     bool
}

// newRun begins with a surface that has just come up; on says what is worn, carried what goes on from another surface.
func newRun(s *surface, on map[int]bool, seed uint64, carried *Carried) *run {
	r := &run{seed: seed, of: s}
	for _, a := range s.animations {
		if a.still() || a.when.bind && !on[a.id] || len(a.patterns) == 0 || len(r.actors) == maxActors {
			continue
		}
		r.actors = append(r.actors, actor{anim: a, shown: -1})
		r.ticks = r.ticks || a.when.ticks()
	}
	r.resume(carried)
	r.begin(func(i *interval) bool { return i.runonce || i.always })
	return r
}

// begin starts what an interval wants to start now.
func (r *run) begin(wanted func(*interval) bool) {
	for i := range r.actors {
		if wanted(r.actors[i].anim.when) {
			r.start(i)
		}
	}
}

// start starts an animation, unless it runs already or an exclusive one shuts it out.
func (r *run) start(i int) {
	a := &r.actors[i]
	if a.running {
		return
	}
	for j := range r.actors {
		if other := &r.actors[j]; j != i && other.running && other.anim.shuts(a.anim.id) {
			return
		}
	}
	for j := range r.actors {
		if j != i && a.anim.shuts(r.actors[j].anim.id) {
			r.stop(j)
		}
	}
	a.running, a.next, a.began = true, 0, r.now
	a.due = r.now + r.pause(a)
	a.left = a.due - r.now
}

// shuts says whether an animation does not let another one run beside it.
func (a *animation) shuts(id int) bool {
	return a.exclusive && (len(a.only) == 0 || slices.Contains(a.only, id))
}

// stop ends an animation; nothing of it is left to be seen.
func (r *run) stop(i int) {
	r.actors[i].running, r.actors[i].paused, r.actors[i].shown = false, false, -1
}

// pause gives the time before the next frame of an animation.
func (r *run) pause(a *actor) time.Duration {
	p := a.anim.patterns[a.next]
	if span := uint64((p.to - p.from) / time.Millisecond); span > 0 {
		return p.from + time.Duration(r.draw(a.anim.id, int64(r.now), p.number)%(span+1))*time.Millisecond
	}
	return p.from
}

// draw gives a number that depends on the seed and on what it is for, and on nothing else.
func (r *run) draw(id int, when int64, what int) uint64 {
	x := r.seed
	for _, v := range [...]uint64{uint64(id), uint64(when), uint64(what)} {
		x = (x ^ v) + 0x9e3779b97f4a7c15
		x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
		x = (x ^ x>>27) * 0x94d049bb133111eb
		x ^= x >> 31
	}
	return x
}

// advance lets happen what happens up to an instant.
func (r *run) advance(to time.Duration, cues []Cue) {
	for {
		t, ok := r.upcoming(cues)
		if !ok || t > to {
			break
		}
		r.step(t, cues)
	}
	r.now = max(r.now, to)
}

// upcoming gives when something happens next; not ok: nothing ever does by itself.
func (r *run) upcoming(cues []Cue) (t time.Duration, ok bool) {
	if r.steps > maxSteps {
		return 0, false
	}
	earlier := func(at time.Duration) {
		if at = max(at, r.now); !ok || at < t {
			t, ok = at, true
		}
	}
	if r.cues < len(cues) {
		earlier(cues[r.cues].At)
	}
	if r.ticks {
		earlier(time.Duration(r.second+1) * time.Second)
	}
	for i := range r.actors {
		if a := &r.actors[i]; a.running && !a.paused {
			earlier(a.due)
		}
	}
	return t, ok
}

// step does one thing that is due at t: a cue before a second, a second before frames.
func (r *run) step(t time.Duration, cues []Cue) {
	if r.atOnce++; t > r.now {
		r.atOnce = 0
	}
	r.now = t
	r.steps++
	switch {
	case r.atOnce > maxAtOnce:
		for i := range r.actors {
			r.actors[i].running = false
		}
		r.atOnce = 0
		r.cues, r.second = len(cues), max(r.second, int64(t/time.Second))
	case r.cues < len(cues) && cues[r.cues].At <= t:
		r.cues++
		r.heed(&cues[r.cues-1])
	case r.ticks && time.Duration(r.second+1)*time.Second <= t:
		r.second++
		r.tick()
	default:
		for i := range r.actors {
			if a := &r.actors[i]; a.running && !a.paused && a.due <= t {
				r.frame(i)
				return
			}
		}
	}
}

// tick starts what the chance of this second, or its number, wants to start.
func (r *run) tick() {
	for i := range r.actors {
		a := &r.actors[i]
		w := a.anim.when
		if w.chance > 0 && r.draw(a.anim.id, r.second, -1)%uint64(w.chance) == 0 ||
			w.period > 0 && r.second%int64(w.period) == 0 {
			r.start(i)
		}
	}
}

// heed does what a cue asks for.
func (r *run) heed(c *Cue) {
	switch c.Kind {
	case Start, Stop, Pause, Resume, Shift:
		r.order(c)
	case Add:
		r.add(c.Animation)
	case Talk:
		was := r.talked
		r.talked = max(c.Talked, was)
		r.begin(func(i *interval) bool { return i.talk > 0 && r.talked/i.talk > was/i.talk })
	case YenE:
		r.begin(func(i *interval) bool { return i.yenE })
	case StartTalk:
		r.begin(func(i *interval) bool { return i.startTalk })
	case EndTalk:
		r.begin(func(i *interval) bool { return i.endTalk })
	}
}

// copied gives a run that goes its own way.
func (r *run) copied() *run {
	c := *r
	c.actors = slices.Clone(r.actors)
	return &c
}

// change gives when what is seen changes next, 0 for never. Where that is far away it gives a time at which to ask again.
func (r *run) change(cues []Cue) time.Duration {
	ahead := r.copied()
	for {
		t, ok := ahead.upcoming(cues)
		switch {
		case !ok:
			return 0
		case t > r.now+lookahead || ahead.steps-r.steps > maxAhead:
			return min(t, r.now+lookahead)
		}
		if ahead.step(t, cues); !r.looksLike(ahead) {
			return t
		}
	}
}

// looksLike says whether the same is seen as of a run that has gone on from this one.
func (r *run) looksLike(other *run) bool {
	if r.shift != other.shift || !maps.Equal(r.places, other.places) {
		return false
	}
	for i, j := 0, 0; ; i, j = i+1, j+1 {
		i, j = r.seen(i), other.seen(j)
		if i == len(r.actors) || j == len(other.actors) {
			return i == len(r.actors) && j == len(other.actors)
		}
		if a, b := &r.actors[i], &other.actors[j]; a.anim != b.anim || a.shown != b.shown {
			return false
		}
	}
}

// seen gives the first actor from i on of which something is seen.
func (r *run) seen(i int) int {
	for i < len(r.actors) && r.actors[i].shown < 0 {
		i++
	}
	return i
}
