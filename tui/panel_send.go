package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"ukatty/sakura/check"
	"ukatty/tui/cell"
)

// sendBox is the panel in which a script or an event is written and sent. What is written is checked while it is typed.
type sendBox struct {
	event   bool // an event is written, not a script
	whole   bool // a request is written, line by line
	fields  []sendField
	on      int // the field that has the keyboard
	history []Sent
	added   int // how often something was added to it
	past    int // which of them stands there, counted from the newest; 0 for what is being written
	draft   Sent
	found   []check.Finding
	checked string
	reply   []string
	where   []sendPlace // where the fields were drawn last, in rows of the inside
	width   int         // how many cells the script has in a row
	height  int         // and how many rows
}

// sendField is a line with a name, or for a script several.
type sendField struct {
	name string
	editor
	undone undoing
}

// sendPlace is where a field was drawn, in columns and rows of the inside: so many rows from the row top of it on.
type sendPlace struct{ field, x, y, rows, top int }

// The fields of the box. An event has as many references as are wanted.
const (
	scriptField    = "Script"
	eventField     = "Event"
	senderField    = "Sender"
	referenceField = "Reference"
	charsetField   = "Charset"
	maxReferences  = 16
	ownSender      = "ukatty"
)

// openSendBox opens the box, or closes it.
func (m *Model) openSendBox() {
	s := &m.dock.send
	if len(s.fields) == 0 {
		s.fill(m, Sent{})
	}
	m.toggle(sendPanel)
	if m.sender == nil && m.dock.open == sendPanel {
		m.dock.said = textNoSend
	}
}

// fill puts something into the fields.
func (s *sendBox) fill(m *Model, what Sent) {
	s.event, s.whole, s.fields, s.on = what.Event, what.Whole, nil, 0
	s.checked, s.found = "", nil
	value := func(name string) string {
		for _, w := range what.Fields {
			if w[0] == name {
				return w[1]
			}
		}
		return ""
	}
	add := func(name, text string) {
		f := sendField{name: name, editor: editor{many: name == scriptField || name == requestField}}
		f.set(m.metrics, text)
		s.fields = append(s.fields, f)
	}
	if what.Whole {
		add(requestField, what.text())
		s.check()
		return
	}
	if what.Event {
		add(eventField, value(eventField))
		n := 0
		for i := range maxReferences {
			if value(reference(i)) != "" {
				n = i + 1
			}
		}
		for i := range min(n+1, maxReferences) {
			add(reference(i), value(reference(i)))
		}
	}
	add(scriptField, value(scriptField))
	sender := value(senderField)
	if sender == "" {
		sender = ownSender
	}
	add(senderField, sender)
	s.check()
}

func reference(i int) string { return fmt.Sprintf("%s%d", referenceField, i) }

// sending gives what stands in the fields.
func (s *sendBox) sending() Sent {
	out := Sent{Event: s.event, Whole: s.whole}
	for i := range s.fields {
		if f := &s.fields[i]; f.text != "" {
			out.Fields = append(out.Fields, [2]string{f.name, f.text})
		}
	}
	return out
}

// get gives what stands in a field.
func (s *sendBox) get(name string) string {
	for i := range s.fields {
		if s.fields[i].name == name {
			return s.fields[i].text
		}
	}
	return ""
}

// check looks at the script when it has changed: at what will be sent, without its line breaks. It takes less than a thousandth of a
// second for what has room in the box. What is found is given places in the text.
func (s *sendBox) check() {
	text := s.checkedText()
	if text == s.checked {
		return
	}
	s.checked, s.found = text, nil
	if s.whole {
		s.found = checkWhole(text)
	} else {
		s.found = checkScript(text)
	}
	// What is worst comes first: of a long script not all has room.
	slices.SortStableFunc(s.found, func(a, b check.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
}

// checkedText is what is looked at: the script, or all of a whole request.
func (s *sendBox) checkedText() string {
	if s.whole {
		return s.get(requestField)
	}
	return s.get(scriptField)
}

// checkScript looks at a script of several lines.
func checkScript(text string) (found []check.Finding) {
	src, place := oneLine(text)
	if src != "" {
		found = check.Script(src, check.Options{})
	}
	for i := range found {
		f := &found[i]
		f.Start, f.End = place(f.Start), place(max(f.End-1, f.Start))+min(f.End-f.Start, 1)
		if len(src) == len(text) {
			continue // it has one line, and its columns are those of the text
		}
		line := text[:f.Start]
		begin := strings.LastIndexByte(line, '\n') + 1
		f.Line, f.Column = strings.Count(line, "\n")+1, utf8.RuneCountInString(line[begin:])+1
	}
	return found
}

// changed checks anew, and adds a reference when the last one is used.
func (s *sendBox) changed(m *Model) {
	m.stale = true
	s.past = 0
	s.check()
	if !s.event {
		return
	}
	last := -1
	for i := range s.fields {
		if strings.HasPrefix(s.fields[i].name, referenceField) {
			last = i
		}
	}
	if last > 0 && last < maxReferences && s.fields[last].text != "" {
		s.fields = slices.Insert(s.fields, last+1, sendField{name: reference(last)})
	}
}

func (s *sendBox) note(*Model) string {
	switch {
	case s.whole:
		return textARequest
	case s.event:
		return textAnEvent
	}
	return textAScript
}

func (s *sendBox) act(m *Model, a action) tea.Cmd {
	n := max(len(s.fields), 1)
	switch a {
	case nextField:
		s.on = (s.on + 1) % n
	case lastField:
		s.on = (s.on + n - 1) % n
	case olderLine:
		s.up(m, 1)
	case newerLine:
		s.up(m, -1)
	case sendMode:
		s.fill(m, s.sending().next())
	case breakRow:
		if s.on < len(s.fields) && s.fields[s.on].many {
			s.paste(m, "\n")
		}
	case undoEdit:
		if s.on < len(s.fields) {
			s.fields[s.on].undone.back(&s.fields[s.on].editor)
			s.changed(m)
		}
	case sendNow:
		return s.send(m)
	default:
	}
	return nil
}

// recall puts what was sent before into the fields, or what is being written.
func (s *sendBox) recall(m *Model, by int) {
	if s.past == 0 {
		s.draft = s.sending()
	}
	past := clamp(s.past+by, 0, len(s.history))
	if past == s.past {
		return
	}
	what := s.draft
	if past > 0 {
		what = s.history[len(s.history)-past]
	}
	on := s.on
	s.fill(m, what)
	s.past, s.on = past, min(on, len(s.fields)-1)
	if f := &s.fields[s.on]; by > 0 && f.many {
		f.pointRow(m.metrics, s.width, 0, s.width) // so that the same key goes on
	}
}

// send sends what stands in the fields.
func (s *sendBox) send(m *Model) tea.Cmd {
	what := s.sending()
	if what.empty() {
		m.dock.said = textNothingToSend
		return nil
	}
	raw, why := what.written(m.encode)
	if why != "" {
		m.dock.said = why
		return nil
	}
	cmd := m.post(raw, true)
	if cmd == nil {
		return nil
	}
	s.reply = nil
	s.past = 0
	if n := len(s.history); n > 0 && s.history[n-1].equal(what) {
		return cmd
	}
	s.history = bounded(append(s.history, what))
	s.added++
	return cmd
}

// bytes writes the request. Line breaks are left out of scripts, and no other line has any, so that none can be forged.
func (a Sent) bytes() []byte {
	b := []byte("SEND SSTP/1.4\r\n")
	if a.Event {
		b = []byte("NOTIFY SSTP/1.1\r\n")
	}
	b = append(b, "Charset: UTF-8\r\n"...)
	for _, name := range []string{senderField, eventField, referenceField, scriptField} {
		for _, w := range a.Fields {
			if w[0] == name || name == referenceField && strings.HasPrefix(w[0], name) {
				line, _ := oneLine(w[1])
				b = append(b, w[0]+": "+line+"\r\n"...)
			}
		}
	}
	return append(b, "\r\n"...)
}

// answered takes the answer.
func (s *sendBox) answered(m *Model, msg answered) {
	m.stale = true
	text := msg.reply
	if msg.err != nil {
		text = msg.err.Error()
	}
	reply := strings.Split(strings.TrimSpace(cell.CleanText(text[:min(len(text), maxDecoded)])), "\n")
	m.dock.said = reply[0]
	if msg.written {
		s.reply = reply
	}
}

func (s *sendBox) back(*Model) bool { return false }

func (s *sendBox) wheel(m *Model, _, _, by int) {
	if s.on < len(s.fields) && s.fields[s.on].many {
		s.fields[s.on].vertical(m.metrics, s.width, -by)
	}
}

func (s *sendBox) click(m *Model, x, y int) tea.Cmd {
	for _, p := range s.where {
		if y < p.y || y >= p.y+p.rows || p.field >= len(s.fields) {
			continue
		}
		s.on = p.field
		if f := &s.fields[p.field]; f.many {
			f.pointRow(m.metrics, s.width, p.top+y-p.y, max(x-p.x, 0))
		} else {
			f.point(m.metrics, max(x-p.x, 0), false)
		}
	}
	return nil
}
