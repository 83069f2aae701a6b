package play

import (
	"time"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// Instant is a time since the script began.
type Instant = time.Duration

// Never is the Wake of a beat that no passing of time will change.
const Never Instant = 1<<63 - 1

// Phase says what a script is doing.
type Phase uint8

// The phases of a script, in the order in which most go through them.
const (
	// Playing: text appears or a wait runs.
	Playing Phase = iota
	// Clicking: \x waits for a click.
	Clicking
	// Asking: the clock stands still until Answer.
	Asking
	// Choosing: the script has ended and its choices wait.
	Choosing
	// Lingering: the script has ended and its balloons stand until the balloon timeout.
	Lingering
	// Over: nothing more will come of this script.
	Over
)

// Modes are what the script has put in force, beyond what the Stage shows.
type Modes struct {
	// TimeCritical: \t, until a break or the end.
	TimeCritical bool
	// NoUserBreak: the viewer may not break the script.
	NoUserBreak bool
	// NoChoiceTimeout: \*.
	NoChoiceTimeout bool
	// Quit: \-, which ended the script.
	Quit bool
	// Append: the script began with \C.
	Append bool
	// Marker: \![*] or %*.
	Marker bool
	// NoWrap: \_n.
	NoWrap bool
	// NoTalk: \![set,serikotalk,false], animations that listen for talking rest.
	NoTalk bool
}

// Beat is what became of a script at an instant. It is not changed once it was returned.
type Beat struct {
	// Stage is what can be seen.
	Stage stage.Stage
	// Log is what happened since the last beat, in order: each event names the node that it is about, and no node that was
	// reached is left out, but for texts of which nothing can be seen.
	Log []Event
	// Script is what plays, and what the offsets and nodes of Log belong to, but for what an Answer tells of the one that it
	// has replaced: its OpEnd, and notes. An Answer to \![embed] makes a new Script of it too.
	Script sakura.Script
	// Ask is a question to the outside: the script stands still until Answer. Nil without one.
	Ask *Cue
	// Wake is when Step has something to do again: Never when only Answer, Choose, Click or Break can go on.
	Wake Instant
	// Stir is when the stage looks otherwise without anything happening in the script: a character walks, a text on a surface
	// goes. A Step then shows it; who skips it misses no event. Never when nothing stirs.
	Stir Instant
	// Now is how far the script's time has come: the instant that was told, or the one since which the script stands still
	// and only Answer, Choose, Click or Break can go on.
	Now Instant
	// Phase says what the script is doing.
	Phase Phase
	// Modes are in force now: none any more once the script has ended, but under Options.Hold.
	Modes Modes
	// Done: the script is over and the player may be dropped.
	Done bool
	// At is how far the script got: the offset in code points behind the last tag or character performed.
	At int
}

// Op says what an Event tells.
type Op uint8

// What an Event can tell.
const (
	// OpTag: the tag of Node was reached, and there is nothing else to tell about it at this instant. Each tag that was
	// reached is the Node of at least one event.
	OpTag Op = iota
	// OpText: Text was shown in Scope, its first grapheme at T and each further one Dur later (stage.Cut counts them). In a
	// synchronised section there is one for each scope.
	OpText
	// OpWait: the script waits for Dur because of the tag of Node. A wait that the viewer skips is none.
	OpWait
	// OpSurface: Scope shows the surface Text.
	OpSurface
	// OpClear: the balloon of Scope was cleared; of every scope for -1.
	OpClear
	// OpBreak: a line was broken in Scope.
	OpBreak
	// OpChoice: a choice with the label Text was put into Scope.
	OpChoice
	// OpClick: \x waits for a click.
	OpClick
	// OpCue: the script, or its end, asks the outside for Cue. When Cue is Beat.Ask too, the script waits for the Answer.
	OpCue
	// OpNote: the tag of Node was not performed, or not as written, for the reason in Text. Or what the viewer wished was not
	// done; then Node is -1.
	OpNote
	// OpAnchor: an anchor with the label Text was put into Scope.
	OpAnchor
	// OpEnd: the script ended. Text is "e" for \e and \z, "eof" at the end of the source, "exit" for \-, "replaced" by an
	// Answer, "choice" or "break" by the viewer. Choices that outlast the script end once more: by "choice", "break" or
	// "timeout".
	OpEnd
)

// Event is one thing that happened while a script was performed.
type Event struct {
	// Op says what it tells and which of the other fields count.
	Op Op
	// Node is the index of the node at work into the nodes of Beat.Script, which knows its name and arguments; -1 for what no
	// node did.
	Node int32
	// Scope is the number of the scope at work.
	Scope int
	// At is the offset of the tag or character in bytes of the script.
	At int
	// T is when it happened, Dur is as Op says.
	T, Dur Instant
	// Text is as Op says. It is clean, as stage.Clean says.
	Text string
	// Cue is what an OpCue asks for.
	Cue *Cue
}

// CueKind says what a Cue is.
type CueKind uint8

// What a script, or its end, can ask of the outside.
const (
	// Asked: a tag of the script asks for what Tag, Name and Args say.
	Asked CueKind = iota
	// Chosen: the viewer chose: Choice says what.
	Chosen
	// ChoiceTimeout: nobody chose in time.
	ChoiceTimeout
	// BalloonTimeout: the balloons closed by themselves.
	BalloonTimeout
	// Anchored: the viewer clicked an anchor: Choice says which. The script goes on.
	Anchored
)

// Cue is a wish of the script to the outside. What it says stands as the script has it: it is not cleaned.
type Cue struct {
	// Kind says what it is.
	Kind CueKind
	// Tag is the row of the tag that asks. What is written in an old way has the row of the modern one: \a asks as
	// \![raise,OnAITalk] does, \__t as \![open,teachbox], \__c as \![open,communicatebox], \7 as \![executesntp].
	Tag sakura.TagID
	// Name is the first word of \![…] ("raise", "open", "set"), else the name of the tag ("j", "+", "-").
	Name string
	// Args are the arguments behind Name, unquoted, with the values of their variables. Words that are part of the name stand
	// as the table has them, however the script writes them: \![Open,Browser,U] is "open" of "browser", "U".
	Args []string
	// Scope is who spoke when the tag was reached.
	Scope int
	// Choice is what was chosen, or clicked.
	Choice stage.Choice
}

// Env is what a player may ask without stopping its clock. It is called on the goroutine that calls the player.
type Env interface {
	// Expand gives the value of a variable, name without percent sign ("month", "property"), and whether it is known.
	Expand(name, arg string) (value string, ok bool)
	// Surface gives the id that a name or alias stands for; an alias is drawn once, here. ok is false where the shell lacks it.
	Surface(scope int, name string) (id string, ok bool)
	// Animation tells of an animation of the surface that a scope shows, by its number or name; not ok where there is none.
	Animation(scope int, id string) (a Animation, ok bool)
	// Intn gives a random number in [0, n).
	Intn(n int) int
}

// Animation is what a player has to know of an animation.
type Animation struct {
	// Length is how long one run of it takes.
	Length time.Duration
	// Alone: it begins by itself when its surface comes up.
	Alone bool
	// Part: it is a dress-up part that does not move: it can be shifted, and nothing else.
	Part bool
}

// Level says how far the origin of a script is trusted.
type Level uint8

// The levels of trust, from the ghost's own down.
const (
	// Own: the ghost's SHIORI said it, or an Owned SSTP request.
	Own Level = iota
	// Local: a program of this machine.
	Local
	// External: anything else.
	External
)
