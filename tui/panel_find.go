package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Filtering and searching, as the lists of all panels do it.

// askFilter asks what a list is to be filtered by; the list follows what is typed.
func (m *Model) askFilter(of rows, l *list) {
	m.ask(prompt{
		label:  textFilterLabel,
		hint:   filterHint(of.names()),
		change: func(_ *Model, text string) { l.filter(of, newQuery(text, of.names())) },
	}, l.query.text)
}

// askColumn asks what a column is to be filtered by: the one whose name stands at x.
func (m *Model) askColumn(of rows, l *list, widths []int, x int) {
	names := of.names()
	for i, w := range widths {
		if x < w && i < len(names) {
			m.askFilter(of, l)
			e := &m.dock.line.editor
			if word := names[i] + ":"; !strings.HasSuffix(e.text, word) {
				e.insert(m.metrics, strings.Repeat(" ", min(len(e.text), 1))+word)
			}
			l.filter(of, newQuery(e.text, names))
			return
		}
		if w > 0 {
			x -= w + columnGap
		}
		if x < 0 {
			return
		}
	}
}

// askSearch asks what is to be searched for.
func (m *Model) askSearch(of rows, l *list) {
	m.ask(prompt{label: textSearchLabel, change: func(_ *Model, text string) { l.word = lowerASCII(text) }, done: func(m *Model, text string) tea.Cmd {
		l.word = lowerASCII(text)
		if text != "" {
			m.tellHit(of, l, l.find(of, -1, true))
		}
		return nil
	}}, "")
}

// filterHint says what can be typed into a filter: of the columns first those that are not shown, as there may not be room for all.
func filterHint(names []string) string {
	class, number := "", ""
	if slices.Contains(names, statusColumn) {
		class, number = "4xx, ", ", took:>5"
	}
	names = slices.Clone(names)
	slices.Reverse(names)
	return fmt.Sprintf(textFilterHint, class, number, strings.Join(names, " "))
}

// tellHit says which hit of how many is selected.
func (m *Model) tellHit(of rows, l *list, found bool) {
	if m.dock.said = textNoHit; found {
		at, all := l.hits(of)
		m.dock.said = fmt.Sprintf(textHit, at, all)
	}
}

// unfilter shows again what the search or the filter has set apart, one of them at a time; false where nothing was.
func (l *list) unfilter(of rows) bool {
	switch {
	case l.word != "":
		l.word = ""
	case l.filtered():
		l.filter(of, query{})
	default:
		return false
	}
	return true
}

// hitRow goes to another row with the word that is searched for.
func (m *Model) hitRow(of rows, l *list, by int) {
	if l.word == "" {
		m.askSearch(of, l)
		return
	}
	m.tellHit(of, l, l.find(of, by, false))
}
