package play

import (
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// lockTags freeze what is drawn.
var lockTags = family{
	"lock-repaint":          func(p *Player, n sakura.Node) { p.lock(n, stage.Surfaces) },
	"unlock-repaint":        func(p *Player, _ sakura.Node) { p.unlock(stage.Surfaces) },
	"lock-balloonrepaint":   func(p *Player, n sakura.Node) { p.lock(n, stage.Balloons) },
	"unlock-balloonrepaint": func(p *Player, _ sakura.Node) { p.unlock(stage.Balloons) },
}

// locks are the layers whose drawing a script has locked for as long as it plays.
type locks [stage.Balloons + 1]bool

// lock is \![lock,repaint] and \![lock,balloonrepaint]. With manual it outlasts the script.
func (p *Player) lock(n sakura.Node, l stage.Layer) {
	p.settle(p.clock)
	manual := strings.EqualFold(p.arg(n, 2), "manual")
	if p.build.Lock(l) || manual {
		p.locked[l] = !manual
	}
}

// unlock is \![unlock,repaint] and \![unlock,balloonrepaint].
func (p *Player) unlock(l stage.Layer) {
	p.build.Unlock(l)
	p.locked[l] = false
}

// unlockAll ends the locks of a script that has ended.
func (p *Player) unlockAll(locked locks) {
	for l, on := range locked {
		if on {
			p.unlock(stage.Layer(l))
		}
	}
}
