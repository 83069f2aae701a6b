package ghost

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"ukatty/ghost/journal"
	"ukatty/ghost/reach"
	"ukatty/ghost/shiori"
	"ukatty/ghost/show"
	"ukatty/shells"
)

// ErrGone is what a ghost answers that has left.
var ErrGone = errors.New("ghost: the ghost has left")

// Options are what a ghost is made of.
type Options struct {
	// Identity is who it is.
	Identity Identity
	// Shell is how its characters look, ShellDir the folder that it was read from, absolute; "" for one that comes with the
	// program.
	Shell    *shells.Shell
	ShellDir string
	// Shells are all that it has, in the order of its list; nil where only Shell is known.
	Shells []ShellPlace
	// List reads that list as it is now. It may take time, and be called from any goroutine but the ghost's. Nil: no other shell
	// ever comes.
	List func() (ShellList, error)
	// Wear reads one of them, and what its descript.txt and the ghost's own make of the ghost. It takes time, and may be called
	// from any goroutine; its error is one sentence for the journal. Nil: the ghost keeps the shell that it came in.
	Wear func(ShellPlace) (Outfit, error)
	// Dressed: the shell was asked for, and the one that the ghost wore last in an earlier run does not count.
	Dressed bool
	// Module is its SHIORI. The ghost closes it when it leaves.
	Module shiori.Module
	// Renew makes its SHIORI once more, for \![reload,shiori]; nil if it cannot be made anew. It may be called from any
	// goroutine.
	Renew func() (shiori.Module, error)
	// Journal is told all that happens.
	Journal *journal.Journal
	// Dir is the folder of the ghost, absolute; "" for one that comes with the program.
	Dir string
	// Place is what it is remembered by, other than any ghost's name; "" for its name. Ghosts of one name have different ones.
	Place string
	// User is what %username stands for.
	User string
	// FirstBoot says whether it has never been here before. It is asked once, when Run begins; nil says no.
	FirstBoot func() bool
	// Lang is the language of the words that %ms and its kin stand for: "en", else Japanese.
	Lang string
	// AllowExit: \- in the script of a client of this machine ends the ghost, as it does in its own. Without it the ghost
	// only leaves the stage.
	AllowExit bool
	// Seed makes its random numbers; the same seed makes the same ones.
	Seed uint64
	// Allow is what its scripts may do beyond the terminal without being asked.
	Allow Allow
	// Var is the folder that results of HTTP requests are written to, absolute; "" for ghost/master/var below Dir.
	Var string
	// Folders are those below which scripts may name archives and files, absolute, besides Dir.
	Folders []string
	// Opener shows pages and files; the zero value with the programs of the system.
	Opener reach.Opener
	// Crash is told when the SHIORI panicked, with the value and the stack. Nil drops it.
	Crash func(value any, stack []byte)
}

// ShellPlace is a shell that a ghost has.
type ShellPlace struct {
	// Name is its own name, Dir its folder, absolute; "" for one that comes with the program.
	Name, Dir string
}

// ShellList is all the shells that a ghost has. It is not changed once it was given.
type ShellList struct {
	All []ShellPlace
	// Newest is the folder of the one that was installed last; "" where nobody knows.
	Newest string
}

// Ghost is a ghost alive. Its methods may be called from any goroutine.
type Ghost struct {
	opt  Options
	id   string
	hwnd int
	b    *Baseware // whose ghost it is; nil for one that is alone
	heir *Ghost    // who has its place once it has left the list: see roster, whose lock guards it
	// arrival is how it came; nil for one that was there from the beginning.
	arrival *arrival
	// wears is what it has put on since it came; nil for what it came in. Its own goroutine changes it.
	wears atomic.Pointer[Outfit]
	// listed are its shells as they were last read; nil for Options.Shells.
	listed atomic.Pointer[ShellList]
	// hears is what it wants to hear of others: see hearing.go.
	hears atomic.Uint32
	// left is how many readers are at work for it: see readWithin.
	left  atomic.Int32
	inbox chan func(*life)
	gone  chan struct{} // closed when nobody looks into the inbox any more
}

// New makes a ghost that comes to life with Run.
func New(o Options) *Ghost {
	return &Ghost{opt: o, id: newID(), hwnd: newHWnd(), inbox: make(chan func(*life)), gone: make(chan struct{})}
}

// newID makes an id that nobody guesses: 32 hexadecimal digits.
func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// ID is what makes an SSTP request an owned one: 32 hexadecimal digits, other ones in each life.
func (g *Ghost) ID() string { return g.id }

// Dir is the folder of the ghost, absolute; "" for one that comes with the program.
func (g *Ghost) Dir() string { return g.opt.Dir }

// Run is the ghost's life, from OnBoot until it leaves or the context ends. It is the one goroutine that owns what
// changes, and may be called once. Its error is that of closing the SHIORI.
func (g *Ghost) Run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	l := newLife(ctx, g)
	var helpers sync.WaitGroup
	for _, help := range []func(context.Context, *Ghost){l.mind.think, l.courier.run} {
		helpers.Go(func() { help(ctx, g) })
	}
	l.boot()
	l.live(ctx)
	l.leave()
	l.farewell(ctx)
	stop()
	helpers.Wait()
	l.chores.Wait()
	l.keepRest(ctx)
	if l.settleModule(); l.module == nil {
		return nil
	}
	if err := l.module.Close(); err != nil {
		return fmt.Errorf("ghost: close SHIORI: %w", err)
	}
	return nil
}

// live serves the inbox and the clock until the ghost leaves. From then on whoever asks is told so, however long its SHIORI
// takes to go.
func (l *life) live(ctx context.Context) {
	defer l.g.resign()
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for !l.over {
		l.publish()
		timer.Reset(l.nap())
		select {
		case letter := <-l.g.inbox:
			l.at = time.Now()
			l.advance()
			letter(l)
		case <-timer.C:
			l.at = time.Now()
		case <-ctx.Done():
			return
		}
		l.advance()
	}
	l.publish()
}

// resign takes the ghost off the list of those that run, and closes its inbox.
func (g *Ghost) resign() {
	if g.b != nil {
		g.b.strike(g)
	}
	close(g.gone)
}

// post puts a letter into the inbox. Its error is ErrGone or that of the context.
func (g *Ghost) post(ctx context.Context, letter func(*life)) error {
	select {
	case g.inbox <- letter:
		return nil
	case <-g.gone:
		return ErrGone
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Do does what a viewer did. Its error is ErrGone or that of the context; an input that came too late is noted in the
// journal and is no error.
func (g *Ghost) Do(ctx context.Context, in show.Input) error {
	return g.post(ctx, func(l *life) { l.input(in) })
}
