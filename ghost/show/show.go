// Package show is what a viewer sees of a ghost and what a viewer can do: Frame and Input.
//
// Both are values. A Frame is not changed once it was handed out. An Input carries the serial of the frame it was made
// on: a ghost that has moved on since drops it with a note, so that a key pressed for one question never answers another.
package show

import (
	"time"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// Frame is all that a viewer sees of a ghost at an instant.
type Frame struct {
	// GhostID tells the ghost from all others of this run, also from those of the same name; 0 for one that is alone. Ghost is its
	// own name, Names are those of its characters by scope.
	GhostID int
	Ghost   string
	Names   []string
	// Looks numbers the shells that the ghost has put on: with another number it looks otherwise. Dress is what is worn of
	// dress-up parts, by scope; one that is not in it wears what the shell says. It is not changed.
	Looks int
	Dress map[int]string
	// Before is the last motion of the stage that was with another shell: what it did with animations is over.
	Before uint32
	// Serial counts the questions put to the viewer; an Input that answers one carries it.
	Serial uint64
	// Stage is what stands there.
	Stage stage.Stage
	// Row is the row of the interruption table that decides what a plain request may do now, in one word; Why is its
	// sentence.
	Row, Why string
	// NoTalk: animations that listen for talking rest, on the wish of the script.
	NoTalk bool
	// Wait says what the script waits for.
	Wait Wait
	// Marker is the balloon's marker line: who sent the script that plays. Empty for the ghost's own.
	Marker string
	// QuietUntil is when Quiet ends: zero without Quiet.
	QuietUntil time.Time
	// Hidden: the ghost is out of sight. Paused: its clock stands still, on the viewer's wish.
	Hidden, Paused bool
	// Speed is the factor of the playing speed in percent: 100 as written.
	Speed int
	// Script is what plays, At how far it got in code points.
	Script sakura.Script
	At     int
	// Elapsed is for how long it has played, in its own time: what pauses and speed change is not in it.
	Elapsed time.Duration
	// Progress is what the script is doing just now.
	Progress Progress
	// Queued is how many scripts wait for their turn.
	Queued int
	// Closing: OnClose plays, or the ghost is gone.
	Closing bool
	// Away: the ghost has left the stage by \- and comes back on a key, or when somebody speaks to it.
	Away bool
	// Boxes are the forms that are open, the one that was opened last at the end.
	Boxes []Box
	// Wishes are what scripts asked for beyond the terminal, the newest at the end.
	Wishes []Wish
}

// Wait says what the viewer waits for, or is waited for.
type Wait uint8

// What a script can wait for.
const (
	// Nothing: it has ended, or there is none.
	Nothing Wait = iota
	// Script: nothing outside; it plays.
	Script
	// Click: \x.
	Click
	// Choice: the script has ended and its choices wait.
	Choice
)

// Kind says what a viewer did.
type Kind uint8

// What a viewer can do.
const (
	// GoOn is a click on a balloon: it ends \x.
	GoOn Kind = iota
	// Choose takes the choice number Index.
	Choose
	// Break ends the script that plays, or closes the balloons that still stand.
	Break
	// Skip shows at once what comes before the next question or the end.
	Skip
	// Pause stops the clock and starts it again.
	Pause
	// Speed sets the playing speed to Index percent.
	Speed
	// Hide takes the ghost out of sight and brings it back.
	Hide
	// Close asks the ghost to go: OnClose plays first.
	Close
	// Poke is a double click on the character whose scope is Index: most ghosts answer it with their menu. X and Y say where,
	// Text is the name of the part that lies there, as the shell has it; "" where there is none.
	Poke
	// Anchor clicks the anchor number Index. It counts like Choose.
	Anchor
	// Submit gives Text to the box number Index, Cancel closes it.
	Submit
	Cancel
	// Grant performs the wish number Index, Deny puts it away.
	Grant
	Deny
	// Return brings a ghost back that is Away.
	Return
	// Speak says Text to the ghost: OnCommunicate.
	Speak
	// Tap is a click on a character with another Button. Stroke is a mouse that moves over it while a button is held down, Turn
	// its wheel: Button is 1 for up, -1 for down. All else is as for Poke.
	Tap
	Stroke
	Turn
	// Light moves the viewer's light to the choice number Index, LightAnchor to that anchor; -1 takes it away from them. It
	// counts like Choose.
	Light
	LightAnchor
)

// Input is what a viewer did.
type Input struct {
	// GhostID is that of the Frame it was done on: the ghost that it is for; 0 for the first.
	GhostID int
	// Serial is that of the Frame it was done on. It counts for GoOn and Choose, and what counts like
	// them.
	Serial uint64
	// Kind says what was done.
	Kind Kind
	// Index and Text are as Kind says.
	Index int
	Text  string
	// X and Y are where on its surface a character is touched: pixels, cells of text art, from the left upper corner of its
	// base. Button is 0 for the left one, 1 for the right one, 2 for that in the middle.
	X, Y, Button int
}
