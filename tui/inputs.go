package tui

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// inputs are what the viewer did and the ghost has not taken yet. They are handed over one at a time, since commands that
// run at the same time could overtake each other.
type inputs struct {
	waiting []show.Input
	busy    bool
	// spoken is what was said to ghosts, the newest at the end; told counts how often something was.
	spoken []string
	told   int
}

// What is remembered at most of what was said to ghosts: sentences, and bytes of them together.
const (
	MaxSpoken      = 100
	MaxSpokenBytes = 64 << 10
)

// said remembers what was said to a ghost: once, as what was said last.
func (in *inputs) said(text string) {
	in.told++
	in.spoken = append(slices.DeleteFunc(slices.Clone(in.spoken), func(s string) bool { return s == text }), text)
	in.spoken = boundedWords(in.spoken)
}

// boundedWords gives the newest of what was said, as much as is remembered.
func boundedWords(all []string) []string {
	bytes, first := 0, len(all)
	for first > 0 && len(all)-first < MaxSpoken {
		if bytes += len(all[first-1]); bytes > MaxSpokenBytes {
			break
		}
		first--
	}
	return all[first:]
}

// recall puts what was said in earlier runs before what was said in this one.
func (in *inputs) recall(earlier []string) {
	now := in.spoken
	in.spoken = nil
	for _, text := range slices.Concat(earlier, now) {
		if text = cell.Clean(text); strings.TrimSpace(text) != "" && len(text) <= maxLineBytes {
			in.said(text)
		}
	}
	in.told = len(now)
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
