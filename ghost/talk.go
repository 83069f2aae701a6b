package ghost

import (
	"fmt"
	"slices"
	"time"

	"ukatty/ghost/journal"
	"ukatty/ghost/sstp"
	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// queueLimit is how many scripts may wait for their turn.
const queueLimit = 64

// talk is a script with where it came from.
type talk struct {
	script string
	// level is how far its origin is trusted.
	level play.Level
	// sstp: a client brought it, or raised the event that it answers. sender is the client's name.
	sstp   bool
	sender string
	// peer is the client's address.
	peer string
	// marker is the line beside the balloon that names the sender; empty for the ghost's own and for Option: nodescript.
	marker string
	// event is what it answers; empty for a bare script.
	event string
	// refs are the references of that event.
	refs []string
	// translated: OnTranslate has seen it, or is not to.
	translated bool
	// held is the answer that waits for the viewer's choice; nil without one.
	held *held
	// passage is the other ghost that comes when it has been played; nil without one.
	passage *passage
	// costume is the shell that is put on when it has been played; nil without one.
	costume *costume
	// act is there when it is part of a performance.
	act *act
	// goodbye: it answers OnClose, and without \- the ghost stays.
	goodbye bool
}

// from says in words where a talk came from.
func (t *talk) from() string {
	switch {
	case t.sstp && t.event != "":
		return fmt.Sprintf("the answer to %s of %s", t.event, t.sender)
	case t.sstp:
		return "the script of " + t.sender
	case t.event != "":
		return "the answer to " + t.event
	default:
		return "the script"
	}
}

// start plays a talk from its beginning, in the place of what plays.
func (l *life) start(t talk) {
	if l.translates(&t) {
		l.translate(t)
		return
	}
	l.begin(t)
}

// begin plays a talk as it is.
func (l *life) begin(t talk) {
	l.transcript.begin(&t)
	if l.player != nil && l.phase() != play.Lingering {
		l.fate("was replaced by %s", t.from())
	}
	if t.held != l.talk.held {
		l.talk.held.give(sstp.Break, "another script took its place")
	}
	if t.act != l.talk.act {
		l.talk.act.end()
	}
	if t.costume != l.talk.costume {
		l.undress("")
	}
	l.comeBack("%s plays", t.from())
	l.talk, l.raised, l.restore = t, 0, time.Time{}
	script, problems := sakura.Parse(t.script)
	if err := problems.Err(); err != nil {
		l.note("%s is not quite right: %v", t.from(), err)
	}
	l.overheard(beforeTalk, "")
	l.player = play.New(script, l.stage, env{l}, play.Options{Level: t.level})
	l.clock.restart(l.at)
	l.beat = play.Beat{}
	l.progress.begin()
	l.rested = l.stage.Motions
	l.serial++
	l.take(l.player.Step(0))
}

// take makes a beat of the player the ghost's present, and does what the script asked for. Questions that are answered at once
// are answered one after the other: a script may ask more of them than a stack has room for.
func (l *life) take(b play.Beat) {
	l.present(b)
	if l.heeding {
		l.heed(b)
		return
	}
	l.heeding = true
	defer func() { l.heeding = false }()
	l.heed(b)
	for l.pending != nil {
		a := l.pending
		if l.pending = nil; l.player == nil || l.beat.Ask != a.to {
			continue // another script plays by now
		}
		b = l.player.Answer(a.script, a.ok, l.instant())
		l.present(b)
		l.heed(b)
	}
}

// present makes a beat of the player what stands there.
func (l *life) present(b play.Beat) {
	was, worn := l.beat, l.stage
	l.beat, l.stage, l.changed = b, l.dress(&b), true
	l.changedClothes(&b, worn)
	l.changedSurfaces(&b, worn)
	asksAnew := b.Phase != was.Phase || !extends(b.Stage.Choices, was.Stage.Choices) || !extends(b.Stage.Anchors, was.Stage.Anchors)
	l.transcript.tell(&b)
	l.progress.take(&b, &was)
	for i := range b.Log {
		switch e := &b.Log[i]; e.Op {
		case play.OpClick:
			l.clickAt, asksAnew = l.at, true
		case play.OpEnd:
			l.ended(e.Text)
		default:
		}
	}
	if asksAnew {
		l.serial++
	}
	if b.Done {
		l.player = nil
		l.restores()
	}
}

// extends says whether the choices or anchors that were offered still are, under their numbers.
func extends(now, was []stage.Choice) bool {
	return len(now) >= len(was) && slices.EqualFunc(now[:len(was)], was, func(a, b stage.Choice) bool {
		return a.Kind == b.Kind && a.Scope == b.Scope && a.ID == b.ID && a.Label == b.Label && slices.Equal(a.Refs, b.Refs)
	})
}

// heed does what the script asked of the outside.
func (l *life) heed(b play.Beat) {
	t := l.talk
	for i := range b.Log {
		if e := &b.Log[i]; e.Op == play.OpCue && e.Cue != nil && e.Cue != b.Ask {
			l.cue(e.Cue, t)
		}
	}
	if b.Ask != nil {
		l.cue(b.Ask, t)
	}
}

// ended notes the fate of the script that plays.
func (l *life) ended(how string) {
	l.transcript.flush()
	l.endedAt = l.at
	switch how {
	case "e", "eof":
		l.fate("was played to its end")
		l.stay()
		if len(l.stage.Choices) == 0 {
			l.talk.held.give(sstp.NoContent, "there was nothing to choose")
		}
	case "exit":
		l.fate(`ended with \-`)
		if l.talk.level != play.Own || l.talk.passage != nil {
			l.stay()
		}
		l.talk.held.give(sstp.Break, `the script ended with \-`)
	case "break":
		l.fate("was broken off at %d", l.beat.At)
		l.talk.held.give(sstp.Break, "the script was broken off")
		l.abandon()
	case "choice":
		l.fate("ended with a choice")
		l.stay()
	case "timeout":
		l.fate("ended since nobody chose")
		l.talk.held.give(sstp.RequestTimeout, "nobody chose")
	default:
		l.fate("ended: %s", how)
	}
	broken := ""
	if how == "break" {
		broken = how
	}
	l.undress(how)
	l.overheard(afterTalk, broken)
	l.arrived(l.talk.script)
}

// fate puts the end of the script that plays into the journal.
func (l *life) fate(format string, args ...any) {
	l.g.opt.Journal.Add(journal.Entry{
		Kind: journal.Script, Ghost: l.g.opt.Identity.Name, GhostID: l.g.hwnd, Time: l.at,
		Text: l.talk.from() + " " + fmt.Sprintf(format, args...),
	})
}

// breath is how long a script stands after its end before the one that waits takes its place: its last words want to be
// read.
const breath = time.Second

// queueDue is when the script that waits first may start; zero while there is none, or what plays has not ended.
func (l *life) queueDue() time.Time {
	switch phase := l.phase(); {
	case len(l.queue) == 0 || l.translating > 0 || l.closing || l.hidden || l.undisturbed():
		return time.Time{}
	case phase == play.Over:
		return l.at
	case phase == play.Lingering:
		return l.endedAt.Add(breath)
	default:
		return time.Time{}
	}
}

// nextTalk starts what waits first, once the stage is free.
func (l *life) nextTalk() {
	if due := l.queueDue(); due.IsZero() || l.at.Before(due) {
		return
	}
	t := l.queue[0]
	l.queue[0] = talk{}
	l.queue = l.queue[1:]
	l.stayQuiet()
	l.start(t)
}

// alonePatience is how long a script waits for a viewer when there is none.
const alonePatience = 10 * time.Second

// aloneDue is when a script gives up waiting for a viewer: for a click, or for a choice that has no timeout. Zero while it
// waits for nothing of that kind, or somebody watches.
func (l *life) aloneDue() time.Time {
	switch phase := l.phase(); {
	case l.watched() || l.clock.paused:
		return time.Time{}
	case phase == play.Clicking:
		return l.clickAt.Add(alonePatience)
	case phase == play.Choosing && (l.beat.Wake == play.Never || l.passive):
		return l.endedAt.Add(alonePatience)
	default:
		return time.Time{}
	}
}

// goOnAlone goes on when nobody watches: in plain output a script would stand still for ever, and others behind it.
func (l *life) goOnAlone() {
	switch due := l.aloneDue(); {
	case due.IsZero() || l.at.Before(due):
	case l.phase() == play.Clicking:
		l.take(l.player.Click(l.instant()))
	default:
		l.note("nobody is there who could choose")
		l.silence()
	}
}

// silence ends what plays, without an event: the stage is wanted for nothing.
func (l *life) silence() {
	if l.player != nil {
		l.take(l.player.Break(l.instant()))
	}
}

// stay ends closing when the goodbye had no \- in it: the ghost does not want to go, or asks whether it should.
func (l *life) stay() {
	if p := l.talk.passage; p != nil {
		l.talk.passage, l.talk.goodbye = nil, false
		l.travel(*p)
		return
	}
	if l.talk.goodbye {
		l.talk.goodbye, l.closing = false, false
		l.note(`the ghost stays: its answer to OnClose came to no \-`)
	}
}
