package tui

import (
	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
)

// asks says whether there is something to choose. Choices can be taken as soon as they can be seen.
func (m *Model) asks() bool { return len(m.frame.Stage.Choices) > 0 }

// light moves the light to another choice, round the ends.
func (m *Model) light(by int) {
	n := len(m.frame.Stage.Choices)
	if n == 0 {
		return
	}
	m.chosen = ((m.chosen+by)%n + n) % n
	m.toChoice = true
	m.stale = true
}

// choose takes the choice i of the frame that is seen; one that is not there is not asked for.
func (m *Model) choose(i int) tea.Cmd {
	if i < 0 || i >= len(m.frame.Stage.Choices) {
		return nil
	}
	m.chosen, m.stale = i, true
	return m.do(show.Input{Kind: show.Choose, Index: i})
}
