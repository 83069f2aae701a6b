package tui

import (
	tea "charm.land/bubbletea/v2"
)

// askFilter asks what a list is to be filtered by; the list follows what is typed.
func (m *Model) askFilter(of rows, l *list) {
	m.ask(prompt{
		label:  textFilterLabel,
		change: func(_ *Model, text string) { l.filter(of, newQuery(text, of.names())) },
	}, l.query.text)
}

// askSearch asks what is to be searched for.
func (m *Model) askSearch(of rows, l *list) {
	m.ask(prompt{label: textSearchLabel, change: func(_ *Model, text string) { l.word = lowerASCII(text) }, done: func(m *Model, text string) tea.Cmd {
		l.word = lowerASCII(text)
		if text != "" && !l.find(of, -1, true) {
			m.dock.said = textNoHit
		}
		return nil
	}}, "")
}

// hitRow goes to another row with the word that is searched for.
func (m *Model) hitRow(of rows, l *list, by int) {
	if l.word == "" {
		m.askSearch(of, l)
		return
	}
	if !l.find(of, by, false) {
		m.dock.said = textNoHit
	}
}
