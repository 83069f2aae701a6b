package sstp

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"ukatty/ghost/wire"
)

// webPath is where SSTP is spoken inside HTTP.
const webPath = "/api/sstp/v1"

// Statuses that only HTTP has.
const (
	methodNotAllowed  Status = 405
	lengthRequired    Status = 411
	expectationFailed Status = 417
	headersTooLarge   Status = 431
)

// web is SSTP inside HTTP: a POST whose body is the request, and an answer whose body is the response.
//
// It is not net/http, whose server wants the connection for itself, with buffers, deadlines and goroutines of its own,
// while here a connection becomes one of HTTP by its first line and has to keep the limits of all the others. Its
// ReadRequest alone would leave the strict half to do: it takes Content-Length twice where both agree, takes chunked
// bodies, and does not count Host and Origin. What is left is one path, one method and no connection to keep, and costs
// less than the packages of net/http and TLS, which the program has no other use for.
//
// As long as the head is bad, the answer is a status of HTTP. After that it is always 200, and what is wrong is said in
// SSTP: a body that is too large or too short as well.
type web struct {
	c      *conn
	scan   wire.Scanner
	head   head
	size   int    // of the head with its empty line: 0 until that has come
	length int    // of the body
	status Status // of HTTP: 0 until the head has come
	why    string // where status is not OK
	waits  bool   // the client waits for leave to send the body
}

func newWeb(c *conn) *web {
	c.from.web = true
	c.most = max(c.most, headLimits.Bytes)
	return &web{c: c}
}

func (w *web) look(in []byte, lim Limits) ending {
	if w.status == 0 && !w.open(in, lim) {
		return more
	}
	switch {
	case w.status != OK:
		return whole
	case w.length > lim.Message.Bytes:
		return tooLarge
	case len(in)-w.size >= w.length:
		return whole
	}
	w.giveLeave(len(in) > w.size)
	return more
}

// open reads the head if it has come.
func (w *web) open(in []byte, lim Limits) bool {
	n, err := w.scan.End(in, headLimits)
	switch {
	case errors.Is(err, wire.ErrShort):
		return false
	case err != nil:
		w.status, w.why = headersTooLarge, "the head has too many bytes or lines"
		return true
	}
	w.size = n
	var ok bool
	if w.head, ok = readHead(in[:n]); !ok {
		w.status, w.why = BadRequest, "the head is not one of HTTP"
		return true
	}
	w.place()
	w.status, w.why = w.check()
	w.c.most = max(w.c.most, n+min(w.length, lim.Message.Bytes))
	return true
}

// place notes what the head says of where the request comes from.
func (w *web) place() {
	from := &w.c.from
	from.host = localHost(w.head.fields.Get("Host"))
	if _, host := w.head.place(); host != "" {
		from.host = from.host && localHost(host)
	}
	if origin, ok := w.head.fields.Lookup("Origin"); ok {
		from.origin, _ = wire.UTF8.Decode([]byte(origin))
		if from.origin == "" {
			from.origin = "null"
		}
		from.home = localOrigin(from.origin)
	}
}

// check gives the status of HTTP for a head: OK for one whose body is SSTP. It reads the length of that.
func (w *web) check() (Status, string) {
	f := w.head.fields
	length, measured := f.Lookup("Content-Length")
	_, coded := f.Lookup("Transfer-Encoding")
	expect, expects := f.Lookup("Expect")
	w.waits = expects && w.head.version != "1.0"
	at, _ := w.head.place()
	switch twice := w.head.repeats("Host", "Origin", "Content-Length"); {
	case !strings.HasPrefix(w.head.version, "1."):
		return VersionNotSupported, "HTTP/" + w.head.version
	case twice != "":
		return BadRequest, "more than one " + twice
	case at != webPath:
		return NotFound, clip(at) + " is not " + webPath
	case w.head.method == "OPTIONS":
		return NoContent, w.preflight()
	case w.head.method != "POST":
		return methodNotAllowed, "method " + clip(w.head.method)
	case !measured || coded:
		return lengthRequired, "SSTP needs a body with Content-Length, not chunked"
	case !digits(length):
		return BadRequest, "Content-Length " + clip(length)
	case w.waits && !strings.EqualFold(expect, "100-continue"):
		return expectationFailed, "Expect " + clip(expect)
	}
	var err error
	if w.length, err = strconv.Atoi(length); err != nil {
		w.length = math.MaxInt - headLimits.Bytes // digits, but too many
	}
	return OK, ""
}

// preflight says in words what a page was told that asked before it sends.
func (w *web) preflight() string {
	if w.readable() {
		return "preflight of a page that may read answers"
	}
	return "preflight of a page that may not read answers"
}

// readable says whether the page that asks may read the answer.
func (w *web) readable() bool { return w.c.srv.reads(w.c.from) }

// giveLeave tells a client to go on that waits for it before it sends the body, as curl does with large ones. Not when
// the body has begun to come.
func (w *web) giveLeave(begun bool) {
	if w.waits && !begun {
		_ = w.c.nc.SetWriteDeadline(time.Now().Add(patience))        // an error shows on writing
		_, _ = w.c.nc.Write([]byte("HTTP/1.1 100 Continue\r\n\r\n")) // who did not get it sends after a while
	}
	w.waits = false
}

// enough never holds: the length says how much is still to come.
func (w *web) enough([]byte, Limits) bool { return false }

func (w *web) read(r *Request, in []byte, end ending) *Response {
	r.Road = RoadHTTP
	if w.status == 0 {
		w.status, w.why = BadRequest, "the head has no end"
		if end.refused() {
			w.status, w.why = endings[end].status, endings[end].reason
		}
	}
	if w.status != OK {
		w.c.used = len(in) // the rest is a body that nobody wants
		r.Method = Method(w.head.method)
		return refusal(w.status, w.why)
	}
	body := in[w.size:min(len(in), w.size+min(w.length, len(in)))]
	m, used, bad := wire.ParseEOF(body, w.c.srv.lim.Message)
	m.Flaws &^= wire.NoEnd // the length is the end
	m.Raw = body[:used]
	w.c.used = w.size + used
	refused := r.take(m, bad)
	if end == ended {
		return refusal(BadRequest, "the body is shorter than its Content-Length")
	}
	return refused
}

func (w *web) append(b []byte, r *Request, resp *Response) []byte {
	body := len(b)
	switch w.status {
	case 0:
		w.status = InternalServerError
	case OK:
		b = resp.Append(b, r.Charset)
	case NoContent:
	default:
		if w.head.method != "HEAD" {
			b = append(append(b, w.status.line()...), "\r\nSSTP is spoken at POST "+webPath+"\r\n"...)
		}
	}
	w.c.http = w.status
	var room [firstOutput]byte
	return slices.Insert(b, body, w.appendHead(room[:0], len(b)-body, r.Charset)...)
}

// appendHead writes the head of an answer with a body of that many bytes.
func (w *web) appendHead(b []byte, size int, c wire.Charset) []byte {
	b = append(append(append(b, "HTTP/1.1 "...), w.status.line()...), "\r\nDate: "...)
	b = time.Now().UTC().AppendFormat(b, "Mon, 02 Jan 2006 15:04:05 GMT")
	if w.status != NoContent {
		b = append(append(b, "\r\nContent-Type: text/plain; charset="...), c.String()...)
		b = strconv.AppendInt(append(b, "\r\nContent-Length: "...), int64(size), 10)
	}
	b = append(b, "\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\nVary: Origin\r\n"...)
	if w.status == methodNotAllowed || w.status == NoContent {
		b = append(b, "Allow: POST, OPTIONS\r\n"...)
	}
	return append(w.appendLeave(b), "\r\n"...)
}

// appendLeave writes what lets a page read the answer, or send at all after a preflight (the Fetch standard, and Private
// Network Access for pages that came from elsewhere).
func (w *web) appendLeave(b []byte) []byte {
	if !w.readable() {
		return b
	}
	b = append(append(append(b, "Access-Control-Allow-Origin: "...), w.c.from.origin...), "\r\n"...)
	if w.status != NoContent {
		return b
	}
	return append(b, "Access-Control-Allow-Methods: POST\r\nAccess-Control-Allow-Headers: *\r\n"+
		"Access-Control-Allow-Private-Network: true\r\nAccess-Control-Max-Age: 600\r\n"...)
}
