package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// panelDeeds are what keys do about panels as such.
var panelDeeds = map[action]func(*Model) tea.Cmd{
	openRequests: func(m *Model) tea.Cmd { m.toggle(requestsPanel); return nil },
	openBacklog:  func(m *Model) tea.Cmd { m.toggle(backlogPanel); return nil },
	openScript:   func(m *Model) tea.Cmd { m.toggle(scriptPanel); return nil },
	openSend:     func(m *Model) tea.Cmd { m.openSendBox(); return nil },
	otherSide:    func(m *Model) tea.Cmd { m.dock.front = !m.dock.front; return nil },
	zoom:         func(m *Model) tea.Cmd { m.dock.full = !m.dock.full; return nil },
	larger:       func(m *Model) tea.Cmd { m.placeDock(func(d *dock) { d.resize(m, resizeStep) }); return nil },
	smaller:      func(m *Model) tea.Cmd { m.placeDock(func(d *dock) { d.resize(m, -resizeStep) }); return nil },
	turnDock:     func(m *Model) tea.Cmd { m.placeDock(func(d *dock) { d.turn(m.w) }); return nil },
	lineDone:     (*Model).promptDone,
	freeMouse:    func(m *Model) tea.Cmd { m.freeMouse(); return nil },
	showRuler:    (*Model).openRuler,
	suspend:      (*Model).suspended,
	redraw:       (*Model).redrawn,
	showPalette:  func(m *Model) tea.Cmd { m.openPalette(); return nil },
	leave:        func(m *Model) tea.Cmd { m.leavePanel(); return nil },
	lineLeave:    func(m *Model) tea.Cmd { m.leavePanel(); return nil },
}

// actPanel does what a key is bound to and concerns a panel.
func (m *Model) actPanel(a action) tea.Cmd {
	m.stale = true
	if m.dock.open == noPanel && a >= otherSide && a <= turnDock {
		m.reopen() // there is nothing to be placed yet
		return nil
	}
	if do, ok := panelDeeds[a]; ok {
		return do(m)
	}
	if c := m.content(); c != nil {
		return c.act(m, a)
	}
	return nil
}

// leavePanel goes one step back: out of the line, out of what lies above the panel, out of the panel.
func (m *Model) leavePanel() {
	switch c := m.content(); {
	case m.dock.line.open:
		m.promptLeave()
	case c == nil || !c.back(m):
		m.closePanel()
	}
}

// freeMouse leaves the mouse to the terminal, or takes it back.
func (m *Model) freeMouse() {
	if m.mouseless = !m.mouseless; m.mouseless {
		m.notice(m.sentence(textMouseless, freeMouse))
		if m.dock.open != noPanel { // which may hide the notices
			m.dock.said = m.sentence(textMouseless, freeMouse)
		}
		return
	}
	m.drop(m.sentence(textMouseless, freeMouse))
}

// pressTyping takes a key that is text.
func (m *Model) pressTyping(k tea.KeyPressMsg) {
	if m.dock.line.open {
		m.promptKey(k)
		return
	}
	m.dock.send.key(m, k)
}

// tookDeed takes what became of what a panel did beyond the screen.
func (m *Model) tookDeed(msg tea.Msg) {
	switch msg := msg.(type) {
	case answered:
		m.dock.send.answered(m, msg)
	case exported:
		m.tookExport(msg)
	case pulsed:
		m.tookPulse(time.Time(msg))
	case recalled:
		m.tookDesk(msg)
	}
}

// paste takes what was pasted to where letters are text.
func (m *Model) paste(text string) tea.Cmd {
	switch {
	case m.dock.palette.open:
		m.dock.palette.editor.insert(m.metrics, text)
		m.fitCommands()
	case !m.typing():
		return m.pasteForm(text)
	case m.dock.line.open:
		was := m.dock.line.editor.text
		m.dock.line.editor.insert(m.metrics, text)
		m.promptChanged(was)
	default:
		m.dock.send.paste(m, text)
	}
	return nil
}

// clickPanel does what was clicked of a panel.
func (m *Model) clickPanel(s spot, x, y int) tea.Cmd {
	m.stale = true
	d := &m.dock
	if s.kind == onCommand {
		return m.takeCommand(s.index)
	}
	if s.kind == onPanel && s.index > 0 && (d.front || action(s.index-1) == otherSide) {
		d.said = ""
		return m.act(action(s.index-1), tea.KeyPressMsg{})
	}
	d.front, d.said = true, ""
	c := m.content()
	switch {
	case c == nil:
	case s.kind == onEdge:
		if d.drag = borderHeld; s.index == splitEdge {
			d.drag = splitHeld
		}
	case s.kind == onPrompt:
		d.line.editor.point(m.metrics, x-s.x, false)
	case x >= d.inside.x && x < d.inside.x+d.inside.w && y >= d.inside.y && y < d.inside.y+d.inside.h:
		return c.click(m, x-d.inside.x, y-d.inside.y)
	}
	return nil
}

// wheelPanel scrolls what lies below the mouse, back for more than 0.
func (m *Model) wheelPanel(kind spotKind, x, y, by int) {
	m.stale = true
	if kind == onCommand {
		m.dock.palette.move(-by)
		return
	}
	if c := m.content(); c != nil {
		c.wheel(m, x-m.dock.inside.x, y-m.dock.inside.y, by)
	}
}
