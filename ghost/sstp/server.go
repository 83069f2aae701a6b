package sstp

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
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

// Server answers SSTP on any number of listeners. Its fields are set before the first Serve and not changed after. A
// panic while a request is handled costs that connection: it is answered 500 and goes to Crash.
type Server struct {
	// Handler decides about requests that can be understood.
	Handler Handler
	// Limits bound what clients can do.
	Limits Limits
	// Allow are the addresses of other machines that may send requests: none by default. This machine always may. Who may
	// not is answered 420, without having been read.
	Allow []netip.Prefix
	// Readers are origins of pages, such as "https://example.com", that may read the answers they get over HTTP, as pages
	// of this machine may. They are not trusted any further. See CheckOrigin.
	Readers []string
	// Log gets every answered request exactly once, before the connection is half-closed. It is called from many
	// goroutines and must not block. It may be nil.
	Log func(Exchange)
	// Crash gets the value and the stack of a panic that cost a connection. It may be nil.
	Crash func(value any, stack []byte)
	// Warn gets what hinders accepting connections, such as too many open files. It may be nil.
	Warn func(error)
	// Guard is deferred at the bottom of every goroutine that the server starts: a panic in Crash ends there. It may be
	// nil.
	Guard func()

	once  sync.Once
	lim   Limits // Limits with defaults
	slots slots
	held  atomic.Int64 // bytes that count against Limits.Memory
}

// Listen announces addr ("host:port") on TCP: on nothing but the host that is named, so that 0.0.0.0 opens no port over
// IPv6 and [::] none over IPv4. A name, and no host at all, stand for what the system makes of them. Connections have no
// keep-alive: none lives long enough to need it.
func Listen(ctx context.Context, addr string) (net.Listener, error) {
	lc := net.ListenConfig{KeepAlive: -1}
	ln, err := lc.Listen(ctx, network(addr), addr)
	if err != nil {
		return nil, fmt.Errorf("sstp: %w", err)
	}
	return ln, nil
}

// network gives the network that an address is of, as package net calls it: on "tcp" it takes 0.0.0.0 for every address
// of either family.
func network(addr string) string {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return "tcp"
	}
	ip, err := netip.ParseAddr(host)
	switch {
	case err != nil:
		return "tcp"
	case ip.Unmap().Is4():
		return "tcp4"
	}
	return "tcp6"
}

// Serve answers the connections of ln until ctx ends. Then it closes ln, lets requests that are being handled finish,
// answers 503 to those that have not been read yet, and returns nil when the last connection is closed. It returns an
// error when ln cannot go on.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	s.once.Do(func() {
		s.lim = s.Limits.withDefaults()
		s.slots.init(s.lim.Conns)
	})
	var conns sync.WaitGroup
	defer conns.Wait()
	defer s.closeAtEnd(ctx, ln)()
	wait, from := backoff{warn: s.Warn}, roadOf(ln)
	for {
		nc, err := ln.Accept()
		switch {
		case err == nil:
		case ctx.Err() != nil:
			return nil
		case wait.passing(err):
			s.slots.makeRoom()
			wait.pause(ctx)
			continue
		default:
			return fmt.Errorf("sstp: accept: %w", err)
		}
		wait = backoff{warn: s.Warn}
		c := newConn(ctx, s, nc, from)
		if !s.slots.enter(c) {
			c.turnAway()
			continue
		}
		conns.Go(c.run)
	}
}

// closeAtEnd closes ln and wakes those who wait with their requests, when ctx ends or when the function is called that it
// returns.
func (s *Server) closeAtEnd(ctx context.Context, ln net.Listener) func() {
	ended := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		if s.Guard != nil {
			defer s.Guard()
		}
		defer close(ended)
		_ = ln.Close() // nobody is left to tell
		s.slots.wakeSilent(ctx)
	})
	return func() {
		if stop() {
			_ = ln.Close()
		} else {
			<-ended
		}
	}
}

// crashed hands a panic to the hook.
func (s *Server) crashed(value any) {
	if s.Crash != nil {
		s.Crash(value, debug.Stack())
	}
}

// backoff waits ever longer between failures to accept, so that the loop does not spin.
type backoff struct {
	warn  func(error)
	delay time.Duration
}

// passing says whether accepting may work again later: the system lacks something, as opposed to a listener that is
// closed. The first failure of a row is reported.
func (b *backoff) passing(err error) bool {
	var errno syscall.Errno
	if errors.Is(err, net.ErrClosed) || !errors.As(err, &errno) {
		return false
	}
	if b.delay == 0 && b.warn != nil {
		b.warn(fmt.Errorf("sstp: accept: %w", err))
	}
	return true
}

func (b *backoff) pause(ctx context.Context) {
	b.delay = min(max(2*b.delay, 5*time.Millisecond), time.Second)
	t := time.NewTimer(b.delay)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
