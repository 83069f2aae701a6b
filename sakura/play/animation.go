package play

import (
	"slices"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// animationTags are about the animations of a surface, and write on it.
var animationTags = family{
	"anim-play":      func(p *Player, n sakura.Node) { p.start(n) },
	"anim-play-wait": func(p *Player, n sakura.Node) { p.pause(p.start(n)) },
	"anim-clear":     (*Player).stopAnimation,
	"anim-stop":      (*Player).stopAnimation,
	"anim-pause":     (*Player).pauseAnimation,
	"anim-resume":    (*Player).resumeAnimation,
	"anim-offset":    (*Player).shiftAnimation,
	"anim-add-text":  (*Player).caption,

	"anim-add-overlay":            (*Player).addFrames,
	"anim-add-overlayfast":        (*Player).addFrames,
	"anim-add-base":               (*Player).addFrames,
	"anim-add-move":               (*Player).addFrames,
	"anim-add-overlay-xy":         (*Player).addFrames,
	"anim-add-overlay-seq":        (*Player).addFrames,
	"anim-add-overlay-seq-timing": (*Player).addFrames,
}

// run is an animation that \i has started, as long as its surface is there.
type run struct {
	scope int
	id    string
	end   Instant
	// left is how much of it is to come, while it is paused.
	left   time.Duration
	paused bool
}

const (
	// maxRuns is how many animations of a script are remembered; of more the first ones are forgotten.
	maxRuns = 64
	// maxAnimation is how many bytes the name of an animation may have.
	maxAnimation = 256
)

// named gives the animation that an argument names. Where there is none, that is noted.
func (p *Player) named(n sakura.Node, arg int) (id string, a Animation, ok bool) {
	id = stage.Clean(p.arg(n, arg))
	switch {
	case id == "":
		p.note("no animation is named")
		return id, a, false
	case len(id) > maxAnimation:
		p.note("too long for the name of an animation")
		return id, a, false
	}
	if a, ok = p.env.Animation(p.build.Speaker(), id); !ok {
		p.note("the shell has no such animation")
	}
	return id, a, ok
}

// moves is named for what a dress-up part that does not move has no use for.
func (p *Player) moves(n sakura.Node, arg int) (id string, a Animation, ok bool) {
	if id, a, ok = p.named(n, arg); ok && a.Part {
		p.note("a dress-up part, which does not move by itself")
		return id, a, false
	}
	return id, a, ok
}

// animate tells the stage what is done with an animation.
func (p *Player) animate(do stage.Deed, id string) {
	p.build.Animate(p.build.Speaker(), stage.Motion{Do: do, Animation: id, At: p.clock})
}

// started gives what is known of an animation that the script has started on the surface of the speaker; nil when it has not.
func (p *Player) started(id string) *run {
	if p.rare == nil {
		return nil
	}
	for i := range p.rare.moving {
		if r := &p.rare.moving[i]; r.scope == p.build.Speaker() && r.id == id {
			return r
		}
	}
	return nil
}

// start is \i. It gives for how long the animation runs from now on: one that runs already goes on as it does, and one that is
// paused is not waited for.
func (p *Player) start(n sakura.Node) time.Duration {
	id, a, ok := p.moves(n, 0)
	if !ok {
		return 0
	}
	switch r := p.started(id); {
	case r == nil:
	case r.paused:
		p.note("it is paused")
		return 0
	case r.end > p.clock:
		return r.end - p.clock
	}
	p.forget(id)
	p.animate(stage.Start, id)
	r, d := p.seldom(), min(a.Length, maxWait)
	if len(r.moving) == maxRuns {
		r.moving = slices.Delete(r.moving, 0, 1)
	}
	r.moving = append(r.moving, run{scope: p.build.Speaker(), id: id, end: after(p.clock, d)})
	return d
}

// forget drops what is known of an animation that the script has started.
func (p *Player) forget(id string) {
	if r := p.rare; r != nil {
		scope := p.build.Speaker()
		r.moving = slices.DeleteFunc(r.moving, func(r run) bool { return r.scope == scope && r.id == id })
	}
}

// rests forgets the animations of the speaker's surface when another one comes in its place.
func (p *Player) rests(surface string) {
	scope := p.build.Speaker()
	if r := p.rare; r != nil && len(r.moving) > 0 && p.build.Of(scope).Surface != surface {
		r.moving = slices.DeleteFunc(r.moving, func(r run) bool { return r.scope == scope })
	}
}

// stopAnimation is \![anim,stop,id] and \![anim,clear,id].
func (p *Player) stopAnimation(n sakura.Node) {
	if id, _, ok := p.moves(n, 2); ok {
		p.forget(id)
		p.animate(stage.Stop, id)
	}
}

// pauseAnimation is \![anim,pause,id].
func (p *Player) pauseAnimation(n sakura.Node) {
	id, _, ok := p.moves(n, 2)
	if !ok {
		return
	}
	if r := p.started(id); r != nil && !r.paused {
		r.paused, r.left = true, max(r.end-p.clock, 0)
	}
	p.animate(stage.Pause, id)
}

// resumeAnimation is \![anim,resume,id].
func (p *Player) resumeAnimation(n sakura.Node) {
	id, _, ok := p.moves(n, 2)
	if !ok {
		return
	}
	if r := p.started(id); r != nil && r.paused {
		r.paused, r.end = false, after(p.clock, r.left)
	}
	p.animate(stage.Resume, id)
}

// shiftAnimation is \![anim,offset,id,x,y].
func (p *Player) shiftAnimation(n sakura.Node) {
	id, _, ok := p.named(n, 2)
	if !ok {
		return
	}
	x, okX := number(p.arg(n, 3))
	y, okY := number(p.arg(n, 4))
	if !okX || !okY {
		p.note("no place on a surface, so it stays where it is")
		return
	}
	p.build.Animate(p.build.Speaker(), stage.Motion{
		Do: stage.Shift, Animation: id, At: p.clock,
		X: min(max(x, -maxSurface), maxSurface), Y: min(max(y, -maxSurface), maxSurface),
	})
}

// waitAnimation is \__w[animation,id]: until what \i has started is over. What has started by itself with the surface is given
// the time of one run; what does not run is not waited for, nor what is paused, nor what there is not.
func (p *Player) waitAnimation(n sakura.Node) {
	id := stage.Clean(p.arg(n, 1))
	if r := p.started(id); r != nil {
		if !r.paused {
			p.pause(r.end - p.clock)
		}
		return
	}
	if a, ok := p.env.Animation(p.build.Speaker(), id); ok && a.Alone {
		p.pause(min(a.Length, maxWait))
	}
}

const (
	// maxCaption is how many bytes a text on a surface may have.
	maxCaption = 1 << 10
	// maxSurface is how far a coordinate on a surface may lie from its corner, either way.
	maxSurface = 1 << 16
)

// caption is \![anim,add,text,x,y,width,height,text,ms,r,g,b,…]. The size and name of its font mean nothing in a terminal.
func (p *Player) caption(n sakura.Node) {
	var c stage.Caption
	for i, to := range []*int{&c.X, &c.Y, &c.W, &c.H} {
		v, ok := number(p.arg(n, 3+i))
		if !ok {
			p.note("no place on a surface, so nothing is written there")
			return
		}
		*to = min(max(v, -maxSurface), maxSurface)
	}
	c.Text = p.short(p.arg(n, 7), maxCaption)
	if c.Text == "" {
		p.note("there is nothing to write")
		return
	}
	c.Until = p.captionEnd(p.arg(n, 8))
	if p.script.NArg(n) > 9 {
		color, ok := components(p.arg(n, 9), p.arg(n, 10), p.arg(n, 11))
		if !ok {
			p.note("no colour, so it has that of the balloon")
		}
		c.Look.Color = color
	}
	p.settle(p.clock)
	if !p.build.AddCaption(p.build.Speaker(), c) {
		p.note("too many texts on one surface, so this one is left out")
		return
	}
	p.expires(c)
}

// captionEnd reads how long a text stands on a surface and gives when it goes: 0 for when another surface comes.
func (p *Player) captionEnd(ms string) Instant {
	count, ok := number(ms)
	if !ok && ms != "" {
		p.note("no time in milliseconds, so the text stays until another surface comes")
	}
	if count <= 0 {
		return 0
	}
	return after(p.clock, p.within(ms))
}
