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
	// Carried is what goes on from the surface before: see Shell.Carry. Nil is nothing.
	Carried *Carried
}

// Cue is something that starts or stops animations.
type Cue struct {
	// At is when it happened, counted from when the surface came up.
	At time.Duration
	// Kind is what it is.
	Kind CueKind
	// Animation is the number or name of the animation that Start, Stop, Pause, Resume and Shift are for. For Add it says what is
	// added, with commas between: METHOD,SURFACE or METHOD,SURFACE,X,Y; or a sequence, METHOD and SURFACE,X,Y,TIME any number of
	// times, perhaps with always behind it, the times in milliseconds; or move,X,Y.
	Animation string
	// X and Y are for Shift how many pixels, or cells of text art, to the right and down.
	X, Y int
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
	// Pause keeps an animation at its frame until Resume, as \![anim,pause] does; one that is started meanwhile waits.
	Pause
	// Resume is the contrary of Pause.
	Resume
	// Shift draws an animation, or a dress-up part, in another place than its own, as \![anim,offset] does.
	Shift
	// Add draws surfaces as frames of an animation that the surface has not, as \![anim,add,overlay] and its kin do.
	Add
)
