package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
)

// Drawing a form: its frame, what it asks, the fields, the buttons, and the cursor where the text is.

// formWidth is how wide a form becomes, with its frame.
const formWidth = 64

// panel is where a form is drawn.
type panel struct {
	x, y, w, h int
	edge       int // of its frame, at either side; 0 without one
	rows       formRows
	body       []string
	wrong      []string
}

// inner is how wide what stands in the panel is.
func (p *panel) inner() int { return p.w - 2*p.edge }

// formRows says how many rows each part of a form gets. There is little room on some screens.
type formRows struct{ title, body, fields, wrong, buttons int }

// paintForm draws the form over the foot of the stage, so that what is said above it can still be read.
func (m *Model) paintForm() {
	f := &m.form
	f.seen = false
	if f.behind {
		m.paintAside()
		return
	}
	p := m.formPanel()
	m.spot(spot{kind: onForm, x: p.x, y: p.y, w: p.w, h: p.h})
	for y := range p.h {
		m.canvas.blank(p.x, p.y+y, p.w, style{})
	}
	x, y, end := p.x+p.edge, p.y, p.x+p.w-p.edge
	if p.edge > 0 {
		m.paintFormFrame(&p)
		y++
	} else if p.rows.title > 0 {
		m.paintFormTitle(x, y, end)
		y++
	}
	f.body, f.shown = len(p.body), p.rows.body
	f.scroll(0)
	for i := range p.rows.body {
		m.canvas.put(x, y+i, end, p.body[f.top+i], m.theme.text)
	}
	if p.rows.body > 0 && p.rows.body < len(p.body) {
		m.canvas.put(end-1, y+p.rows.body-1, end, glyphDown, m.theme.key)
	}
	y += p.rows.body
	m.paintFields(x, y, p.inner(), p.rows.fields)
	y += p.rows.fields
	for i := range p.rows.wrong {
		m.canvas.put(x, y+i, end, p.wrong[i], m.theme.bad)
	}
	y += p.rows.wrong
	if p.rows.buttons > 0 {
		m.paintButtons(x, y, end)
	}
}

// formPanel finds the place of the form and shares its rows out.
func (m *Model) formPanel() panel {
	f := &m.form
	p := panel{w: min(m.w, formWidth)}
	foot, frame := feet, boxEnds
	if layoutFor(m.w, m.h) == tiny {
		foot, frame = min(1, max(m.h-3, 0)), 0
		p.w = m.w
	} else {
		p.edge = 2
	}
	p.x = (m.w - p.w) / 2
	p.body, p.wrong = m.formBody(p.inner()), m.firstRows(f.box.Wrong, p.inner())
	fields := m.arrange(p.inner())
	room := max(m.h-foot-frame, 1)
	left := room
	take := func(n int) int {
		n = clamp(n, 0, left)
		left -= n
		return n
	}
	r := &p.rows
	r.fields = take(min(fields, 1))
	if frame == 0 {
		r.title = take(1)
	}
	r.buttons = take(1)
	r.wrong = take(min(len(p.wrong), 1))
	r.fields += take(fields - r.fields)
	r.wrong += take(len(p.wrong) - r.wrong)
	r.body = take(len(p.body))
	p.h = min(room-left+frame, m.h)
	p.y = max(m.h-foot-p.h, 0)
	return p
}

// firstRows gives at most two rows of a sentence.
func (m *Model) firstRows(s string, w int) []string {
	var rows []string
	if s == "" {
		return nil
	}
	for _, l := range m.metrics.Wrap(s, max(w, 1)) {
		if rows = append(rows, l.Text); len(rows) == 2 {
			break
		}
	}
	return rows
}

// formBody gives the rows that are there to be read.
func (m *Model) formBody(w int) []string {
	text := m.form.box.Body
	switch m.form.box.Kind {
	case show.OpenFile, show.SaveFile, show.Folder:
		text = strings.TrimPrefix(text+"\n"+textNoFiles, "\n")
	case show.Area:
		text = textArea
	case show.Slider:
		text = fmt.Sprintf(textFromTo, m.form.box.Min, m.form.box.Max)
	case show.Teach:
		if text != "" {
			text = textSoFar + " " + strings.ReplaceAll(text, "\n", " / ")
		}
	}
	if text == "" {
		return nil
	}
	var rows []string
	for _, l := range m.metrics.Wrap(text, max(w, 1)) {
		rows = append(rows, l.Text)
	}
	return rows
}

// paintFormFrame draws the frame with the title above and the keys below.
func (m *Model) paintFormFrame(p *panel) {
	c, g, s := &m.canvas, &m.theme.glyphs, m.theme.key
	right, bottom := p.x+p.w-1, p.y+p.h-1
	c.put(p.x, p.y, c.w, g.topLeft, s)
	c.line(p.x+1, p.y, p.w-2, g.across, s)
	c.put(right, p.y, c.w, g.topRight, s)
	for y := p.y + 1; y < bottom; y++ {
		c.put(p.x, y, c.w, g.down, s)
		c.put(right, y, c.w, g.down, s)
	}
	c.put(p.x, bottom, c.w, g.bottomLeft, s)
	c.line(p.x+1, bottom, p.w-2, g.across, s)
	c.put(right, bottom, c.w, g.bottomRight, s)
	m.paintFormTitle(p.x+2, p.y, p.x+p.w-2)
	for _, hint := range m.formHints() {
		if w := m.metrics.Width(hint) + 2; w <= p.w-4 {
			c.put(right-1-w, bottom, right-1, " "+hint+" ", m.theme.dim)
			break
		}
	}
}

// paintFormTitle writes what is asked for, and on the right how much may be typed and how long the box stays open.
func (m *Model) paintFormTitle(x, y, end int) {
	f := &m.form
	var right []string
	if on := f.field(); on != nil && f.box.Limit > 0 && !on.number {
		right = append(right, strconv.Itoa(clusters(m.metrics, on.text, maxLine))+"/"+strconv.Itoa(f.box.Limit))
	}
	if left := f.box.Until.Sub(m.now); !f.box.Until.IsZero() {
		right = append(right, strconv.FormatInt(int64((max(left, 0)+time.Second-1)/time.Second), 10)+" s")
	}
	if s := strings.Join(right, "  "); s != "" && len(s)+2 <= end-x-4 {
		m.canvas.put(end-len(s)-2, y, end, " "+s+" ", m.theme.warn)
		end -= len(s) + 3
	}
	title := formTitles[f.box.Kind]
	if f.own {
		title = textSay
	}
	if f.box.Title != "" {
		title += ": " + f.box.Title
	}
	m.canvas.put(x, y, end, " "+m.metrics.Shorten(title, end-x-2)+" ", m.theme.strong)
}

// formHints say what the keys do, the longest first.
func (m *Model) formHints() []string {
	tab := ""
	if len(m.form.fields) > 1 {
		tab = "  Tab: next"
	}
	if on := m.form.field(); on != nil && on.number {
		tab += "  Up Down: change"
	} else if m.form.own && len(m.form.box.Offers) > 0 {
		tab += "  Up: earlier"
	} else if len(m.form.box.Offers) > 0 {
		tab += "  Down: proposals"
	}
	behind := "  " + m.keyFor(aside) + ": behind"
	if m.form.gone {
		return []string{"Esc"}
	}
	esc := "Esc: " + m.no()
	enter := "Enter: " + m.yes() + "  " + esc
	return []string{enter + tab + behind, enter + behind, enter, esc}
}

// yes and no are the words on the buttons.
func (m *Model) yes() string {
	switch {
	case m.form.own:
		return "Say"
	case m.form.box.Kind == show.Terms:
		return "Accept"
	}
	return "OK"
}

func (m *Model) no() string {
	if m.form.box.Kind == show.Terms {
		return "Decline"
	}
	return "Cancel"
}

// paintButtons draws the buttons.
func (m *Model) paintButtons(x, y, end int) {
	words := [...]string{m.yes(), m.no()}
	form := "[ %s ]"
	if len(words[0])+len(words[1])+9 > end-x {
		form = "[%s]"
	}
	for i, word := range words {
		s := fmt.Sprintf(form, word)
		if x+len(s) > end {
			return
		}
		look := m.theme.key
		if m.form.at == len(m.form.fields)+i {
			look = m.theme.lit
		}
		next := m.canvas.put(x, y, end, s, look)
		m.spot(spot{kind: onButton, x: x, y: y, w: next - x, h: 1, index: i})
		x = next + 1
	}
}

// paintAside says that a box waits behind the stage.
func (m *Model) paintAside() {
	y := m.h - feet - 1
	if layoutFor(m.w, m.h) == tiny {
		y = m.h - 2
	}
	if y < 0 {
		return
	}
	s := " " + m.metrics.Shorten(m.keyFor(aside)+": "+formTitles[m.form.box.Kind]+" "+m.form.box.Title, min(m.w, formWidth)-2) + " "
	w := m.metrics.Width(s)
	x := max((m.w-w)/2, 0)
	m.canvas.put(x, y, m.w, s, m.theme.lit)
	m.spot(spot{kind: onAside, x: x, y: y, w: w, h: 1})
}

// putCursor says where the terminal's own cursor stands.
func (m *Model) putCursor(x, y int) {
	if x < m.w && y < m.h {
		m.form.cursor, m.form.seen = tea.Position{X: x, Y: y}, true
	}
}
