package play

import "time"

// The times that a user of this program may leave unsaid.
const (
	defaultPace           = 50 * time.Millisecond
	defaultChoiceTimeout  = 15 * time.Second
	defaultBalloonTimeout = 10 * time.Second

	// maxPace is what the pace is cut to.
	maxPace = 10 * time.Second
)

// Options say under which conditions a script is played. The zero value is a script of the ghost's own at the default pace.
type Options struct {
	// Level says how far the script is trusted.
	Level Level
	// Instant: characters take no time. Waits still do.
	Instant bool
	// Hold leaves the stage and the modes as they are when the script has ended, until a Break or Choose: no balloon closes,
	// no timeout runs, and \- closes nothing. It is for those who want to look at an end, not at what comes after it.
	Hold bool
	// Pace is how long each grapheme takes: 50 ms when it is not positive, 10 s at most.
	Pace time.Duration
	// ChoiceTimeout is how long choices wait once the script has ended: 0 is 15 s, negative for ever. The script may say
	// otherwise.
	ChoiceTimeout time.Duration
	// BalloonTimeout is how long balloons stand once the script has ended: 0 is 10 s, negative for ever. The script may say
	// otherwise.
	BalloonTimeout time.Duration
	// ClickTimeout is how long \x waits for a click; for ever when it is not positive.
	ClickTimeout time.Duration
}

// filled gives the options with the defaults in their places.
func (o Options) filled() Options {
	if o.Pace <= 0 {
		o.Pace = defaultPace
	}
	o.Pace = min(o.Pace, maxPace)
	if o.Instant {
		o.Pace = 0
	}
	if o.ChoiceTimeout == 0 {
		o.ChoiceTimeout = defaultChoiceTimeout
	}
	if o.BalloonTimeout == 0 {
		o.BalloonTimeout = defaultBalloonTimeout
	}
	return o
}

// nowhere is the Env of a player that was given none: nothing is known, every surface is fine.
type nowhere struct{}

func (nowhere) Expand(string, string) (string, bool)            { return "", false }
func (nowhere) Surface(_ int, name string) (id string, ok bool) { return name, true }
func (nowhere) Animation(int, string) (a Animation, ok bool)    { return a, false }
func (nowhere) Intn(int) int                                    { return 0 }
