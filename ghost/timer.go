package ghost

import (
	"strconv"
	"strings"
	"time"

	"ukatty/ghost/shiori"
	"ukatty/sakura/play"
)

// Timers, after UKADOC's \![timerraise] and its kin: an event after a time, once or again and again. They belong to the ghost,
// not to the script that set them, and run while others play, until they have fired or the ghost ends.
//
// The sentences of UKADOC on how long they live contradict each other: 0 as the second argument repeats, any other number
// fires once.

// timerAsks are the tags that set timers.
var timerAsks = map[string]asker{
	"timerraise":       setTimer(timer{ring: (*life).ringRaise}),
	"timernotify":      setTimer(timer{ring: (*life).ringNotify}),
	"timerraiseother":  setTimer(timer{ring: (*life).ringRaiseOther, other: true}),
	"timernotifyother": setTimer(timer{ring: (*life).ringNotifyOther, other: true}),
}

const (
	// maxTimers is how many timers a ghost has at once.
	maxTimers = 64
	// minRepeat is the shortest time between two firings of a timer, maxTimer the longest before one.
	minRepeat = 100 * time.Millisecond
	maxTimer  = 365 * 24 * time.Hour
)

// timer is an event that comes.
type timer struct {
	// args are the event and its references, behind the ghosts' names where other is set.
	args  []string
	other bool
	// every is the time between two firings, 0 for one that fires once; due is when it fires next.
	every time.Duration
	due   time.Time
	// ring raises the event; busy: its last answer is still to come.
	ring func(*life, *timer)
	busy bool
}

// name is what timers are told apart by: the event, and the ghosts that it goes to.
func (t *timer) name() string {
	if t.other {
		return t.args[0] + "\x00" + t.args[1]
	}
	return t.args[0]
}

// setTimer gives the asker of a kind of timers.
func setTimer(kind timer) asker {
	return func(l *life, c *play.Cue, _ talk) {
		t, words := kind, operands(c)
		least := 3
		if kind.other {
			least = 4
		}
		if len(words) < least || words[least-1] == "" {
			l.note("%s: it names no event", spell(c))
			return
		}
		ms, err := strconv.ParseInt(strings.TrimSpace(words[0]), 10, 64)
		if err != nil || ms < 0 {
			l.note("%s: %s are no milliseconds", spell(c), strconv.Quote(clip(words[0], remarkLimit)))
			return
		}
		t.args = words[2:]
		l.clearTimer(&t)
		if ms == 0 {
			return
		}
		if len(l.timers) == maxTimers {
			l.note("%s: there are %d timers already", spell(c), maxTimers)
			return
		}
		wait := time.Duration(min(ms, maxTimer.Milliseconds())) * time.Millisecond
		t.due = l.at.Add(wait)
		if n, err := strconv.Atoi(strings.TrimSpace(words[1])); err == nil && n == 0 {
			t.every = max(wait, minRepeat)
		}
		l.timers = append(l.timers, &t)
	}
}

// clearTimer takes away the timer that has the name of another.
func (l *life) clearTimer(like *timer) {
	for i, t := range l.timers {
		if t.other == like.other && t.name() == like.name() {
			l.timers = append(l.timers[:i:i], l.timers[i+1:]...)
			return
		}
	}
}

// timerDue is when the next timer fires; zero without one, and while the ghost is closing.
func (l *life) timerDue() time.Time {
	var next time.Time
	if l.closing {
		return next
	}
	for _, t := range l.timers {
		if next.IsZero() || t.due.Before(next) {
			next = t.due
		}
	}
	return next
}

// ringTimers fires the timers that are due. One that repeats and was late does not make up for what it missed.
func (l *life) ringTimers() {
	if due := l.timerDue(); due.IsZero() || l.at.Before(due) {
		return
	}
	var rest, due []*timer
	for _, t := range l.timers {
		if l.at.Before(t.due) {
			rest = append(rest, t)
			continue
		}
		due = append(due, t)
		if t.every > 0 {
			t.due = t.due.Add((l.at.Sub(t.due)/t.every + 1) * t.every)
			rest = append(rest, t)
		}
	}
	l.timers = rest
	for _, t := range due {
		if !t.busy {
			t.ring(l, t)
		}
	}
}

// ringRaise raises the event of a timer. Its answer is the ghost's own talk: in a time critical script, in Quiet and off the
// stage the SHIORI is only told.
func (l *life) ringRaise(t *timer) {
	if s := l.state(); s.TimeCritical || s.Quiet || l.away {
		l.ringNotify(t)
		return
	}
	t.busy = true
	l.answerTo(l.raising(shiori.GET, t.args, "raise"), func() { t.busy = false })
}

// answerTo raises an event that came from outside the script that plays. A script in the answer takes its place, unless the
// ghost does something by now that must not be disturbed. answered is called first of all.
func (l *life) answerTo(req shiori.Request, answered func()) {
	if !l.wants(req.ID) || l.hurries(req.ID) {
		answered()
		return
	}
	l.ask(question{ctx: l.ctx, req: req, then: func(resp shiori.Response, err error) {
		answered()
		s := l.state()
		switch {
		case err != nil:
			l.note("%s stays unanswered: %v", req.ID, err)
		case resp.Value == "":
		case s.Closing || s.TimeCritical || s.Quiet:
			l.note("the answer to %s was dropped: %s", req.ID, l.verdict(Plain).Why)
		default:
			l.start(talk{script: resp.Value, level: trust(resp), event: req.ID, refs: req.References})
		}
	}})
}

// ringNotify tells the SHIORI of the event of a timer.
func (l *life) ringNotify(t *timer) { l.tellOf(t.args) }
