package sstp_test

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

const hello = send + "Script: b\r\n\r\n"

// status gives the first line of a reply after the version.
func status(reply string) string {
	line, _, _ := strings.Cut(reply, "\r\n")
	return strings.TrimPrefix(line, "SSTP/1.4 ")
}

// The last of what the server is busy with is finished; who has not asked yet is told.
func TestShutdown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln, j := newListener(), new(journal)
		ctx, stop := context.WithCancel(t.Context())
		srv := &sstp.Server{Log: j.log, Handler: sstp.HandlerFunc(
			func(ctx context.Context, _ *sstp.Request) *sstp.Response {
				<-ctx.Done()
				time.Sleep(time.Second)
				return &sstp.Response{Status: sstp.NoContent}
			})}
		ended := make(chan error)
		go func() { ended <- srv.Serve(ctx, ln) }()
		silent, busy := ln.dial(t, "127.0.0.1"), ln.dial(t, "127.0.0.1")
		busy.send(t, hello)
		synctest.Wait()
		stop()
		if reply := silent.reply(t); status(reply) != "503 Service Unavailable" {
			t.Errorf("the silent one gets %q", reply)
		}
		if reply := busy.reply(t); status(reply) != "204 No Content" {
			t.Errorf("the busy one gets %q", reply)
		}
		_, _ = silent.Close(), busy.Close()
		if err := <-ended; err != nil {
			t.Errorf("Serve: %v", err)
		}
		if n := len(j.all()); n != 2 {
			t.Errorf("%d exchanges in the journal, want 2", n)
		}
	})
}

func TestPanicCostsOneConnection(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		var crashes, guards atomic.Int32
		srv := &sstp.Server{
			Handler: sstp.HandlerFunc(func(_ context.Context, r *sstp.Request) *sstp.Response {
				if r.Method == sstp.NOTIFY {
					panic("ouch")
				}
				return nil
			}),
			Crash: func(value any, stack []byte) {
				if value == "ouch" && strings.Contains(string(stack), "server_test.go") {
					crashes.Add(1)
				}
			},
			Guard: func() { guards.Add(1) },
		}
		j := start(t, srv, ln)
		for i, request := range []string{"NOTIFY SSTP/1.4\r\n" + head + "Event: a\r\n\r\n", hello} {
			c := ln.dial(t, "127.0.0.1")
			c.send(t, request)
			if reply := c.reply(t); status(reply) != "500 Internal Server Error" || strings.Contains(reply, "ouch") {
				t.Errorf("reply %q", reply)
			}
			_ = c.Close()
			synctest.Wait()
			if n := len(j.all()); n != i+1 || int(guards.Load()) != i+1 {
				t.Errorf("%d exchanges, %d guards, want %d", n, guards.Load(), i+1)
			}
		}
		if crashes.Load() != 1 || !strings.Contains(j.all()[0].Response.Reason, "ouch") {
			t.Errorf("%d crashes, reason %q", crashes.Load(), j.all()[0].Response.Reason)
		}
	})
}

func TestReplyIsOneWrite(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		start(t, &sstp.Server{Handler: sstp.HandlerFunc(func(context.Context, *sstp.Request) *sstp.Response {
			return &sstp.Response{Status: sstp.OK, Data: strings.Repeat("やあ\n", 100_000), HasData: true}
		})}, ln)
		c := ln.dial(t, "127.0.0.1")
		c.send(t, "EXECUTE SSTP/1.0\r\nCharset: EUC-JP\r\nCommand: a\r\n\r\n")
		b := make([]byte, 1<<20)
		n, err := c.Read(b) // a pipe hands over one write at a time
		if want := len("SSTP/1.4 200 OK\r\n\r\n\r\n") + 100_000*6; n != want || err != nil {
			t.Errorf("%d bytes in the first read, %v; want %d", n, err, want)
		}
	})
}

// failing is a listener that fails before it accepts.
type failing struct {
	*listener
	errs  []error
	calls []time.Time // of the failures
}

func (f *failing) Accept() (net.Conn, error) {
	if len(f.errs) == 0 {
		return f.listener.Accept()
	}
	f.calls = append(f.calls, time.Now())
	err := f.errs[0]
	f.errs = f.errs[1:]
	return nil, err
}

func TestAcceptBacksOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		emfile := &net.OpError{Op: "accept", Err: syscall.EMFILE}
		f := &failing{listener: newListener()}
		for range 12 {
			f.errs = append(f.errs, emfile)
		}
		warnings := 0
		start(t, &sstp.Server{Handler: new(seen), Warn: func(error) { warnings++ }}, f)
		c := f.dial(t, "127.0.0.1")
		c.send(t, hello)
		if reply := c.reply(t); status(reply) != "200 OK" {
			t.Errorf("%q", reply)
		}
		if warnings != 1 {
			t.Errorf("%d warnings, want 1", warnings)
		}
		if first, last := f.calls[1].Sub(f.calls[0]), f.calls[11].Sub(f.calls[10]); first != 5*time.Millisecond || last != time.Second {
			t.Errorf("the first pause is %v, the last %v", first, last)
		}
	})
}

func TestListenerGivesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		broken := errors.New("broken")
		f := &failing{listener: newListener(), errs: []error{broken}}
		if err := (&sstp.Server{Handler: new(seen)}).Serve(t.Context(), f); !errors.Is(err, broken) {
			t.Errorf("Serve: %v", err)
		}
		g := newListener()
		_ = g.Close()
		if err := (&sstp.Server{Handler: new(seen)}).Serve(t.Context(), g); !errors.Is(err, net.ErrClosed) {
			t.Errorf("Serve on a closed listener: %v", err)
		}
	})
}

// A client that comes and goes without a word leaves no trace.
func TestNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		j := start(t, &sstp.Server{Handler: new(seen)}, ln)
		c := ln.dial(t, "127.0.0.1")
		_ = c.CloseWrite()
		if reply := c.reply(t); reply != "" || len(j.all()) != 0 {
			t.Errorf("%q, %d exchanges", reply, len(j.all()))
		}
	})
}

// reset is a connection that breaks after its bytes, in both directions.
type reset struct {
	net.Conn
	text string
}

func (r *reset) Read(b []byte) (int, error) {
	n := copy(b, r.text)
	if r.text = r.text[n:]; n == 0 {
		return 0, syscall.ECONNRESET
	}
	return n, nil
}

func (r *reset) Write([]byte) (int, error) { return 0, syscall.EPIPE }
func (r *reset) RemoteAddr() net.Addr      { return address("127.0.0.1") }

// What broke off is in the journal; what broke off without a byte is not.
func TestResetIsLogged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		j := start(t, &sstp.Server{Handler: new(seen)}, ln)
		for _, text := range []string{send, ""} {
			nc, other := net.Pipe()
			ln.conns <- &reset{Conn: nc, text: text}
			synctest.Wait()
			_ = other.Close()
		}
		x := j.all()
		if len(x) != 1 || string(x[0].Raw) != send || x[0].Request.Sender() != "test" || !strings.Contains(x[0].Problem, "not delivered") {
			t.Errorf("journal %+v", x)
		}
	})
}

// A client that sends and goes, without the empty line and without reading, has had its script played, and the journal has
// it once.
func TestSendAndGo(t *testing.T) {
	for _, text := range []string{hello, strings.TrimSuffix(hello, "\r\n"), post(hello)} {
		synctest.Test(t, func(t *testing.T) {
			ln, seen := newListener(), new(seen)
			j := start(t, &sstp.Server{Handler: seen}, ln)
			c := ln.dial(t, "127.0.0.1")
			_, _ = io.WriteString(c, text)
			_ = c.Close()
			synctest.Wait()
			x := j.all()
			if len(x) != 1 || seen.script() != "b" || !strings.Contains(x[0].Problem, "not delivered") || string(x[0].Raw) != text {
				t.Errorf("%q: script %q, journal %+v", text, seen.script(), x)
			}
		})
	}
}

// What was forgiven is in the journal.
func TestFlawsAreLogged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		j := start(t, &sstp.Server{Handler: new(seen)}, ln)
		c := ln.dial(t, "127.0.0.1")
		c.send(t, "SEND SSTP/1.4\r\nSender: \x82\xa0\r\nnothing\r\nReference256: x\r\nScript: b\r\n\r\nxyz")
		c.reply(t)
		const want = "line without a field dropped; no Charset, read as Windows-31J; " +
			"References from 256 on are not read; 3 bytes after the request"
		if x := j.all(); len(x) != 1 || x[0].Problem != want || x[0].Request.Sender() != "あ" {
			t.Errorf("journal %+v", x)
		}
	})
}

// Who was cut off while sending has not left anything out: that is what was still to come.
func TestUnfinishedLacksNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		j := start(t, &sstp.Server{Handler: new(seen)}, ln)
		c := ln.dial(t, "127.0.0.1")
		c.send(t, "\ufeffSEND SSTP/1.4\r\nSender: b")
		if reply := c.reply(t); status(reply) != "408 Request Timeout" {
			t.Fatalf("%q", reply)
		}
		if x := j.all(); len(x) != 1 || x[0].Problem != "byte order mark in front" {
			t.Errorf("journal %+v", x)
		}
	})
}

// The reply comes in the charset of the request.
func TestReplyCharset(t *testing.T) {
	for _, c := range []wire.Charset{wire.UTF8, wire.ShiftJIS, wire.EUCJP, wire.ISO2022JP} {
		synctest.Test(t, func(t *testing.T) {
			ln := newListener()
			start(t, &sstp.Server{Handler: new(seen)}, ln)
			client := ln.dial(t, "127.0.0.1")
			text, _ := c.Encode("Script: \\0ソ表\\e\r\nCharset: " + c.String() + "\r\n\r\n")
			client.send(t, "SEND SSTP/1.4\r\nSender: a\r\n"+string(text))
			want, _ := c.Encode("SSTP/1.4 200 OK\r\nCharset: " + c.String() + "\r\nScript: \\0ソ表\\e\r\n\r\n")
			if reply := client.reply(t); reply != string(want) {
				t.Errorf("%v: %q, want %q", c, reply, want)
			}
		})
	}
}
