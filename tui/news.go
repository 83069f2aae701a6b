package tui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
)

// news is the newest of what the journal says: what the stage does not show itself, and the last request.
type news struct {
	entry   journal.Entry
	request *journal.Request
}

// tookEntries takes entries of the journal and waits for more.
func (m *Model) tookEntries(msg recorded) tea.Cmd {
	unread := m.window.unread
	m.takeMissed(msg.lost)
	for i := range msg.entries {
		e := msg.entries[i]
		e.Ghost = m.company.nameOf(&e)
		m.dock.take(&e)
		m.window.heard(&e)
		if m.company.hear(&e, m.frame.GhostID) {
			m.stale = true
		}
		if e.Kind == journal.Said || e.Kind == journal.Surface || e.Kind == journal.Choice {
			m.stale = m.stale || m.dock.open == backlogPanel
			continue
		}
		m.news.entry, m.stale = e, true
		if m.dock.open == noPanel {
			m.dock.said = ""
		}
		if e.Kind == journal.Asked && e.Request != nil {
			m.news.request = e.Request
		}
	}
	if ring := m.window.ring(unread); ring != nil {
		return tea.Batch(ring, m.read(msg.next, msg.at))
	}
	return m.read(msg.next, msg.at)
}

// paintNews draws the newest line of the journal.
func (m *Model) paintNews(y int) {
	if m.paintVain(y) {
		return
	}
	e := m.news.entry
	if e.Seq == 0 && e.Time.IsZero() {
		return
	}
	x := 1
	parts := []part{{e.Time.Format("15:04:05") + " ", m.theme.dim}}
	if m.w < wideWidth {
		parts = parts[:0]
	}
	if m.company.many && e.Ghost != "" && e.Ghost != m.frame.Ghost {
		parts = append(parts, part{m.metrics.Shorten(cell.Clean(e.Ghost), tabNames[0]) + ": ", m.theme.dim})
	}
	if e.Kind == journal.Asked && e.Request != nil {
		parts = append(parts, m.requestParts(e.Request, m.w-2-m.wide(parts))...)
	} else {
		parts = append(parts, part{cell.Clean(e.Text), m.theme.text})
	}
	for _, p := range parts {
		x = m.canvas.put(x, y, m.w-1, m.metrics.Shorten(p.text, m.w-1-x), p.style)
	}
}

// requestParts says what was asked, and what and why was answered. Where w cells do not hold it, what is asked becomes
// shorter, so that the status can be seen.
func (m *Model) requestParts(r *journal.Request, w int) []part {
	status := part{statusWords(r), m.statusStyle(r.Status)}
	words := requestWords(r)
	for _, less := range []*journal.Request{
		{Method: r.Method, Event: r.Event, Sender: r.Sender}, {Method: r.Method, Sender: r.Sender}, {Method: r.Method},
	} {
		if m.metrics.Width(words)+2+m.metrics.Width(status.text) <= w {
			break
		}
		words = requestWords(less)
	}
	parts := []part{{words + ": ", m.theme.text}, status}
	if why := requestWhy(r); why != "" {
		parts = append(parts, part{" " + why, m.theme.dim})
	}
	return parts
}

// requestWords says what was asked and by whom.
func requestWords(r *journal.Request) string {
	var b strings.Builder
	b.WriteString(requestMethod(r))
	for _, w := range [...][2]string{{"", r.Event}, {textBy, r.Sender}, {textFrom, r.Peer}} {
		if w[1] == "" {
			continue
		}
		b.WriteByte(' ')
		if w[0] != "" {
			b.WriteString(w[0])
			b.WriteByte(' ')
		}
		b.WriteString(cell.Clean(w[1]))
	}
	return b.String()
}

// requestMethod gives the method, or a question mark for a request of which not even that could be read.
func requestMethod(r *journal.Request) string {
	if method := cell.Clean(r.Method); method != "" {
		return method
	}
	return "?"
}

// statusWords gives the status as the client got it.
func statusWords(r *journal.Request) string {
	return strings.TrimSpace(strconv.Itoa(r.Status) + " " + cell.Clean(r.Phrase))
}

// requestWhy gives the row of the interruption table and the reason.
func requestWhy(r *journal.Request) string {
	row, why := cell.Clean(r.Row), cell.Clean(r.Why)
	switch {
	case row == "" && why == "":
		return ""
	case row == "":
		return "(" + why + ")"
	case why == "":
		return "(" + row + ")"
	}
	return "(" + row + ": " + why + ")"
}

// statusStyle colours a status by its class.
func (m *Model) statusStyle(status int) style {
	switch status / 100 {
	case 2:
		return m.theme.good
	case 5:
		return m.theme.bad
	}
	return m.theme.warn
}

// requestBySender is the form of the request that has method, sender and status, and no more.
const requestBySender = 1

// requestSegment gives the last request for the status line.
func (m *Model) requestSegment() segment {
	r := m.news.request
	if r == nil {
		return segment{}
	}
	look := m.statusStyle(r.Status)
	method, row := requestMethod(r), cell.Clean(r.Row)
	by := method
	if r.Sender != "" {
		by += " " + textBy + " " + m.metrics.Shorten(cell.Clean(r.Sender), 16)
	}
	code := strconv.Itoa(r.Status)
	why := code
	if row != "" {
		why += " " + row
	}
	return segment{rank: rankRequest, forms: [][]part{
		{{by + ": ", m.theme.text}, {statusWords(r), look}, {" " + requestRow(row), m.theme.dim}},
		{{by + ": ", m.theme.text}, {why, look}},
		{{method + ": ", m.theme.text}, {why, look}},
		{{method + ": ", m.theme.text}, {code, look}},
		{{code, look}},
	}}
}

// requestRow gives a row in brackets.
func requestRow(row string) string {
	if row == "" {
		return ""
	}
	return "(" + row + ")"
}
