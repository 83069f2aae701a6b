package tui

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"
)

// commander is the palette: all that keys do, to be found by its words.
type commander struct {
	open   bool
	editor editor
	at     int // which of those that fit is selected
	top    int
	from   where // what had the keyboard
	fits   []offer
	shown  int
}

// offer is what the palette can do: what a key does, or to give the stage to a ghost.
type offer struct {
	does, key string
	action    action
	ghost     int // 0 for an action
	match     match
}

// openPalette opens the palette.
func (m *Model) openPalette() {
	m.dock.palette = commander{open: true, from: m.keyboard()}
	m.dock.palette.editor.limit = promptLimit
	m.fitCommands()
}

// fitCommands finds the commands that fit what was typed and mean something where the keyboard was.
func (m *Model) fitCommands() {
	p := &m.dock.palette
	p.fits = p.fits[:0]
	for _, b := range m.bindingsAt(p.from) {
		if b.action == takeNumber || b.action == showPalette {
			continue
		}
		h := b.key.Help()
		if found, ok := matchWords(p.editor.text, h.Desc, h.Key); ok {
			p.fits = append(p.fits, offer{does: h.Desc, key: h.Key, action: b.action, match: found})
		}
	}
	for _, g := range m.others() {
		does := textGhost + " " + g.Ghost
		if found, ok := matchWords(p.editor.text, does, ""); ok {
			p.fits = append(p.fits, offer{does: does, ghost: g.GhostID, match: found})
		}
	}
	// The best comes first. Whoever asks for a ghost does not want all that is said of ghosts before it.
	// Letters apart from each other stand in many sentences, and count only where nothing has what was typed as it stands.
	if slices.ContainsFunc(p.fits, func(o offer) bool { return !o.match.loose }) {
		p.fits = slices.DeleteFunc(p.fits, func(o offer) bool { return o.match.loose })
	}
	slices.SortStableFunc(p.fits, func(a, b offer) int { return cmp.Compare(b.match.score, a.match.score) })
	p.at = clamp(p.at, 0, max(len(p.fits)-1, 0))
	m.stale = true
}

// move selects another command.
func (p *commander) move(by int) { p.at = clamp(p.at+by, 0, max(len(p.fits)-1, 0)) }

// paletteSteps are the keys that move about in the palette.
var paletteSteps = map[string]int{
	"up": -1, "down": 1, "ctrl+p": -1, "ctrl+n": 1, "shift+tab": -1, "tab": 1, "pgup": -10, "pgdown": 10,
}

// pressPalette takes a key.
func (m *Model) pressPalette(k tea.KeyPressMsg) tea.Cmd {
	p := &m.dock.palette
	m.stale = true
	name := k.String()
	switch by, ok := paletteSteps[name]; {
	case name == "ctrl+c":
		p.open = false
		return m.quit()
	case name == "esc":
		p.open = false
	case name == "enter", name == "kpenter":
		return m.takeCommand(p.at)
	case ok:
		p.move(by)
	case editKeys[name] != nil:
		editKeys[name](&p.editor, m.metrics)
		m.fitCommands()
	case k.Text != "":
		p.editor.insert(m.metrics, k.Text)
		p.at = 0
		m.fitCommands()
	}
	return nil
}

// takeCommand does what the palette offers at a place.
func (m *Model) takeCommand(i int) tea.Cmd {
	p := &m.dock.palette
	p.open, m.stale = false, true
	if i < 0 || i >= len(p.fits) {
		return nil
	}
	if id := p.fits[i].ghost; id != 0 {
		return m.giveStage(id)
	}
	return m.act(p.fits[i].action, tea.KeyPressMsg{})
}

// The size of the palette at most, in cells, and what of its rows its frame and its line take.
const (
	paletteWidth = 72
	paletteRows  = 14
	paletteEdges = 3
)

// paintPalette draws the palette over everything else, in the upper part of the screen.
func (m *Model) paintPalette() {
	p := &m.dock.palette
	w := min(paletteWidth, m.w)
	h := min(paletteRows, max(len(p.fits), 1)+paletteEdges, m.h)
	at := area{(m.w - w) / 2, max(min(m.h-paletteRows, m.h)/4, 0), w, h}
	for y := range h {
		m.canvas.blank(at.x, at.y+y, w, style{})
	}
	in := at
	if w >= dockWidth && h >= leastPanel {
		m.paintBox(at, m.theme.key)
		m.canvas.put(at.x+2, at.y, at.x+w-1, " "+textPalette+" ", m.theme.strong)
		in = area{at.x + 2, at.y + 1, w - 4, h - 2}
	}
	x := m.canvas.put(in.x, in.y, in.x+in.w, ": ", m.theme.key)
	seen, cursor := p.editor.view(m.metrics, in.x+in.w-x, false)
	m.canvas.put(x, in.y, in.x+in.w, seen, m.theme.text)
	m.dock.cursorSeen = false
	m.putPanelCursor(x+cursor, in.y)
	p.shown = in.h - 1
	p.top = clamp(p.top, max(p.at-p.shown+1, 0), p.at)
	keys := 0
	for i := range p.fits {
		keys = max(keys, m.metrics.Width(p.fits[i].key))
	}
	if keys > in.w/3 {
		keys = 0
	}
	for i := range clamp(len(p.fits)-p.top, 0, max(p.shown, 0)) {
		y := in.y + 1 + i
		o := &p.fits[p.top+i]
		does, key := m.theme.text, m.theme.key
		if p.top+i == p.at {
			does, key = m.theme.lit, m.theme.lit
			m.canvas.blank(in.x, y, in.w, m.theme.lit)
		}
		m.putMatched(in.x, y, in.x+in.w, m.metrics.Shorten(o.does, in.w-keys-min(keys, 1)), o.match, does)
		if keys > 0 {
			m.canvas.put(in.x+in.w-keys, y, in.x+in.w, o.key, key)
		}
		m.spot(spot{kind: onCommand, x: in.x, y: y, w: in.w, h: 1, index: p.top + i})
	}
	if p.top+p.shown < len(p.fits) && at.w > in.w {
		m.canvas.put(at.x+2, at.y+at.h-1, at.x+at.w-1, " "+glyphDown+" ", m.theme.key)
	}
	if len(p.fits) == 0 && p.shown > 0 {
		m.canvas.put(in.x, in.y+1, in.x+in.w, m.metrics.Shorten(textNothingFits, in.w), m.theme.dim)
	}
}

// paintBox draws a frame.
func (m *Model) paintBox(at area, s style) {
	c, g := &m.canvas, &m.theme.glyphs
	right, bottom := at.x+at.w-1, at.y+at.h-1
	c.put(at.x, at.y, c.w, g.topLeft, s)
	c.line(at.x+1, at.y, at.w-2, g.across, s)
	c.put(right, at.y, c.w, g.topRight, s)
	for y := at.y + 1; y < bottom; y++ {
		c.put(at.x, y, c.w, g.down, s)
		c.put(right, y, c.w, g.down, s)
	}
	c.put(at.x, bottom, c.w, g.bottomLeft, s)
	c.line(at.x+1, bottom, at.w-2, g.across, s)
	c.put(right, bottom, c.w, g.bottomRight, s)
}
