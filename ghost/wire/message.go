package wire

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"
)

// What Parse and ParseEOF can answer. They are told apart with errors.Is.
var (
	// ErrShort: the end of the message has not arrived yet; read on.
	ErrShort = errors.New("wire: message not complete")
	// ErrTooLarge: the message has more bytes than Limits allow.
	ErrTooLarge = errors.New("wire: message too large")
	// ErrTooManyFields: the message has more lines than Limits allow.
	ErrTooManyFields = errors.New("wire: too many fields")
	// ErrCharset: the Charset that is named is not supported. The message is filled as far as it can be read.
	ErrCharset = errors.New("wire: unknown charset")
)

// What Limits stand for when they are zero.
const (
	// DefaultBytes is how many bytes a message may have: 1 MiB.
	DefaultBytes = 1 << 20
	// DefaultFields is how many lines a message may have after its first.
	DefaultFields = 4096
)

// mark is the byte order mark, in UTF-8.
const mark = "\ufeff"

// Limits bound what is read as one message. Zero stands for the default.
type Limits struct {
	// Bytes is the greatest size, empty line included.
	Bytes int
	// Fields is the greatest number of lines after the first, those without a colon included.
	Fields int
}

func (l Limits) bytes() int {
	if l.Bytes <= 0 {
		return DefaultBytes
	}
	return l.Bytes
}

func (l Limits) lines() int {
	if l.Fields <= 0 {
		return DefaultFields + 1
	}
	return l.Fields + 1
}

// Message is a start line and fields. Its text is UTF-8 whatever the charset on the wire.
type Message struct {
	// Start is the first line without its line break.
	Start string
	// Fields are the headers, Charset among them if there is one.
	Fields Fields
	// Charset is that of the bytes: read from them, or to be written in.
	Charset Charset
	// CharsetLabel is the charset as the message names it: "" when it does not.
	CharsetLabel string
	// Flaws are what was forgiven on reading.
	Flaws Flaws
	// Raw are the bytes that were read. It shares memory with what was given to Parse.
	Raw []byte
}

// Parse reads the message at the front of b and says how many bytes it took, the empty line included. ErrShort asks for
// more bytes; whoever reads piece by piece uses a Scanner, which does not start again with every piece.
func Parse(b []byte, lim Limits) (m Message, n int, err error) {
	var s Scanner
	return s.Parse(b, lim)
}

// ParseEOF reads the message at the front of b when no more will come: the end of input ends the message where the empty
// line is missing.
func ParseEOF(b []byte, lim Limits) (m Message, n int, err error) {
	m, n, err = Parse(b, lim)
	if errors.Is(err, ErrShort) {
		n = len(b)
		m, err = read(b, NoEnd)
	}
	return m, n, err
}

// read reads b, which is one message from its first byte to its last.
func read(b []byte, flaws Flaws) (Message, error) {
	m := Message{Raw: b, Flaws: flaws}
	text := m.strip()
	err := m.findCharset(text)
	m.readLines(text)
	return m, err
}

// As gives the message as its bytes read in the charset c, whatever charset it was read in: for a response that names
// none, and so is in that of the request.
func (m Message) As(c Charset) Message {
	as := Message{Raw: m.Raw, Charset: c, CharsetLabel: m.CharsetLabel, Flaws: m.Flaws & NoEnd}
	as.readLines(as.strip())
	return as
}

// strip gives the bytes without what does not belong to the message.
func (m *Message) strip() string {
	b := m.Raw
	for bytes.HasPrefix(b, []byte(mark)) {
		b, m.Flaws = b[len(mark):], m.Flaws|BOM
	}
	stripped := bytes.TrimRight(b, "\x00")
	if len(stripped) < len(b) {
		m.Flaws |= NUL
	}
	return string(stripped)
}

// findCharset looks through undecoded text for the last Charset field, wherever it stands.
func (m *Message) findCharset(text string) error {
	_, rest, _ := strings.Cut(text, "\n")
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if name, value, ok := cutField(line); ok && equalFold(name, "Charset") {
			m.CharsetLabel = strings.TrimSpace(value)
		}
	}
	if m.CharsetLabel == "" {
		m.guessCharset(text)
		return nil
	}
	var known bool
	if m.Charset, known = LookupCharset(m.CharsetLabel); known {
		return nil
	}
	m.guessCharset(text)
	return ErrCharset
}

// guessCharset chooses for a message that names no charset.
func (m *Message) guessCharset(text string) {
	m.Charset = UTF8
	if !utf8.ValidString(text) {
		if _, clean := ShiftJIS.decode(text); clean {
			m.Charset = ShiftJIS
		}
	}
	switch {
	case m.CharsetLabel != "":
	case m.Charset == ShiftJIS:
		m.Flaws |= Guessed
	default:
		m.Flaws |= NoCharset
	}
}

// readLines fills the start line and the fields from text, which is still in its charset.
func (m *Message) readLines(text string) {
	if m.Charset == UTF8 && !utf8.ValidString(text) {
		text, m.Flaws = strings.ToValidUTF8(text, "\uFFFD"), m.Flaws|BadText
	}
	start, rest, _ := strings.Cut(text, "\n")
	m.Start = m.decode(strings.TrimRight(start, "\r"))
	lines := strings.Count(rest, "\n") + 1
	m.Fields = make(Fields, 0, lines)
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		name, value, ok := cutField(line)
		switch {
		case ok:
			m.Fields = append(m.Fields, Field{name, m.decode(value)})
		case strings.Trim(line, "\r") != "":
			m.Flaws |= NoColon
		}
	}
}

func (m *Message) decode(s string) string {
	if m.Charset == UTF8 {
		return s
	}
	text, clean := m.Charset.decode(s)
	if !clean {
		m.Flaws |= BadText
	}
	return text
}

// cutField splits a line at its first colon: blanks around the name and one blank before the value do not count. The
// split comes before decoding: a name is ASCII, and bytes that look like a colon inside the value do not matter.
func cutField(line string) (name, value string, ok bool) {
	name, value, ok = strings.Cut(strings.TrimRight(line, "\r"), ":")
	name = strings.Trim(name, " \t")
	if !ok || name == "" || !printable(name) {
		return "", "", false
	}
	return name, strings.TrimPrefix(value, " "), true
}

// printable says whether s is printable ASCII.
func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
