package play

import (
	"math"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// Player performs one script, and those that its questions are answered with. Its methods take the time; one that goes
// back stands still.
type Player struct {
	env Env
	o   Options

	script sakura.Script
	// next is the index of the node that is performed next, node of the one at work: -1 for none.
	next, node int32
	// expansion is how many bytes the values of variables may still add.
	expansion int32

	phase Phase
	// appends: the script began with \C.
	appends bool
	// skipping: waits and pace are dropped until the next question.
	skipping bool
	// clears: the click that is awaited clears the balloons.
	clears bool

	// mark is the offset of what is performed, at the one behind what was.
	mark, at int
	// counted bytes of the script are points code points.
	counted, points int

	// clock is when the next thing happens while the script plays, and when the last one did otherwise. It accumulates from
	// what the script says alone.
	clock Instant
	// now is what time it is.
	now Instant
	// base is what \__w counts from.
	base Instant
	// deadline ends Clicking, Choosing and Lingering.
	deadline Instant
	waits    *Cue

	build  stage.Builder
	saying saying
	effects
	// rare is what few scripts need, nil until one does: a player is made for each script.
	rare *rare

	log log
}

// rare is what few scripts need.
type rare struct {
	spent spent
	// moving are the animations that the script has started.
	moving []run
	// drifts are what of the characters changes little by little; captions is when the next text on a surface goes, 0 for none.
	// They outlast the script.
	drifts   []drift
	captions Instant
}

// spent is what a script has used up of what it may.
type spent struct {
	// rewriting is how many bytes of texts were rewritten, pictures how many bytes pictures had.
	rewriting, pictures int
	// embeds counts the scripts that were embedded in this one, embedded their bytes.
	embeds, embedded int
}

// seldom gives what few scripts need, for use.
func (p *Player) seldom() *rare {
	if p.rare == nil {
		p.rare = new(rare)
	}
	return p.rare
}

// none as node: no node is at work.
const none = -1

// effects are what a script has put in force and what goes with it.
type effects struct {
	modes Modes
	// pace is how long a grapheme takes outside quick sections.
	pace Instant
	// sync are the scopes of a synchronised section; nil outside.
	sync []int
	// choiceTimeout and balloonTimeout are negative for ever.
	choiceTimeout, balloonTimeout time.Duration
	// span is the choice of \\__q that is open, anchored the anchor of \\_a.
	span, anchored *span
	// fonts are the fonts of the scopes that have one of their own.
	fonts map[int]*font
	// locked is what is unlocked when the script ends.
	locked locks
	quick  bool
}

// New gives a player that is about to perform a script on a stage. Balloons are closed, unless the script begins with \C;
// surfaces stay. Nothing happens before the first Step. A nil env knows no variable and takes every surface.
func New(s sakura.Script, on stage.Stage, env Env, o Options) *Player {
	if env == nil {
		env = nowhere{}
	}
	p := &Player{env: env, o: o.filled()}
	p.load(s, on)
	p.dropTimed(on.Scopes)
	p.build.AgeMotions()
	return p
}

// load makes the player begin a script.
func (p *Player) load(s sakura.Script, on stage.Stage) {
	p.script, p.next, p.mark, p.at, p.counted, p.points = s, 0, 0, 0, 0, 0
	p.node, p.saying = none, saying{}
	locked := p.locked
	p.effects = effects{pace: p.o.Pace, choiceTimeout: p.o.ChoiceTimeout, balloonTimeout: p.o.BalloonTimeout}
	p.expansion = maxExpansion
	if p.rare != nil {
		p.rare.spent, p.rare.moving = spent{}, nil
	}
	p.base = p.clock
	p.phase, p.skipping = Playing, false
	on.Speaker = 0
	if p.appends = p.beginsWithAppend() && fits(on); p.appends {
		p.modes.Append = true
		p.build.Reset(on)
	} else {
		on.Scopes = cast(on.Scopes)
		p.build.Reset(on)
		p.build.CloseAll()
	}
	p.unlockAll(locked)
	p.log.expect(len(s.Nodes()))
	p.log.most = math.MaxInt32
}

// Step performs everything that is due by now, but never goes past a question. A script that has more to do at one instant
// than any viewer could follow does it in several steps: then Wake is not later than now, and Step wants to be called again.
func (p *Player) Step(now Instant) (b Beat) {
	p.log.most = maxBeat
	p.advance(now)
	p.log.most = math.MaxInt32
	p.beat(&b)
	return b
}

// Answer answers the question of Beat.Ask. Without ok the script goes on. With it, script takes the place of the tag where
// that is \![embed]: what the tags in it mean depends on all that is in force, and Beat.Script is a new one from then on. To
// other questions, script replaces the one that asked; an empty one ends it. The time that the answer took counts for
// nothing. Without a question it is a Step.
func (p *Player) Answer(script string, ok bool, now Instant) (b Beat) {
	p.advance(now)
	if p.phase == Asking {
		at, asked := max(now, p.now), p.waits.Tag
		p.base += at - p.clock
		p.resume(at)
		switch {
		case !ok:
		case asked == embedTag:
			p.embed(script)
		default:
			p.replace(script)
		}
		p.advance(at)
	}
	p.beat(&b)
	return b
}

// replace begins another script in the place of the one that plays.
func (p *Player) replace(script string) {
	p.node = none
	for _, s := range [...]*span{p.span, p.anchored} {
		if s != nil {
			s.node = none
		}
	}
	p.end("replaced")
	s, _ := sakura.Parse(script)
	p.load(s, p.build.Freeze())
}

// Choose takes choice i of the stage that was handed out last. A choice that went meanwhile is noted, and nothing happens.
func (p *Player) Choose(i int, now Instant) (b Beat) {
	offered := p.build.Freeze().Choices
	p.advance(now)
	if i < 0 || i >= len(offered) || !p.offers(offered[i]) {
		p.refuse("there is no such choice any more")
		p.beat(&b)
		return b
	}
	p.clock, p.node = max(now, p.now), none
	p.cue(&Cue{Kind: Chosen, Choice: offered[i]})
	p.stop("choice")
	p.beat(&b)
	return b
}

// Click goes on after \x. While nothing waits for a click it is a Step.
func (p *Player) Click(now Instant) (b Beat) {
	p.advance(now)
	if p.phase == Clicking {
		at := max(now, p.now)
		p.goOn(at)
		p.advance(at)
	}
	p.beat(&b)
	return b
}

// Break ends the script, or what was left standing of it. A script that may not be broken goes on, with a note.
func (p *Player) Break(now Instant) (b Beat) {
	p.advance(now)
	switch {
	case p.phase == Over:
	case p.modes.NoUserBreak && p.runs():
		p.refuse("the script may not be broken now")
	default:
		p.clock, p.node = max(now, p.now), none
		p.stop("break")
	}
	p.beat(&b)
	return b
}

// runs says whether the script has not ended yet.
func (p *Player) runs() bool { return p.phase < Choosing }

// Skip shows at once all that comes before the next question or the end.
func (p *Player) Skip(now Instant) (b Beat) {
	p.advance(now)
	if p.phase == Playing {
		at := max(now, p.now)
		p.clock, p.skipping = min(p.clock, at), true
		p.advance(at)
	}
	p.beat(&b)
	return b
}

// advance performs everything that is due.
func (p *Player) advance(now Instant) {
	p.now = max(p.now, now)
	for {
		switch p.phase {
		case Playing:
			p.play()
			if p.phase == Playing {
				return
			}
		case Clicking, Choosing, Lingering:
			if p.deadline == Never {
				p.now = min(p.now, p.still())
				return
			}
			if p.now < p.deadline {
				return
			}
			p.expire()
		default:
			p.now = p.clock
			return
		}
	}
}

// play performs nodes until one of them lies ahead of its time.
func (p *Player) play() {
	nodes := p.script.Nodes()
	for p.phase == Playing && p.clock <= p.now && !p.log.full() {
		switch {
		case p.saying.text != "":
			p.say(p.saying.text)
		case int(p.next) < len(nodes):
			p.node = p.next
			p.next++
			p.perform(nodes[p.node])
		default:
			p.mark, p.node = p.at, none
			p.end("eof")
		}
	}
}

// perform begins a node.
func (p *Player) perform(n sakura.Node) {
	p.mark = int(n.Start)
	switch n.Kind {
	case sakura.Text:
		p.saying.moves = true
		p.say(p.script.Text(n))
		return
	case sakura.Escape:
		p.saying = saying{text: p.script.Text(n)[1:]}
	default:
		p.tag(n)
	}
	p.at = int(n.End)
}

// after adds to an instant; what would come later than Never is Never.
func after(t Instant, d time.Duration) Instant {
	if d > 0 && t > math.MaxInt64-d {
		return Never
	}
	return t + d
}
