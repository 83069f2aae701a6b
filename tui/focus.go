package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
)

// focus is what was said since the window has lost the focus. A terminal that does not tell about focus never loses it.
type focus struct {
	away   bool
	unread int // utterances
	bell   bool
}

// took takes what the terminal says about the focus.
func (f *focus) took(away bool) {
	f.away = away
	if !away {
		f.unread = 0
	}
}

// heard counts an entry of the journal.
func (f *focus) heard(e *journal.Entry) {
	if f.away && e.Kind == journal.Said {
		f.unread++
	}
}

// ring gives the bell, when there is something unread where there was nothing before. It rings once until somebody looks: a
// ghost talks all day.
func (f *focus) ring(before int) tea.Cmd {
	if !f.bell || before > 0 || f.unread == 0 {
		return nil
	}
	return tea.Raw("\a")
}

// maxUnread is the largest number in the mark.
const maxUnread = 99

// mark stands before the title of the window while there is something unread.
func (f *focus) mark() string {
	switch {
	case f.unread == 0:
		return ""
	case f.unread > maxUnread:
		return "(" + strconv.Itoa(maxUnread) + "+) "
	}
	return "(" + strconv.Itoa(f.unread) + ") "
}
