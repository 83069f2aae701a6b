package sstp

import "sync"

const (
	firstInput  = 1 << 10  // size of an input buffer as long as it is enough
	firstOutput = 512      // size of an output buffer to begin with
	mostOutput  = 16 << 10 // output buffers above this are not kept
)

// buffers are the input and the output of one connection, kept for the next one. The output comes with the answer only:
// there may be thousands of connections that never get so far.
type buffers struct{ in, out []byte }

var pool sync.Pool

func takeBuffers() *buffers {
	if b, ok := pool.Get().(*buffers); ok {
		return b
	}
	return &buffers{in: make([]byte, 0, firstInput)}
}

func (b *buffers) giveBack() {
	if cap(b.out) <= mostOutput {
		b.in, b.out = b.in[:0], b.out[:0]
		pool.Put(b)
	}
}

// growInput makes room in the input for at least one byte. It fails when all connections together hold too much.
func (c *conn) growInput() bool {
	in := c.buf.in
	if len(in) < cap(in) {
		return true
	}
	size := min(2*cap(in), max(c.most, cap(in)+1))
	more := size - cap(in)
	if c.srv.held.Add(int64(more)) > int64(c.srv.lim.Memory) {
		c.srv.held.Add(int64(-more))
		return false
	}
	c.held += more
	c.buf.in = append(make([]byte, 0, size), in...)
	return true
}

// releaseInput drops what the input holds, and a buffer that has grown.
func (c *conn) releaseInput() {
	if c.held > 0 {
		c.srv.held.Add(int64(-c.held))
		c.held = 0
		c.buf.in = make([]byte, 0, firstInput)
	}
}
