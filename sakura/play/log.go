package play

import (
	"math/bits"
	"slices"
)

// log collects the events of a beat. The beats share one array as long as it lasts: what was handed out is not written to
// again.
type log struct {
	events []Event
	// told of them were handed out.
	told int32
	// most is how many may come together before a step ends.
	most int32
}

// maxBeat is how many events a step tells at most, or little more: a hostile script shall neither fill the memory nor keep
// others waiting.
const maxBeat = 8192

// maxLog is how many events a log is made for at first: who steps often needs little at a time.
const maxLog = 256

// expect makes room for the events of a script: mostly one for each node, and the end.
func (l *log) expect(nodes int) {
	n := min(nodes+2, maxLog)
	if cap(l.events)-len(l.events) < n {
		l.grow(n)
	}
}

// grow makes room for n more events. What was handed out stays where it is.
func (l *log) grow(n int) {
	pending := l.pending()
	l.events = append(make([]Event, 0, len(pending)+n), pending...)
	l.told = 0
}

// pending are the events that nobody has yet.
func (l *log) pending() []Event { return l.events[l.told:] }

// full says whether a step has told enough.
func (l *log) full() bool { return len(l.pending()) >= int(l.most) }

// take hands out the events that nobody has yet.
func (l *log) take() []Event {
	events := slices.Clip(l.pending())
	if len(events) == 0 {
		return nil
	}
	l.told = int32(len(l.events)) // #nosec G115 -- the memory of an event is far more than two bytes
	return events
}

// emit adds an event about what is being performed, for the caller to complete.
func (p *Player) emit(op Op) *Event {
	l := &p.log
	if len(l.events) == cap(l.events) {
		l.grow(max(16, len(l.pending())))
	}
	l.events = l.events[:len(l.events)+1]
	e := &l.events[len(l.events)-1]
	e.Op, e.Node, e.Scope, e.At, e.T = op, p.node, p.build.Speaker(), p.mark, p.clock
	return e
}

// reached tells that a tag was reached, unless an event of its own told that already.
func (p *Player) reached() {
	l := &p.log
	if len(l.events) == 0 || l.events[len(l.events)-1].Node != p.node {
		p.emit(OpTag)
	}
}

// maxNotes is how many notes there are at most about one tag, the last of which says so: a tag may hold any number of
// options and variables, and a step ends between two tags only.
const maxNotes = 8

// note tells why the tag at work was not performed, or not as written. That it is this tag, the event says anyway.
func (p *Player) note(why string) *Event {
	switch p.noted() {
	case maxNotes:
		return new(Event)
	case maxNotes - 1:
		why = "there is more wrong with it, which is not listed"
	}
	e := p.emit(OpNote)
	e.Text = why
	return e
}

// noted counts the notes about the tag at work, as far as nothing else happened since: maxNotes at most.
func (p *Player) noted() int {
	events, n := p.log.events, 0
	for n < maxNotes && n < len(events) {
		if e := &events[len(events)-1-n]; e.Op != OpNote || e.Node != p.node {
			break
		}
		n++
	}
	return n
}

// refuse tells why what the viewer wished was not done.
func (p *Player) refuse(why string) {
	e := p.emit(OpNote)
	e.Node, e.T, e.Text = none, p.now, why
}

// cue asks the outside for something.
func (p *Player) cue(c *Cue) { p.emit(OpCue).Cue = c }

// beat tells what became of the script, into an empty beat: beats are large and many.
func (p *Player) beat(b *Beat) {
	seen := p.seen()
	p.settle(seen)
	b.Stage, b.Log, b.Script, b.At = p.build.Freeze(), p.log.take(), p.script, p.place()
	b.Ask, b.Now, b.Phase, b.Modes, b.Done = p.waits, p.now, p.phase, p.modes, p.phase == Over
	switch p.phase {
	case Playing:
		b.Wake = p.clock
	case Clicking, Choosing, Lingering:
		b.Wake = p.deadline
	default:
		b.Wake = Never
	}
	b.Stir = p.stirs(seen)
}

// place gives in code points how far the script got. It counts only what came since it was last asked.
func (p *Player) place() int {
	p.points += codePoints(p.script.Source()[p.counted:p.at])
	p.counted = p.at
	return p.points
}

// codePoints counts the code points of UTF-8: the bytes that do not continue one. It does so eight bytes at a time, for it
// is asked on every beat; package utf8 takes as long as parsing the text.
func codePoints(s string) int {
	const ones = 0x0101010101010101
	n := len(s)
	for len(s) >= 8 {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		n -= bits.OnesCount64((x >> 7) & ^(x >> 6) & ones)
		s = s[8:]
	}
	for i := range len(s) {
		if s[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}
