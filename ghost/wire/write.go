package wire

import (
	"io"
	"strings"
)

// WriteTo writes the message in its charset with one Write, since clients exist that read once only. It writes the fields
// as they are and adds none: whoever wants a Charset field adds it.
func (m Message) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(m.Append(nil))
	return int64(n), err
}

// Append writes the message at the end of b. Line breaks and NUL are left out of the start line and of values, and a name
// keeps its printable ASCII without the colon, so that no text can forge a field. A field without a name is left out, and
// so is a byte order mark in front.
func (m Message) Append(b []byte) []byte {
	b = m.Charset.AppendLine(b, strings.TrimLeft(oneLine(m.Start), mark))
	for _, f := range m.Fields {
		b = m.Charset.AppendField(b, f)
	}
	return append(b, "\r\n"...)
}

// AppendLine writes text as one line at the end of b: without the line breaks and NUL that it holds, with CR LF after it.
func (c Charset) AppendLine(b []byte, text string) []byte {
	b, _ = c.Append(b, oneLine(text))
	return append(b, "\r\n"...)
}

// AppendField writes a field as a line at the end of b: see Message.Append.
func (c Charset) AppendField(b []byte, f Field) []byte {
	name := f.Name
	if !printable(name) || strings.Contains(name, ":") {
		name = strings.Map(nameByte, name)
	}
	if name = strings.Trim(name, " "); name == "" {
		return b
	}
	b = append(append(b, name...), ": "...)
	return c.AppendLine(b, f.Value)
}

func nameByte(r rune) rune {
	if r < ' ' || r > '~' || r == ':' {
		return -1
	}
	return r
}

// oneLine takes line breaks and NUL out of s: s itself when there are none.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\r\n\x00") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == '\r' || r == '\n' || r == 0 {
			return -1
		}
		return r
	}, s)
}
