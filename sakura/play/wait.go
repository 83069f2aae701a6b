package play

import (
	"time"

	"ukatty/sakura"
)

// waitTags let time pass.
var waitTags = family{
	"wait":             (*Player).waitDigit,
	"wait-ms":          (*Player).waitMS,
	"wait-until":       (*Player).waitUntil,
	"wait-until-clear": func(p *Player, _ sakura.Node) { p.base = p.clock },
	"wait-animation":   (*Player).waitAnimation,
}

const (
	// waitUnit is what \w counts in.
	waitUnit = 50 * time.Millisecond
	// maxWait is what a wait is cut to: nobody waits for longer.
	maxWait = 24 * time.Hour
)

// waitDigit is \wN.
func (p *Player) waitDigit(n sakura.Node) {
	units, ok := number(p.arg(n, 0))
	if !ok {
		p.note("it does not say how long")
		return
	}
	p.pause(time.Duration(units) * waitUnit)
}

// waitMS is \_w[ms].
func (p *Player) waitMS(n sakura.Node) {
	if d, ok := p.duration(p.arg(n, 0)); ok {
		p.pause(d)
	}
}

// waitUntil is \__w[ms]: until so long after the script began, the last \x or the last \__w[clear].
func (p *Player) waitUntil(n sakura.Node) {
	if d, ok := p.duration(p.arg(n, 0)); ok {
		p.pause(after(p.base, d) - p.clock)
	}
}

// duration reads how long a tag says, in milliseconds.
func (p *Player) duration(ms string) (d time.Duration, ok bool) {
	count, ok := number(ms)
	switch {
	case !ok || count < 0:
		p.note("no time in milliseconds, so nobody waits")
		return 0, false
	case count > int(maxWait/time.Millisecond):
		p.note("too long a time, cut to 24 h")
		return maxWait, true
	}
	return time.Duration(count) * time.Millisecond, true
}

// pause lets time pass for the tag at work, unless the viewer does not want to wait.
func (p *Player) pause(d time.Duration) {
	if d <= 0 || p.skipping {
		return
	}
	p.emit(OpWait).Dur = d
	p.clock = after(p.clock, d)
}
