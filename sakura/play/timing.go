package play

import (
	"strconv"
	"strings"
	"time"

	"ukatty/sakura"
)

// timeTags set how fast text appears and how long things stand once the script has ended.
var timeTags = family{
	"set-balloonwait":    (*Player).setPace,
	"set-choicetimeout":  func(p *Player, n sakura.Node) { p.setTimeout(n, &p.choiceTimeout, p.o.ChoiceTimeout) },
	"set-balloontimeout": func(p *Player, n sakura.Node) { p.setTimeout(n, &p.balloonTimeout, p.o.BalloonTimeout) },
}

// The bounds of \![set,balloonwait,…].
const (
	maxFactor  = 100
	maxPercent = 10_000
	maxPaceMS  = 10_000
)

// setPace is \![set,balloonwait,v]: a factor, n% or nms. Where characters take no time, no factor changes that, and no time
// either: whoever reads a script that way does not want to wait for it.
func (p *Player) setPace(n sakura.Node) {
	value := p.arg(n, 2)
	unit, limit := float64(p.o.Pace), float64(maxFactor)
	if v, ok := strings.CutSuffix(value, "ms"); ok {
		value, unit, limit = v, float64(time.Millisecond), maxPaceMS
	} else if v, ok := strings.CutSuffix(value, "%"); ok {
		value, unit, limit = v, unit/100, maxPercent
	} else if value == "" {
		value = "1"
	}
	f, err := strconv.ParseFloat(value, 64)
	if err != nil || strings.Trim(value, "0123456789.") != "" {
		p.note("no pace, so it stays as it is")
		return
	}
	if f > limit {
		p.note("slower than is allowed, so it was cut")
		f = limit
	}
	p.pace = min(Instant(f*unit), maxPace)
	if p.o.Instant {
		p.pace = 0
	}
}

// setTimeout reads a timeout in milliseconds: 0 and below for ever, nothing for the default.
func (p *Player) setTimeout(n sakura.Node, timeout *time.Duration, otherwise time.Duration) {
	arg := p.arg(n, 2)
	if arg == "" {
		*timeout = otherwise
		return
	}
	ms, ok := number(arg)
	switch {
	case !ok:
		p.note("no time in milliseconds, so it stays as it is")
	case ms <= 0:
		*timeout = -1
	default:
		*timeout = min(time.Duration(ms)*time.Millisecond, maxWait)
	}
}
