package sstp_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"ukatty/ghost/sstp"
)

func TestMain(m *testing.M) {
	if addr := os.Getenv(crowdAt); addr != "" {
		if err := standAbout(addr); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}

// listener is a listener in memory. Its connections block as pipes do and can be half-closed as TCP can.
type listener struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func newListener() *listener {
	return &listener{conns: make(chan net.Conn), closed: make(chan struct{})}
}

func (l *listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *listener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return nil
}

func (l *listener) Addr() net.Addr { return address("127.0.0.1") }

// address is a peer's: "unix" for one on a Unix socket.
func address(ip string) net.Addr {
	if ip == "unix" {
		return &net.UnixAddr{Net: "unix"}
	}
	return &net.TCPAddr{IP: net.ParseIP(ip), Port: 9801}
}

// unixListener is a listener in memory that says of itself that it is a Unix socket.
type unixListener struct{ *listener }

func (unixListener) Addr() net.Addr { return address("unix") }

// dial connects from a peer with that address.
func (l *listener) dial(t *testing.T, ip string) *duplex {
	t.Helper()
	server, client := connect(ip)
	select {
	case l.conns <- server:
	case <-l.closed:
		t.Fatal("the server does not accept")
	}
	return client
}

// connect makes the two ends of a connection from a peer with that address.
func connect(ip string) (server, client *duplex) {
	upR, upW := net.Pipe()
	downR, downW := net.Pipe()
	return &duplex{Conn: upR, out: downW, peer: address(ip)}, &duplex{Conn: downR, out: upW, peer: address("127.0.0.1")}
}

// duplex is a connection of two pipes: Conn to read from, out to write to.
type duplex struct {
	net.Conn
	out    net.Conn
	peer   net.Addr
	writes int
}

func (d *duplex) Write(b []byte) (int, error) {
	d.writes++
	return d.out.Write(b)
}

func (d *duplex) CloseWrite() error                  { return d.out.Close() }
func (d *duplex) RemoteAddr() net.Addr               { return d.peer }
func (d *duplex) SetWriteDeadline(t time.Time) error { return d.out.SetWriteDeadline(t) }

func (d *duplex) Close() error {
	_ = d.out.Close()
	return d.Conn.Close()
}

// send writes in the background, as a kernel would, until the other side is gone.
func (d *duplex) send(t *testing.T, text string) {
	var done sync.WaitGroup
	done.Go(func() { _, _ = io.WriteString(d, text) })
	t.Cleanup(func() {
		_ = d.Close()
		done.Wait()
	})
}

// reply reads to the end.
func (d *duplex) reply(t *testing.T) string {
	t.Helper()
	b, err := io.ReadAll(d)
	if err != nil {
		t.Errorf("reading the reply: %v", err)
	}
	return string(b)
}

// listen reads to the end in the background, as a kernel would. A connection that breaks off ends the reply.
func (d *duplex) listen() <-chan string {
	reply := make(chan string, 1)
	go func() {
		b, _ := io.ReadAll(d)
		reply <- string(b)
	}()
	return reply
}

// journal keeps exchanges.
type journal struct {
	mu        sync.Mutex
	exchanges []sstp.Exchange
}

func (j *journal) log(x sstp.Exchange) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.exchanges = append(j.exchanges, x)
}

func (j *journal) all() []sstp.Exchange {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.exchanges
}

// start serves ln until the test ends.
func start(t *testing.T, srv *sstp.Server, ln net.Listener) *journal {
	t.Helper()
	j := new(journal)
	srv.Log = j.log
	ctx, stop := context.WithCancel(t.Context())
	var done sync.WaitGroup
	done.Go(func() {
		if err := srv.Serve(ctx, ln); err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	t.Cleanup(func() {
		stop()
		done.Wait()
	})
	return j
}
