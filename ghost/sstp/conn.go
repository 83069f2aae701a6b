package sstp

import (
	"context"
	"fmt"
	"net"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"ukatty/ghost/wire"
)

// conn is one connection, which carries one request. Its own goroutine owns it; the links and evicted belong to slots.
type conn struct {
	srv   *Server
	nc    net.Conn
	ctx   context.Context // that of Serve, which tells whose connection this is
	began time.Time

	buf    *buffers
	held   int          // bytes of buf that count against Limits.Memory
	scan   wire.Scanner // looks for the end of the request
	msg    wire.Message // the request, once it is whole
	used   int          // bytes of the input that msg took
	bad    error        // wire.ErrCharset, if the charset of msg is not known
	raw    []byte       // a copy of the input, for the request and the journal
	heard  time.Time    // when bytes came last
	armed  time.Time    // when the read deadline is
	again  bool         // there was another look after the time to send was over
	closed bool         // the client has closed its side

	prev, next *conn
	evicted    atomic.Bool
}

// patience is the time for telling a client that there is no room. Others wait meanwhile; a kernel takes the words at
// once.
const patience = 100 * time.Millisecond

func newConn(ctx context.Context, s *Server, nc net.Conn) *conn {
	now := time.Now()
	return &conn{srv: s, nc: nc, ctx: ctx, began: now, heard: now, buf: takeBuffers()}
}

// run carries the connection from its first byte to its last.
func (c *conn) run() {
	if c.srv.Guard != nil {
		defer c.srv.Guard()
	}
	defer c.srv.slots.leave(c)
	defer c.close()
	defer func() {
		if v := recover(); v != nil {
			c.srv.crashed(v)
		}
	}()
	end := c.receive()
	if end == nothing {
		return
	}
	if !c.srv.slots.busy(c) {
		end = evicted
	}
	r := c.newRequest()
	resp := c.decide(end, r)
	if end == evicted {
		c.send(r, resp, patience)
	} else {
		c.send(r, resp, c.srv.lim.Write)
	}
	if end != evicted && end != broken {
		c.drain()
	}
}

// turnAway answers a connection for which there is no room, without reading it.
func (c *conn) turnAway() {
	defer c.close()
	r, resp := c.newRequest(), refusal(ServiceUnavailable, "all connections are in use")
	c.encode(r, resp)
	c.send(r, resp, patience)
}

func (c *conn) close() {
	_ = c.nc.Close() // nobody is left to tell
	c.releaseInput()
	c.buf.giveBack()
}

// wake ends the read that the connection waits in.
func (c *conn) wake() { _ = c.nc.SetReadDeadline(time.Unix(1, 0)) }

// newRequest begins the request with what is known without reading a byte.
func (c *conn) newRequest() *Request {
	peer := c.nc.RemoteAddr()
	return &Request{Level: peerLevel(peer), Road: RoadTCP, Peer: peerName(peer), Received: time.Now()}
}

// decide fills the request, gets the response and encodes it. A panic on the way becomes a 500.
func (c *conn) decide(end ending, r *Request) (resp *Response) {
	defer func() {
		if v := recover(); v != nil {
			c.srv.crashed(v)
			resp = refusal(InternalServerError, fmt.Sprintf("panic: %v", v))
			c.encode(r, resp)
		}
	}()
	c.raw = slices.Clone(c.buf.in)
	if end != whole {
		c.msg, c.used, c.bad = wire.ParseEOF(c.raw, c.srv.lim.Message)
	}
	c.msg.Raw = c.raw[:c.used]
	resp = r.read(c.msg)
	if end.refused() {
		resp = refusal(endings[end].status, endings[end].reason)
	}
	if resp == nil {
		resp = c.handle(r)
	}
	c.encode(r, resp)
	return resp
}

// handle answers a request whose first line is good.
func (c *conn) handle(r *Request) *Response {
	if c.bad != nil {
		return refusal(Refuse, "charset "+clip(c.msg.CharsetLabel)+" is not known")
	}
	if resp := r.lacks(); resp != nil {
		return resp
	}
	resp := c.srv.Handler.ServeSSTP(c.ctx, r)
	if resp == nil || resp.Status < 100 || resp.Status > 999 {
		return refusal(InternalServerError, "the handler gave no response")
	}
	return resp
}

func (c *conn) encode(r *Request, resp *Response) {
	c.buf.out = resp.Append(slices.Grow(c.buf.out[:0], firstOutput), r.Charset)
}

// send writes the encoded response at once and logs the exchange.
func (c *conn) send(r *Request, resp *Response, patience time.Duration) {
	_ = c.nc.SetWriteDeadline(time.Now().Add(patience)) // an error shows on writing
	_, err := c.nc.Write(c.buf.out)
	if c.srv.Log == nil {
		return
	}
	c.srv.Log(Exchange{
		Request: r, Raw: c.raw, Response: resp, Peer: r.Peer, Road: r.Road,
		Began: c.began, Took: time.Since(r.Received), Problem: c.problem(r, err),
	})
}

// problem says in words what was wrong with the request or with sending the answer.
func (c *conn) problem(r *Request, sent error) string {
	var words []string
	if c.msg.Flaws != 0 {
		words = append(words, c.msg.Flaws.String())
	}
	if r.beyondReferences() {
		words = append(words, fmt.Sprintf("References from %d on are not read", MaxReferences))
	}
	if extra := len(c.raw) - c.used; extra > 0 && c.used > 0 {
		words = append(words, fmt.Sprintf("%d bytes after the request", extra))
	}
	if sent != nil {
		words = append(words, "answer not delivered: "+sent.Error())
	}
	return strings.Join(words, "; ")
}

// drain closes our side and reads what the client still sends, for a bounded time: closing with bytes unread would reset
// the connection, and the reset would take the answer away from the client.
func (c *conn) drain() {
	half, ok := c.nc.(interface{ CloseWrite() error })
	if !ok || c.closed || half.CloseWrite() != nil {
		return
	}
	c.releaseInput()
	_ = c.nc.SetReadDeadline(time.Now().Add(c.srv.lim.Drain)) // an error shows on reading
	c.srv.slots.drain(c)
	for total := 0; total < c.srv.lim.DrainBytes; {
		n, err := c.nc.Read(c.buf.in[:cap(c.buf.in)])
		if err != nil {
			return
		}
		total += n
	}
}
