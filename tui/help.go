package tui

// help is the panel that says what the keys and the mouse do.
type help struct {
	open  bool
	top   int // the first row that is seen
	rows  int // how many there are
	shown int // how many were drawn last
}

// openHelp opens the help at its beginning.
func (m *Model) openHelp() {
	m.help.open, m.help.top, m.stale = true, 0, true
}

// press scrolls the help or closes it.
func (h *help) press(a action, known bool) {
	by, ok := map[action]int{nextChoice: 1, lastChoice: -1, scrollDown: h.shown, scrollUp: -h.shown, scrollEnd: h.rows}[a]
	if !known || !ok {
		h.open = false
		return
	}
	h.scroll(by)
}

// scroll moves the help by rows, on for more than 0.
func (h *help) scroll(by int) { h.top = clamp(h.top+by, 0, max(h.rows-h.shown, 0)) }

// helpRows gives what the help says: a key and what it does.
func (m *Model) helpRows() [][2]string {
	rows := make([][2]string, 0, len(m.bindings)+len(mouseHelp))
	for _, b := range m.bindings {
		h := b.key.Help()
		rows = append(rows, [2]string{h.Key, h.Desc})
	}
	return append(rows, mouseHelp[:]...)
}

// paintHelp draws the panel over everything else; on a small screen without a frame.
func (m *Model) paintHelp() {
	rows := m.helpRows()
	keys, does := 0, 0
	for _, r := range rows {
		keys = max(keys, m.metrics.Width(r[0]))
		does = max(does, m.metrics.Width(r[1]))
	}
	framed := layoutFor(m.w, m.h) != tiny
	edge := 0
	if framed {
		edge = 2
	}
	w := min(keys+2+does+2*edge, m.w)
	h := min(len(rows)+edge, m.h)
	x, y := (m.w-w)/2, (m.h-h)/2
	for r := range h {
		m.canvas.blank(x, y+r, w, style{})
	}
	if framed {
		m.paintPanel(x, y, w, h)
	}
	m.help.rows, m.help.shown = len(rows), max(h-edge, 0)
	m.help.scroll(0)
	for i := range m.help.shown {
		r := rows[m.help.top+i]
		at := y + i + edge/2
		end := x + w - edge
		m.canvas.put(x+edge, at, end, r[0], m.theme.key)
		m.canvas.put(x+edge+keys+2, at, end, m.metrics.Shorten(r[1], end-x-edge-keys-2), m.theme.text)
	}
}

// paintPanel draws the frame of the help, with its title and how it is closed.
func (m *Model) paintPanel(x, y, w, h int) {
	c, g := &m.canvas, &m.theme.glyphs
	s := m.theme.frame
	c.put(x, y, c.w, g.topLeft, s)
	c.line(x+1, y, w-2, g.across, s)
	c.put(x+w-1, y, c.w, g.topRight, s)
	for r := y + 1; r < y+h-1; r++ {
		c.put(x, r, c.w, g.down, s)
		c.put(x+w-1, r, c.w, g.down, s)
	}
	c.put(x, y+h-1, c.w, g.bottomLeft, s)
	c.line(x+1, y+h-1, w-2, g.across, s)
	c.put(x+w-1, y+h-1, c.w, g.bottomRight, s)
	c.put(x+2, y, x+w-2, " "+textHelpTitle+" ", m.theme.strong)
	if m.help.top+h-2 < len(m.helpRows()) {
		c.put(x+2, y+h-1, x+w-2, " "+glyphDown+" ", m.theme.key)
	}
	how := " " + m.sentence(textHelpClose, showHelp) + " "
	c.put(x+w-2-len(how), y+h-1, x+w-2, how, m.theme.dim)
}
