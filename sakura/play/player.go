package play

import (
	"time"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// Options say under which conditions a script is played. The zero value is a script of the ghost's own at the default pace.
type Options struct {
	// Level says how far the script is trusted.
	Level Level
	// AllowExit lets \- of a script that is not the ghost's own end the ghost.
	AllowExit bool
	// Pace is how long each grapheme takes; 0 is 50 ms. Instant: they take no time.
	Pace    time.Duration
	Instant bool
	// ChoiceTimeout is how long choices wait once the script has ended: 0 is 15 s, negative for ever.
	ChoiceTimeout time.Duration
	// BalloonTimeout is how long balloons stand once the script has ended: 0 is 10 s, negative for ever.
	BalloonTimeout time.Duration
	// ClickTimeout is how long \x waits for a click: 0 and negative for ever.
	ClickTimeout time.Duration
}

// Player performs one script.
type Player struct{}

// New gives a player that is about to perform a script on a stage. Nothing happens before the first Step.
func New(s sakura.Script, on stage.Stage, env Env, o Options) *Player { return &Player{} }

// Step performs everything that is due by now, but never goes past a question.
func (p *Player) Step(now Instant) Beat { return Beat{} }

// Answer answers the question of Beat.Ask.
func (p *Player) Answer(script string, ok bool, now Instant) Beat { return Beat{} }

// Choose takes choice i of the last beat's stage.
func (p *Player) Choose(i int, now Instant) Beat { return Beat{} }

// Click goes on after \x.
func (p *Player) Click(now Instant) Beat { return Beat{} }

// Break ends the script, or closes its balloons.
func (p *Player) Break(now Instant) Beat { return Beat{} }

// Skip shows at once all that comes before the next question or the end.
func (p *Player) Skip(now Instant) Beat { return Beat{} }

// Performs says whether a row of the table is performed.
func Performs(t sakura.TagID) bool { return false }
