package tui

import "fmt"

// putAway takes the oldest notice off the screen.
func (m *Model) putAway() {
	if len(m.notices) > 0 {
		m.notices, m.stale = m.notices[1:], true
	}
}

// paintNotices draws the notices into at most rows rows at the top, and gives the row below them.
func (m *Model) paintNotices(rows int) int {
	y := 0
	for i, n := range m.notices {
		mark := "! "
		lines := m.metrics.Wrap(n, max(m.w-4, 1))
		if i == 0 {
			lines = m.metrics.Wrap(n+" ("+m.sentence(textPutAway, putAway)+")", max(m.w-4, 1))
		}
		for k, l := range lines {
			if y >= rows {
				return y
			}
			if k > 0 {
				mark = ""
			}
			m.canvas.put(1, y, m.w, mark, m.theme.bad)
			m.canvas.put(3, y, m.w, l.Text, m.theme.warn)
			m.spot(spot{kind: onNotice, x: 0, y: y, w: m.w, h: 1})
			y++
		}
	}
	return y
}

// sentence puts the key for an action into a text.
func (m *Model) sentence(text string, a action) string { return fmt.Sprintf(text, m.keyFor(a)) }

// hiddenText says that the ghost is out of sight.
func (m *Model) hiddenText() string { return m.ghost() + " " + m.sentence(textHiddenHow, hide) }
