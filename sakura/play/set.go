package play

import (
	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// setTags change what stands around the text of a balloon, and marks that belong to the whole ghost. Those of the balloon are
// the speaker's.
var setTags = family{
	"set-autoscroll-disable":   func(p *Player, _ sakura.Node) { p.build.SetNoScroll(p.build.Speaker()) },
	"set-autoscroll-enable":    func(p *Player, _ sakura.Node) { p.build.SetScroll(p.build.Speaker()) },
	"set-balloonmarker":        (*Player).setMarker,
	"set-balloonnum":           (*Player).setCounter,
	"set-serikotalk":           (*Player).setTalk,
	"enter-onlinemode":         func(p *Player, _ sakura.Node) { p.build.Online() },
	"leave-onlinemode":         func(p *Player, _ sakura.Node) { p.build.Offline() },
	"enter-collisionmode":      func(p *Player, _ sakura.Node) { p.build.ShowAreas(stage.Areas) },
	"enter-collisionmode-rect": func(p *Player, _ sakura.Node) { p.build.ShowAreas(stage.Frames) },
	"leave-collisionmode":      func(p *Player, _ sakura.Node) { p.build.ShowAreas(stage.NoAreas) },
}

const (
	// maxMarker is how many bytes the marker of a balloon may have, maxCounter how many each part of its counter may.
	maxMarker  = 1 << 10
	maxCounter = 256
)

// setMarker is \![set,balloonmarker,text].
func (p *Player) setMarker(n sakura.Node) {
	p.build.SetMarker(p.build.Speaker(), p.short(p.arg(n, 2), maxMarker))
}

// setCounter is \![set,balloonnum,name,now,max].
func (p *Player) setCounter(n sakura.Node) {
	p.build.SetCounter(p.build.Speaker(), stage.Counter{
		Name: p.short(p.arg(n, 2), maxCounter),
		Now:  p.short(p.arg(n, 3), maxCounter),
		Max:  p.short(p.arg(n, 4), maxCounter),
	})
}

// setTalk is \![set,serikotalk,true|false].
func (p *Player) setTalk(n sakura.Node) {
	switch p.arg(n, 2) {
	case "true":
		p.modes.NoTalk = false
	case "false":
		p.modes.NoTalk = true
	default:
		p.note("neither true nor false")
	}
}

// short cuts a text that is too long to be shown on one line, with a note.
func (p *Player) short(s string, most int) string {
	if len(s) <= most {
		return s
	}
	p.note("it is too long and was cut")
	return whole(s, most)
}
