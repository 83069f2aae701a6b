package play

import "ukatty/sakura"

// eventTags end the script. What asks the outside does so by ask, as its row says.
var eventTags = family{
	"end":     func(p *Player, _ sakura.Node) { p.end("e") },
	"end-old": func(p *Player, _ sakura.Node) { p.end("e") },
	"exit":    (*Player).exit,
}

// The cues that no tag asks for.
var (
	choiceTimeout  = Cue{Kind: ChoiceTimeout}
	balloonTimeout = Cue{Kind: BalloonTimeout}
)

// ask asks the outside for what a tag says. The script goes on, or stands still until the answer.
func (p *Player) ask(n sakura.Node) {
	a := acts[n.Tag].asking
	c := a.cue(p, n)
	args := a.operands(c)
	if why := a.lacks(args); why != "" {
		p.note(why)
		return
	}
	if a.waits == nil || !a.waits(args) {
		p.cue(c)
		return
	}
	if n.Tag == embedTag && p.embeds == maxEmbeds {
		p.note("the script has embedded enough, so nothing stands in its place")
		return
	}
	p.await(c)
	if a.lasts != nil {
		if d := a.lasts(args); d > 0 {
			p.deadline = after(p.clock, d)
		}
	}
}

// await lets the script stand still until a cue is answered.
func (p *Player) await(c *Cue) {
	p.cue(c)
	p.waits, p.phase, p.deadline, p.skipping = c, Asking, Never, false
}

// resume ends the wait for an answer.
func (p *Player) resume(at Instant) { p.clock, p.waits, p.phase = at, nil, Playing }

// exit is \-. Nothing behind it is played. Whether the ghost leaves the stage or the program, its answer to the cue decides.
func (p *Player) exit(n sakura.Node) {
	p.cue(acts[n.Tag].asking.cue(p, n))
	p.modes.Quit = true
	if p.o.Hold {
		p.end("exit")
	} else {
		p.stop("exit")
	}
}
