package tui

import (
	"context"
	"net"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
)

// copyAs is a command that sends a request.
type copyAs uint8

// The commands.
const (
	asSend copyAs = iota
	asNetcat
	asCurl
)

// copy puts a command into the clipboard that sends the selected request again, by the sequence OSC 52.
func (p *requests) copy(m *Model, as copyAs) tea.Cmd {
	r, ok := p.chosen(m)
	if !ok {
		return nil
	}
	line := command(r, as, m.target())
	if len(line) > maxCommand {
		m.dock.said = textLongCommand
		return nil
	}
	m.dock.said = m.metrics.Shorten(textCopied+" "+cell.Visible(line), 200)
	return tea.SetClipboard(line)
}

// chosen gives the selected request, as long as it is kept whole; if not, the panel says so.
func (p *requests) chosen(m *Model) (*journal.Request, bool) {
	var r *journal.Request
	if n, ok := p.list.selected(p); p.detail.open {
		r = p.detail.held.request
	} else if ok {
		r = p.log.at(n).request
	} else {
		m.dock.said = p.empty()
		return nil, false
	}
	switch {
	case r == nil || len(r.Raw) == 0:
		m.dock.said = textThin
		return nil, false
	case len(r.Raw) < r.RawSize:
		m.dock.said = textCutOff
		return nil, false
	}
	return r, true
}

// utf8Name is the charset that what is written here is sent in.
const utf8Name = "UTF-8"

// defaultTarget is where a baseware listens that says nothing else.
const defaultTarget = "127.0.0.1:9801"

// target is where a command sends to: the first address that is listened on.
func (m *Model) target() string {
	if len(m.addresses) == 0 {
		return defaultTarget
	}
	return m.addresses[0]
}

// maxCommand is how many bytes a command may have: terminals take no longer ones into their clipboard, and nobody pastes them.
const maxCommand = 96 << 10

// command gives a shell's command that sends a request to an address, in one line of printing characters, so that pasting it
// runs nothing by itself.
func command(r *journal.Request, as copyAs, addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		addr = defaultTarget
		host, port, _ = net.SplitHostPort(addr)
	}
	raw := r.Raw
	switch as {
	case asNetcat:
		return printf(raw) + " | nc " + netcatFlag(r) + quoted(host) + " " + quoted(port)
	case asCurl:
		if i := strings.Index(string(raw), "\r\n\r\n"); r.Road == roadHTTP && i >= 0 {
			raw = raw[i+4:]
		}
		return printf(raw) + " | curl -s --data-binary @- -H 'Content-Type: text/plain' " + quoted("http://"+addr+"/api/sstp/v1")
	}
	if line, ok := sendCommand(r, addr); ok {
		return line
	}
	return printf(raw) + " | ukatty send --addr " + quoted(addr) + " --raw -"
}

// netcatFlag makes nc tell the end of what it sends where a request does not tell it itself. Not every nc knows the flag.
func netcatFlag(r *journal.Request) string {
	raw := string(r.Raw)
	if r.Road != roadHTTP && (strings.HasSuffix(raw, "\r\n\r\n") || strings.HasSuffix(raw, "\n\n")) {
		return ""
	}
	return "-N "
}

// sendCommand writes a request with the flags of ukatty send; not ok where these would not send the same bytes.
func sendCommand(r *journal.Request, addr string) (string, bool) {
	if r.Road == roadHTTP {
		return "", false
	}
	in := r.Read()
	f := flagger{words: []string{"ukatty", "send", "--addr", addr}, fields: in.Fields}
	if !f.begin() || in.Start == sendStart && !f.script() || in.Start == notifyStart && !f.event() || len(f.fields) > 0 {
		return "", false
	}
	if !r.IsWritten(in.Start, in.Fields) || in.Start != sendStart && in.Start != notifyStart {
		return "", false
	}
	for i, w := range f.words {
		if cell.Clean(w) != w {
			return "", false // what cannot be seen is written as bytes
		}
		f.words[i] = quoted(w)
	}
	return strings.Join(f.words, " "), true
}

// The first lines of what ukatty send sends.
const (
	sendStart   = "SEND SSTP/1.4"
	notifyStart = "NOTIFY SSTP/1.1"
)

// roadHTTP is the road of requests inside HTTP.
const roadHTTP = "http"

// flagger makes flags of the fields of a request, as long as they stand in the order in which ukatty send writes them.
type flagger struct {
	words  []string
	fields [][2]string // those that are left
}

// next takes the next field if that is its name.
func (f *flagger) next(name string) (value string, ok bool) {
	if len(f.fields) == 0 || f.fields[0][0] != name {
		return "", false
	}
	value, f.fields = f.fields[0][1], f.fields[1:]
	return value, true
}

// begin takes what stands in every request: charset and sender.
func (f *flagger) begin() bool {
	charset, named := f.next(charsetField)
	sender, ok := f.next(senderField)
	if charset != "UTF-8" {
		f.words = append(f.words, "--charset", charset)
	}
	f.words = append(f.words, "--sender", sender)
	return named && ok
}

// script takes a script, and for which ghost it is; false where there is none that can be an argument.
func (f *flagger) script() bool {
	if ghost, ok := f.next("IfGhost"); ok && ghost != "" {
		f.words = append(f.words, "--ifghost", ghost)
	}
	script, ok := f.next(scriptField)
	f.words = append(f.words, script)
	return ok && !strings.HasPrefix(script, "-")
}

// event takes an event with its references, and a script where there is one.
func (f *flagger) event() bool {
	event, ok := f.next(eventField)
	f.words = append(f.words, "--event", event)
	for i := 0; ; i++ {
		value, more := f.next(reference(i))
		if !more {
			break
		}
		f.words = append(f.words, "--reference", value)
	}
	return ok && event != "" && (len(f.fields) == 0 || f.script())
}

// quoted gives a word as a POSIX shell reads it.
func quoted(w string) string {
	if w != "" && strings.Trim(w, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@,+") == "" {
		return w
	}
	return "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
}

// printf gives a command of POSIX shells that prints bytes.
func printf(b []byte) string {
	var s strings.Builder
	s.WriteString("printf '")
	for _, c := range b {
		switch {
		case c == '\r':
			s.WriteString(`\r`)
		case c == '\n':
			s.WriteString(`\n`)
		case c == '\\':
			s.WriteString(`\\`)
		case c == '%':
			s.WriteString("%%")
		case c < ' ' || c > '~' || c == '\'':
			s.WriteString(`\` + string([]byte{'0' + c>>6, '0' + c>>3&7, '0' + c&7}))
		default:
			s.WriteByte(c)
		}
	}
	s.WriteByte('\'')
	return s.String()
}

// answered is what became of a request that was sent from here.
type answered struct {
	reply   string
	err     error
	written bool // it was written in the box
}

// post is the command that sends bytes; nil where nothing can be sent.
func (m *Model) post(raw []byte, written bool) tea.Cmd {
	ctx, send := m.ctx, m.sender
	if send == nil {
		m.dock.said = textNoSend
		return nil
	}
	m.dock.said = textSending
	return func() tea.Msg {
		reply, err := send(ctx, raw)
		return answered{reply, err, written}
	}
}

// again sends the selected request as it was.
func (p *requests) again(m *Model) tea.Cmd {
	if r, ok := p.chosen(m); ok {
		if r.External {
			m.dock.said = textNotExternal
			return nil
		}
		return m.post(append([]byte(nil), r.Raw...), false)
	}
	return nil
}

// edit puts the selected request into the box for sending.
func (p *requests) edit(m *Model) {
	if r, ok := p.chosen(m); ok {
		said := m.dock.send.load(m, r)
		m.toggle(sendPanel)
		m.dock.said = cell.Clean(strings.Join(said, "; "))
	}
}

// sendFunc sends bytes to the ghost as a client does.
type sendFunc func(ctx context.Context, raw []byte) (reply string, err error)
