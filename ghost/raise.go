package ghost

import (
	"time"

	"ukatty/ghost/shiori"
	"ukatty/sakura/play"
)

// Events that scripts raise in their own ghost, after UKADOC's \![raise], \![embed] and \![notify].

// eventAsks are the tags that raise events.
var eventAsks = map[string]asker{
	"raise":  (*life).raise,
	"embed":  (*life).embed,
	"notify": (*life).tell,
}

const (
	// maxEvents is how many events a script may raise without waiting for the answer.
	maxEvents = 256
	// maxPace is how many events scripts may cause in a ghost within a second: those that raise each other without end, here
	// or in two ghosts, shall not keep the machine busy.
	maxPace = 500
)

// pace counts the events of a second.
type pace struct {
	since time.Time
	n     int
}

// hurries counts one more event, and says whether there are too many. The first of them is noted.
func (l *life) hurries(what string) bool {
	if l.at.Sub(l.pace.since) >= time.Second {
		l.pace = pace{since: l.at}
	}
	l.pace.n++
	if l.pace.n == maxPace+1 {
		l.note("%s and what follows within this second is dropped: scripts may cause %d events a second", what, maxPace)
	}
	return l.pace.n > maxPace
}

// mayRaise says whether the script that plays may raise one more event, and notes the first one that it may not.
func (l *life) mayRaise(c *play.Cue) bool {
	l.raised++
	if l.raised == maxEvents+1 {
		l.note("%s and all further ones of the script are dropped: a script may raise %d events", spell(c), maxEvents)
	}
	return l.raised <= maxEvents && !l.hurries(spell(c))
}

// raising builds the question for an event that a script raises; its first argument names it.
func (l *life) raising(method string, args []string, by string) shiori.Request {
	req := l.request(method, args[0], args[1:])
	req.SenderType = by
	return req
}

// raise asks the SHIORI what the script asked for; the player stands still until then. A script in the answer replaces it.
func (l *life) raise(c *play.Cue, t talk) {
	if operand(c, 0) == "" {
		l.reply(c, "", false)
		return
	}
	l.raiseFor(c, operands(c), t)
}

// raiseFor raises an event, its name first, for a script that waits for it.
func (l *life) raiseFor(c *play.Cue, args []string, t talk) {
	req := l.raising(shiori.GET, args, "raise")
	if t.level == play.External {
		req.Level, req.SenderType = shiori.External, "external,raise"
	}
	l.consultFor(c, req, func(resp shiori.Response) {
		t := l.talk // with its sender, and whoever waits for its choice
		t.script, t.level, t.event, t.refs, t.translated = resp.Value, trust(resp), req.ID, req.References, false
		l.start(t)
	})
}

// embed puts the answer of an event in the place of the tag.
func (l *life) embed(c *play.Cue, _ talk) {
	if operand(c, 0) == "" {
		l.reply(c, "", false)
		return
	}
	l.consultFor(c, l.raising(shiori.GET, operands(c), "embed"), func(resp shiori.Response) {
		if trust(resp) == play.External {
			l.note("the answer to %s was dropped: it is external, and would become part of a script that is not", c.Args[0])
			l.reply(c, "", false)
			return
		}
		l.reply(c, resp.Value, true)
	})
}

// consultFor asks the SHIORI for a script that waits. Without a script in the answer that one goes on.
func (l *life) consultFor(c *play.Cue, req shiori.Request, then func(shiori.Response)) {
	if !l.wants(req.ID) || l.hurries(spell(c)) {
		l.reply(c, "", false)
		return
	}
	asking := l.player
	l.ask(question{ctx: l.ctx, req: req, then: func(resp shiori.Response, err error) {
		switch {
		case l.player != asking || l.beat.Ask != c:
			l.note(`the answer to %s was dropped: its script has ended`, spell(c))
		case err != nil:
			l.note("%s stays unanswered: %v", req.ID, err)
			l.reply(c, "", false)
		case resp.Value == "":
			l.reply(c, "", false)
		default:
			then(resp)
		}
	}})
}

// tell is \![notify,…]: like raise, but what SHIORI says to it is not played.
func (l *life) tell(c *play.Cue, _ talk) {
	if !l.mayRaise(c) {
		return
	}
	if args := operands(c); len(args) > 0 && args[0] != "" {
		l.tellOf(args)
		return
	}
	l.note("%s: it names no event", spell(c))
}

// tellOf tells the SHIORI of an event, its name first.
func (l *life) tellOf(args []string) {
	if !l.wants(args[0]) {
		return
	}
	l.ask(question{ctx: l.ctx, req: l.raising(shiori.NOTIFY, args, "raise"), then: func(shiori.Response, error) {}})
}
