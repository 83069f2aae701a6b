package play

import (
	"math"
	"strings"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// scaleTags change how large and how solid the surface of the speaker is. What they set lasts until the ghost exits.
var scaleTags = family{
	"set-scaling":        (*Player).setScale,
	"set-scaling-xy":     (*Player).setScale,
	"set-scaling-xy-opt": (*Player).setScale,
	"set-alpha":          (*Player).setAlpha,
}

// maxScale is how large a surface may be drawn, in percent, either way.
const maxScale = 10_000

// setScale is \![set,scaling,…]: one factor for both sides, or one for each and what change says.
func (p *Player) setScale(n sakura.Node) {
	x, okX := scaleFactor(p.arg(n, 2))
	y, okY := x, okX
	if p.script.NArg(n) > 3 {
		y, okY = scaleFactor(p.arg(n, 3))
	}
	if !okX || !okY {
		p.note("no scale in percent, so it stays as it is")
		return
	}
	p.change(n, 4, scaling, stage.Point{X: x, Y: y})
}

// scaleFactor reads a percentage; 0 is none.
func scaleFactor(s string) (percent int, ok bool) {
	f, ok := decimal(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	percent = int(math.Round(min(max(f, -maxScale), maxScale)))
	return percent, ok && percent != 0
}

// setAlpha is \![set,alpha,…]. A negative number changes nothing.
func (p *Player) setAlpha(n sakura.Node) {
	alpha, ok := number(p.arg(n, 2))
	if !ok {
		p.note("no opacity in percent, so it stays as it is")
		return
	}
	if alpha < 0 {
		return
	}
	p.change(n, 3, fading, stage.Point{X: 100 - min(alpha, 100)})
}

// change lets something of the speaker change within the time that the arguments from one on say; --wait holds the script
// for as long.
func (p *Player) change(n sakura.Node, from int, kind driftKind, to stage.Point) {
	var d time.Duration
	waits := false
	for _, arg := range p.args(n, from) {
		name, value, option := strings.Cut(strings.ToLower(strings.TrimSpace(arg)), "=")
		switch {
		case name == "--wait":
			waits = true
		case option && name == "--time":
			d = p.within(value)
		case !option && !strings.HasPrefix(name, "--"):
			d = p.within(name)
		default:
			p.note("there is no such option, so it is left out")
		}
	}
	p.begin(p.build.Speaker(), kind, to, d)
	if waits {
		p.pause(d)
	}
}

// within reads a time in milliseconds that is no time at all when it is left out or negative.
func (p *Player) within(ms string) time.Duration {
	count, ok := number(ms)
	switch {
	case !ok && ms != "":
		p.note("no time in milliseconds, so it happens at once")
		return 0
	case count <= 0:
		return 0
	}
	return time.Duration(min(count, int(maxWait/time.Millisecond))) * time.Millisecond
}
