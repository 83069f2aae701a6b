package sstp

import (
	"strconv"
	"strings"

	"ukatty/ghost/wire"
)

// Response is the answer to a request. The server writes it.
type Response struct {
	// Status is the status.
	Status Status
	// Fields are the headers: Script, X-SSTP-PassThru-* and the like. Charset is added by the server. Line breaks in a
	// value are left out. They are not sent with data.
	Fields wire.Fields
	// Data are lines to return. They are sent when HasData says so.
	Data string
	// HasData: the response returns data, even if they are empty.
	HasData bool
	// Reason says why, for the journal. It is never sent.
	Reason string
	// Refused are the tags of the script that will not be performed, for the journal. They are never sent.
	Refused []string
	// Row is the row of the interruption table that decided, for the journal. It is never sent.
	Row string
	// Ghost is the name of the ghost that took the request, GhostID its number, for the journal; "" and 0 where none did. They are
	// never sent.
	Ghost   string
	GhostID int
}

// Append writes the response at the end of b in the charset of the request. Data come with no header at all, not even
// Charset, and end with exactly one empty line: a widely used JavaScript client counts the lines. An empty line among the
// data would end them early and is left out.
func (r *Response) Append(b []byte, c wire.Charset) []byte {
	b = append(b, "SSTP/1.4 "...)
	b = strconv.AppendInt(b, int64(r.Status), 10)
	b = append(b, ' ')
	b = append(append(b, r.Status.String()...), "\r\n"...)
	if r.HasData {
		b = append(b, "\r\n"...)
		return append(appendData(b, c, r.Data), "\r\n"...)
	}
	b = append(append(append(b, "Charset: "...), c.String()...), "\r\n"...)
	for _, f := range r.Fields {
		if !f.Is("Charset") {
			b = c.AppendField(b, f)
		}
	}
	return append(b, "\r\n"...)
}

// appendData writes data as lines: one at least, none of them empty if there are others.
func appendData(b []byte, c wire.Charset, data string) []byte {
	before := len(b)
	if b = appendLines(b, c, data); len(b) == before {
		b = append(b, "\r\n"...)
	}
	return b
}

// appendLines writes the lines of data, without the empty ones.
func appendLines(b []byte, c wire.Charset, data string) []byte {
	for line := range strings.FieldsFuncSeq(data, lineBreak) {
		b = c.AppendLine(b, line)
	}
	return b
}

// lineBreak takes NUL for the end of a line, too: texts of FMO end with one.
func lineBreak(c rune) bool { return c == '\r' || c == '\n' || c == 0 }
