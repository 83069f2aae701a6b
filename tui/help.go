package tui

// help is the panel that says what the keys and the mouse do.
type help struct {
	open  bool
	from  where // what had the keyboard: the help is about its keys
	top   int   // the first row that is seen
	rows  int   // how many there are
	shown int   // how many were drawn last
}

// openHelp opens the help at its beginning.
func (m *Model) openHelp() {
	from := m.keyboard()
	m.help.open, m.help.from, m.help.top, m.stale = true, from, 0, true
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

// helpRow is a row of the help: a key, on the first row of what it does, and what it does.
type helpRow struct{ key, does string }

// entries gives what the help says, before it is fitted into the panel.
func (m *Model) entries() []helpRow {
	rows := make([]helpRow, 0, len(m.bindings)+len(mouseHelp))
	for _, b := range m.bindingsAt(m.help.from) {
		h := b.key.Help()
		rows = append(rows, helpRow{h.Key, h.Desc})
	}
	for _, h := range mouseHelp {
		rows = append(rows, helpRow{h[0], h[1]})
	}
	return rows
}

// helpGap is between a key and what it does, helpDoes what the latter needs at least to stand beside the former.
const (
	helpGap  = 2
	helpDoes = 12
)

// helpRows fits the help into w cells: what a key does goes on below, and where there is little room it stands behind its
// key. The columns are as wide as the rows say.
func (m *Model) helpRows(w int) (rows []helpRow, keys, does int) {
	entries := m.entries()
	for _, e := range entries {
		keys = max(keys, m.metrics.Width(e.key))
		does = max(does, m.metrics.Width(e.does))
	}
	if w-keys-helpGap < helpDoes {
		for _, e := range entries {
			for _, l := range m.metrics.Wrap(e.key+": "+e.does, max(w, 1)) {
				rows = append(rows, helpRow{key: l.Text})
			}
		}
		return rows, w, 0
	}
	does = min(does, w-keys-helpGap)
	for _, e := range entries {
		for i, l := range m.metrics.Wrap(e.does, does) {
			if i > 0 {
				e.key = ""
			}
			rows = append(rows, helpRow{e.key, l.Text})
		}
	}
	return rows, keys, does
}

// paintHelp draws the panel over everything else; on a small screen without a frame.
func (m *Model) paintHelp() {
	edge := 2 // frame and blank, at either side
	if layoutFor(m.w, m.h) == tiny {
		edge = 0
	}
	rows, keys, does := m.helpRows(m.w - 2*edge)
	w := m.w
	if does > 0 {
		w = min(keys+helpGap+does+2*edge, m.w)
	}
	h := min(len(rows)+edge, m.h)
	x, y := (m.w-w)/2, (m.h-h)/2
	for r := range h {
		m.canvas.blank(x, y+r, w, style{})
	}
	m.help.rows, m.help.shown = len(rows), max(h-edge, 0)
	m.help.scroll(0)
	if edge > 0 {
		m.paintPanel(x, y, w, h)
	}
	for i := range m.help.shown {
		r := rows[m.help.top+i]
		m.canvas.put(x+edge, y+i+edge/2, x+w-edge, r.key, m.theme.key)
		m.canvas.put(x+edge+keys+helpGap, y+i+edge/2, x+w-edge, r.does, m.theme.text)
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
	if m.help.top+m.help.shown < m.help.rows {
		c.put(x+2, y+h-1, x+w-2, " "+glyphDown+" ", m.theme.key)
	}
	how := " " + m.sentence(textHelpClose, showHelp) + " "
	c.put(x+w-2-len(how), y+h-1, x+w-2, how, m.theme.dim)
}
