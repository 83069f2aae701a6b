package main

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"ukatty/tui"
	"ukatty/tui/damage"
)

// lastResort puts a terminal back when the program that drew on it cannot: end of a synchronized update, keyboards,
// pastes, mouse, focus and grapheme mode as before, no title, colours off, cursor shown, and back to the main screen.
const lastResort = "\x1b[?2026l\x1b[>4m\x1b[<u\x1b[?2004l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?1006l\x1b[?2027l" +
	"\x1b]2;\x07\x1b[m\x1b[?1049l\x1b[?25h\r"

// The times that leaving the terminal may take: a terminal that has stalled takes no bytes, and must not keep us.
const (
	quitTime  = 500 * time.Millisecond
	writeTime = 200 * time.Millisecond
)

// window is the full screen on the terminal of the process.
type window struct {
	program *tea.Program
	images  *tui.Images
	streams []settled // those that are the terminal, as they were before
}

// settled is a stream with the settings that it had.
type settled struct {
	fd    uintptr
	state *term.State
}

// draw shows the ghost on the full screen until the viewer quits, the ghost leaves or the context ends. over is called
// when the end begins.
func draw(ctx context.Context, o tui.Options, g *guard, over func()) error {
	o.Images = &tui.Images{}
	w, s := window{images: o.Images}, newSuspender(over)
	s.images = o.Images
	o.Suspend, o.Guard = s.wish, g.catch
	input, rest, err := keys(over)
	if err != nil {
		return fail(exitFailed, "terminal: %w", err)
	}
	var suspender sync.WaitGroup
	gate := &gate{
		out: damage.New(os.Stdout, stdoutSize, o.Metrics), modes: newModeQuery(os.Getenv), began: time.Now(), over: over,
		images: o.Images, answer: answerTime(os.Getenv), sizes: resizing{now: stdoutSize},
		beside: func(do func()) { g.beside(&suspender, do) },
		settle: func() { s.settle(); _, _ = os.Stdout.WriteString(o.Images.Free()) },
	}
	if o.Theme == tui.AutoTheme && !o.NoColor {
		gate.background = rest
	}
	if o.ASCII {
		gate.out.Hush()
	}
	w.program = tui.Program(ctx, o, append(input, tea.WithoutSignalHandler(), tea.WithOutput(gate.out), tea.WithFilter(gate.pass),
		// The end of the context quits the program like a key. Bubble Tea's own way with contexts is to kill it, and then
		// it closes the keyboard under its reader.
		tea.WithContext(context.WithoutCancel(ctx)))...)
	gate.program = w.program
	s.program, s.answered = w.program, gate.answered
	suspending, end := context.WithCancel(ctx)
	g.beside(&suspender, func() {
		s.run(suspending)
		<-suspending.Done()
		w.program.Quit() // does nothing where it has ended
	})
	g.beside(&suspender, func() { heedQuit(suspending, g) })
	for _, f := range []*os.File{os.Stdin, os.Stdout} {
		if state, err := term.GetState(f.Fd()); err == nil {
			w.streams = append(w.streams, settled{f.Fd(), state})
		}
	}
	g.watch(w.leave)
	last, err := w.program.Run()
	end()
	suspender.Wait()
	g.watch(nil)
	if late := o.Images.Free(); late != "" { // what was on its way when the screen was left
		within(writeTime, func() { _, _ = os.Stdout.WriteString(late) })
	}
	if m, ok := last.(*tui.Model); ok && m.Err() != nil {
		return &failure{exitFailed, m.Err()}
	}
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return &failure{code: exitCrash} // Bubble Tea has restored the terminal and printed the stack
	case err != nil && ctx.Err() == nil:
		return fail(exitFailed, "terminal: %w", err)
	}
	return nil
}

// stdoutSize gives the columns and rows of the terminal, 0 where it does not say.
func stdoutSize() (columns, rows int) {
	columns, rows, err := term.GetSize(os.Stdout.Fd())
	if err != nil {
		return 0, 0
	}
	return columns, rows
}

// leave gives the terminal back, in the program's way or, when that takes too long, by force.
func (w window) leave() {
	if within(quitTime, func() { w.program.Quit(); w.program.Wait() }) {
		return
	}
	within(writeTime, func() { _, _ = os.Stdout.WriteString(w.images.Free() + lastResort) })
	for _, s := range w.streams {
		_ = term.Restore(s.fd, s.state)
	}
}

// within does something that may hang, and says whether it came to its end in time. It is what guards end in, and has
// none itself.
func within(limit time.Duration, do func()) bool {
	done := make(chan struct{})
	go func() {
		defer close(done)
		do()
	}()
	select {
	case <-done:
		return true
	case <-time.After(limit):
		return false
	}
}
