package play

import "ukatty/sakura"

// eventTags ask the outside for something and wait for the answer, or end the script. Every row that asks the outside and
// is in no family asks without waiting: see ask.
var eventTags = family{
	"raise":        (*Player).raise,
	"get-property": (*Player).question,
	"aitalk":       func(p *Player, _ sakura.Node) { p.await(aiTalk()) },
	"end":          func(p *Player, _ sakura.Node) { p.end("e") },
	"end-old":      func(p *Player, _ sakura.Node) { p.end("e") },
	"exit":         (*Player).exit,
}

// The cues that no tag asks for.
var (
	choiceTimeout  = Cue{Kind: ChoiceTimeout}
	balloonTimeout = Cue{Kind: BalloonTimeout}
)

// raiseTag is \![raise,…].
var raiseTag, _ = sakura.Lookup("raise")

// aiTalk is what \a asks for.
func aiTalk() *Cue { return &Cue{Tag: raiseTag, Name: "raise", Args: []string{"OnAITalk"}} }

// ask asks the outside for what a tag says, and the script goes on.
func (p *Player) ask(n sakura.Node) { p.cue(p.wish(n)) }

// question asks the outside for what a tag says; the script stands still until it is answered.
func (p *Player) question(n sakura.Node) { p.await(p.wish(n)) }

// wish gives the cue of a tag.
func (p *Player) wish(n sakura.Node) *Cue {
	c := &Cue{Tag: n.Tag, Name: p.script.Name(n), Scope: p.build.Speaker()}
	if c.Name != "!" {
		c.Args = p.args(n, 0)
		return c
	}
	c.Name, c.Args = p.script.Arg(n, 0), p.args(n, 1)
	return c
}

// raise is \![raise,event,…].
func (p *Player) raise(n sakura.Node) {
	if p.script.Arg(n, 1) == "" {
		p.note("it names no event")
		return
	}
	p.question(n)
}

// await lets the script stand still until a cue is answered.
func (p *Player) await(c *Cue) {
	p.cue(c)
	p.waits, p.phase, p.skipping = c, Asking, false
}

// exit is \-. Nothing behind it is played: the ghost leaves.
func (p *Player) exit(n sakura.Node) {
	p.cue(p.wish(n))
	if p.o.Hold {
		p.end("exit")
	} else {
		p.stop("exit")
	}
}
