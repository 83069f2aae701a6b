package tui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
)

// inputs are what the viewer did and the ghost has not taken yet. They are handed over one at a time, since commands that
// run at the same time could overtake each other.
type inputs struct {
	waiting []show.Input
	busy    bool
}

// maxInputs bounds how many inputs wait for a ghost that takes none; further ones are dropped.
const maxInputs = 64

// taken says what became of an input.
type taken struct{ err error }

// do hands an input over, for the ghost of the frame that the viewer saw, with its serial.
func (m *Model) do(in show.Input) tea.Cmd {
	in.GhostID, in.Serial = m.frame.GhostID, m.frame.Serial
	switch {
	case m.viewer == nil || len(m.inputs.waiting) >= maxInputs:
		return nil
	case m.inputs.busy:
		m.inputs.waiting = append(m.inputs.waiting, in)
		return nil
	}
	m.inputs.busy = true
	return m.hand(in)
}

// hand is the command that waits until the ghost has taken an input.
func (m *Model) hand(in show.Input) tea.Cmd {
	ctx, viewer := m.ctx, m.viewer
	return func() tea.Msg { return taken{viewer.Do(ctx, in)} }
}

// tookInput goes on with the next input.
func (m *Model) tookInput(msg taken) tea.Cmd {
	if msg.err != nil && !m.leaving && !errors.Is(msg.err, context.Canceled) {
		m.notice(textNotTaken + msg.err.Error())
	}
	if len(m.inputs.waiting) == 0 {
		m.inputs.busy = false
		return nil
	}
	next := m.inputs.waiting[0]
	m.inputs.waiting = m.inputs.waiting[1:]
	return m.hand(next)
}
