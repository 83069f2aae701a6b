package tui

import (
	tea "charm.land/bubbletea/v2"
)

// paintDocked draws the stage and the panel, each into its part of the screen, and the status line below them.
func (m *Model) paintDocked(stage extent, panel area) {
	w, h := m.w, m.h
	if stage.h > 0 {
		m.docked = true
		m.w, m.h = stage.w, stage.h+1
		if layoutFor(stage.w, stage.h+feet-1) != tiny {
			m.h = stage.h + feet - 1 // the rows of the journal and the status, which stand elsewhere
		}
		m.paintStage()
		m.w, m.h, m.docked = w, h, false
	}
	if panel.y+panel.h < h {
		m.canvas.blank(0, h-1, w, style{})
		m.paintStatus(h - 1)
	}
	m.paintPanelFrame(panel)
}

// paintPanelFrame draws the open panel with its frame; where there is little room, with its upper edge alone.
func (m *Model) paintPanelFrame(at area) {
	d := &m.dock
	d.at = at
	for y := range at.h {
		m.canvas.blank(at.x, at.y+y, at.w, style{})
	}
	m.spot(spot{kind: onPanel, x: at.x, y: at.y, w: at.w, h: at.h})
	in := m.paintEdges(at)
	if d.line.open && in.h > 0 {
		in.h--
		m.paintPrompt(area{in.x, in.y + in.h, in.w, 1})
	}
	d.inside = in
	if in.w > 0 && in.h > 0 {
		m.content().paint(m, in)
	}
	if d.side != alone {
		edge := spot{kind: onEdge, x: at.x, y: at.y, w: at.w, h: 1, index: borderEdge}
		if d.side == beside {
			edge.w, edge.h = 1, at.h
		}
		m.spot(edge)
	}
}

// paintEdges draws the frame and gives its inside.
func (m *Model) paintEdges(at area) area {
	c, g, s := &m.canvas, &m.theme.glyphs, m.theme.frame
	if m.dock.front {
		s = m.theme.key
	}
	if at.h < 2 {
		return at
	}
	if at.w < dockWidth || at.h < leastPanel {
		c.line(at.x, at.y, at.w, g.across, s)
		if said := m.dock.said; said != "" { // there is no lower edge for it
			c.put(at.x, at.y, at.x+at.w, m.metrics.Shorten(said, at.w), m.theme.warn)
		} else {
			m.paintPanelTitle(at.x, at.y, at.x+at.w)
		}
		return area{at.x, at.y + 1, at.w, at.h - 1}
	}
	right, bottom := at.x+at.w-1, at.y+at.h-1
	m.paintBox(at, s)
	m.paintPanelTitle(at.x+2, at.y, right-1)
	m.paintPanelFoot(at.x+2, bottom, right-1)
	return area{at.x + 1, at.y + 1, at.w - 2, at.h - 2}
}

// paintPanelTitle writes into the upper edge which panel it is, and what it has to say of itself.
func (m *Model) paintPanelTitle(x, y, end int) {
	name := panelNames[m.dock.open]
	look := m.theme.strong
	if m.dock.front {
		look = m.theme.key.with(bold)
	}
	x = m.canvas.put(x, y, end, m.metrics.Shorten(" "+name+" ", end-x), look)
	if note := m.content().note(m); note != "" && end-x > 8 {
		note = m.metrics.Shorten(note, end-x-3)
		m.canvas.put(x+1, y, end, " "+note+" ", m.theme.dim)
	}
}

// paintPanelFoot writes into the lower edge what came of the last key, or which keys there are.
func (m *Model) paintPanelFoot(x, y, end int) {
	if s := m.dock.said; s != "" {
		m.canvas.put(x, y, end, " "+m.metrics.Shorten(s, end-x-2)+" ", m.theme.warn)
		return
	}
	if !m.dock.front {
		to := m.canvas.put(x, y, end, " "+m.metrics.Shorten(m.sentence(textToPanel, otherSide), end-x-2)+" ", m.theme.dim)
		m.hint(otherSide, area{x, y, to - x, 1})
		return
	}
	for _, a := range m.panelHints() {
		b := m.bindingOf(a)
		key, does := b.key.Help().Key, ": "+b.short
		n := m.metrics.Width(key) + m.metrics.Width(does)
		if n+2 > end-x {
			return
		}
		from := x
		x = m.canvas.put(x, y, end, " "+key, m.theme.key)
		x = m.canvas.put(x, y, end, does+" ", m.theme.dim)
		m.hint(a, area{from, y, x - from, 1})
	}
	if l := &m.dock.line; l.open && l.editor.text != "" && l.hint != "" && end-x > dockWidth {
		m.canvas.put(x, y, end, " "+m.metrics.Shorten(l.hint, end-x-2)+" ", m.theme.dim)
	}
}

// hint makes a part of the panel do what a key does when it is clicked: its number is that of the action, and one more.
func (m *Model) hint(a action, at area) {
	m.spot(spot{kind: onPanel, x: at.x, y: at.y, w: at.w, h: at.h, index: int(a) + 1})
}

// panelHints are the actions whose keys the lower edge names, the most wanted first.
func (m *Model) panelHints() []action {
	d := &m.dock
	switch {
	case d.line.open:
		return []action{lineDone, lineLeave}
	case d.open == requestsPanel && d.requests.detail.open:
		return []action{leave, turnView, nextRow, copySend, sendAgain, editSend, zoom, showHelp}
	case d.open == requestsPanel:
		return []action{openRow, leave, filterRows, searchRows, lastRefusal, copySend, sendAgain, followRows, zoom, otherSide, showHelp}
	case d.open == backlogPanel:
		return []action{openRow, leave, filterRows, searchRows, followRows, writeFile, zoom, otherSide, showHelp}
	case d.open == sendPanel:
		return []action{sendNow, lineLeave, nextField, sendMode, olderLine, breakRow, undoEdit}
	}
	return []action{leave, followRows, pause, skip, zoom, otherSide, showHelp}
}

// panelCursor is where the terminal's own cursor stands in the panel; nil where nothing is typed.
func (m *Model) panelCursor() *tea.Cursor {
	d := &m.dock
	if !d.palette.open && !m.typing() || !d.cursorSeen {
		return nil
	}
	c := tea.NewCursor(d.cursor.X, d.cursor.Y)
	c.Shape = tea.CursorBar
	return c
}

// putPanelCursor says where the terminal's own cursor stands.
func (m *Model) putPanelCursor(x, y int) {
	if x >= 0 && x < m.w && y >= 0 && y < m.h {
		m.dock.cursor, m.dock.cursorSeen = tea.Position{X: x, Y: y}, true
	}
}
