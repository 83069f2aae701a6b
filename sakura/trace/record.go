package trace

import (
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// Op says what a Record tells.
type Op uint8

// What a Record can tell.
const (
	OpTag Op = iota
	OpText
	OpSurface
	OpWait
	OpClear
	OpBreak
	OpChoice
	OpAnchor
	OpClick
	OpCue
	OpNote
	OpChoose
	OpTimeout
	OpEnd
)

// String gives the word of the JSON form; "" for what is none.
func (o Op) String() string {
	names := [...]string{
		"tag", "text", "surface", "wait", "clear", "break", "choice", "anchor", "click", "cue", "note", "choose", "timeout", "end",
	}
	if int(o) < len(names) {
		return names[o]
	}
	return ""
}

// Record is one thing that happened. Which fields count depends on Op; see the package comment.
type Record struct {
	Op Op
	// T is when it happened.
	T play.Instant
	// At is where the tag or text stands in the script, in code points.
	At int
	// Scope is the number of the character at work; -1 for all.
	Scope int
	// Name and Args are those of a tag, a cue or a timeout.
	Name string
	Args []string
	// Text is a text, a surface or a note; of a tag it is the tag as it is written.
	Text string
	// Tag is the tag or variable that a note, a wait, a click or a line break comes of, as it is written; "" for none. Of a
	// long one it is the front.
	Tag string
	// Dur is how long a wait is, or each grapheme of a text takes.
	Dur play.Instant
	// Alone: nothing else is told about the tag.
	Alone bool
	// Choice is a choice or anchor; nil for an Op that is about none.
	Choice *stage.Choice
	// End is the end; nil for any other Op.
	End *End
}

// End is what a script has come to.
type End struct {
	// Duration is how long it took: pace, waits and animations. Waits is the sum of \wN and \_w[ms] that were reached.
	Duration, Waits play.Instant
	// Clicks is how many clicks \x and \x[noclear] were given.
	Clicks int
	// Paced is how many graphemes were shown one by one.
	Paced int
	// By says what ended it: "e", "eof", "break" for \- and what replaces the script, "timeout" where it was cut short by
	// Options.Until, Options.At or a click that was not given.
	By string
	// Stage is what can be seen.
	Stage stage.Stage
	// Cues are what the script asked for.
	Cues []Cue
	// Modes are in force.
	Modes play.Modes
	// ChoiceTimeout and BalloonTimeout are what the script set, in milliseconds as written; nil where it did not.
	ChoiceTimeout, BalloonTimeout *int
	// Refused are the tags, as written, that the script's origin may not use.
	Refused []string
	// Problems are what is wrong with the script, by their offsets.
	Problems []Problem
}

// Cue is something that the script asked for.
type Cue struct {
	T    play.Instant
	Name string
	Args []string
}

// Problem is something that is wrong with a script.
type Problem struct {
	// At is where, in code points.
	At   int
	Text string
}

// flag is a mode of a script that an end names.
type flag struct {
	name string
	on   func(play.Modes) bool
}

// flags are the modes in the order in which they are named.
var flags = []flag{
	{"time_critical", func(m play.Modes) bool { return m.TimeCritical }},
	{"no_choice_timeout", func(m play.Modes) bool { return m.NoChoiceTimeout }},
	{"quit", func(m play.Modes) bool { return m.Quit }},
	{"append", func(m play.Modes) bool { return m.Append }},
	{"marker", func(m play.Modes) bool { return m.Marker }},
	{"nowrap", func(m play.Modes) bool { return m.NoWrap }},
	{"no_user_break", func(m play.Modes) bool { return m.NoUserBreak }},
}

// Flags gives the names of the modes in force; nil for none.
func (e *End) Flags() []string {
	var names []string
	for _, f := range flags {
		if f.on(e.Modes) {
			names = append(names, f.name)
		}
	}
	return names
}

// kind gives the word for what choosing does.
func kind(k stage.Kind) string {
	switch k {
	case stage.ByEvent:
		return "event"
	case stage.ByScript:
		return "script"
	default:
		return "id"
	}
}
