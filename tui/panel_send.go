package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/sakura/check"
	"ukatty/tui/cell"
)

// sendBox is the panel in which a script or an event is written and sent. What is written is checked while it is typed.
type sendBox struct {
	event   bool // an event is written, not a script
	fields  []sendField
	on      int // the field that has the keyboard
	history []sending
	past    int // which of them stands there, counted from the newest; 0 for what is being written
	draft   sending
	found   []check.Finding
	checked string
	reply   []string
	where   []sendPlace // where the fields were drawn last, in rows of the inside
}

// sendField is a line with a name.
type sendField struct {
	name string
	editor
}

// sendPlace is where a field was drawn, in columns and rows of the inside.
type sendPlace struct{ field, x, y int }

// sending is what was sent, or is to be.
type sending struct {
	event bool
	words [][2]string
}

// The fields of the box. An event has as many references as are wanted.
const (
	scriptField    = "Script"
	eventField     = "Event"
	senderField    = "Sender"
	referenceField = "Reference"
	charsetField   = "Charset"
	maxReferences  = 16
	maxHistory     = 100
	ownSender      = "ukatty"
)

// openSendBox opens the box, or closes it.
func (m *Model) openSendBox() {
	s := &m.dock.send
	if len(s.fields) == 0 {
		s.fill(m, sending{})
	}
	m.toggle(sendPanel)
	if m.sender == nil && m.dock.open == sendPanel {
		m.dock.said = textNoSend
	}
}

// fill puts something into the fields.
func (s *sendBox) fill(m *Model, what sending) {
	s.event, s.fields, s.on = what.event, nil, 0
	value := func(name string) string {
		for _, w := range what.words {
			if w[0] == name {
				return w[1]
			}
		}
		return ""
	}
	add := func(name, text string) {
		f := sendField{name: name}
		f.set(m.metrics, text)
		s.fields = append(s.fields, f)
	}
	if what.event {
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
func (s *sendBox) sending() sending {
	out := sending{event: s.event}
	for i := range s.fields {
		if f := &s.fields[i]; f.text != "" {
			out.words = append(out.words, [2]string{f.name, f.text})
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

// maxChecked is how many bytes of a script are checked while it is typed.
const maxChecked = 16 << 10

// check looks at the script when it has changed.
func (s *sendBox) check() {
	src := s.get(scriptField)
	if src == s.checked {
		return
	}
	s.checked, s.found = src, nil
	if src != "" && len(src) <= maxChecked {
		s.found = check.Script(src, check.Options{})
	}
}

// key takes a key that is text.
func (s *sendBox) key(m *Model, k tea.KeyPressMsg) {
	if s.on >= len(s.fields) {
		return
	}
	e := &s.fields[s.on].editor
	if do := editKeys[k.String()]; do != nil {
		do(e, m.metrics)
	} else if k.Text != "" {
		e.insert(m.metrics, k.Text)
	}
	s.changed(m)
}

// paste takes what was pasted; line breaks mean nothing in a script.
func (s *sendBox) paste(m *Model, text string) {
	if s.on < len(s.fields) {
		s.fields[s.on].insert(m.metrics, strings.NewReplacer("\r", "", "\n", "").Replace(text))
		s.changed(m)
	}
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
	if s.event {
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
		s.recall(m, 1)
	case newerLine:
		s.recall(m, -1)
	case sendMode:
		now := s.sending()
		now.event = !now.event
		s.fill(m, now)
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
}

// send sends what stands in the fields.
func (s *sendBox) send(m *Model) tea.Cmd {
	what := s.sending()
	if what.event && s.get(eventField) == "" || !what.event && s.get(scriptField) == "" {
		m.dock.said = textNothingToSend
		return nil
	}
	cmd := m.post(what.bytes())
	if cmd == nil {
		return nil
	}
	s.reply = nil
	if n := len(s.history); n == 0 || !slices.Equal(s.history[n-1].words, what.words) || s.history[n-1].event != what.event {
		s.history = append(s.history, what)
	}
	if len(s.history) > maxHistory {
		s.history = slices.Delete(s.history, 0, 1)
	}
	s.past = 0
	return cmd
}

// bytes writes the request. The lines of an editor have no line breaks, so that none can be forged.
func (what sending) bytes() []byte {
	b := []byte("SEND SSTP/1.4\r\n")
	if what.event {
		b = []byte("NOTIFY SSTP/1.1\r\n")
	}
	b = append(b, "Charset: UTF-8\r\n"...)
	for _, name := range []string{senderField, eventField, referenceField, scriptField} {
		for _, w := range what.words {
			if w[0] == name || name == referenceField && strings.HasPrefix(w[0], name) {
				b = append(b, w[0]+": "+w[1]+"\r\n"...)
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
	s.reply = strings.Split(strings.TrimSpace(cell.CleanText(text[:min(len(text), maxDecoded)])), "\n")
	m.dock.said = s.reply[0]
}

// load puts a request into the fields, and gives the names of what has none here. It will be sent in UTF-8.
func (s *sendBox) load(m *Model, r *journal.Request) (left []string) {
	in := r.Read()
	what := sending{event: strings.HasPrefix(in.Start, "NOTIFY")}
	what.words = in.Fields
	s.fill(m, what)
	s.reply, s.past = nil, 0
	for _, f := range in.Fields {
		if f[0] != charsetField && (s.get(f[0]) == "" || s.get(f[0]) != cell.Clean(f[1])) {
			left = append(left, f[0])
		}
	}
	return left
}

func (s *sendBox) back(*Model) bool { return false }

func (s *sendBox) wheel(m *Model, by int) { s.recall(m, clamp(by, -1, 1)) }

func (s *sendBox) click(m *Model, x, y int) tea.Cmd {
	for _, p := range s.where {
		if p.y == y && p.field < len(s.fields) {
			s.on = p.field
			s.fields[p.field].point(m.metrics, max(x-p.x, 0), false)
		}
	}
	return nil
}
