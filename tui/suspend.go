package tui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Resumed is the message that the terminal is the program's again, after Options.Suspend had given it back.
type Resumed struct{}

// letter is a message that knows what is to be done about it.
type letter interface{ open(m *Model) tea.Cmd }

// open draws everything anew, for whoever had the terminal has drawn on it.
func (Resumed) open(m *Model) tea.Cmd { return m.redrawn() }

// redrawn draws everything anew, pictures that the terminal keeps too: on a terminal that was another's, or on which others
// have written. There clusters may have been switched off (mode 2027), as the renderer itself does when it gives the terminal
// away; it switches them on again when it hears once more that the terminal has them.
func (m *Model) redrawn() tea.Cmd {
	m.easel.forget()
	m.stale = true
	if m.metrics.Grapheme {
		return tea.Sequence(hasClusters, tea.ClearScreen)
	}
	return tea.ClearScreen
}

// hasClusters is the answer of a terminal that has clusters.
func hasClusters() tea.Msg {
	return tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset}
}

func (b bulletin) open(m *Model) tea.Cmd { return m.tookBulletin(b) }

// suspended asks whoever started the program to be suspended.
func (m *Model) suspended() tea.Cmd {
	suspend := m.suspend
	if suspend == nil {
		m.notice(textNoSuspend)
		return nil
	}
	return func() tea.Msg {
		suspend()
		return nil
	}
}
