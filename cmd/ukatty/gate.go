package main

import (
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"ukatty/tui"
	"ukatty/tui/damage"
)

// gate is what messages pass on their way into the program. Answers of the terminal that are for others than the program end here,
// and nobody leaves while answers may be on their way: they would be typed into the shell.
type gate struct {
	program *tea.Program
	out     *damage.Writer
	modes   *modeQuery
	images  *tui.Images
	sizes   resizing
	// background waits for the answer about the background, and no longer than a time; nil when nothing is asked.
	background func(limit time.Duration)
	began      time.Time
	answer     time.Duration // for each answer
	waited     atomic.Bool   // for all answers
	// beside does something beside the program, over is called when the end begins, and settle before the screen is left.
	beside       func(do func())
	over, settle func()
	leaving      sync.Once
}

// pass gives what the program gets in the place of a message; nil for nothing.
func (t *gate) pass(_ tea.Model, msg tea.Msg) tea.Msg {
	if ask := t.modes.begin(); ask != nil {
		t.beside(func() { t.program.Send(ask()) })
	}
	if at, ok := msg.(tea.CursorPositionMsg); ok && t.out.Answer(at.X, at.Y) {
		return nil
	}
	if saysTrueColor(msg) {
		// What stands there already was drawn in fewer colours.
		return tea.Sequence(func() tea.Msg { return tea.ColorProfileMsg{Profile: colorprofile.TrueColor} }, tea.ClearScreen)()
	}
	if _, ok := msg.(uv.SecondaryDeviceAttributesEvent); ok && t.modes.asking() {
		t.sizes.answered(time.Since(t.modes.asked))
	}
	if _, ok := msg.(tea.QuitMsg); !ok {
		return t.modes.take(t.sizes.take(msg))
	}
	t.over() // from here on the terminal may stall, but not keep us
	if !t.waited.Load() && (t.background != nil || t.out.Asking() || t.modes.asking() || t.images.Asked() != nil) {
		rest := t.modes.leave()
		t.leaving.Do(func() { t.beside(func() { t.wait(rest) }) })
		return nil
	}
	t.settle()
	return msg
}

// wait waits for the answers that may be on their way, and quits.
func (t *gate) wait(modes func(limit time.Duration)) {
	end := time.Now().Add(leaveTime)
	if t.background != nil {
		t.background(time.Until(end))
	}
	t.out.Rest(min(time.Until(t.began.Add(t.answer)), time.Until(end)))
	modes(time.Until(end))
	t.drawn(time.Until(end))
	t.waited.Store(true)
	t.program.Quit()
}

// answered waits until no answer is on its way any more, or the terminal has had the time to give it: what comes later is typed into
// whatever has the terminal then. It may be called from any goroutine but the program's.
func (t *gate) answered() {
	if t.background != nil {
		t.background(t.answer)
	}
	t.out.Rest(t.answer)
	t.drawn(2 * t.answer)
	select {
	case <-t.modes.done:
	case <-time.After(time.Until(t.began.Add(2 * t.answer))): // two questions, one after the other
	}
}

// drawn waits until the terminal has said whether it draws pictures, if it was asked, and no longer than a time.
func (t *gate) drawn(limit time.Duration) {
	if asked := t.images.Asked(); asked != nil {
		select {
		case <-asked:
		case <-time.After(limit):
		}
	}
}
