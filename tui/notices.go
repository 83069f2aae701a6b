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
	mark := "[" + m.keyFor(putAway) + "] "
	x := 1 + len(mark)
	for _, n := range m.notices {
		w := max(m.w-x-1, 1)
		lines := m.metrics.Wrap(n, w)
		for i, l := range lines {
			if y >= rows {
				return y
			}
			if i == 0 {
				m.canvas.put(1, y, m.w, mark, m.theme.key)
			}
			text := l.Text
			if y == rows-1 && i < len(lines)-1 {
				text = m.metrics.Shorten(n[l.Start:], w)
			}
			m.canvas.put(x, y, m.w, text, m.theme.warn)
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
