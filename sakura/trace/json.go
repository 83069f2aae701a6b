package trace

import (
	"strconv"
	"time"
	"unicode/utf8"

	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// AppendJSON appends a record as one JSON object and a line feed.
//
// It is written by hand for its order, which is the same in every version, and for its escapes: no C0, DEL or C1 control and
// no control of the writing direction is ever in it, so that it can be shown in a terminal.
func AppendJSON(b []byte, r *Record) []byte {
	b = append(b, `{"v":1`...)
	if r.Op != OpEnd { // duration_ms says when the script ended
		b = strconv.AppendInt(append(b, `,"t":`...), ms(r.T), 10)
	}
	b = append(b, `,"op":"`...)
	b = append(append(b, r.Op.String()...), '"')
	switch r.Op {
	case OpEnd:
		b = r.End.append(b)
	case OpChoose:
		b = append(appendChoice(append(b, ','), *r.Choice), '}')
	case OpTimeout:
		b = append(appendString(append(b, `,"name":`...), r.Name), '}')
	default:
		b = strconv.AppendInt(append(b, `,"at":`...), int64(r.At), 10)
		b = append(appendFields(b, r), '}')
	}
	return append(b, '\n')
}

// appendFields appends what a record says about a place of the script.
func appendFields(b []byte, r *Record) []byte {
	if r.Op != OpTag && r.Op != OpNote {
		b = strconv.AppendInt(append(b, `,"scope":`...), int64(r.Scope), 10)
	}
	switch r.Op {
	case OpTag, OpCue:
		b = appendString(append(b, `,"name":`...), r.Name)
		b = appendStrings(append(b, `,"args":`...), r.Args)
	case OpText:
		b = appendString(append(b, `,"text":`...), r.Text)
		b = strconv.AppendInt(append(b, `,"each_ms":`...), ms(r.Dur), 10)
	case OpNote:
		b = appendString(append(b, `,"text":`...), r.Text)
	case OpSurface:
		b = appendString(append(b, `,"surface":`...), r.Text)
	case OpWait:
		b = strconv.AppendInt(append(b, `,"ms":`...), ms(r.Dur), 10)
	case OpChoice, OpAnchor:
		b = appendChoice(append(b, ','), *r.Choice)
	default:
	}
	return b
}

// append appends the fields of an end, and the bracket that closes it.
func (e *End) append(b []byte) []byte {
	b = strconv.AppendInt(append(b, `,"duration_ms":`...), ms(e.Duration), 10)
	b = strconv.AppendInt(append(b, `,"explicit_wait_ms":`...), ms(e.Waits), 10)
	b = strconv.AppendInt(append(b, `,"clicks":`...), int64(e.Clicks), 10)
	b = strconv.AppendInt(append(b, `,"paced":`...), int64(e.Paced), 10)
	b = appendString(append(b, `,"ended_by":`...), e.By)
	b = strconv.AppendInt(append(b, `,"speaker":`...), int64(e.Stage.Speaker), 10)
	b = appendList(append(b, `,"scopes":`...), e.Stage.Scopes, appendScope)
	b = appendList(append(b, `,"choices":`...), e.Stage.Choices, appendObject)
	b = appendList(append(b, `,"anchors":`...), e.Stage.Anchors, appendObject)
	b = appendList(append(b, `,"cues":`...), e.Cues, appendCue)
	b = appendStrings(append(b, `,"flags":`...), e.Flags())
	b = appendTimeout(b, `,"choice_timeout_ms":`, e.ChoiceTimeout)
	b = appendTimeout(b, `,"balloon_timeout_ms":`, e.BalloonTimeout)
	b = appendStrings(append(b, `,"refused":`...), e.Refused)
	b = appendList(append(b, `,"problems":`...), e.Problems, appendProblem)
	return append(b, '}')
}

func appendScope(b []byte, s stage.Scope) []byte {
	b = strconv.AppendInt(append(b, `{"id":`...), int64(s.ID), 10)
	b = appendString(append(b, `,"surface":`...), s.Surface)
	b = strconv.AppendInt(append(b, `,"balloon":`...), int64(s.Balloon), 10)
	b = appendString(append(b, `,"text":`...), s.Text.String())
	return append(b, '}')
}

func appendObject(b []byte, c stage.Choice) []byte {
	return append(appendChoice(append(b, '{'), c), '}')
}

// appendChoice appends the fields of a choice or anchor.
func appendChoice(b []byte, c stage.Choice) []byte {
	b = appendString(append(b, `"label":`...), c.Label)
	b = appendString(append(b, `,"kind":`...), kind(c.Kind))
	b = appendString(append(b, `,"id":`...), c.ID)
	return appendStrings(append(b, `,"refs":`...), c.Refs)
}

func appendCue(b []byte, c Cue) []byte {
	b = strconv.AppendInt(append(b, `{"t":`...), ms(c.T), 10)
	b = appendString(append(b, `,"name":`...), c.Name)
	b = appendStrings(append(b, `,"args":`...), c.Args)
	return append(b, '}')
}

func appendProblem(b []byte, p Problem) []byte {
	b = strconv.AppendInt(append(b, `{"at":`...), int64(p.At), 10)
	b = appendString(append(b, `,"text":`...), p.Text)
	return append(b, '}')
}

// appendTimeout appends a field that stands only where the script set it.
func appendTimeout(b []byte, field string, ms *int) []byte {
	if ms == nil {
		return b
	}
	return strconv.AppendInt(append(b, field...), int64(*ms), 10)
}

// appendList appends a list.
func appendList[T any](b []byte, list []T, one func([]byte, T) []byte) []byte {
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(b, v)
	}
	return append(b, ']')
}

func appendStrings(b []byte, list []string) []byte { return appendList(b, list, appendString) }

// appendString appends a string in quotation marks.
func appendString(b []byte, s string) []byte {
	return append(appendEscaped(append(b, '"'), s, `"\`), '"')
}

// appendEscaped appends a string in which nothing acts on a terminal: controls are written as JSON writes them, and so is
// what is asked for, with a backslash before it. A broken byte becomes U+FFFD.
func appendEscaped(b []byte, s, also string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c < ' ' || c == 0x7F:
				b = appendUnicode(b, rune(c))
			case len(also) > 0 && (c == also[0] || c == also[1]):
				b = append(b, '\\', c)
			default:
				b = append(b, c)
			}
			continue
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		switch {
		case acts(r):
			b = appendUnicode(b, r)
		case r == utf8.RuneError && w == 1:
			b = append(b, "\uFFFD"...)
		default:
			b = append(b, s[i:i+w]...)
		}
		i += w
	}
	return b
}

// acts says whether a rune beyond ASCII does something to a terminal: C1 controls, line and paragraph separators, and what
// embeds, overrides or isolates a writing direction.
func acts(r rune) bool {
	return r >= 0x80 && r <= 0x9F || r >= 0x2028 && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// appendUnicode appends the escape of a rune of the first plane.
func appendUnicode(b []byte, r rune) []byte {
	switch r {
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
}

// ms gives whole milliseconds.
func ms(t play.Instant) int64 { return int64(t / time.Millisecond) }
