package play

import (
	"time"

	"ukatty/sakura/stage"
)

// drift is something of a character that changes little by little: where it is, how large or how faded. Where it has come to
// at an instant follows from that instant alone, so that it does not matter how finely the time is cut.
type drift struct {
	scope    int
	kind     driftKind
	from, to stage.Point
	// since is when it began, until when it will be over.
	since, until Instant
}

// driftKind says what of a character changes.
type driftKind uint8

const (
	moving driftKind = iota
	scaling
	fading
)

const (
	// driftStep is how often the change is seen.
	driftStep = 50 * time.Millisecond
	// maxDrifts is how many changes may be under way at once: beyond, they happen at once.
	maxDrifts = 64
)

// at gives where a change has come to.
func (d *drift) at(t Instant) stage.Point {
	if t >= d.until {
		return d.to
	}
	gone, whole := float64(max(t-d.since, 0)), float64(d.until-d.since)
	between := func(a, b int) int { return a + int(float64(b-a)*gone/whole) }
	return stage.Point{X: between(d.from.X, d.to.X), Y: between(d.from.Y, d.to.Y)}
}

// begin lets something of a character change within a time. What changes already goes on from where it has come to.
func (p *Player) begin(scope int, kind driftKind, to stage.Point, d time.Duration) {
	p.drop(scope, kind)
	r := p.seldom()
	if d <= 0 || p.skipping || len(r.drifts) == maxDrifts {
		p.apply(scope, kind, to)
		return
	}
	from := p.present(scope, kind)
	r.drifts = append(r.drifts, drift{scope: scope, kind: kind, from: from, to: to, since: p.clock, until: after(p.clock, d)})
}

// drop stops a change where it has come to.
func (p *Player) drop(scope int, kind driftKind) {
	r := p.seldom()
	for i := range r.drifts {
		if d := &r.drifts[i]; d.scope == scope && d.kind == kind {
			p.apply(scope, kind, d.at(p.clock))
			r.drifts = append(r.drifts[:i], r.drifts[i+1:]...)
			return
		}
	}
}

// gone gives how far a character has gone by now.
func (p *Player) gone(scope int) stage.Point {
	r := p.seldom()
	for i := range r.drifts {
		if d := &r.drifts[i]; d.scope == scope && d.kind == moving {
			return d.at(p.clock)
		}
	}
	return p.build.Of(scope).Details().Moved
}

// present gives what the stage says of something that can change.
func (p *Player) present(scope int, kind driftKind) stage.Point {
	s := p.build.Of(scope).Details()
	switch kind {
	case moving:
		return s.Moved
	case scaling:
		x, y := s.Scale.Factors()
		return stage.Point{X: x, Y: y}
	default:
		return stage.Point{X: s.Faded}
	}
}

// apply puts on the stage what something has changed to.
func (p *Player) apply(scope int, kind driftKind, to stage.Point) {
	switch kind {
	case moving:
		p.build.SetMoved(scope, to)
	case scaling:
		if to == (stage.Point{}) { // on its way to the mirrored side; the zero Scale is the full size
			to = stage.Point{X: 1, Y: 1}
		}
		p.build.SetScale(scope, stage.Scale(to))
	default:
		p.build.SetFaded(scope, to.X)
	}
}

// seen gives the instant that a beat shows: now, unless there is more to do before it.
func (p *Player) seen() Instant {
	if p.phase == Playing {
		return min(p.now, p.clock)
	}
	return p.now
}

// settle brings the stage to what it is at an instant.
func (p *Player) settle(t Instant) {
	r := p.rare
	if r == nil {
		return
	}
	left := r.drifts[:0]
	for _, d := range r.drifts {
		p.apply(d.scope, d.kind, d.at(t))
		if t < d.until {
			left = append(left, d)
		}
	}
	r.drifts = left
	if r.captions == 0 || t < r.captions {
		return
	}
	r.captions = 0
	for _, s := range p.build.Freeze().Scopes {
		p.build.DropCaptions(s.ID, func(c stage.Caption) bool { return c.Until > 0 && c.Until <= t })
		for _, c := range p.build.Of(s.ID).Details().Captions {
			p.expires(c)
		}
	}
}

// rest brings all changes to their ends: nobody will look after them any more.
func (p *Player) rest() { p.settle(Never) }

// delay puts off all changes by the time that the clock stood still.
func (p *Player) delay(d time.Duration) {
	r := p.rare
	if r == nil {
		return
	}
	for i := range r.drifts {
		r.drifts[i].since, r.drifts[i].until = after(r.drifts[i].since, d), after(r.drifts[i].until, d)
	}
	if r.captions > 0 {
		r.captions = after(r.captions, d)
		p.build.DelayCaptions(d)
	}
}

// stirs gives when the stage changes by itself next after an instant; Never when it does not, or while the clock stands still.
func (p *Player) stirs(t Instant) Instant {
	next, r := Never, p.rare
	if r == nil || p.phase == Asking {
		return next
	}
	for i := range r.drifts {
		d := &r.drifts[i]
		steps := max(t-d.since, 0)/driftStep + 1
		next = min(next, d.until, d.since+steps*driftStep)
	}
	if r.captions > 0 {
		next = min(next, r.captions)
	}
	return next
}

// still gives when the stage will not change by itself any more: the present clock when it does not now.
func (p *Player) still() Instant {
	last, r := p.clock, p.rare
	if r == nil {
		return last
	}
	for i := range r.drifts {
		last = max(last, r.drifts[i].until)
	}
	if r.captions > 0 {
		for _, s := range p.build.Freeze().Scopes {
			for _, c := range s.Details().Captions {
				last = max(last, c.Until)
			}
		}
	}
	return last
}

// expires remembers when the first text has to go.
func (p *Player) expires(c stage.Caption) {
	if r := p.seldom(); c.Until > 0 && (r.captions == 0 || c.Until < r.captions) {
		r.captions = c.Until
	}
}

// dropTimed takes the texts off the surfaces that were to go by the clock of a script before this one.
func (p *Player) dropTimed(from []stage.Scope) {
	for i := range from {
		if len(from[i].Details().Captions) > 0 {
			p.build.DropCaptions(from[i].ID, func(c stage.Caption) bool { return c.Until > 0 })
		}
	}
}
