package tui

import (
	"fmt"

	"ukatty/ghost/show"
)

// spread is how fields of numbers stand beside each other: with as much about them as there is room for.
type spread uint8

// The ways to spread fields, from the widest on.
const (
	labelled  spread = iota // year [2026]  month [11]  day [21]
	bracketed               // [2026]-[11]-[21]
	bare                    // 2026-11-21
)

// minBar is how many cells a bar needs to be of use, maxBar how many it takes.
const (
	minBar = 8
	maxBar = 40
)

// arrange gives each field its place in w cells, and says how many rows they take.
func (m *Model) arrange(w int) int {
	f := &m.form
	switch {
	case len(f.fields) == 0:
		return 0
	case f.fields[0].bar:
		return m.arrangeBars(w)
	case f.fields[0].room == 0:
		on := &f.fields[0]
		on.row, on.x, on.w = 0, 1, w-2
		if w < minBar {
			on.x, on.w = 0, w
		}
		return 1
	}
	for s := labelled; s <= bare; s++ {
		if rows := m.spreadFields(s, w); rows == 1 || s == bare {
			f.spread = s
			return rows
		}
	}
	return 0
}

// spreadFields puts fields of numbers into rows of w cells and says how many rows that makes. Each field has a cell more
// than its number, for the cursor behind it, where there are brackets.
func (m *Model) spreadFields(s spread, w int) int {
	x, row := 0, 0
	for i := range m.form.fields {
		f := &m.form.fields[i]
		var lead, tail int
		switch s {
		case labelled:
			if f.label != "" {
				lead = len(f.label) + 1
			}
			lead, tail = lead+1, 1
			if i > 0 {
				lead += 2
			}
		case bracketed:
			lead, tail = 1, 1+len(f.behind)
		default:
			tail = len(f.behind)
		}
		if x > 0 && x+lead+f.room+tail > w {
			x, row = 0, row+1
		}
		f.x, f.row, f.w = x+lead, row, min(f.room, max(w-x-lead, 1))
		x += lead + f.room + tail
	}
	return row + 1
}

// arrangeBars puts each field with its bar into a row. The colour itself gets one more.
func (m *Model) arrangeBars(w int) int {
	f := &m.form
	lead := 1
	for i := range f.fields {
		if n := len(f.fields[i].label); n > 0 {
			lead = max(lead, n+2)
		}
	}
	room := f.fields[0].room
	f.spread = labelled
	if w < lead+room+1 {
		f.spread, lead = bare, 0
	}
	for i := range f.fields {
		on := &f.fields[i]
		on.x, on.row, on.w = lead, i, min(room, max(w-lead, 1))
		on.barX, on.barW = lead+room+2, min(w-lead-room-2, maxBar)
		if on.barW < minBar {
			on.barW = 0
		}
	}
	if f.box.Kind == show.Color {
		return len(f.fields) + 1
	}
	return len(f.fields)
}

// paintFields draws as many rows of the fields as there is room for, with the one that has the keyboard among them.
func (m *Model) paintFields(x, y, w, rows int) {
	f := &m.form
	first := 0
	if on := f.field(); on != nil {
		first = max(on.row-rows+1, 0)
	}
	for i := range f.fields {
		on := &f.fields[i]
		if row := on.row - first; row >= 0 && row < rows {
			m.paintField(i, x, y+row, x+w)
		}
	}
	if row := len(f.fields) - first; f.box.Kind == show.Color && row < rows {
		m.paintSample(x, y+row, x+w)
	}
}

// paintField draws a field with what stands about it.
func (m *Model) paintField(i, x, y, end int) {
	f := &m.form
	on := &f.fields[i]
	c, look := &m.canvas, m.theme.text.with(underline)
	here := i == f.at
	if here && on.fresh {
		look = m.theme.lit
	}
	if on.label != "" && f.spread == labelled {
		c.put(x+on.x-len(on.label)-2, y, end, on.label, m.theme.dim)
	}
	bracket := on.x > 0 && (on.room == 0 || f.spread != bare)
	if bracket {
		edge := m.theme.dim
		if here {
			edge = m.theme.key
		}
		c.put(x+on.x-1, y, end, "[", edge)
		c.put(x+on.x+on.w, y, end, "]", edge)
	}
	if on.behind != "" && f.spread != labelled {
		at := x + on.x + on.w
		if bracket {
			at++
		}
		c.put(at, y, end, on.behind, m.theme.dim)
	}
	text, cursor := on.view(m.metrics, on.w, f.box.Kind == show.Password)
	if on.number {
		text, cursor = m.metrics.PadLeft(on.text, on.w), max(on.w-m.metrics.Width(on.text[on.at:]), 0)
	}
	c.blank(x+on.x, y, min(on.w, end-x-on.x), look)
	c.put(x+on.x, y, min(x+on.x+on.w, end), text, look)
	m.spot(spot{kind: onField, x: x + on.x, y: y, w: on.w, h: 1, index: i})
	if here {
		m.putCursor(min(x+on.x+cursor, end), y)
	}
	m.paintBar(i, x, y)
}

// paintBar draws the bar beside a number.
func (m *Model) paintBar(i, x, y int) {
	on := &m.form.fields[i]
	if !on.bar || on.barW == 0 {
		return
	}
	at := x + on.barX
	full := on.share(on.barW - 1)
	m.canvas.line(at, y, full, "=", m.theme.key)
	m.canvas.put(at+full, y, at+on.barW, "#", m.theme.key.with(bold))
	m.canvas.line(at+full+1, y, on.barW-full-1, "-", m.theme.dim)
	m.spot(spot{kind: onBar, x: at, y: y, w: on.barW, h: 1, index: i})
}

// sampleWidth is how wide the sample of a colour is.
const sampleWidth = 12

// paintSample shows the colour that the numbers make, and how it is written.
func (m *Model) paintSample(x, y, end int) {
	var rgbs [3]uint8
	for i := range m.form.fields[:len(rgbs)] {
		n, _ := m.form.fields[i].value()
		rgbs[i] = uint8(clamp(n, 0, 255))
	}
	if !m.tint.plain {
		n := min(sampleWidth, end-x-8)
		m.canvas.blank(x, y, n, style{bg: rgb(rgbs[0], rgbs[1], rgbs[2])})
		x += max(n+1, 0)
	}
	m.canvas.put(x, y, end, fmt.Sprintf("#%02x%02x%02x", rgbs[0], rgbs[1], rgbs[2]), m.theme.text)
}
