package tui

import (
	"strconv"

	"ukatty/ghost/show"
	"ukatty/sakura/stage"
)

// box is where a balloon is drawn.
type box struct {
	actor *actor
	x, y  int
	w     int // with the frame
	rows  int // of text
	near  int // the row that it is to begin at, if it stands beside its character and nothing is in its way
	tail  tail
}

// What the frame of a balloon takes: columns at its sides with the blanks beside them, rows above and below.
const (
	boxSides = 4
	boxEnds  = 2
)

// balloon gives what is remembered of a character's balloon.
func (m *Model) balloon(id int) *balloon {
	b, ok := m.balloons[id]
	if !ok {
		b = &balloon{}
		m.balloons[id] = b
	}
	return b
}

// wrapped gives a balloon whose text is wrapped to w cells.
func (m *Model) wrapped(id, w int) *balloon {
	b := m.balloon(id)
	if w = max(w, 1); !b.wraps(m.metrics, w) {
		b.wrap(m.metrics, w, func(p *stage.Picture) patch { return m.size(p, w) })
	}
	return b
}

// waits says whether a click is waited for and the mark for it stands in the character's balloon.
func (m *Model) waits(a *actor) bool { return m.frame.Wait == show.Click && a.id == m.focus() }

// paintBalloon draws a balloon with frame, tail, text and hints.
func (m *Model) paintBalloon(b box) {
	c, g := &m.canvas, &m.theme.glyphs
	frame := m.theme.frame
	if b.actor.speaks {
		frame = m.theme.accent(b.actor.id)
	}
	right, bottom := b.x+b.w-1, b.y+b.rows+1
	m.spot(spot{kind: onBalloon, x: b.x, y: b.y, w: b.w, h: b.rows + boxEnds, index: b.actor.id})
	c.put(b.x, b.y, c.w, g.topLeft, frame)
	c.line(b.x+1, b.y, b.w-2, g.across, frame)
	c.put(right, b.y, c.w, g.topRight, frame)
	for y := b.y + 1; y < bottom; y++ {
		c.put(b.x, y, c.w, g.down, frame)
		c.blank(b.x+1, y, b.w-2, style{}) // a character may have walked behind it
		c.put(right, y, c.w, g.down, frame)
	}
	c.put(b.x, bottom, c.w, g.bottomLeft, frame)
	c.line(b.x+1, bottom, b.w-2, g.across, frame)
	c.put(right, bottom, c.w, g.bottomRight, frame)
	m.paintTail(&b, frame)
	m.paintText(b.actor, area{b.x + 2, b.y + 1, b.w - boxSides, b.rows})
	m.paintTitle(b)
	m.paintCounter(b, bottom)
	m.paintHints(b, bottom)
}

// paintTitle writes into the upper edge who speaks, who sent the script, and how many rows are above.
func (m *Model) paintTitle(b box) {
	c, a := &m.canvas, b.actor
	end := b.x + b.w - 2
	if first, _ := m.balloon(a.id).view(b.rows); first > 0 {
		s := " " + glyphUp + " " + strconv.Itoa(first) + " "
		if at := end - len(s) + len(glyphUp) - 1; at > b.x+8 {
			c.put(at, b.y, end, s, m.theme.dim)
			end = at - 1
		}
	}
	x := b.x + 2
	for i, s := range [...]string{m.called(a), a.marker} {
		look := m.theme.accent(a.id).with(bold)
		if i > 0 {
			look = m.theme.dim
		}
		if s = m.metrics.Shorten(s, end-x-2); s == "" || end-x < 5 {
			continue
		}
		x = c.put(x, b.y, end, " "+s+" ", look) + 1
	}
}

// paintHints writes into the lower edge that a click is waited for, or how many rows are below.
func (m *Model) paintHints(b box, y int) {
	var s string
	_, last := m.balloon(b.actor.id).view(b.rows)
	switch more := m.balloon(b.actor.id).len() - last; {
	case more > 0:
		s = " " + strconv.Itoa(more) + " " + glyphDown + " "
	case m.waits(b.actor):
		s = " " + textEnter + " " + glyphDown + " "
	default:
		return
	}
	w := m.metrics.Width(s)
	x := b.x + b.w - 2 - w
	if x <= b.mouth()+2 {
		s, w = " "+glyphDown+" ", 3
		x = b.x + b.w - 1 - w
	}
	m.canvas.put(x, y, b.x+b.w-1, s, m.theme.key.with(bold))
}
