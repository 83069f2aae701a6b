package trace

import (
	"strconv"

	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// AppendText appends a record as a line for people: when it happens, to whom, and what. A tag of which something else is told
// has no line of its own. The end has several lines. Nothing in them acts on a terminal.
func AppendText(b []byte, r *Record) []byte {
	if r.Op == OpTag && !r.Alone {
		return b
	}
	b = append(appendSeconds(b, r.T), "  "...)
	if r.Op == OpEnd {
		return r.End.appendText(b)
	}
	switch r.Op {
	case OpChoose, OpTimeout:
	default:
		b = append(appendWho(b, r.Scope), "  "...)
	}
	return append(appendWhat(b, r), '\n')
}

// verbs are the first words of the lines.
var verbs = [...]string{
	OpText: "+", OpSurface: "surface ", OpWait: "wait ", OpClear: "clear", OpBreak: "line break", OpChoice: "choice ",
	OpAnchor: "anchor ", OpClick: "wait for a click", OpCue: "cue ", OpNote: "note: ", OpChoose: "choose ", OpEnd: "",
}

// appendWhat appends what happens.
func appendWhat(b []byte, r *Record) []byte {
	b = append(b, verbs[r.Op]...)
	switch r.Op {
	case OpTag, OpSurface:
		b = appendEscaped(b, r.Text, "")
	case OpNote:
		b = appendEscaped(b, told(*r), "")
	case OpText:
		b = appendString(b, r.Text)
	case OpWait:
		b = appendOf(append(strconv.AppendInt(b, ms(r.Dur), 10), " ms"...), r.Tag)
	case OpClick, OpBreak:
		b = appendOf(b, r.Tag)
	case OpChoice, OpAnchor, OpChoose:
		b = appendChoiceText(b, *r.Choice)
	case OpCue:
		b = appendWish(b, r.Name, r.Args)
	case OpTimeout:
		b = append(append(b, r.Name...), " timeout"...)
	default:
	}
	return b
}

// appendOf appends the tag that something comes of, unless the words before say it.
func appendOf(b []byte, tag string) []byte {
	if tag == "" || tag == `\x` || tag == `\n` {
		return b
	}
	return append(appendEscaped(append(b, " ("...), tag, ""), ')')
}

// appendChoiceText appends a choice: its label, what it does, and with what.
func appendChoiceText(b []byte, c stage.Choice) []byte {
	b = append(appendString(b, c.Label), ' ')
	b = append(append(b, kind(c.Kind)...), ' ')
	b = appendString(b, c.ID)
	for _, ref := range c.Refs {
		b = appendString(append(b, ' '), ref)
	}
	return b
}

// appendWish appends a cue.
func appendWish(b []byte, name string, args []string) []byte {
	b = appendEscaped(b, name, "")
	for _, arg := range args {
		b = appendString(append(b, ' '), arg)
	}
	return b
}

// appendText appends the lines of an end.
func (e *End) appendText(b []byte) []byte {
	b = append(append(b, "end: "...), e.By...)
	b = append(appendSeconds(append(b, ", "...), e.Duration), " s"...)
	b = append(appendSeconds(append(b, ", waits "...), e.Waits), " s, clicks "...)
	b = strconv.AppendInt(b, int64(e.Clicks), 10)
	b = strconv.AppendInt(append(b, ", paced "...), int64(e.Paced), 10)
	b = append(appendWho(append(b, ", speaker "...), e.Stage.Speaker), '\n')
	for _, s := range e.Stage.Scopes {
		b = appendWho(append(b, "  "...), s.ID)
		b = appendString(append(b, " surface "...), s.Surface)
		b = strconv.AppendInt(append(b, " balloon "...), int64(s.Balloon), 10)
		b = append(appendString(append(b, ' '), s.Text.String()), '\n')
	}
	for i, c := range e.Stage.Choices {
		b = strconv.AppendInt(append(b, "  choice "...), int64(i+1), 10)
		b = append(appendChoiceText(append(b, ' '), c), '\n')
	}
	for _, c := range e.Stage.Anchors {
		b = append(appendChoiceText(append(b, "  anchor "...), c), '\n')
	}
	for _, c := range e.Cues {
		b = append(appendSeconds(append(b, "  cue "...), c.T), ' ')
		b = append(appendWish(b, c.Name, c.Args), '\n')
	}
	for _, f := range e.Flags() {
		b = append(append(append(b, "  flag "...), f...), '\n')
	}
	b = appendLimit(b, "  choice timeout ", e.ChoiceTimeout)
	b = appendLimit(b, "  balloon timeout ", e.BalloonTimeout)
	for _, tag := range e.Refused {
		b = append(appendEscaped(append(b, "  refused "...), tag, ""), '\n')
	}
	for _, p := range e.Problems {
		b = strconv.AppendInt(append(b, "  problem at "...), int64(p.At), 10)
		b = append(appendEscaped(append(b, ": "...), p.Text, ""), '\n')
	}
	return b
}

// appendLimit appends the line of a timeout, if the script set it.
func appendLimit(b []byte, what string, ms *int) []byte {
	if ms == nil {
		return b
	}
	return append(strconv.AppendInt(append(b, what...), int64(*ms), 10), " ms\n"...)
}

// appendWho appends the tag that gives the word to a scope.
func appendWho(b []byte, scope int) []byte {
	switch {
	case scope < 0:
		return append(b, "all"...)
	case scope < 2:
		return strconv.AppendInt(append(b, '\\'), int64(scope), 10)
	default:
		return append(strconv.AppendInt(append(b, `\p[`...), int64(scope), 10), ']')
	}
}

// appendSeconds appends an instant in seconds, with milliseconds.
func appendSeconds(b []byte, t play.Instant) []byte {
	n := ms(t)
	b = append(strconv.AppendInt(b, n/1000, 10), '.')
	n %= 1000
	return append(b, byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10))
}
