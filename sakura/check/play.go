package check

import (
	"strconv"
	"time"
	"unicode/utf8"

	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// maxBreak is how far a line break may go, in percent of a line, either way.
const maxBreak = 10_000

// far is later than any script ends.
const far = play.Never - 1

// perform plays the script where rules ask for that: clicks are given at once, nothing is answered, nothing chosen.
func (c *checker) perform(o *Options) {
	timed := o.MaxTime > 0 && !c.off.has(tooLong)
	sized := o.Width != nil && (o.Columns > 0 || o.Rows > 0) &&
		(!c.off.has(lineWraps) || !c.off.has(lineCut) || !c.off.has(balloonFull))
	if !timed && !sized {
		return
	}
	level := play.Own
	if o.External {
		level = play.External
	}
	p := play.New(c.script, stage.Stage{}, nil, play.Options{Level: level, Hold: true})
	w := watch{checker: c, width: o.Width, columns: o.Columns, rows: o.Rows, limit: o.MaxTime, timed: timed, sized: sized}
	w.usual[1].scope = 1
	for b := p.Step(far); !w.see(b.Log) && !b.Done; {
		switch b.Phase {
		case play.Asking:
			b = p.Answer("", false, b.Now)
		case play.Clicking:
			b = p.Click(b.Now)
		default:
			b = p.Step(far)
		}
	}
}

// watch is what is seen of a script that plays.
type watch struct {
	*checker

	// width, columns, rows and limit, that of the time, are those of the options.
	width         func(text string) int
	columns, rows int
	limit         time.Duration
	timed, sized  bool
	// node is what was going on when the time was over, if late.
	node   int32
	late   bool
	noWrap bool
	// usual are the balloons of scopes 0 and 1, balloons those of others.
	usual    [2]balloon
	balloons []balloon
}

// see looks at events, and says whether the script is over.
func (w *watch) see(events []play.Event) (over bool) {
	for i := range events {
		e := &events[i]
		if w.timed && !w.late {
			w.clock(e)
		}
		if e.Op == play.OpEnd {
			if w.timed && e.T > w.limit {
				n := w.nodes[w.node]
				w.reportAs(tooLong, int(n.Start), int(n.End), "the script plays for %s, and may for %s: this is where it is too long", rounded(e.T), w.limit)
			}
			return true
		}
		if w.sized {
			w.layOut(e)
		}
	}
	return false
}

// clock notes what went on when the time was over: what was told last before that.
func (w *watch) clock(e *play.Event) {
	if w.late = e.T > w.limit; !w.late && e.Node >= 0 {
		w.node = e.Node
	}
}

// rounded gives a time in tenths of a second.
func rounded(t time.Duration) time.Duration { return t.Round(100 * time.Millisecond) }

// balloon is how far the text in the balloon of a scope has come.
type balloon struct {
	scope int
	// width is that of the line at work, lines is how high the text above it is in percent of a line, with what wrapping added.
	width, lines int
	// lost: it cannot be told where text goes on.
	lost bool
	// wide and full: that was reported of this line and of this balloon.
	wide, full bool
}

// layOut follows what an event does to the balloons.
func (w *watch) layOut(e *play.Event) {
	switch e.Op {
	case play.OpText:
		w.put(w.balloon(e.Scope), e)
	case play.OpChoice:
		if e.Node >= 0 && facts[w.nodes[e.Node].Tag].role == isChoice {
			w.put(w.balloon(e.Scope), e)
		}
	case play.OpBreak:
		b := w.balloon(e.Scope)
		b.lines += w.height(e) + w.wrapped(b)
		b.width, b.wide = 0, false
	case play.OpClear:
		w.clear(e.Scope)
	case play.OpTag:
		if e.Node >= 0 {
			w.place(e.Scope, facts[w.nodes[e.Node].Tag].role)
		}
	default:
	}
}

// place follows tags that text is placed by.
func (w *watch) place(scope int, r role) {
	switch r {
	case isNoWrap:
		w.noWrap = !w.noWrap
	case isLocate, isDelete:
		w.balloon(scope).lost = true
	default:
	}
}

// clear empties the balloon of a scope; all of them for -1.
func (w *watch) clear(scope int) {
	for _, list := range [][]balloon{w.usual[:], w.balloons} {
		for i := range list {
			if b := &list[i]; scope < 0 || b.scope == scope {
				*b = balloon{scope: b.scope}
			}
		}
	}
}

// balloon gives the balloon of a scope.
func (w *watch) balloon(scope int) *balloon {
	if scope == 0 || scope == 1 {
		return &w.usual[scope]
	}
	for i := range w.balloons {
		if w.balloons[i].scope == scope {
			if i > 0 {
				w.balloons[0], w.balloons[i] = w.balloons[i], w.balloons[0]
				i = 0
			}
			return &w.balloons[i]
		}
	}
	w.balloons = append(w.balloons, balloon{scope: scope})
	return &w.balloons[len(w.balloons)-1]
}

// height gives how high the line break of an event is, in percent of a line.
func (w *watch) height(e *play.Event) int {
	if e.Node < 0 || facts[w.nodes[e.Node].Tag].role != isBreak {
		return 100
	}
	arg := w.script.Arg(w.nodes[e.Node], 0)
	if arg == "" {
		return 100
	}
	if arg == "half" {
		return 50
	}
	percent, err := strconv.Atoi(arg)
	if err != nil {
		return 100
	}
	return min(max(percent, -maxBreak), maxBreak)
}

// put adds a text to the line at work.
func (w *watch) put(b *balloon, e *play.Event) {
	if b.lost {
		return
	}
	before := b.width
	b.width += w.width(e.Text)
	if w.columns > 0 && b.width > w.columns && !b.wide {
		b.wide = true
		w.wide(e, w.columns-before)
	}
	if used := b.lines + w.wrapped(b) + 100; w.rows > 0 && used > w.rows*100 && !b.full {
		b.full = true
		w.room(balloonFull, e.At, "the balloon of character %d is full here: it has room for %d lines; begin anew with \\x or \\c", e.Scope, w.rows)
	}
}

// wrapped gives how high the lines are that wrapping adds to the line at work, in percent of a line.
func (w *watch) wrapped(b *balloon) int {
	if w.columns <= 0 || w.noWrap || b.width <= w.columns {
		return 0
	}
	return (b.width - 1) / w.columns * 100
}

// wide reports a line that becomes wider than the balloon with the text of an event, of which some cells still fit.
func (w *watch) wide(e *play.Event, fits int) {
	at := e.At
	if e.Op == play.OpText {
		for i, r := range e.Text {
			if fits -= w.width(e.Text[i : i+utf8.RuneLen(r)]); fits < 0 {
				at += i
				break
			}
		}
	}
	if w.noWrap {
		w.room(lineCut, at, "this line is wider than %d cells and must not be wrapped, so the rest of it is not shown: break it", w.columns)
		return
	}
	w.room(lineWraps, at, "this line is wider than %d cells and is wrapped: break it where you would", w.columns)
}

// room reports at an offset that a text does not fit; once where several characters say it together.
func (w *watch) room(id ruleID, at int, format string, args ...any) {
	at = min(at, len(w.src))
	for at > 0 && at < len(w.src) && !utf8.RuneStart(w.src[at]) {
		at--
	}
	if n := len(w.found); n > 0 && w.found[n-1].Start == at && w.found[n-1].Code == id.String() {
		return
	}
	w.reportAs(id, at, at, format, args...)
}
