package play

import (
	"math"
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// placeTags say where text goes on, and whether it is wrapped.
var placeTags = family{
	"locate":      (*Player).locate,
	"no-autowrap": (*Player).noWrap,
}

// noWrap is \_n.
func (p *Player) noWrap(sakura.Node) {
	if p.modes.NoWrap = !p.modes.NoWrap; p.modes.NoWrap {
		p.build.NoWrap()
	} else {
		p.build.Wrap()
	}
}

// locate is \_l[x,y]. It moves what is said by all in a synchronised section.
func (p *Player) locate(n sakura.Node) {
	x, okX := p.coord(p.arg(n, 0))
	y, okY := p.coord(p.arg(n, 1))
	if !okX || !okY {
		p.note("no place in a balloon, so the text goes on where it is")
		return
	}
	if x.Unit == stage.Keep && y.Unit == stage.Keep {
		return
	}
	for _, scope := range p.voices() {
		p.build.Move(scope, stage.Place{X: x, Y: y})
	}
}

// voices gives the scopes that text goes to.
func (p *Player) voices() []int {
	if p.sync != nil {
		return p.sync
	}
	return []int{p.build.Speaker()}
}

const (
	// maxPixels is how far \_l goes in pixels, maxEm how far in characters and lines, either way: farther than any balloon
	// reaches.
	maxPixels = 10_000
	maxEm     = 1_000
)

// units are what coordinates can be counted in: what stands behind the number, the unit, thousandths of it for each one, and
// how far it goes.
var units = []struct {
	suffix string
	unit   stage.Unit
	milli  float64
	most   float64
}{
	{"em", stage.Em, 1000, maxEm},
	{"lh", stage.Line, 1000, maxEm},
	{"%", stage.Em, 10, maxEm},
	{"px", stage.Pixels, 1000, maxPixels},
	{"", stage.Pixels, 1000, maxPixels},
}

// coord reads a coordinate: nothing to keep the present one, a number with a unit, @ before it for a relative one. One that
// is too far is cut, with a note.
func (p *Player) coord(s string) (c stage.Coord, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "" {
		return stage.Coord{}, true
	}
	s, c.Relative = strings.CutPrefix(s, "@")
	for _, u := range units {
		value, has := strings.CutSuffix(s, u.suffix)
		if !has {
			continue
		}
		v, ok := decimal(value)
		milli, most := v*u.milli, u.most*1000
		if ok && math.Abs(milli) > most {
			p.note("farther than any balloon reaches, so it was cut")
			milli = math.Copysign(most, milli)
		}
		c.Unit, c.Milli = u.unit, int32(math.Round(milli))
		return c, ok
	}
	return c, false
}
