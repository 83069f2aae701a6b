package play

import "ukatty/sakura"

// clickTags wait for the viewer.
var clickTags = family{
	"click-wait":         func(p *Player, _ sakura.Node) { p.awaitClick(true) },
	"click-wait-noclear": func(p *Player, _ sakura.Node) { p.awaitClick(false) },
}

// awaitClick lets the script stand still until a click, after which the balloons are cleared or not.
func (p *Player) awaitClick(clears bool) {
	p.emit(OpClick)
	p.phase, p.skipping, p.clears = Clicking, false, clears
	p.deadline = Never
	if p.o.ClickTimeout > 0 {
		p.deadline = after(p.clock, p.o.ClickTimeout)
	}
}

// goOn ends the wait for a click. What the script has put in force stays; \__w counts anew.
func (p *Player) goOn(at Instant) {
	p.clock, p.base, p.phase = at, at, Playing
	if !p.clears {
		return
	}
	p.resetFonts() // before the first line begins anew
	p.clearAll()
	p.build.SetSpeaker(0)
}
