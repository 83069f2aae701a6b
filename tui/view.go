package tui

import (
	tea "charm.land/bubbletea/v2"

	"ukatty/tui/cell"
)

// View gives the screen. It is drawn when something has changed, and otherwise the one before.
func (m *Model) View() tea.View {
	defer m.guard()
	if m.stale {
		m.paint()
		m.stale = false
	}
	v := tea.NewView(m.text)
	v.AltScreen = true
	if !m.mouseless {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.ReportFocus = true
	v.WindowTitle = m.titled()
	if m.ruler {
		return v
	}
	if v.Cursor = m.formCursor(); v.Cursor == nil {
		v.Cursor = m.panelCursor()
	}
	return v
}

// paint draws everything anew.
func (m *Model) paint() {
	m.spots, m.wishSeen = m.spots[:0], 0
	m.canvas.reset(m.w, m.h, m.metrics)
	m.canvas.ascii = m.ascii
	if m.w < 1 || m.h < 1 {
		m.text = ""
		return
	}
	m.easel.begin()
	m.stand.easel = m.easel
	if m.ruler {
		m.paintRuler()
		m.text = m.canvas.String()
		return
	}
	m.dock.cursorSeen = false
	m.paintAboveTabs()
	if m.dock.palette.open {
		m.paintPalette()
	}
	if m.help.open {
		m.paintHelp()
	}
	m.text = m.canvas.String()
}

// paintAboveTabs draws the stage and what is open beside it or over it, and below them the row of the other ghosts.
func (m *Model) paintAboveTabs() {
	rows := m.tabRows()
	m.company.rows = rows
	m.h -= rows
	stage, panel, side := m.dock.divide(m.w, m.h)
	if m.dock.side = side; panel.h == 0 {
		m.paintStage()
	} else {
		m.paintDocked(stage, panel)
	}
	if m.form.open {
		m.paintForm()
	}
	m.h += rows
	if rows > 0 {
		m.paintTabs(m.h - rows)
	}
}

// paintStage draws the ghost, in the layout for the room that there is.
func (m *Model) paintStage() {
	switch layoutFor(m.w, m.h) {
	case tiny:
		m.paintTiny()
	case narrow:
		m.paintNarrow()
	case tall:
		m.paintTall()
	case wide:
		m.paintWide()
	}
}

// ghost gives the name of the ghost.
func (m *Model) ghost() string {
	if name := cell.Clean(m.frame.Ghost); name != "" {
		return name
	}
	return textNobody
}

// titleWidth bounds the title of the window, in cells.
const titleWidth = 60

// nameplate is a title with what it was made of.
type nameplate struct {
	seen   bool
	ghost  string
	counts cell.Metrics
	unread int
	title  string
}

// titled gives the title of the window with its mark; it is made anew when it has changed.
func (m *Model) titled() string {
	n := &m.nameplate
	if n.title == "" || n.seen != m.seen || n.ghost != m.frame.Ghost || n.counts != m.metrics || n.unread != m.window.unread {
		*n = nameplate{m.seen, m.frame.Ghost, m.metrics, m.window.unread, m.window.mark() + m.title()}
	}
	return n.title
}

// title is what the window is called.
func (m *Model) title() string {
	if !m.seen {
		return textTitle
	}
	return m.metrics.Shorten(m.ghost(), titleWidth) + " - " + textTitle
}
