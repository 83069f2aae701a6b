package shells

import (
	"fmt"
	"image"
	"maps"
	"slices"
	"strconv"
	"time"
)

// maxNesting is how deep surfaces may show surfaces by their dress-up parts.
const maxNesting = 4

// progress is how far the animations of a scope have come, for which pose.
type progress struct {
	*run
	surface string
	dress   Dress
	carried *Carried
	heeded  []Cue
	// giant is the image of the base where it is too large to be kept otherwise: it would be decoded for every frame.
	giant *image.RGBA
}

// maxRuns is of how many scopes a Studio knows how far their animations have come: more than are on a stage. Of others it is found
// out anew.
const maxRuns = 512

// Compose is Shell.Compose that remembers.
func (st *Studio) Compose(p Pose, at time.Duration, seed uint64) (Picture, time.Duration) {
	s := st.shell.find(p.Surface)
	if s == nil {
		return Picture{}, 0
	}
	st.drawing, st.decoded, st.drawn, st.looked = s.id, 0, 0, 0
	st.shots++
	on := st.shell.worn(p.Scope, p.Dress)
	if !slices.ContainsFunc(s.animations, func(a *animation) bool { return !a.still() }) &&
		!slices.ContainsFunc(p.Cues, func(c Cue) bool { return c.Kind == Shift || c.Kind == Add }) {
		if was := st.runs[p.Scope]; was != nil {
			was.giant = nil
		}
		return st.picture(p, s, on, &run{}), 0
	}
	at = max(at, 0)
	at -= at % FrameTime
	r := st.run(p, s, on, at, seed)
	next := r.change(p.Cues)
	picture := st.picture(p, s, on, r)
	if st.giant != nil {
		st.runs[p.Scope].giant, st.giant = st.giant, nil
	}
	if next > 0 { // up to the next frame, or one after it when this one took long
		next = max((next+FrameTime-1)/FrameTime*FrameTime, at+FrameTime*time.Duration(1+picture.effort/frameEffort))
	}
	return picture, next
}

// frameEffort is how much may be drawn, in pixels, for the next picture to be due a FrameTime later: a third of what a core can do
// in that time. What takes longer comes less often.
const frameEffort = 3 << 20

// decodeEffort is how much longer a pixel takes to be decoded than to be drawn. It counts for frames that are too large to be kept:
// they are decoded each time, unlike the base of a surface, which is held while it moves.
const decodeEffort = 5

// run gives how far the animations of a pose have come.
func (st *Studio) run(p Pose, s *surface, on map[int]bool, at time.Duration, seed uint64) *run {
	was := st.runs[p.Scope]
	same := was != nil && was.surface == s.id && was.dress == p.Dress && was.carried == p.Carried && was.seed == seed && was.now <= at &&
		len(p.Cues) >= len(was.heeded) && slices.Equal(p.Cues[:len(was.heeded)], was.heeded) &&
		(len(p.Cues) == len(was.heeded) || p.Cues[len(was.heeded)].At > was.now)
	if !same {
		if len(st.runs) >= maxRuns {
			clear(st.runs)
		}
		was = &progress{run: newRun(s, on, seed, p.Carried), surface: s.id, dress: p.Dress, carried: p.Carried}
		st.runs[p.Scope] = was
	}
	was.advance(at, p.Cues)
	was.heeded = slices.Clone(p.Cues[:min(was.cues, len(p.Cues))])
	return was.run
}

// pictureKey is what a finished picture is kept by.
type pictureKey string

// picture draws what is seen.
func (st *Studio) picture(p Pose, s *surface, on map[int]bool, r *run) Picture {
	key := keyOf(p, s, r)
	v := view{st, on, strconv.Itoa(p.Scope) + " " + string(p.Dress), 0}
	finished := func(f *figure) Picture {
		return Picture{grid: f.grid, img: f.img, shift: r.shift, origin: f.at, base: f.footing(), areas: v.hits(s, r), key: key, effort: f.effort}
	}
	if f, ok := st.kept.get(pictureKey(key)).(*figure); ok {
		return finished(f)
	}
	f := v.posed(s, r)
	if f.img != nil && f.img.Bounds() != f.all { // what is transparent belongs to it
		whole := canvas(f.all, f.img)
		(&layer{figure: *f, method: "overlay"}).lay(whole)
		f = &figure{img: whole, all: f.all, base: f.base, effort: f.effort}
	}
	st.kept.put(pictureKey(key), f, f.bytes())
	return finished(f)
}

// keyOf names what is seen: the surface, what is worn, and the frames of animations.
func keyOf(p Pose, s *surface, r *run) string {
	b := append(make([]byte, 0, 64), s.id...)
	if len(s.animations) > 0 {
		b = strconv.AppendInt(append(b, ' '), int64(p.Scope), 10)
		b = append(append(b, ' '), p.Dress...)
	}
	for i := range r.actors {
		switch a := &r.actors[i]; {
		case a.lasts():
			b = strconv.AppendInt(append(append(append(b, " +"...), a.anim.name...), ':'), int64(a.shown), 10)
		case a.shown >= 0:
			b = strconv.AppendInt(append(b, ' '), int64(a.anim.id), 10)
			b = strconv.AppendInt(append(b, ':'), int64(a.shown), 10)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.places)) {
		b = fmt.Appendf(b, " %d@%v", id, r.places[id])
	}
	return string(b)
}

// view is a Studio at work on a picture with what is worn in it.
type view struct {
	*Studio
	on    map[int]bool
	worn  string // the same as a word
	depth int
}

// posed draws a surface with its animations as far as they have come.
func (v view) posed(s *surface, r *run) *figure {
	own := v.base(s)
	if len(r.actors) > 0 {
		v.hold(own)
	}
	base := v.replaced(s, own, r)
	if len(r.actors) == 0 && !v.wears(s) || base.empty() && v.spoiled(s) {
		return base
	}
	art := base.grid.W > 0 || base.img == nil && s.art
	layers := v.layers(s, base, r, func(a *animation) []layer {
		for i := range r.actors {
			if r.actors[i].anim == a && r.actors[i].shown >= 0 {
				return v.shown(a.patterns[r.actors[i].shown])
			}
		}
		return nil
	})
	f := stack(art, v.afford(layers), v.reach(own, art, layers, r))
	f.base = (&layer{figure: *own}).room(art)
	f.effort = f.all.Dx()*f.all.Dy() + v.effort(layers, own.img)
	return f
}

// hold remembers the base of what moves, where it is too large to be kept otherwise.
func (st *Studio) hold(base *figure) {
	if base.bytes() > st.kept.room {
		st.giant = base.img
	}
}

// effort is how much the layers of a picture take that moves. One of them is held.
func (v view) effort(layers []layer, held *image.RGBA) (n int) {
	for i := range layers {
		n += layers[i].cost()
		if img := layers[i].img; img != nil && img != held && len(img.Pix) > v.kept.room {
			n += len(img.Pix) / 4 * decodeEffort
		}
	}
	return n
}

// spoiled says whether the image that all others of a surface lie upon is broken: what lies upon it is no picture alone.
func (v view) spoiled(s *surface) bool {
	return !s.art && len(s.parts) > 0 && s.parts[0].number == 0 && v.broken[s.parts[0].file]
}

// replaced gives the base of a surface, or what a frame or the first pattern of a part that is worn shows instead of it.
func (v view) replaced(s *surface, base *figure, r *run) *figure {
	if _, f := v.standing(s, r); f != nil {
		return f
	}
	return base
}

// standing gives the surface that stands as the base of another one: that itself, or what is shown instead of it with how that
// looks.
func (v view) standing(s *surface, r *run) (base *surface, f *figure) {
	base = s
	replace := func(p *pattern) {
		if p.method != "base" {
			return
		}
		if other := v.surface(p.surface); !other.empty() {
			base, f = v.shell.surfaces[p.surface], other
		}
	}
	for _, a := range s.animations {
		if a.still() && v.on[a.id] && len(a.patterns) > 0 {
			replace(a.patterns[0])
		}
	}
	for i := range r.actors {
		if a := &r.actors[i]; a.shown >= 0 {
			replace(a.anim.patterns[a.shown])
		}
	}
	return base, f
}

// wears says whether a surface has dress-up parts that are worn.
func (v view) wears(s *surface) bool {
	return slices.ContainsFunc(s.animations, func(a *animation) bool { return a.still() && v.on[a.id] })
}
