package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ukatty/tui/cell"
)

// sendKeys are the keys that do something in a text of several rows only, or something else there.
var sendKeys = map[string]func(e *editor, m cell.Metrics, w, page int){
	"home": toRowHome, "ctrl+a": toRowHome, "end": toRowEnd, "ctrl+e": toRowEnd,
	"ctrl+home": func(e *editor, m cell.Metrics, _, _ int) { e.home(m) },
	"ctrl+end":  func(e *editor, m cell.Metrics, _, _ int) { e.end(m) },
	"pgup":      func(e *editor, m cell.Metrics, w, page int) { e.vertical(m, w, -page) },
	"pgdown":    func(e *editor, m cell.Metrics, w, page int) { e.vertical(m, w, page) },
}

func toRowHome(e *editor, m cell.Metrics, w, _ int) { e.rowHome(m, w) }

func toRowEnd(e *editor, m cell.Metrics, w, _ int) { e.rowEnd(m, w) }

// key takes a key that is text.
func (s *sendBox) key(m *Model, k tea.KeyPressMsg) {
	if s.on >= len(s.fields) {
		return
	}
	f, name := &s.fields[s.on], k.String()
	before := f.snapshot()
	typed := false
	switch {
	case f.many && sendKeys[name] != nil:
		sendKeys[name](&f.editor, m.metrics, s.width, max(s.height-1, 1))
	case editKeys[name] != nil:
		editKeys[name](&f.editor, m.metrics)
	case k.Text != "":
		typed = true
		if !f.insert(m.metrics, k.Text) {
			m.dock.said = textNoRoom
		}
	}
	f.undone.note(before, f.text, typed)
	s.changed(m)
}

// paste takes what was pasted.
func (s *sendBox) paste(m *Model, text string) {
	if s.on >= len(s.fields) {
		return
	}
	f := &s.fields[s.on]
	before := f.snapshot()
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if !f.many {
		text = strings.ReplaceAll(text, "\n", "")
	}
	if !f.insert(m.metrics, text) {
		m.dock.said = textNoRoom
	}
	f.undone.note(before, f.text, false)
	s.changed(m)
}

// up goes up by a row for more than 0, and from the first one to what was sent before.
func (s *sendBox) up(m *Model, by int) {
	if s.on < len(s.fields) && s.fields[s.on].many && s.fields[s.on].vertical(m.metrics, s.width, -by) {
		return
	}
	s.recall(m, by)
}
