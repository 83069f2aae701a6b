package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"

	"ukatty/ghost/show"
	"ukatty/tui"
)

// crasher shows an empty stage on the full screen and panics, in a goroutine of its own, when it gets a line by a pipe.
func crasher() {
	g := newGuard(slog.New(slog.DiscardHandler), os.Stderr)
	go func() {
		defer g.catch()
		_, _ = os.NewFile(3, "pipe").Read(make([]byte, 1))
		panic("boom \x1b[2J")
	}()
	err := draw(context.Background(), tui.Options{Viewer: nobody{}}, g, func() {})
	g.settle() // a crash has the last word
	say(os.Stderr, "no crash came: "+fmt.Sprint(err))
}

// nobody is a viewer of a ghost that never does anything.
type nobody struct{}

// Watch gives one frame.
func (nobody) Watch(context.Context) (<-chan show.Frame, error) {
	frames := make(chan show.Frame, 1)
	frames <- show.Frame{Ghost: "nobody", Names: []string{"nobody"}, Speed: 100}
	return frames, nil
}

// Do does nothing.
func (nobody) Do(context.Context, show.Input) error { return nil }
