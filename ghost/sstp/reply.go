package sstp

import (
	"bytes"
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
	// HTTP: the reply came inside HTTP. Where HTTP refused, Status and Reason are those of HTTP.
	HTTP bool
	// Raw are the bytes of the reply, with those of HTTP.
	Raw []byte
}

// ParseReply reads a response to a request in the charset c, also one inside HTTP. Its error is ErrBadReply.
func ParseReply(raw []byte, c wire.Charset) (*Reply, error) {
	first, body := unwrap(raw)
	if first == "" {
		return parseReply(raw, c)
	}
	version, rest, _ := strings.Cut(first, " ")
	code, reason, _ := strings.Cut(rest, " ")
	n, err := strconv.Atoi(code)
	switch {
	case err != nil || n < 100 || n > 999:
		return nil, fmt.Errorf("%w: first line %s", ErrBadReply, clip(first))
	case Status(n) != OK:
		return &Reply{Status: Status(n), Reason: reason, Version: strings.TrimPrefix(version, "HTTP/"), HTTP: true, Raw: raw}, nil
	}
	r, err := parseReply(body, c)
	if err == nil {
		r.HTTP, r.Raw = true, raw
	}
	return r, err
}

// unwrap takes HTTP off a reply and gives its first line: "" for a reply that is none of HTTP. The leave to send the body
// (100) does not count.
func unwrap(raw []byte) (first string, body []byte) {
	body = raw
	for bytes.HasPrefix(body, []byte("HTTP/")) {
		if first, body = cutHead(body); !strings.Contains(first, " 100 ") {
			break
		}
	}
	return first, body
}

// cutHead takes the head of HTTP off b: its first line and what follows the empty line.
func cutHead(b []byte) (first string, body []byte) {
	var s wire.Scanner
	n, err := s.End(b, unlimited(b))
	if err != nil {
		n = len(b)
	}
	line, _, _ := bytes.Cut(b, []byte("\n"))
	return strings.TrimRight(string(line), "\r"), b[n:]
}

func parseReply(raw []byte, c wire.Charset) (*Reply, error) {
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
