package tui

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/tui/cell"
)

// What the program has to tell stands in rows below the stage until it is put away.

// remarkTime is how long a remark stands: for as long as it takes to read several of them, twice.
const remarkTime = 20 * time.Second

// remark puts a sentence before the viewer for a while.
func (m *Model) remark(s string) tea.Cmd {
	s = cell.Clean(s)
	m.notice(s)
	if !slices.Contains(m.notices, s) {
		return nil
	}
	return tea.Tick(remarkTime, func(time.Time) tea.Msg { return heeded(s) })
}

// heeded is a remark that has stood there long enough.
type heeded string

// open takes the remark off the screen.
func (s heeded) open(m *Model) tea.Cmd {
	m.drop(string(s))
	return nil
}

// putAway takes the oldest notice off the screen.
func (m *Model) putAway() {
	if len(m.notices) > 0 {
		m.notices, m.stale = m.notices[1:], true
	}
}

// noticeRows gives how many rows notices may take: a sixth of the screen, or a third of the stage up to what a sentence
// takes on a narrow screen.
func (m *Model) noticeRows() int {
	const sentence = 3
	return max(m.h/6, min((m.h-feet)/3, sentence), 1)
}

// paintNotices draws the notices into at most rows rows from top on, beginning x cells from the left, and gives the row
// below them. What does not fit is counted: each notice says which of how many it is.
func (m *Model) paintNotices(x, top, rows int) int {
	y := top
	for i := range m.notices {
		if y >= top+rows {
			break
		}
		y = m.paintNotice(i, x, y, top+rows)
	}
	return y
}

// paintNotice draws the notice i into the rows from y to but excluding end, and gives the row below it. On a wide screen
// its rows stand beside its mark, on others below it, because there every cell counts.
func (m *Model) paintNotice(i, x, y, end int) int {
	mark := "[" + m.keyFor(putAway) + "] "
	if n := len(m.notices); n > 1 {
		mark = fmt.Sprintf("[%s %d/%d] ", m.keyFor(putAway), i+1, n)
	}
	text, from := mark+m.notices[i], x
	if layoutFor(m.w, m.h) == wide {
		text, from = m.notices[i], x+m.metrics.Width(mark)
	}
	w := max(m.w-from-x, 1)
	lines := m.metrics.Wrap(text, w)
	first := y
	for k, l := range lines {
		if y >= end {
			break
		}
		row := l.Text
		if y == end-1 && k < len(lines)-1 {
			row = m.metrics.Shorten(text[l.Start:], w)
		}
		m.canvas.put(from, y, m.w, row, m.theme.warn)
		m.spot(spot{kind: onNotice, x: 0, y: y, w: m.w, h: 1})
		y++
	}
	m.canvas.put(x, first, m.w, mark, m.theme.key)
	return y
}

// sentence puts the key for an action into a text.
func (m *Model) sentence(text string, a action) string { return fmt.Sprintf(text, m.keyFor(a)) }

// unseen says whether the ghost is not on the stage: out of sight, or gone.
func (m *Model) unseen() bool { return m.frame.Hidden || m.frame.Away }

// hiddenText says that the ghost is out of sight, or has left, and what brings it back: that at least where there is room
// for w cells only.
func (m *Model) hiddenText(w int) string {
	how, a, short := textHiddenHow, hide, textHidden
	if !m.frame.Hidden {
		how, a, short = textGoneHow, comeBack, textAway
	}
	s := m.ghost() + " " + m.sentence(how, a)
	if m.metrics.Width(s) > w {
		s = short + ", " + m.sentence(textPress, a)
	}
	return m.metrics.Shorten(s, w)
}

// drop takes a notice off the screen that is no longer so.
func (m *Model) drop(s string) {
	m.notices = slices.DeleteFunc(m.notices, func(n string) bool { return n == s })
	m.stale = true
}
