package trace

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// finish tells what comes after the last tag or character, and the end.
func (t *tracer) finish() {
	t.flush()
	end := &t.end
	end.Stage, end.Modes = t.played(t.last.Stage), t.last.Modes
	end.Duration, end.By = t.over, by(t.ended)
	switch {
	case t.ended == "" && t.last.Phase == play.Playing:
		end.Duration = t.limit
	case t.ended == "":
		end.Duration = t.last.Now
	case t.short && t.ended == "eof":
		end.By = byTimeout
	case end.By == byBreak:
	case t.o.Choose != 0:
		t.choose()
	default:
		t.expire()
	}
	slices.SortStableFunc(end.Problems, func(a, b Problem) int { return cmp.Compare(a.At, b.At) })
	t.tell(Record{Op: OpEnd, T: max(t.now, end.Duration), End: end})
}

// What ended a script, where it was not the script itself.
const (
	byBreak   = "break"
	byTimeout = "timeout"
)

// by gives what ended a script, in the words of the contract.
func by(ended string) string {
	switch ended {
	case "e", "eof":
		return ended
	case "":
		return byTimeout
	default:
		return byBreak
	}
}

// choose takes a choice, which replaces the script.
func (t *tracer) choose() {
	choices := t.end.Stage.Choices
	if t.o.Choose < 0 || t.o.Choose > len(choices) {
		why := fmt.Sprintf("choice %d was to be taken, and there are %d", t.o.Choose, len(choices))
		t.end.Problems = append(t.end.Problems, Problem{At: t.ruler.points, Text: why})
		return
	}
	t.end.By = byBreak
	t.tell(Record{Op: OpChoose, T: t.over, Choice: &choices[t.o.Choose-1]})
}

// expire takes off the stage what does not stand until Options.Until.
func (t *tracer) expire() {
	set, timeout, name := t.end.BalloonTimeout, balloonTimeout, "balloon"
	if len(t.end.Stage.Choices) > 0 {
		set, timeout, name = t.end.ChoiceTimeout, choiceTimeout, "choice"
		if t.end.Modes.NoChoiceTimeout {
			return
		}
	} else if !slices.ContainsFunc(t.end.Stage.Scopes, func(s stage.Scope) bool { return s.Open }) {
		return
	}
	if set != nil {
		timeout = time.Duration(min(max(*set, 0), maxTimeout)) * time.Millisecond
	}
	if timeout == 0 || t.passive || t.o.Until == nil || t.limit-t.over < timeout {
		return
	}
	t.tell(Record{Op: OpTimeout, T: t.over + timeout, Name: name})
	b := stage.NewBuilder(t.end.Stage)
	b.CloseAll()
	t.end.Stage = b.Freeze()
}

// maxTimeout is what the player cuts timeouts to, in milliseconds.
const maxTimeout = 24 * 60 * 60 * 1000
