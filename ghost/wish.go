package ghost

import (
	"time"

	"ukatty/ghost/show"
)

// Wishes are what scripts ask for beyond the terminal: the rows of class os, and \j.

// wishAsks are the tags that wish for something, by the slugs of their rows.
func wishAsks() map[string]asker { return nil }

// wish is one thing that a script asked for.
type wish struct {
	show show.Wish
}

// wishes are those that wait for the viewer, the newest at the end.
type wishes struct {
	open []wish
	last int // the number of the newest
}

// wishDue is when the first of the wishes is put away by itself; zero while none is.
func (l *life) wishDue() time.Time { return time.Time{} }

// expireWishes puts the wishes away whose time is over.
func (l *life) expireWishes() {}

// showWishes gives the wishes for a frame.
func (l *life) showWishes() []show.Wish { return nil }

// grant performs the wish in.Index.
func (l *life) grant(in show.Input) { l.note("there is no wish %d: dropped", in.Index) }

// deny puts the wish in.Index away.
func (l *life) deny(in show.Input) { l.note("there is no wish %d: dropped", in.Index) }
