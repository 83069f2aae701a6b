package play

import "time"

// end ends the script by itself. Its choices wait now, or else its balloons stand for a while; what it has put in force is
// over.
func (p *Player) end(by string) {
	p.closeSpan()
	p.closeAnchor()
	p.finish(by)
	was := p.effects
	if was.modes.NoChoiceTimeout || p.o.Hold {
		was.choiceTimeout = -1
	}
	if !p.o.Hold {
		p.unlockAll(p.locked)
		p.effects = effects{}
	}
	switch {
	case p.o.Hold && p.build.Choices() == 0:
		p.phase, p.deadline = Lingering, Never
	case p.build.Choices() > 0:
		p.phase, p.deadline = Choosing, p.due(was.choiceTimeout)
	case p.build.Open():
		p.phase, p.deadline = Lingering, p.due(was.balloonTimeout)
	default:
		p.close()
	}
}

// due gives the deadline of a timeout that begins now.
func (p *Player) due(timeout time.Duration) Instant {
	if timeout < 0 {
		return Never
	}
	return after(p.clock, timeout)
}

// finish tells that the script has ended.
func (p *Player) finish(by string) {
	p.emit(OpEnd).Text = by
	p.waits, p.saying, p.skipping = nil, saying{}, false
}

// stop ends the script, or what was left of it, from outside: nothing of it remains on the stage but the surfaces.
func (p *Player) stop(by string) {
	switch p.phase {
	case Choosing:
		p.emit(OpEnd).Text = by
	case Lingering:
	default:
		p.finish(by)
	}
	p.unlockAll(p.locked)
	p.effects = effects{}
	p.close()
}

// close takes the balloons off the stage.
func (p *Player) close() {
	p.build.CloseAll()
	p.rest()
	p.phase, p.deadline = Over, Never
	p.now = p.clock
}

// expire does what has to be done when nobody came in time.
func (p *Player) expire() {
	p.clock = p.deadline
	switch p.phase {
	case Clicking:
		p.goOn(p.clock)
	case Choosing:
		p.node = none
		p.cue(&choiceTimeout)
		p.stop("timeout")
	default:
		p.node = none
		p.cue(&balloonTimeout)
		p.close()
	}
}
