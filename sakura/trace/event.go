package trace

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// ops are the events that become a record as they are.
var ops = map[play.Op]Op{
	play.OpSurface: OpSurface, play.OpWait: OpWait, play.OpClear: OpClear, play.OpBreak: OpBreak, play.OpClick: OpClick,
}

// named are the events whose records name their tag.
var named = [play.OpEnd + 1]bool{play.OpNote: true, play.OpWait: true, play.OpClick: true, play.OpBreak: true}

// event tells what an event of the player says.
func (t *tracer) event(e *play.Event) {
	t.reach(e)
	t.enter(e)
	if e.Op == play.OpText {
		t.say(e)
		return
	}
	t.flush()
	r := Record{T: e.T, At: t.ruler.at(e.At), Scope: e.Scope, Text: e.Text, Dur: e.Dur}
	if named[e.Op] {
		r.Tag = t.tag(e)
	}
	switch e.Op {
	case play.OpChoice:
		t.offer(e, OpChoice, r)
	case play.OpAnchor:
		t.offer(e, OpAnchor, r)
	case play.OpCue:
		t.cue(e, r)
	case play.OpNote:
		t.note(e, r)
	case play.OpEnd:
		t.ended, t.over = e.Text, e.T
	case play.OpWait:
		t.wait(e)
		r.Op = OpWait
		t.tell(r)
	default:
		if op, ok := ops[e.Op]; ok {
			r.Op = op
			t.tell(r)
		}
	}
	t.open(e)
}

// reach tells the tag of an event, once.
func (t *tracer) reach(e *play.Event) {
	if e.Node <= t.node {
		return
	}
	t.node = e.Node
	n := t.nodeOf(e)
	if n.Kind != sakura.Tag {
		return
	}
	t.flush()
	t.set(n)
	t.tell(Record{
		Op: OpTag, T: e.T, At: t.ruler.at(int(n.Start)), Scope: e.Scope, Name: t.script.Name(n), Args: t.script.Args(n),
		Text: t.script.Text(n), Alone: e.Op == play.OpTag,
	})
}

// nodeOf gives the node of an event.
func (t *tracer) nodeOf(e *play.Event) sakura.Node { return t.script.Nodes()[e.Node] }

// maxTag is how many code points of a tag are shown where something is said of it: it may be as long as the script.
const maxTag = 60

// tag gives the tag or variable of an event as it is written, the front of it if it is long; "" for a text.
func (t *tracer) tag(e *play.Event) string {
	if e.Node < 0 {
		return ""
	}
	n := t.nodeOf(e)
	if n.Kind != sakura.Tag && n.Kind != sakura.Variable {
		return ""
	}
	s, points := t.script.Text(n), 0
	for i := range s {
		if points++; points > maxTag {
			return s[:i] + "…"
		}
	}
	return s
}

// say keeps a piece of text, for more of it may follow. In a synchronised section a piece is shown in several balloons, but
// it passes but once.
func (t *tracer) say(e *play.Event) {
	again := t.texting && t.text.Scope != e.Scope && t.text.T == e.T && t.text.At == t.ruler.at(e.At)
	if e.Dur > 0 && !again {
		t.end.Paced += graphemes(e.Text)
	}
	if t.texting && t.text.Scope == e.Scope && t.text.Dur == e.Dur {
		t.more = append(t.more, e.Text...)
		return
	}
	t.flush()
	t.text = Record{Op: OpText, T: e.T, At: t.ruler.at(e.At), Scope: e.Scope, Text: e.Text, Dur: e.Dur}
	t.texting = true
}

// graphemes counts what is shown one by one of a text that is clean.
func graphemes(text string) int {
	n := 0
	for text != "" {
		piece, used := stage.Cut(text, math.MaxInt)
		n += piece.Steps()
		text = text[used:]
	}
	return n
}

// wait adds up the waits that are written as such.
func (t *tracer) wait(e *play.Event) {
	if e.Node < 0 {
		return
	}
	if tag := t.nodeOf(e).Tag; tag == waitTag || tag == waitMSTag {
		t.end.Waits = min(t.end.Waits, play.Never-e.Dur) + e.Dur
	}
}

// set notes what a tag changes about how long things stand at the end.
func (t *tracer) set(n sakura.Node) {
	if play.Refuses(n.Tag, t.o.Level) != "" {
		return
	}
	switch n.Tag {
	case choiceTimeoutTag:
		t.timeout(n, &t.end.ChoiceTimeout)
	case balloonTimeoutTag:
		t.timeout(n, &t.end.BalloonTimeout)
	case passiveTag, passiveEndTag:
		t.passive = n.Tag == passiveTag
	default:
	}
}

// mostWritten is the longest timeout that is told, in milliseconds: whoever reads JSON can hold it.
const mostWritten = 1<<53 - 1

// timeout notes a timeout that the script sets.
func (t *tracer) timeout(n sakura.Node, timeout **int) {
	arg := strings.TrimSpace(t.script.Expand(n, 2, t.expand))
	if arg == "" {
		*timeout = nil
	} else if n, err := strconv.ParseInt(arg, 10, 64); err == nil || errors.Is(err, strconv.ErrRange) {
		ms := int(min(max(n, -mostWritten), mostWritten))
		*timeout = &ms
	}
}

// expand gives the value of a variable.
func (t *tracer) expand(name, arg string) (value string, ok bool) {
	if t.o.Env == nil {
		return "", false
	}
	return t.o.Env.Expand(name, arg)
}

// cue tells what the script asks for. What its end asks for is not its own wish, and \- is told as a flag.
func (t *tracer) cue(e *play.Event, r Record) {
	if e.Cue.Kind != play.Asked || e.Cue.Tag == exitTag {
		return
	}
	r.Op, r.Name, r.Args = OpCue, e.Cue.Name, e.Cue.Args
	t.tell(r)
	t.end.Cues = append(t.end.Cues, Cue{T: r.T, Name: r.Name, Args: r.Args})
}

// note tells why a tag was not performed, and sorts it under what was refused or what is wrong.
func (t *tracer) note(e *play.Event, r Record) {
	r.Op = OpNote
	t.tell(r)
	if e.Node < 0 {
		t.end.Problems = append(t.end.Problems, Problem{At: r.At, Text: e.Text})
		return
	}
	n := t.nodeOf(e)
	switch {
	case e.Text == play.Refuses(n.Tag, t.o.Level) && e.Text != play.Refuses(n.Tag, play.Own):
		t.end.Refused = append(t.end.Refused, t.script.Text(n))
	case n.Kind == sakura.Tag && n.Tag == sakura.Unknown, t.blamed(n): // the parser said so
	case e.Text == play.Refuses(n.Tag, play.Own): // it does nothing here, and is none the worse for it
	default:
		t.end.Problems = append(t.end.Problems, Problem{At: r.At, Text: told(r)})
	}
}

// blamed says whether the parser found something wrong with a tag: what comes of that is nothing new.
func (t *tracer) blamed(n sakura.Node) bool {
	_, ok := slices.BinarySearchFunc(t.found, int(n.Start), func(p sakura.Problem, at int) int { return cmp.Compare(p.Start, at) })
	return ok
}

// told gives the reason of a note behind the tag that it is about.
func told(r Record) string {
	if r.Tag == "" {
		return r.Text
	}
	return r.Tag + ": " + r.Text
}
