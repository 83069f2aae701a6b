package play

import "ukatty/sakura"

// eventTags ask the outside for something, or end the script.
var eventTags = family{
	"raise":                (*Player).raise,
	"aitalk":               func(p *Player, _ sakura.Node) { p.question(&aiTalk) },
	"windowstate-minimize": func(p *Player, _ sakura.Node) { p.cue(&minimize) },
	"end":                  func(p *Player, _ sakura.Node) { p.end("e") },
	"end-old":              func(p *Player, _ sakura.Node) { p.end("e") },
	"exit":                 (*Player).exit,
}

// The cues that are always the same.
var (
	aiTalk         = Cue{Kind: Raise, Name: "OnAITalk"}
	minimize       = Cue{Kind: Minimize}
	exit           = Cue{Kind: Exit}
	choiceTimeout  = Cue{Kind: ChoiceTimeout}
	balloonTimeout = Cue{Kind: BalloonTimeout}
)

// raise is \![raise,event,…].
func (p *Player) raise(n sakura.Node) {
	name := p.script.Arg(n, 1)
	if name == "" {
		p.note("it names no event")
		return
	}
	p.question(&Cue{Kind: Raise, Name: name, Args: p.args(n, 2)})
}

// question lets the script stand still until it is answered.
func (p *Player) question(c *Cue) {
	p.cue(c)
	p.ask, p.phase, p.skipping = c, Asking, false
}

// exit is \-. Nothing behind it is played. From whoever may not end the ghost it is only noted.
func (p *Player) exit(sakura.Node) {
	if p.o.Level != Own && !p.o.AllowExit {
		p.note(onlyOwn)
		return
	}
	p.cue(&exit)
	if p.o.Hold {
		p.end("exit")
	} else {
		p.stop("exit")
	}
}
