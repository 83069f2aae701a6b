package tui

import (
	"fmt"
	"strconv"

	"ukatty/sakura/check"
)

// Drawing the send panel: the fields, the rows of the script, and what there is to say of it.

// sendLabel is how wide the names of the fields are.
const sendLabel = 11

// The rows that are left for what is found, and of how many rows the script leaves one more.
const (
	leastRemarks = 2
	remarkShare  = 4
)

func (s *sendBox) paint(m *Model, in area) {
	s.where = s.where[:0]
	s.on = clamp(s.on, 0, max(len(s.fields)-1, 0))
	label := labelWidth(in)
	s.width = max(in.w-label-min(label, 1), 1)
	// The field that has the keyboard is seen in any case, and of the others as many as leave room for what is found.
	room := max(in.h-max(leastRemarks, in.h/remarkShare), 1)
	heights := s.heights(m, room)
	first := 0
	for sum(heights[first:s.on+1]) > room && first < s.on {
		first++
	}
	y, bottom := in.y, in.y+in.h
	for i := first; i < len(s.fields) && y-in.y+heights[i] <= room; i++ {
		s.paintField(m, i, area{in.x, y, in.w, heights[i]}, in)
		y += heights[i]
	}
	for _, p := range s.remarks(m, in.w, bottom-y) {
		m.canvas.put(in.x, y, in.x+in.w, p.text, p.style)
		y++
	}
}

// heights gives how many rows each field has: one, and the script what it needs as far as there is room.
func (s *sendBox) heights(m *Model, room int) []int {
	all := make([]int, len(s.fields))
	for i := range s.fields {
		if all[i] = 1; !s.fields[i].many {
			continue
		}
		left := room - len(s.fields) + 1
		if i == s.on {
			left = max(left, min(room, leastScript))
		}
		all[i] = clamp(len(s.fields[i].rows(m.metrics, s.width)), 1, max(left, 1))
	}
	return all
}

// leastScript is how many rows of a long script are seen while it is written, before other fields.
const leastScript = 3

// remarks gives what was found and what was answered, in at most h rows of w cells; of the answer the first row at least.
func (s *sendBox) remarks(m *Model, w, h int) []part {
	var all []part
	for i := range s.found {
		f := &s.found[i]
		place := strconv.Itoa(f.Column)
		if f.Line > 1 {
			place = strconv.Itoa(f.Line) + ":" + place
		}
		text := fmt.Sprintf("%s: %s %s: %s", place, f.Severity, f.Code, f.Text)
		if all = appendWrapped(all, m.metrics, text, w, s.severity(m, f.Severity)); len(all) > h {
			break
		}
	}
	if len(s.found) == 0 && s.checkedText() != "" {
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
func (s *sendBox) paintField(m *Model, i int, at, in area) {
	f := &s.fields[i]
	label := labelWidth(at)
	look := m.theme.dim
	if i == s.on && m.dock.front {
		look = m.theme.key
	}
	m.canvas.put(at.x, at.y, at.x+label, m.metrics.Shorten(f.name, label), look)
	x := at.x + label + min(label, 1)
	place := sendPlace{field: i, x: x - in.x, y: at.y - in.y, rows: at.h}
	if f.many {
		place.top = s.paintScript(m, f, area{x, at.y, at.x + at.w - x, at.h}, i == s.on)
	} else {
		seen, cursor := f.view(m.metrics, at.x+at.w-x, false)
		m.canvas.put(x, at.y, at.x+at.w, seen, m.theme.text)
		if i == s.on {
			m.putPanelCursor(x+cursor, at.y)
		}
	}
	s.where = append(s.where, place)
}

// paintScript draws the rows of a script around the cursor, in which what was found stands out, and gives the first of them.
func (s *sendBox) paintScript(m *Model, f *sendField, in area, on bool) (top int) {
	starts := f.rows(m.metrics, s.width)
	row, x := f.spot(m.metrics, s.width)
	s.height = in.h
	f.from = clamp(f.from, row-in.h+1, row)
	f.from = clamp(f.from, 0, max(len(starts)-in.h, 0))
	for i := range min(in.h, len(starts)-f.from) {
		begin, end := f.row(starts, f.from+i)
		s.paintRow(m, f.text[begin:end], begin, area{in.x, in.y + i, in.w, 1})
	}
	if f.from > 0 {
		m.canvas.put(in.x-1, in.y, in.x, glyphUp, m.theme.key)
	}
	if f.from+in.h < len(starts) {
		m.canvas.put(in.x-1, in.y+in.h-1, in.x, glyphDown, m.theme.key)
	}
	if on {
		m.putPanelCursor(min(in.x+x, in.x+in.w-1), in.y+row-f.from)
	}
	return f.from
}

// paintRow draws a row that begins at a place of the script.
func (s *sendBox) paintRow(m *Model, text string, begin int, in area) {
	x := in.x
	for c := range m.metrics.Graphemes(text) {
		look := m.theme.text
		worst := -1
		for k := range s.found {
			found := &s.found[k]
			if found.Start < begin+len(c) && max(found.End, found.Start+1) > begin && int(found.Severity) > worst {
				worst = int(found.Severity)
				look = s.severity(m, found.Severity).with(underline)
			}
		}
		x = m.canvas.put(x, in.y, in.x+in.w, c, look)
		begin += len(c)
	}
}
