package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"time"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
	"ukatty/sakura"
	"ukatty/tui"
)

// crasher shows an empty stage on the full screen and panics when it gets a line by a pipe, where the variable CRASH says: in a
// goroutine of its own, in Update, in View or in a command.
func crasher() {
	where := os.Getenv("CRASH")
	g := newGuard(slog.New(slog.DiscardHandler), os.Stderr)
	go func() {
		defer g.catch()
		_, _ = os.NewFile(3, "pipe").Read(make([]byte, 1))
		if where == "" {
			boom()
		}
		close(crashes)
	}()
	o := tui.Options{Viewer: nobody{where}, Journal: nothing{where}, Schedule: func(sakura.Script) []time.Duration {
		boom()
		return nil
	}}
	err := draw(context.Background(), o, g, func() {})
	g.settle() // a crash has the last word
	say(os.Stderr, "no crash came: "+fmt.Sprint(err))
}

// crashes is closed when it is time to crash.
var crashes = make(chan struct{})

// boom is the bug.
func boom() { panic("boom \x1b[2J") }

// nobody is a viewer of a ghost that never does anything, but for having a script that nobody can read the times of.
type nobody struct{ where string }

// Company never has news: a ghost alone.
func (n nobody) Company(ctx context.Context, _ uint64) ([]show.Presence, uint64, error) {
	<-ctx.Done()
	return nil, 0, ctx.Err()
}

// Watch gives one frame.
func (n nobody) Watch(context.Context, int) (<-chan show.Frame, error) {
	if n.where == "update" {
		<-crashes
		return nil, nasty{}
	}
	frames := make(chan show.Frame, 1)
	f := show.Frame{Ghost: "nobody", Names: []string{"nobody"}, Speed: 100}
	frames <- f
	if n.where == "view" {
		go func() {
			<-crashes
			f.Script, _ = sakura.Parse("x")
			frames <- f
		}()
	}
	return frames, nil
}

// nasty is an error that cannot be read.
type nasty struct{}

func (nasty) Error() string {
	boom()
	return ""
}

// nothing is a journal that has nothing, and that crashes whoever reads it.
type nothing struct{ where string }

// Wait waits for the end, or for the time to crash.
func (n nothing) Wait(ctx context.Context, _ uint64) ([]journal.Entry, uint64, int, error) {
	select {
	case <-crashes:
	case <-ctx.Done():
		return nil, 0, 0, ctx.Err()
	}
	if n.where == "command" {
		boom()
	}
	<-ctx.Done()
	return nil, 0, 0, ctx.Err()
}

// Do does nothing.
func (nobody) Do(context.Context, show.Input) error { return nil }
