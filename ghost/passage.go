package ghost

import (
	"context"
	"errors"
	"slices"
	"time"

	"ukatty/ghost/shiori"
	"ukatty/sakura/play"
)

// Calling and changing ghosts, after UKADOC's \![call,ghost], \![change,ghost], \+ and \_+. What is called runs beside the
// ghost that called; what it changes to takes its place.

// passageAsks are the tags that bring other ghosts.
var passageAsks = map[string]asker{
	"change-random": func(l *life, c *play.Cue, t talk) { l.bring(c, t, passage{}, "random") },
	"change-next":   func(l *life, c *play.Cue, t talk) { l.bring(c, t, passage{}, "sequential") },
	"change-ghost":  func(l *life, c *play.Cue, t talk) { l.bring(c, t, passage{asks: raisesEvent(c)}, operand(c, 0)) },
	"call-ghost": func(l *life, c *play.Cue, t talk) {
		l.bring(c, t, passage{call: true, asks: raisesEvent(c)}, operand(c, 0))
	},
}

// passage is the coming of another ghost.
type passage struct {
	// call: the other comes beside this one; else it takes its place.
	call bool
	// asks: OnGhostCalling or OnGhostChanging is raised first.
	asks bool
	to   Installed
	// script is what this ghost said on the occasion.
	script string
}

// raisesEvent says whether a tag has the option raise-event.
func raisesEvent(c *play.Cue) bool { return slices.Contains(operands(c), "--option=raise-event") }

// bring brings another ghost, if there is one: the script waits until the courier has seen which ones there are now. Its rest is
// played only when the other comes beside this one.
func (l *life) bring(c *play.Cue, t talk, p passage, name string) {
	asking := l.player
	l.dispatch(spell(c), func(ctx context.Context) func(*life) {
		all := l.g.census(ctx)
		return func(l *life) {
			if l.player != asking || l.beat.Ask != c {
				l.note("%s was dropped: its script has ended", spell(c))
				return
			}
			l.bringOf(all, c, t, p, name)
			l.reply(c, "", false)
		}
	}, goOnAfter(c))
}

// bringOf brings one of some ghosts.
func (l *life) bringOf(all []Installed, c *play.Cue, t talk, p passage, name string) {
	to, why, ok := l.find(all, name)
	switch {
	case !ok:
		l.note("%s: %s", spell(c), why)
		return
	case l.closing:
		l.note("%s: the ghost is closing or changing already", spell(c))
		return
	}
	p.to, p.script = to, t.script
	if !p.call {
		l.closing, l.changed = true, true
		l.silence()
	}
	if !p.asks {
		l.travel(p)
		return
	}
	l.announce(p)
}

// announce raises OnGhostCalling, or OnGhostChanging, which OnClose stands in for. The other ghost comes when the script in the
// answer has been played.
func (l *life) announce(p passage) {
	refs := []string{p.to.Character, "automatic", p.to.Name, p.to.Dir}
	chain := []link{{id: "OnGhostCalling", refs: refs}}
	if !p.call {
		chain = []link{{id: "OnGhostChanging", refs: refs}, {id: "OnClose", refs: []string{"user"}}}
	}
	l.firstAnswer(chain, func(event string, resp shiori.Response) {
		if resp.Value == "" {
			l.travel(p)
			return
		}
		p.script = resp.Value
		l.start(talk{script: resp.Value, level: trust(resp), event: event, goodbye: !p.call, passage: &p})
	})
}

// firstAnswer asks the events of a chain until one is answered with a script, and gives that, or an empty answer.
func (l *life) firstAnswer(chain []link, then func(event string, resp shiori.Response)) {
	for len(chain) > 0 && !l.wants(chain[0].id) {
		chain = chain[1:]
	}
	if len(chain) == 0 {
		then("", shiori.Response{})
		return
	}
	req := l.request(shiori.GET, chain[0].id, chain[0].refs)
	l.ask(question{ctx: l.ctx, req: req, then: func(resp shiori.Response, err error) {
		if err == nil && resp.Value != "" {
			then(req.ID, resp)
			return
		}
		if err != nil {
			l.note("%s stays unanswered: %v", req.ID, err)
		}
		l.firstAnswer(chain[1:], then)
	}})
}

// fetchTime is how long a ghost may take to come.
const fetchTime = 30 * time.Second

// errLost is what a ghost gets whose courier brought nothing.
var errLost = errors.New("nobody could fetch it")

// travel sends the courier for the other ghost. A change has then to come about: nothing else can be said on the way.
func (l *life) travel(p passage) {
	l.travelling = !p.call
	l.dispatch("the coming of "+p.to.Name, func(ctx context.Context) func(*life) {
		ctx, cancel := context.WithTimeout(ctx, fetchTime)
		defer cancel()
		if err := l.g.b.fetch(ctx, l.g, p); err != nil {
			return func(l *life) { l.strand(p, err) }
		}
		return func(l *life) {
			if p.call {
				l.note("%s was called", p.to.Name)
				return
			}
			l.note("%s takes the place of %s", p.to.Name, l.g.opt.Identity.Name)
			l.over = true
		}
	}, func(l *life) { l.strand(p, errLost) })
}

// strand is what becomes of a ghost whose other did not come: it stays.
func (l *life) strand(p passage, err error) {
	l.note("%s does not come: %v", p.to.Name, err)
	if !p.call {
		l.closing, l.travelling, l.changed = false, false, true
	}
}

// abandon lets the other ghost stay where it is, since what this one said on the occasion was broken off.
func (l *life) abandon() {
	p := l.talk.passage
	if p == nil {
		return
	}
	l.talk.passage, l.talk.goodbye = nil, false
	l.note("%s does not come: the script was broken off", p.to.Name)
	if !p.call {
		l.closing, l.changed = false, true
	}
}

// fetch makes a ghost of the stable and brings it to life, for another one or, with a nil from, for somebody else. It is not
// for the goroutine of a ghost.
func (b *Baseware) fetch(ctx context.Context, from *Ghost, p passage) error {
	if err := b.queueUp(ctx); err != nil {
		return err
	}
	read := func() (Options, error) { return b.home.Ghosts.Ghost(ctx, p.to.Name) }
	reader := from
	if reader == nil {
		reader = b.first()
	}
	o, err := readWithin(ctx, reader, fetchTime, read, func(o Options) { _ = o.Module.Close() })
	if err != nil {
		return err
	}
	if o.Journal == nil {
		o.Journal = b.journal
	}
	g := New(o)
	g.b = b
	if from != nil {
		g.arrival = newArrival(from, p)
	}
	var instead *Ghost
	if !p.call {
		instead = from
	}
	run, err := b.enter(g, instead)
	if err != nil {
		_ = o.Module.Close() // it has said nothing yet
		return err
	}
	b.employs(run, g)
	return nil
}
