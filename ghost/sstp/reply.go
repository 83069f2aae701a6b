package sstp

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"ukatty/ghost/wire"
)

// Reply is a response as a client reads it.
type Reply struct {
	// Status is the status; Reason the phrase that was sent with it.
	Status Status
	Reason string
	// Version is what stands after "SSTP/".
	Version string
	// Fields are the headers.
	Fields wire.Fields
	// Charset is that of the reply: that of the request where the reply names none.
	Charset wire.Charset
	// Data are what was returned after the headers, with "\n" between lines. HasData: there were some.
	Data    string
	HasData bool
	// Raw are the bytes of the reply.
	Raw []byte
}

// ParseReply reads a response to a request in the charset c. Its error is ErrBadReply.
func ParseReply(raw []byte, c wire.Charset) (*Reply, error) {
	m, n, err := wire.ParseEOF(raw, unlimited(raw))
	if err != nil && !errors.Is(err, wire.ErrCharset) {
		return nil, fmt.Errorf("%w: %w", ErrBadReply, err)
	}
	if m.CharsetLabel == "" {
		m = m.As(c)
	}
	r := &Reply{Fields: m.Fields, Charset: m.Charset, Raw: raw}
	if err := r.readStatus(m.Start); err != nil {
		return nil, err
	}
	r.readData(raw[n:])
	return r, nil
}

// readStatus reads a line such as "SSTP/1.4 204 No Content".
func (r *Reply) readStatus(line string) error {
	protocol, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	name, version, ok := strings.Cut(protocol, "/")
	code, reason, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, err := strconv.Atoi(code)
	if !ok || !strings.EqualFold(name, "SSTP") || err != nil || n < 100 || n > 999 {
		return fmt.Errorf("%w: first line %s", ErrBadReply, clip(line))
	}
	r.Version, r.Status, r.Reason = version, Status(n), strings.TrimSpace(reason)
	return nil
}

// readData reads what follows the empty line. A single line break there is no data.
func (r *Reply) readData(raw []byte) {
	text, _ := r.Charset.Decode(raw)
	text = strings.ReplaceAll(strings.TrimRight(text, "\x00"), "\r\n", "\n")
	if text == "" || text == "\n" {
		return
	}
	r.Data, r.HasData = strings.TrimRight(text, "\n"), true
}
