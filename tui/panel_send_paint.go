package tui

import (
	"fmt"

	"ukatty/sakura/check"
)

// sendLabel is how wide the names of the fields are.
const sendLabel = 11

func (s *sendBox) paint(m *Model, in area) {
	s.where = s.where[:0]
	s.on = clamp(s.on, 0, max(len(s.fields)-1, 0))
	y, bottom := in.y, in.y+in.h
	// The field that has the keyboard is seen in any case, and of the others as many as leave room for what is found.
	room := max(in.h-2, 1)
	first := clamp(s.on-room+1, 0, max(len(s.fields)-room, 0))
	for i := first; i < len(s.fields) && y < bottom && i < first+room; i++ {
		s.paintField(m, i, in, y)
		y++
		if s.fields[i].name == scriptField && y < bottom-1 && i == s.on {
			if s.paintMarks(m, i, in, y) {
				y++
			}
		}
	}
	for _, p := range s.remarks(m, in.w, bottom-y) {
		m.canvas.put(in.x, y, in.x+in.w, p.text, p.style)
		y++
	}
}

// remarks gives what was found and what was answered, in at most h rows of w cells; of the answer the first row at least.
func (s *sendBox) remarks(m *Model, w, h int) []part {
	var all []part
	for i := range s.found {
		f := &s.found[i]
		text := fmt.Sprintf("%d: %s %s: %s", f.Column, f.Severity, f.Code, f.Text)
		if all = appendWrapped(all, m.metrics, text, w, s.severity(m, f.Severity)); len(all) > h {
			break
		}
	}
	if len(s.found) == 0 && s.get(scriptField) != "" {
		all = append(all, part{m.metrics.Shorten(textNoFindings, w), m.theme.dim})
	}
	all = all[:clamp(len(all), 0, max(h-min(len(s.reply), 1), 0))]
	for _, line := range s.reply {
		all = append(all, part{m.metrics.Shorten(line, w), m.theme.text})
	}
	return all[:clamp(len(all), 0, max(h, 0))]
}

// severity is how a finding looks.
func (s *sendBox) severity(m *Model, of check.Severity) style {
	switch of {
	case check.Error:
		return m.theme.bad
	case check.Warning:
		return m.theme.warn
	}
	return m.theme.dim
}

// labelWidth is how wide the name of a field is.
func labelWidth(in area) int { return clamp(in.w/3, 0, sendLabel) }

// paintField draws a field, and says where the terminal's own cursor stands.
func (s *sendBox) paintField(m *Model, i int, in area, y int) {
	f := &s.fields[i]
	label := labelWidth(in)
	look := m.theme.dim
	if i == s.on && m.dock.front {
		look = m.theme.key
	}
	m.canvas.put(in.x, y, in.x+label, m.metrics.Shorten(f.name, label), look)
	x := in.x + label
	if label > 0 {
		x = m.canvas.put(x, y, in.x+in.w, " ", style{})
	}
	seen, cursor := f.view(m.metrics, in.x+in.w-x, false)
	m.canvas.put(x, y, in.x+in.w, seen, m.theme.text)
	s.where = append(s.where, sendPlace{field: i, x: x - in.x, y: y - in.y})
	if i == s.on {
		m.putPanelCursor(x+cursor, y)
	}
}

// paintMarks draws marks below the places of the script in which something was found; false where none is seen.
func (s *sendBox) paintMarks(m *Model, i int, in area, y int) bool {
	f := &s.fields[i]
	label := labelWidth(in)
	x := in.x + label + min(label, 1)
	begin := 0
	n := 0
	for c := range m.metrics.Graphemes(f.text) {
		if n++; n > f.from {
			break
		}
		begin += len(c)
	}
	seen := false
	for k := len(s.found) - 1; k >= 0; k-- {
		found := s.found[k]
		if found.End < begin || found.Start > len(f.text) {
			continue
		}
		at := x + m.metrics.Width(f.text[begin:max(found.Start, begin)])
		w := max(m.metrics.Width(f.text[max(found.Start, begin):max(min(found.End, len(f.text)), begin)]), 1)
		if at >= in.x+in.w {
			continue
		}
		m.canvas.line(at, y, min(w, in.x+in.w-at), "^", s.severity(m, found.Severity))
		seen = true
	}
	return seen
}
