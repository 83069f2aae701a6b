package tui

import (
	tea "charm.land/bubbletea/v2"
)

// prompt is the line at the bottom of a panel into which something is typed.
type prompt struct {
	open   bool
	label  string
	hint   string // what can be typed
	editor editor
	// change is called when the text has changed, done when it is finished; either may be nil. What was there before comes back
	// when the line is left.
	change func(m *Model, text string)
	done   func(m *Model, text string) tea.Cmd
	before string
}

// promptLimit is how many clusters may be typed into such a line.
const promptLimit = 256

// ask opens the line with a text in it.
func (m *Model) ask(p prompt, text string) {
	p.open, p.before = true, text
	p.editor.limit = promptLimit
	p.editor.set(m.metrics, text)
	m.dock.line, m.stale = p, true
}

// promptKey takes a key for the line.
func (m *Model) promptKey(k tea.KeyPressMsg) {
	e := &m.dock.line.editor
	was := e.text
	name := k.String()
	switch {
	case editKeys[name] != nil:
		editKeys[name](e, m.metrics)
	case k.Text != "":
		e.insert(m.metrics, k.Text)
	}
	m.promptChanged(was)
}

// promptChanged tells the panel that the text of the line has changed.
func (m *Model) promptChanged(was string) {
	l := &m.dock.line
	m.stale = true
	if l.change != nil && l.editor.text != was {
		l.change(m, l.editor.text)
	}
}

// promptDone closes the line and does what it is for.
func (m *Model) promptDone() tea.Cmd {
	l := m.dock.line
	m.dock.line, m.stale = prompt{}, true
	if l.done == nil {
		return nil
	}
	return l.done(m, l.editor.text)
}

// promptLeave closes the line as if nothing had been typed.
func (m *Model) promptLeave() {
	l := m.dock.line
	m.dock.line, m.stale = prompt{}, true
	if l.change != nil {
		l.change(m, l.before)
	}
}

// paintPrompt draws the line.
func (m *Model) paintPrompt(at area) {
	l := &m.dock.line
	x, end := at.x, at.x+at.w
	x = m.canvas.put(x, at.y, end, m.metrics.Shorten(l.label+" ", max(at.w/2, 1)), m.theme.key)
	if l.editor.text == "" {
		m.canvas.put(x+1, at.y, end, m.metrics.Shorten(l.hint, end-x-1), m.theme.dim)
	}
	seen, cursor := l.editor.view(m.metrics, end-x, false)
	m.canvas.put(x, at.y, end, seen, m.theme.text)
	m.spot(spot{kind: onPrompt, x: x, y: at.y, w: end - x, h: 1})
	m.putPanelCursor(x+cursor, at.y)
}
