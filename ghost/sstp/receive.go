package sstp

import (
	"errors"
	"io"
	"os"
	"time"
)

// ending says how receiving a request came to its end.
type ending uint8

const (
	more     ending = iota // it has not
	nothing                // the client went away without a byte
	whole                  // the request is complete
	ended                  // the client closed its side without the empty line
	silent                 // the client waits without having sent the empty line
	late                   // the time to send is over
	tooLarge               // too many bytes
	tooMany                // too many lines
	crowded                // no memory is left for it
	evicted                // another connection needed the place
	closing                // the server shuts down
	broken                 // reading failed
	stranger               // the peer may not send requests, and was not read
)

// endings are the refusals of what is not going to be a request.
var endings = [...]struct {
	status Status
	reason string
}{
	late:     {RequestTimeout, "the request was not complete in time"},
	tooLarge: {PayloadTooLarge, "the request has too many bytes"},
	tooMany:  {PayloadTooLarge, "the request has too many lines"},
	crowded:  {ServiceUnavailable, "too much is being received at once"},
	evicted:  {ServiceUnavailable, "no connection was free and this one had been silent longest"},
	closing:  {ServiceUnavailable, "the server shuts down"},
	broken:   {BadRequest, "the connection broke before the request was complete"},
	stranger: {Refuse, "the peer is not on this machine and not among the addresses that are allowed"},
}

// starved is how late we have to be ourselves for another look: a read whose deadline has passed does not look at what is
// there, and on a machine that has kept us from running the bytes may have come in time.
const starved = 100 * time.Millisecond

func (e ending) refused() bool { return endings[e].status != 0 }

// receive reads until there is something to answer. The deadline is moved rarely: it is armed for a silence that begins
// now, and only when it has passed does it turn out whether bytes came in between.
func (c *conn) receive() ending {
	c.arm(c.began.Add(c.srv.lim.Silence))
	for {
		if c.evicted.Load() {
			return evicted
		}
		if c.ctx.Err() != nil {
			return closing
		}
		if !c.growInput() {
			return crowded
		}
		in := c.buf.in
		n, err := c.nc.Read(in[len(in):cap(in)])
		c.buf.in = in[:len(in)+n]
		end := more
		if n > 0 {
			end = c.look()
		}
		if err != nil && end == more {
			end = c.failed(err)
		}
		if end != more {
			return end
		}
	}
}

// look looks at the bytes that have just come.
func (c *conn) look() ending {
	c.choose(false)
	end := c.form().look(c.buf.in, c.srv.lim)
	if end == more {
		c.heard = time.Now()
		c.srv.slots.heard(c)
		if until := c.heard.Add(c.srv.lim.Silence); c.armed.After(until) {
			c.arm(until)
		}
	}
	return end
}

// failed decides what a failed read means.
func (c *conn) failed(err error) ending {
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return c.waited()
	case errors.Is(err, io.EOF):
		c.closed = true
		c.choose(true)
		if len(c.buf.in) > 0 {
			return ended
		}
		return nothing
	case len(c.buf.in) > 0:
		return broken
	}
	return nothing
}

// waited decides what to do when the read deadline has passed, and arms the next one.
func (c *conn) waited() ending {
	now := time.Now()
	deadline := c.began.Add(c.srv.lim.Send)
	quiet := c.heard.Add(c.srv.lim.Silence)
	switch {
	case c.evicted.Load():
		return evicted
	case c.ctx.Err() != nil:
		return closing
	case now.Sub(deadline) > starved && !c.again:
		c.again = true
		c.arm(now.Add(starved))
	case !now.Before(deadline):
		return late
	case now.Before(quiet):
		c.arm(earlier(quiet, deadline))
	case c.enough():
		return silent
	default:
		c.arm(deadline)
	}
	return more
}

// arm sets the read deadline. Whoever wants the connection to go first leaves word and then wakes it, so that word has to
// be looked for after this.
func (c *conn) arm(at time.Time) {
	c.armed = at
	_ = c.nc.SetReadDeadline(at) // an error shows on reading
}

// enough says whether what has come can be answered though more was to come.
func (c *conn) enough() bool {
	c.choose(true)
	return c.form().enough(c.buf.in, c.srv.lim)
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
