package shells

import (
	"image"
	"maps"
	"slices"
)

// order does what a script wants of one animation.
func (r *run) order(c *Cue) {
	a := r.of.animation(c.Animation)
	if a == nil {
		return
	}
	if c.Kind == Shift {
		r.move(a.id, c.X, c.Y)
		return
	}
	i := slices.IndexFunc(r.actors, func(one actor) bool { return one.anim == a })
	if i < 0 {
		return
	}
	switch one := &r.actors[i]; {
	case c.Kind == Start:
		r.start(i)
	case c.Kind == Stop:
		r.stop(i)
	case c.Kind == Pause && !one.paused:
		one.paused, one.left = true, max(one.due-r.now, 0)
	case c.Kind == Resume && one.paused:
		one.paused, one.due = false, r.now+one.left
	}
}

// maxMove is how far an animation can be moved, either way: beyond, nothing of it would be seen.
const maxMove = 1 << 14

// move draws an animation further to the right and down than its patterns say.
func (r *run) move(id, x, y int) {
	places := maps.Clone(r.places)
	if places == nil {
		places = map[int]image.Point{}
	}
	places[id] = image.Pt(min(max(x, -maxMove), maxMove), min(max(y, -maxMove), maxMove))
	if x == 0 && y == 0 {
		delete(places, id)
	}
	r.places = places
}

// placed gives the layers of an animation where a script has moved them.
func (r *run) placed(a *animation, layers []layer) []layer {
	by, moved := r.places[a.id]
	if !moved {
		return layers
	}
	all := make([]layer, len(layers))
	for i, l := range layers {
		if l.img != nil { // only what is to be seen widens the picture
			l.all = l.img.Bounds()
		}
		all[i] = l.moved(by.X, by.Y)
	}
	return all
}
