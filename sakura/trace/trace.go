package trace

import (
	"strings"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// How long choices and balloons stand where the script says nothing else.
const (
	choiceTimeout  = 15 * time.Second
	balloonTimeout = 10 * time.Second
)

// Options say under which conditions a script is traced. The zero value is a script of the ghost's own at the default pace,
// whose clicks are given.
type Options struct {
	// Level says how far the script is trusted.
	Level play.Level
	// Env answers for the ghost; nil knows no variable and takes every surface.
	Env play.Env
	// Pace is how long each grapheme takes: 50 ms for 0, no time when it is negative.
	Pace time.Duration
	// Click says what becomes of \x.
	Click Click
	// Choose is the number of the choice that is taken when the script has come to its end, counted from 1; 0 takes none.
	Choose int
	// Until cuts the trace at an instant; nil does not.
	Until *play.Instant
	// At cuts the script at a code point, or before the tag that it lies in; nil does not.
	At *int
}

// Click says what becomes of a script that waits for a click.
type Click uint8

const (
	// Auto gives the click at once.
	Auto Click = iota
	// Stop ends the trace there.
	Stop
)

// Play traces a script and yields what happens, in order. The records are the caller's until yield returns; OpEnd is the last
// one, and comes unless yield returned false. CR and LF in the script are ignored, wherever they stand.
func Play(script string, o Options, yield func(*Record) bool) {
	if strings.ContainsAny(script, "\r\n") {
		script = strings.NewReplacer("\r", "", "\n", "").Replace(script)
	}
	parsed, problems := sakura.Parse(script)
	t := &tracer{o: o, script: parsed, ruler: newRuler(script), yield: yield, limit: play.Never, node: -1, found: problems}
	for _, p := range problems {
		t.end.Problems = append(t.end.Problems, Problem{At: t.ruler.at(p.Start), Text: p.Message})
	}
	if o.Until != nil {
		t.limit = *o.Until
	}
	if o.At != nil {
		t.cut(*o.At)
	}
	t.run()
}

// tracer is a script that is being traced.
type tracer struct {
	o      Options
	script sakura.Script
	ruler  ruler
	yield  func(*Record) bool
	// found are the problems of the parser.
	found sakura.Problems
	// record is the one that is yielded.
	record Record
	// stopped: nobody wants to know more.
	stopped bool
	// limit is when the trace is cut, short says that the script itself was.
	limit play.Instant
	short bool
	// now is the instant of the last record.
	now play.Instant
	// node is the last node that was told of.
	node int32
	// text is a run of text that may go on: it is told when something else happens.
	text    Record
	texting bool
	// more is what follows the first piece of it.
	more []byte
	// ended says by what the script ended, "" as long as it plays, and over when.
	ended string
	over  play.Instant
	// cast are the scopes that were switched to, spoken in or posed.
	cast []int
	// passive: the ghost has been put in passive mode, in which nothing times out.
	passive bool
	// ranges are the tags that opened the choice of \\__q and the anchor of \\_a that are being written, by what they are.
	ranges [2]sakura.Node
	end    End
	last   play.Beat
}

// cut cuts the script at a code point, or before what it lies in. Reading the rest gives what reading it all gave, for no
// piece of a script depends on what stands behind it.
func (t *tracer) cut(at int) {
	offset := t.ruler.offset(at)
	src := t.script.Source()
	if offset == len(src) {
		return
	}
	for _, n := range t.script.Nodes() {
		if int(n.Start) <= offset && offset < int(n.End) && n.Kind != sakura.Text {
			offset = int(n.Start)
			break
		}
	}
	t.script, _ = sakura.Parse(src[:offset])
	t.short = true
}

// run plays the script to its end, or to where it is cut.
func (t *tracer) run() {
	p := play.New(t.script, stage.Stage{}, t.o.Env, play.Options{
		Level: t.o.Level, Hold: true, Pace: t.o.Pace, Instant: t.o.Pace < 0,
		ChoiceTimeout: choiceTimeout, BalloonTimeout: balloonTimeout,
	})
	b := p.Step(t.limit)
	for t.see(b) {
		switch {
		case b.Phase == play.Asking:
			b = p.Answer("", false, b.Now)
		case b.Phase == play.Clicking && t.o.Click == Auto:
			t.end.Clicks++
			b = p.Click(b.Now)
		case b.Phase == play.Playing && b.Wake <= t.limit:
			b = p.Step(t.limit)
		default:
			t.finish()
			return
		}
	}
}

// see tells what is in a beat; false when nobody wants to know more.
func (t *tracer) see(b play.Beat) bool {
	t.last = b
	for i := range b.Log {
		t.event(&b.Log[i])
	}
	return !t.stopped
}

// tell yields a record. What happens is told in the order of time.
func (t *tracer) tell(r Record) {
	if t.stopped {
		return
	}
	t.now = max(t.now, r.T)
	r.T = t.now
	t.record = r
	t.stopped = !t.yield(&t.record)
}

// flush tells the run of text that was kept back.
func (t *tracer) flush() {
	if t.texting {
		t.texting = false
		if len(t.more) > 0 {
			t.text.Text += string(t.more)
			t.more = t.more[:0]
		}
		t.tell(t.text)
	}
}
