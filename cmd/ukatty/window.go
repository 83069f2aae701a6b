package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"ukatty/tui"
)

// lastResort puts a terminal back when the program that drew on it cannot: end of a synchronized update, keyboards,
// pastes, mouse, focus and grapheme mode as before, colours off, cursor shown, and back to the main screen.
const lastResort = "\x1b[?2026l\x1b[>4m\x1b[<u\x1b[?2004l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?1006l\x1b[?2027l" +
	"\x1b[m\x1b[?1049l\x1b[?25h\r"

// The times that leaving the terminal may take: a terminal that has stalled takes no bytes, and must not keep us.
const (
	killTime  = 500 * time.Millisecond
	writeTime = 200 * time.Millisecond
)

// window is the full screen on the terminal of the process.
type window struct {
	program *tea.Program
	state   *term.State // of the terminal before; nil when it is unknown
}

// draw shows the ghost on the full screen until the viewer quits, the ghost leaves or the context ends.
func draw(ctx context.Context, o tui.Options, g *guard, over func()) error {
	w := window{}
	w.program = tui.Program(ctx, o, tea.WithoutSignalHandler(), tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
		if _, ok := msg.(tea.QuitMsg); ok {
			over() // from here on the terminal may stall, but not keep us
		}
		return msg
	}))
	if state, err := term.GetState(os.Stdin.Fd()); err == nil {
		w.state = state
	}
	g.watch(w.leave)
	last, err := w.program.Run()
	g.watch(nil)
	if m, ok := last.(*tui.Model); ok && m.Err() != nil {
		return m.Err()
	}
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return &failure{code: exitCrash} // Bubble Tea has restored the terminal and printed the stack
	case err != nil && ctx.Err() == nil:
		return fmt.Errorf("terminal: %w", err)
	}
	return nil
}

// leave gives the terminal back, in the program's way or, when that takes too long, by force.
func (w window) leave() {
	if within(killTime, w.program.Kill) {
		return
	}
	within(writeTime, func() { _, _ = os.Stdout.WriteString(lastResort) })
	if w.state != nil {
		_ = term.Restore(os.Stdin.Fd(), w.state)
	}
}

// within does something that may hang, and says whether it came to its end in time.
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
