package sstp

import (
	"errors"
	"io"
	"os"
	"sync"
	"time"
)

// grace is how long after Gone the end of what the client sends counts as having been sent with the request. A client that
// has nothing more to say closes its side at once and reads (nc -N); the kernel may still deliver that end some time later.
const grace = 250 * time.Millisecond

// hold looks after a client whose answer is held. It costs nothing unless the handler asks.
type hold struct {
	mu     sync.Mutex
	over   bool // the handler has returned
	gone   chan struct{}
	reader sync.WaitGroup
	hungUp bool // the client went away; for the conn after release
}

// Gone gives a channel that is closed when the client hangs up, for a handler that holds its answer for long. Its first call
// sets a goroutine to reading from the connection until the handler returns; a request that was not read by a Server gives
// nil, which is never closed. Meanwhile the connection has no deadline and is not made to go for others.
//
// An end of input does not always mean that nobody listens any more: a client may close the side that it is done with and
// wait for the answer. One that came with the request, or within a quarter of a second after the first call, is taken for
// that; one that comes later, and a broken connection at any time, means that the client has gone. What else the client
// sends is dropped, and after Limits.DrainBytes of that nobody looks any more.
func (r *Request) Gone() <-chan struct{} {
	if r.conn == nil {
		return nil
	}
	return r.conn.watch()
}

// watch begins to look after the client.
func (c *conn) watch() <-chan struct{} {
	h := &c.hold
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.gone != nil || h.over {
		return h.gone
	}
	h.gone = make(chan struct{})
	if !c.closed {
		_ = c.nc.SetReadDeadline(time.Time{}) // an error shows on reading
		h.reader.Go(c.awaitEnd)
	}
	return h.gone
}

// awaitEnd reads what the client sends beyond its request, and drops it, until the client goes or release ends it.
func (c *conn) awaitEnd() {
	if c.srv.Guard != nil {
		defer c.srv.Guard()
	}
	began := time.Now()
	var scrap [512]byte
	for total := 0; total < c.srv.lim.DrainBytes; {
		n, err := c.nc.Read(scrap[:])
		total += n
		switch {
		case err == nil:
			continue
		case errors.Is(err, io.EOF) && time.Since(began) <= grace:
			c.closed = true
			return
		}
		c.leave(err)
		return
	}
}

// leave notes that the client has gone, unless it was release that ended the read.
func (c *conn) leave(err error) {
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return
	}
	c.closed = c.closed || errors.Is(err, io.EOF)
	c.hold.hungUp = true
	close(c.hold.gone)
}

// release ends the looking after: the handler has returned.
func (c *conn) release() {
	h := &c.hold
	h.mu.Lock()
	h.over = true
	watched := h.gone != nil
	h.mu.Unlock()
	if watched {
		c.wake()
		h.reader.Wait()
	}
}
