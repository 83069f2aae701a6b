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

	road *road
	from provenance

	buf    *buffers
	held   int       // bytes of buf that count against Limits.Memory
	most   int       // bytes that the input may come to
	seen   int       // bytes of the input in which there is no end of the first line
	front  front     // nil until the first line has come
	bare   bare      // the front that most have
	used   int       // bytes of the input that the request took
	http   Status    // that was answered: 0 outside HTTP
	raw    []byte    // a copy of the input, for the request and the journal
	heard  time.Time // when bytes came last
	armed  time.Time // when the read deadline is
	again  bool      // there was another look after the time to send was over
	closed bool      // the client has closed its side
	hold   hold      // looks after the client while its answer is held

	prev, next *conn
	evicted    atomic.Bool
}

// patience is the time for telling a client that there is no room. Others wait meanwhile; a kernel takes the words at
// once.
const patience = 100 * time.Millisecond

func newConn(ctx context.Context, s *Server, nc net.Conn, r *road) *conn {
	now := time.Now()
	c := &conn{srv: s, nc: nc, ctx: ctx, road: r, began: now, heard: now, buf: takeBuffers(), most: s.lim.Message.Bytes}
	c.bare.c = c
	return c
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
	end := stranger
	if c.srv.admits(c.road, c.nc.RemoteAddr()) {
		end = c.receive()
	}
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
	c.buf = nil // a request that somebody keeps does not keep the buffers
}

// wake ends the read that the connection waits in.
func (c *conn) wake() { _ = c.nc.SetReadDeadline(time.Unix(1, 0)) }

// newRequest begins the request with what is known without reading a byte.
func (c *conn) newRequest() *Request {
	peer := c.nc.RemoteAddr()
	c.from.near = c.road.name == RoadUnix || near(peer)
	r := &Request{Road: c.road.name, Receiver: c.road.receiver, Peer: peerName(peer), Received: time.Now()}
	c.from.judge(r)
	return r
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
	resp = c.form().read(r, c.raw, end)
	c.from.judge(r)
	if end.refused() {
		resp = refusal(endings[end].status, endings[end].reason)
		r.Flaws &^= wire.NoEnd | wire.NoCharset | wire.Guessed // what is not there was still to come
	}
	if resp == nil {
		resp = c.handle(r)
	}
	c.encode(r, resp)
	return resp
}

// handle has the handler answer. It may ask to be told of the client's going meanwhile.
func (c *conn) handle(r *Request) *Response {
	r.conn = c
	defer c.release()
	resp := c.srv.Handler.ServeSSTP(c.ctx, r)
	if resp == nil || resp.Status < 100 || resp.Status > 999 {
		return refusal(InternalServerError, "the handler gave no response")
	}
	return resp
}

func (c *conn) encode(r *Request, resp *Response) {
	c.buf.out = c.form().append(slices.Grow(c.buf.out[:0], firstOutput), r, resp)
}

// send writes the encoded response at once and logs the exchange.
func (c *conn) send(r *Request, resp *Response, patience time.Duration) {
	_ = c.nc.SetWriteDeadline(time.Now().Add(patience)) // an error shows on writing
	_, err := c.nc.Write(c.buf.out)
	if c.srv.Log == nil {
		return
	}
	c.srv.Log(Exchange{
		Request: r, Raw: c.raw, Response: resp, HTTP: c.http, Peer: r.Peer, Road: r.Road,
		Began: c.began, Took: time.Since(r.Received), Problem: c.problem(r, err),
	})
}

// problem says in words what was wrong with the request or with sending the answer.
func (c *conn) problem(r *Request, sent error) string {
	var words []string
	if r.Flaws != 0 {
		words = append(words, r.Flaws.String())
	}
	if r.foreign && r.word("ID") != "" {
		words = append(words, "ID is void: the page is not of this machine")
	}
	if r.beyondReferences() {
		words = append(words, fmt.Sprintf("References from %d on are not read", MaxReferences))
	}
	if extra := len(c.raw) - c.used; extra > 0 && c.used > 0 {
		words = append(words, fmt.Sprintf("%d bytes after the request", extra))
	}
	if c.hold.hungUp {
		words = append(words, "the client hung up while its answer was held")
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
