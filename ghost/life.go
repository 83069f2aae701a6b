package ghost

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"ukatty/ghost/journal"
	"ukatty/ghost/shiori"
	"ukatty/ghost/show"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// life is all that changes about a ghost. Only the goroutine of Run touches it.
type life struct {
	g   *Ghost
	ctx context.Context
	at  time.Time // the time of day at which the loop woke
	rng *rand.Rand

	mind    mind
	clock   clock
	courier courier       // to other ghosts
	module  shiori.Module // the SHIORI; nil while it is not loaded

	talk    talk         // what plays, or played last
	player  *play.Player // nil when nothing plays
	beat    play.Beat
	heeding bool           // what a beat asked for is being done
	pending *answer        // to the question of that beat; nil without one
	stage   stage.Stage    // what stands there, with and without a player
	worn    map[int]string // surfaces that were put on past the player, by scope, see wear
	shown   map[int]string // surfaces that were last shown, by scope, see env
	clickAt time.Time      // since when \x waits
	endedAt time.Time      // when the last script ended
	queue   []talk
	boxes   boxes  // forms that are open
	wishes  wishes // what scripts asked for beyond the terminal

	minute     time.Time // when the next OnMinuteChange is due; zero if the SHIORI does not want it
	second     time.Time // likewise OnSecondChange
	restore    time.Time // likewise OnSurfaceRestore; zero while something plays, too
	born       time.Time
	booted     time.Time // when the machine was started; zero until somebody asks
	quietUntil time.Time
	hidden     bool
	away       bool // off the stage: see exit
	passive    bool
	induction  bool
	debugs     bool     // \![set,shioridebugmode,true]
	timers     []*timer // in the order in which they were set
	zorder     string   // groups of scopes, see arrange
	looks      int      // numbers what was put on: see putOn
	before     uint32   // the last motion on the stage with another shell
	rested     uint32   // the last motion before the script that plays
	// clothes are the dress-up parts that each scope wears, where that is other than the shell says; not changed, but replaced.
	// closet has those of the shells that were worn before.
	clothes     map[int]string
	closet      map[string]map[int]string
	unkept      map[string]string // what the memory has yet to keep, by its entries
	keeping     bool              // the courier was told to see to it
	translating int               // talks that OnTranslate is asked about
	pace        pace              // of the events that scripts cause
	sticky      string
	installed   lastInstalled
	stroked     time.Time // when a mouse that moves was last told of
	light       light
	// refusedClose is when passive mode last refused a viewer's wish to go.
	refusedClose time.Time
	raised       int  // events that the script has raised without waiting: see mayRaise
	closing      bool // OnClose was asked or its answer plays
	over         bool // the ghost has left
	travelling   bool // another ghost comes in its place
	greeted      bool // the others know that it has come

	viewers []viewer
	seen    show.Presence // what those who watch others were told last
	serial  uint64
	changed bool // something that viewers see is other than in the last frame

	transcript transcript
	progress   progress
	chores     sync.WaitGroup // work that clients left behind, see chore
}

func newLife(ctx context.Context, g *Ghost) *life {
	now := time.Now()
	l := &life{
		g: g, ctx: ctx, at: now, born: now,
		rng:    rand.New(rand.NewPCG(g.opt.Seed, 0x756b61747479)), //nolint:gosec // dice, not secrets
		serial: uint64(g.hwnd) << 32,                              // no question of one ghost is taken for one of another
		clock:  clock{speed: 100, since: now},
	}
	l.module = g.opt.Module
	l.mind.asks, l.courier.errands = make(chan question), make(chan order)
	l.transcript = transcript{journal: g.opt.Journal, self: g, id: g.hwnd}
	return l
}

// note adds a sentence to the journal.
func (l *life) note(format string, args ...any) {
	l.g.opt.Journal.Add(journal.Entry{Kind: journal.Note, Ghost: l.g.opt.Identity.Name, GhostID: l.g.hwnd, Time: l.at, Text: fmt.Sprintf(format, args...)})
}

// state gathers the facts that decide what a request may do.
func (l *life) state() State {
	phase := l.phase()
	talking := phase == play.Playing || phase == play.Clicking || phase == play.Asking
	return State{
		Closing:      l.closing || l.over || l.module == nil,
		Silent:       l.mind.silent(),
		Hidden:       l.hidden,
		QueueFull:    len(l.queue) >= queueLimit,
		Passive:      l.passive,
		Induction:    l.induction,
		TimeCritical: talking && l.beat.Modes.TimeCritical,
		EntryHeld:    l.talk.held.waits(),
		Choosing:     (talking || phase == play.Choosing) && len(l.stage.Choices) > 0 && l.watched(),
		Clicking:     phase == play.Clicking,
		Input:        len(l.boxes.open) > 0,
		NoUserBreak:  talking && l.beat.Modes.NoUserBreak,
		Talking:      talking || l.translating > 0,
		SSTP:         l.player != nil && l.talk.sstp,
		Quiet:        l.quiet(),
	}
}

// phase says what the script does; play.Over without one.
func (l *life) phase() play.Phase {
	if l.player == nil {
		return play.Over
	}
	return l.beat.Phase
}

// verdict asks the table.
func (l *life) verdict(c Class) Decision { return Verdict(l.state(), c) }

// canTalk says whether a talk that nobody asked for may begin: only on an empty stage that nobody waits for.
func (l *life) canTalk() bool {
	return l.phase() == play.Over && len(l.queue) == 0 && !l.away && l.verdict(Plain).Row == "idle"
}

// advance does everything that is due by now.
func (l *life) advance() {
	l.giveUp()
	if l.player != nil && !l.clock.paused && l.beat.Ask == nil && !l.patient() {
		if now := l.clock.now(l.at); now >= min(l.beat.Wake, l.beat.Stir) {
			l.take(l.player.Step(now))
		}
	}
	l.goOnAlone()
	l.expireBoxes()
	l.expireWishes()
	if !l.quietUntil.IsZero() && !l.quiet() {
		l.endQuiet("its 16 s are over")
	}
	l.tickSeconds()
	l.restoreSurfaces()
	l.tellLight()
	l.ringTimers()
	l.nextTalk()
	l.curtain()
}

// maxNap is how long the loop sleeps at most when nothing is due.
const maxNap = 24 * time.Hour

// nap is how long the loop may sleep.
func (l *life) nap() time.Duration {
	left := maxNap
	if l.player != nil && l.beat.Ask == nil && !l.patient() {
		if d, ok := l.clock.when(min(l.beat.Wake, l.beat.Stir), l.at); ok {
			left = min(left, d)
		}
	}
	for _, due := range []time.Time{
		l.minute, l.second, l.restore, l.quietUntil, l.mindDue(), l.aloneDue(), l.queueDue(), l.timerDue(), l.boxDue(), l.wishDue(),
		l.lightDue(),
	} {
		if !due.IsZero() {
			left = min(left, due.Sub(l.at))
		}
	}
	return max(left, 0)
}
