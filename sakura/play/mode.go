package play

import "ukatty/sakura"

// modeTags put in force what lasts until the end of the script, and end it.
var modeTags = family{
	"time-critical":         func(p *Player, _ sakura.Node) { p.modes.TimeCritical = true },
	"enter-nouserbreakmode": (*Player).noUserBreak,
	"leave-nouserbreakmode": func(p *Player, _ sakura.Node) { p.modes.NoUserBreak = false },
	"choice-no-timeout":     func(p *Player, _ sakura.Node) { p.modes.NoChoiceTimeout = true },
}

// noUserBreak is \![enter,nouserbreakmode].
func (p *Player) noUserBreak(sakura.Node) {
	if p.o.Level != Own {
		p.note(onlyOwn)
		return
	}
	p.modes.NoUserBreak = true
}
