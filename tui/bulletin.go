package tui

import (
	tea "charm.land/bubbletea/v2"

	"ukatty/tui/cell"
)

// bulletin are notices that take the place of those that came by the same road before.
type bulletin []string

// nextBulletin waits for a bulletin.
func (m *Model) nextBulletin() tea.Cmd {
	ctx, from := m.ctx, m.bulletins
	if from == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case b, ok := <-from:
			if ok {
				return bulletin(b)
			}
		case <-ctx.Done():
		}
		return nil
	}
}

// tookBulletin shows a bulletin, and waits for the next.
func (m *Model) tookBulletin(b bulletin) tea.Cmd {
	for _, s := range m.bulletin {
		m.drop(s)
	}
	m.bulletin = nil
	for _, s := range b {
		s = cell.Clean(s)
		m.bulletin = append(m.bulletin, s)
		m.notice(s)
	}
	m.stale = true
	return m.nextBulletin()
}
