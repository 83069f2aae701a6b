package shells

import "time"

// Pose is what a character does, as far as it is seen.
type Pose struct {
	// Scope is the character, for its dress-up parts.
	Scope int
	// Surface is the number of the surface, as Resolve gives it.
	Surface string
	// Dress is what is worn.
	Dress Dress
	// Cues are what has happened since the surface came up, in the order of time.
	Cues []Cue
}

// Cue is something that starts or stops animations.
type Cue struct {
	// At is when it happened, counted from when the surface came up.
	At time.Duration
	// Kind is what it is.
	Kind CueKind
	// Animation is the number or name of the animation that Start and Stop are for.
	Animation string
	// Talked is for Talk how many characters of text the scope has said by then in all.
	Talked int
}

// CueKind is what a Cue is.
type CueKind uint8

// The kinds of cues.
const (
	// Start starts an animation, as \i[ID] and \![anim,start] do.
	Start CueKind = iota
	// Stop ends one, as \![anim,stop] does.
	Stop
	// Talk says how many characters were said, for intervals of talk.
	Talk
	// YenE is the end of a script, for intervals of yen-e.
	YenE
	// StartTalk is the first character of the scope, EndTalk that another scope speaks.
	StartTalk
	// EndTalk is for intervals of endtalk.
	EndTalk
)
