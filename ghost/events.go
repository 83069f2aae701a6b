package ghost

import (
	"strconv"
	"strings"
	"time"

	"ukatty/ghost/shiori"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// The SHIORI events that a ghost raises by itself; UKADOC's list of events has their references.

// request builds a question about something that happened inside.
func (l *life) request(method, id string, refs []string) shiori.Request {
	return shiori.Request{
		Method: method, ID: id, References: refs, Status: l.status(),
		Sender: "ukatty", SenderType: "internal", Level: shiori.Local,
	}
}

// status gives the words of the SHIORI header Status.
func (l *life) status() string {
	s := l.state()
	var words []string
	for _, w := range []struct {
		word  string
		holds bool
	}{
		{"talking", s.Talking},
		{"choosing", s.Choosing},
		{"minimizing", s.Hidden},
		{"induction", s.Induction},
		{"passive", s.Passive},
		{"timecritical", s.TimeCritical},
		{"nouserbreak", s.NoUserBreak},
	} {
		if w.holds {
			words = append(words, w.word)
		}
	}
	if opening := l.opening(); opening != "" {
		words = append(words, opening)
	}
	return strings.Join(words, ",")
}

// wants says whether the SHIORI cares about an event.
func (l *life) wants(event string) bool {
	m, ok := l.module.(shiori.Selective)
	return l.module != nil && (!ok || m.Wants(event))
}

// notify tells the SHIORI of something.
func (l *life) notify(id string, refs ...string) {
	if !l.wants(id) {
		return
	}
	l.ask(question{ctx: l.ctx, req: l.request(shiori.NOTIFY, id, refs), then: func(shiori.Response, error) {}})
}

// event raises an event that a viewer or the ghost itself caused: a script in the answer plays at once. Without one the
// next of the chain is raised; a link of the chain is an id with its references.
func (l *life) event(chain ...link) {
	for len(chain) > 0 && !l.wants(chain[0].id) {
		chain = chain[1:]
	}
	if len(chain) == 0 {
		return
	}
	req := l.request(shiori.GET, chain[0].id, chain[0].refs)
	if chain[0].external {
		req.Level, req.SenderType = shiori.External, "external,sstp"
	}
	l.ask(question{ctx: l.ctx, req: req, then: func(resp shiori.Response, err error) {
		switch {
		case err != nil:
			l.note("%s stays unanswered: %v", req.ID, err)
		case resp.Value == "":
			l.event(chain[1:]...)
		case l.closing:
			l.note("the answer to %s was dropped: the ghost is closing", req.ID)
		case l.state().TimeCritical && l.talk.sstp: // it came too late to be about what plays
			l.note("the answer to %s was dropped: %s", req.ID, l.verdict(Plain).Why)
		default:
			l.start(talk{script: resp.Value, level: trust(resp), event: req.ID, refs: req.References})
		}
	}})
}

// link is one event of a chain of fallbacks.
type link struct {
	id       string
	refs     []string
	external bool // it goes back to a client that is not of this machine
}

// trust gives the level of a script that SHIORI answered: its own, unless it says otherwise.
func trust(resp shiori.Response) play.Level {
	if strings.EqualFold(strings.TrimSpace(resp.Fields.Get("SecurityLevel")), "external") {
		return play.External
	}
	return play.Own
}

// boot greets.
func (l *life) boot() {
	l.notify("OnInitialize")
	l.notify("uniqueid", l.g.id)
	l.introduce()
	l.resume()
	l.clothes = l.remembered()
	l.tellShell()
	l.firstAnswer(l.greeting(), func(event string, resp shiori.Response) {
		switch {
		case resp.Value == "":
			l.arrived("")
		case l.closing:
			l.note("the answer to %s was dropped: the ghost is closing", event)
		case l.state().SSTP: // a client was quicker than the ghost
			l.place(talk{script: resp.Value, level: trust(resp), event: event}, Decision{Action: Queue, Why: "a client's script plays"})
		default:
			l.start(talk{script: resp.Value, level: trust(resp), event: event})
		}
	})
	l.minute, l.second = l.nextTick("OnMinuteChange", time.Minute), l.nextTick("OnSecondChange", time.Second)
}

// close asks the ghost to go: OnClose plays, and its \- ends the ghost. A ghost that has nothing to say goes at once; a
// second wish does not wait.
func (l *life) close() {
	if l.closing {
		l.over = true
		return
	}
	l.closing, l.changed = true, true
	l.clock.turn(l.at, l.clock.speed, false) // a goodbye that stands still would never end
	l.silence()
	l.ask(question{ctx: l.ctx, req: l.request(shiori.GET, "OnClose", []string{"user"}), then: func(resp shiori.Response, err error) {
		if err != nil || resp.Value == "" {
			l.over = true
			return
		}
		l.start(talk{script: resp.Value, level: trust(resp), event: "OnClose", goodbye: true})
	}})
}

// leave is the last thing that happens.
func (l *life) leave() {
	l.closeBoxes()
	l.transcript.flush()
	if l.player != nil && l.phase() != play.Lingering {
		l.fate("was cut short: the ghost leaves")
	}
	for i := range l.queue {
		l.note("%s is not played: the ghost leaves", l.queue[i].from())
	}
	l.dismiss()
}

// tickSeconds raises OnSecondChange and OnMinuteChange when they are due and wanted.
func (l *life) tickSeconds() {
	if !l.second.IsZero() && !l.at.Before(l.second) {
		l.second = l.nextTick("OnSecondChange", time.Second)
		l.tick("OnSecondChange")
	}
	if !l.minute.IsZero() && !l.at.Before(l.minute) {
		l.minute = l.nextTick("OnMinuteChange", time.Minute)
		l.tick("OnMinuteChange")
	}
}

// nextTick gives when a timer event comes next: on the full second or minute of this life. Zero if nobody wants it.
func (l *life) nextTick(event string, every time.Duration) time.Time {
	if !l.wants(event) {
		return time.Time{}
	}
	return l.born.Add((l.at.Sub(l.born)/every + 1) * every)
}

// tick raises a timer event. A ghost that cannot talk is only told. While questions wait for the SHIORI the clock is not
// among them: what it says would come too late, and more of it with each second.
func (l *life) tick(event string) {
	if len(l.mind.waiting) > 0 {
		return
	}
	hours := strconv.Itoa(int(l.at.Sub(l.born).Hours()))
	hidden := "0"
	if l.hidden || l.away {
		hidden = "1"
	}
	if !l.canTalk() {
		l.notify(event, hours, hidden, "0", "0")
		return
	}
	l.ponder(event, hours, hidden, "0", "1")
}

// ponder raises an event that nobody waits for: a script in the answer plays if the stage is still free.
func (l *life) ponder(event string, refs ...string) {
	l.ask(question{ctx: l.ctx, req: l.request(shiori.GET, event, refs), then: func(resp shiori.Response, err error) {
		switch {
		case err != nil || resp.Value == "":
		case !l.canTalk():
			l.note("the answer to %s was dropped: %s", event, l.verdict(Plain).Why)
		default:
			l.start(talk{script: resp.Value, level: trust(resp), event: event})
		}
	}})
}

// unheeded raises the event of a timeout. It is no more than a tick of the clock: whoever took the stage meanwhile keeps it.
func (l *life) unheeded(event string, refs ...string) {
	switch {
	case !l.wants(event):
	case l.canTalk():
		l.ponder(event, refs...)
	default:
		l.notify(event, refs...)
	}
}

// cue does what a script wanted of the outside.
func (l *life) cue(c *play.Cue, t talk) {
	switch c.Kind {
	case play.Chosen:
		l.chosen(c.Choice, t)
	case play.Anchored:
		l.anchored(c.Choice, t)
	case play.ChoiceTimeout:
		l.unheeded("OnChoiceTimeout", t.script)
	case play.BalloonTimeout:
		l.unheeded("OnBalloonTimeout", t.script, "0") // no time remains
	default:
		l.asked(c, t)
	}
}

// chosen does what choosing does: it raises the event that the choice names, plays its script, or raises
// OnChoiceSelectEx and, when that stays unanswered, OnChoiceSelect.
func (l *life) chosen(c stage.Choice, t talk) {
	if t.held != nil {
		if script, ok := t.held.took(c); ok {
			t.script, t.level, t.held = t.held.jump(script), max(t.level, t.held.level), nil
			l.start(t)
			return
		}
	}
	external := t.level == play.External
	switch c.Kind {
	case stage.ByScript:
		l.start(talk{script: c.ID, level: t.level, sstp: t.sstp, sender: t.sender, peer: t.peer, marker: t.marker, event: t.event})
	case stage.ByEvent:
		l.event(link{c.ID, c.Refs, external})
	default:
		l.event(
			link{"OnChoiceSelectEx", append([]string{c.Label, c.ID}, c.Refs...), external},
			link{"OnChoiceSelect", append([]string{c.ID}, c.Refs...), external},
		)
	}
}

// anchored does what clicking an anchor does: it raises the event that the anchor names, plays its script, or raises
// OnAnchorSelectEx and, when that stays unanswered, OnAnchorSelect. What plays goes on until something takes its place.
func (l *life) anchored(c stage.Choice, t talk) {
	external := t.level == play.External
	switch c.Kind {
	case stage.ByScript:
		l.start(talk{script: c.ID, level: t.level, sstp: t.sstp, sender: t.sender, peer: t.peer, marker: t.marker, event: t.event})
	case stage.ByEvent:
		l.event(link{c.ID, c.Refs, external})
	default:
		l.event(
			link{"OnAnchorSelectEx", append([]string{c.Label, c.ID}, c.Refs...), external},
			link{"OnAnchorSelect", []string{c.ID}, external},
		)
	}
}

// hide takes the ghost out of sight, on the wish of "user" or "script".
func (l *life) hide(who string) {
	if l.hidden {
		return
	}
	l.hidden, l.changed = true, true
	l.note("the ghost is minimised")
	l.event(link{id: "OnWindowStateMinimize", refs: []string{who}})
}

// unhide brings it back.
func (l *life) unhide(who string) {
	if !l.hidden {
		return
	}
	l.hidden, l.changed = false, true
	l.note("the ghost is back")
	l.event(link{id: "OnWindowStateRestore", refs: []string{who}})
}

// owned says whether a request carries the ghost's id.
func (g *Ghost) owned(id string) bool { return id != "" && id == g.id }
