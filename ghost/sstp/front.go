package sstp

import (
	"bytes"
	"errors"

	"ukatty/ghost/wire"
)

// front is the form in which a request comes and its answer goes: SSTP as it is, SSTP inside HTTP, or a line on the
// control socket. Each looks at bytes and writes bytes; reading them from the connection is the business of conn.
type front interface {
	// look looks at all the bytes that have come, each time more, and says whether they are a request now.
	look(in []byte, lim Limits) ending
	// enough says whether in can be answered though it is not whole, since the client has fallen silent.
	enough(in []byte, lim Limits) bool
	// read fills the request from in, where that came to the given end, and gives the answer to what the handler is not
	// to see.
	read(r *Request, in []byte, end ending) *Response
	// append writes an answer at the end of b.
	append(b []byte, r *Request, resp *Response) []byte
}

// form gives the front of the connection: SSTP as it is for as long as the first line has not come.
func (c *conn) form() front {
	if c.front == nil {
		return &c.bare
	}
	return c.front
}

// choose decides about the front by the first line, when that has come to its end or no more will come now.
func (c *conn) choose(over bool) {
	if c.front != nil {
		return
	}
	in := c.buf.in
	i := bytes.IndexByte(in[c.seen:], '\n')
	if i < 0 && !over {
		c.seen = len(in)
		return
	}
	first := in
	if i >= 0 {
		first, c.front = in[:c.seen+i], &c.bare
	}
	switch {
	case c.road.name == RoadTCP && isHTTP(first):
		c.front = newWeb(c)
	case c.road.control && isControl(first):
		c.front = &control{c: c, line: string(first)}
	}
}

// bare is SSTP as it is: a request ends with its empty line.
type bare struct {
	c    *conn
	scan wire.Scanner
	msg  wire.Message // the request, once it is whole
	used int          // bytes of the input that msg took
	err  error        // wire.ErrCharset, if the charset of msg is not known
}

func (f *bare) look(in []byte, lim Limits) ending {
	f.msg, f.used, f.err = f.scan.Parse(in, lim.Message)
	switch {
	case errors.Is(f.err, wire.ErrShort):
		return more
	case errors.Is(f.err, wire.ErrTooLarge):
		return tooLarge
	case errors.Is(f.err, wire.ErrTooManyFields):
		return tooMany
	}
	return whole
}

// enough holds for what has all that a request needs, and for a first line that is refused whatever follows.
func (f *bare) enough(in []byte, lim Limits) bool {
	if bytes.IndexByte(in, '\n') < 0 {
		return false
	}
	m, _, err := wire.ParseEOF(in, lim.Message)
	if err != nil {
		return errors.Is(err, wire.ErrCharset)
	}
	var r Request
	return r.read(m) != nil || r.enough()
}

func (f *bare) read(r *Request, in []byte, end ending) *Response {
	if end != whole {
		f.msg, f.used, f.err = wire.ParseEOF(in, f.c.srv.lim.Message)
	}
	f.c.used = f.used
	f.msg.Raw = in[:f.used]
	return r.take(f.msg, f.err)
}

func (f *bare) append(b []byte, r *Request, resp *Response) []byte { return resp.Append(b, r.Charset) }
