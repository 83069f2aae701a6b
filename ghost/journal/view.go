package journal

import (
	"strconv"

	"ukatty/ghost/wire"
)

// roadHTTP is the road on which a request comes inside HTTP.
const roadHTTP = "http"

// view is what can be read in the bytes of a request.
type view struct {
	// http are the headers around the request, fields its own.
	http, fields wire.Fields
	charset      wire.Charset
	// whole: it has an end that a server sees.
	whole bool
}

// view reads the bytes of a request. What cannot be read is missing.
func (r *Request) view() view {
	var v view
	body := r.Raw
	if r.Road == roadHTTP {
		body = v.unwrap(body)
	}
	m, _, _ := wire.ParseEOF(body, unlimited(body)) // a charset that is not known hides no field
	v.fields, v.charset = m.Fields, m.Charset
	if r.Road != roadHTTP {
		v.whole = m.Flaws&wire.NoEnd == 0
	}
	return v
}

// unwrap takes the head of HTTP off b. The request in it is whole when all of its Content-Length is there; without one the
// server has seen enough.
func (v *view) unwrap(b []byte) (body []byte) {
	var s wire.Scanner
	n, err := s.End(b, unlimited(b))
	if err != nil {
		return nil
	}
	head, _, _ := wire.ParseEOF(b[:n], unlimited(b))
	v.http, body = head.Fields, b[n:]
	length, err := strconv.Atoi(head.Fields.Get("Content-Length"))
	v.whole = err != nil || length <= len(body)
	if err == nil && length >= 0 && length < len(body) {
		body = body[:length]
	}
	return body
}

// unlimited gives limits that b cannot reach.
func unlimited(b []byte) wire.Limits { return wire.Limits{Bytes: len(b) + 1, Fields: len(b) + 1} }

// Whole says whether the bytes of the request have an end that a server sees. Whoever sends one that has none has to close
// his side after it, or the server waits for the rest.
func (r *Request) Whole() bool { return r.view().whole }
