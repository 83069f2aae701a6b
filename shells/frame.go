package shells

import (
	"image"
	"slices"
)

// frame shows the next pattern of an animation, or does what it asks for.
func (r *run) frame(i int) {
	a := &r.actors[i]
	at := a.next
	p := a.anim.patterns[at]
	a.next++
	ended := a.next == len(a.anim.patterns)
	ended = r.show(i, at, p) || ended
	switch {
	case !a.running: // it has stopped itself
	case !ended:
		a.due = r.now + r.pause(a)
	case a.anim.when.always && r.now > a.began:
		a.next, a.began = 0, r.now
		a.due = r.now + r.pause(a)
	default:
		a.running = false
	}
}

// show shows a pattern, or does what it asks for. It says whether that ends the animation.
func (r *run) show(i, at int, p *pattern) (ends bool) {
	a := &r.actors[i]
	switch {
	case controls[p.method]:
		r.control(i, p)
	case p.surface == endThis:
		a.shown = -1
		return true
	case p.surface == endOthers:
		a.shown = -1
		for j := range r.actors {
			if j != i {
				r.stop(j)
			}
		}
	case p.method == "move":
		r.shift = image.Pt(p.x, p.y)
	case p.method == "scaling", p.surface < 0 && p.file == "":
	default:
		a.shown = at
	}
	return false
}

// control starts and stops others.
func (r *run) control(by int, p *pattern) {
	ids := p.ids
	switch p.method {
	case "insert":
		return
	case "alternativestart", "alternativestop":
		if len(ids) > 0 {
			ids = ids[r.draw(r.actors[by].anim.id, int64(r.now), p.number)%uint64(len(ids)):][:1]
		}
	}
	for i := range r.actors {
		switch {
		case !slices.Contains(ids, r.actors[i].anim.id):
		case p.method == "stop", p.method == "alternativestop", p.method == "parallelstop":
			r.stop(i)
		default:
			r.start(i)
		}
	}
}
