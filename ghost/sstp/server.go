package sstp

import (
	"context"
	"net"
	"time"

	"ukatty/ghost/wire"
)

// Handler decides what becomes of a request. It returns the response and never writes one; ctx ends when the server shuts
// down. The time it takes is its own affair. Several calls run at once.
type Handler interface {
	ServeSSTP(ctx context.Context, r *Request) *Response
}

// HandlerFunc is a function as a Handler.
type HandlerFunc func(ctx context.Context, r *Request) *Response

// ServeSSTP calls f.
func (f HandlerFunc) ServeSSTP(ctx context.Context, r *Request) *Response { return f(ctx, r) }

// Limits bound what clients can make the server do. Zero stands for the default.
type Limits struct {
	// Message bounds a request: 1 MiB and 4096 lines by default. More than that is answered 413.
	Message wire.Limits
	// Conns is how many connections there are at once, over all listeners: 16,384 by default, or three quarters of the
	// files that the process may open where that is less. When there are as many, the one that has been silent longest
	// goes.
	Conns int
	// Memory is how many bytes all requests together may hold while they are read: 64 MiB by default. The first 2 KiB of
	// a connection do not count; who needs more than is left is answered 503.
	Memory int
	// Send is the time a client has to send its request, from the beginning of the connection: 5 s by default, then 408.
	Send time.Duration
	// Silence is how long a client is silent after an incomplete request before it is answered, if that is enough to go
	// on: 1.5 s by default.
	Silence time.Duration
	// Write is the time that writing the answer may take: 5 s by default.
	Write time.Duration
	// Drain and DrainBytes bound what is still read after the answer: 300 ms and 256 KiB by default.
	Drain      time.Duration
	DrainBytes int
}

// Server answers SSTP on any number of listeners. Its fields are set before the first Serve and not changed after.
type Server struct {
	// Handler decides about requests that can be understood.
	Handler Handler
	// Limits bound what clients can do.
	Limits Limits
	// Log gets every answered request exactly once, before the connection is half-closed. It is called from many
	// goroutines and must not block. It may be nil.
	Log func(Exchange)
	// Crash gets the value and the stack of a panic, which cost one connection. It may be nil.
	Crash func(value any, stack []byte)
	// Warn gets what hinders accepting connections, such as too many open files. It may be nil.
	Warn func(error)
	// Guard is deferred at the bottom of every goroutine that the server starts. A panic in a hook ends there. It may be nil.
	Guard func()
}

// Serve answers the connections of ln until ctx ends. Then it closes ln, lets requests that are being handled finish,
// answers 503 to those that have not been read yet, and returns nil when the last connection is closed. It returns an
// error when ln cannot go on.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	<-ctx.Done()
	return ln.Close()
}
