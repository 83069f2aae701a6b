package play

import "ukatty/sakura"

// eventTags ask the outside for something, or end the script.
var eventTags = family{
	"raise":                (*Player).raise,
	"aitalk":               func(p *Player, _ sakura.Node) { p.question(&Cue{Kind: Raise, Name: "OnAITalk"}) },
	"windowstate-minimize": func(p *Player, _ sakura.Node) { p.cue(&Cue{Kind: Minimize}) },
	"end":                  func(p *Player, _ sakura.Node) { p.end("e") },
	"end-old":              func(p *Player, _ sakura.Node) { p.end("e") },
	"exit":                 (*Player).exit,
}

// raise is \![raise,event,…].
func (p *Player) raise(n sakura.Node) {
	name := p.script.Arg(n, 1)
	if name == "" {
		p.note(n, "it names no event")
		return
	}
	p.question(&Cue{Kind: Raise, Name: name, Args: p.args(n, 2)})
}

// question lets the script stand still until it is answered.
func (p *Player) question(c *Cue) {
	p.cue(c)
	p.ask, p.phase, p.skipping = c, Asking, false
}

// exit is \-. Nothing behind it is played, whether the ghost goes or not.
func (p *Player) exit(n sakura.Node) {
	if p.o.Level != Own && !p.o.AllowExit {
		p.note(n, "only the ghost itself may end the ghost")
		p.end("exit")
		return
	}
	p.cue(&Cue{Kind: Exit})
	p.stop("exit")
}
