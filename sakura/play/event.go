package play

import "ukatty/sakura"

// eventTags end the script, or ask the outside and do more than that. All others that ask do so by ask, as their rows say.
var eventTags = family{
	"end":             func(p *Player, _ sakura.Node) { p.end("e") },
	"end-old":         func(p *Player, _ sakura.Node) { p.end("e") },
	"exit":            (*Player).exit,
	"wait-syncobject": (*Player).waitObject,
}

// The cues that no tag asks for.
var (
	choiceTimeout  = Cue{Kind: ChoiceTimeout}
	balloonTimeout = Cue{Kind: BalloonTimeout}
)

// ask asks the outside for what a tag says. The script goes on, or stands still until the answer.
func (p *Player) ask(n sakura.Node) {
	c := p.wish(n)
	if c == nil {
		return
	}
	a := acts[n.Tag].asking
	switch {
	case a.waits == nil || !a.waits(a.operands(c)):
		p.cue(c)
	case n.Tag == embedTag && p.seldom().spent.embeds == maxEmbeds:
		p.note("the script has embedded enough, so nothing stands in its place")
	default:
		p.await(c)
	}
}

// wish gives what a tag asks for; nil, with a note, where it does not say enough.
func (p *Player) wish(n sakura.Node) *Cue {
	a := acts[n.Tag].asking
	c := a.cue(p, n)
	if why := a.lacks(a.operands(c)); why != "" {
		p.note(why)
		return nil
	}
	return c
}

// waitObject is \![wait,syncobject,name,ms]. Nobody signals here, so that the wait lasts as long as the tag says. One that
// says nothing lasts until the script is broken, or the outside answers that it is in vain.
func (p *Player) waitObject(n sakura.Node) {
	c := p.wish(n)
	if c == nil {
		return
	}
	if d := syncTimeout(acts[n.Tag].asking.operands(c)); d > 0 {
		p.cue(c)
		p.pause(d)
		return
	}
	p.await(c)
}

// await lets the script stand still until a cue is answered.
func (p *Player) await(c *Cue) {
	p.cue(c)
	p.waits, p.phase, p.skipping = c, Asking, false
}

// resume ends the wait for an answer.
func (p *Player) resume(at Instant) {
	p.delay(at - p.clock)
	p.clock, p.waits, p.phase = at, nil, Playing
}

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
