package play

import (
	"slices"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// animationTags start the animations of a surface and write on it.
var animationTags = family{
	"anim-play":      func(p *Player, n sakura.Node) { p.animation(n) },
	"anim-play-wait": func(p *Player, n sakura.Node) { p.pause(p.animation(n)) },
	"anim-add-text":  (*Player).caption,
}

// run is an animation that \i has started.
type run struct {
	scope int
	id    string
	end   Instant
}

// maxRuns is how many animations of a script are remembered; of more the first ones are forgotten.
const maxRuns = 64

// animation starts the animation of \i and gives how long it runs.
func (p *Player) animation(n sakura.Node) time.Duration {
	scope, id := p.build.Speaker(), p.arg(n, 0)
	d := min(p.env.Animation(scope, id), maxWait)
	if d <= 0 {
		p.note(noAnimation)
		return 0
	}
	r := p.seldom()
	r.moving = slices.DeleteFunc(r.moving, func(r run) bool { return r.scope == scope && r.id == id })
	if len(r.moving) == maxRuns {
		r.moving = slices.Delete(r.moving, 0, 1)
	}
	r.moving = append(r.moving, run{scope, id, after(p.clock, d)})
	return d
}

// waitAnimation is \__w[animation,id]: until what \i has started is over, or what the surface started by itself.
func (p *Player) waitAnimation(n sakura.Node) {
	scope, id := p.build.Speaker(), p.arg(n, 1)
	for _, r := range p.seldom().moving {
		if r.scope == scope && r.id == id {
			p.pause(r.end - p.clock)
			return
		}
	}
	p.pause(min(p.env.Animation(scope, id), maxWait))
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
