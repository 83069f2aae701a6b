package tui

import tea "charm.land/bubbletea/v2"

// Options.Guard stands below Update, View and the commands of the model. Bubble Tea recovers there by itself, but it prints what
// panicked raw, and for a command on the screen that it is about to leave.

// unguarded is the guard of a model without one.
func unguarded() {}

// guarded gives a command with a guard below it, and below those that it gives.
func (m *Model) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	guard := m.guard
	return func() tea.Msg { return run(guard, cmd) }
}

// run runs a command with a guard below it. Those of a tea.Sequence are out of reach, and left to Bubble Tea.
func run(guard func(), cmd tea.Cmd) tea.Msg {
	defer guard()
	msg := cmd()
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		return msg
	}
	all := make(tea.BatchMsg, 0, len(batch))
	for _, cmd := range batch {
		if cmd != nil {
			all = append(all, func() tea.Msg { return run(guard, cmd) })
		}
	}
	return all
}
