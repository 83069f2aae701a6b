package sstp_test

import (
	"context"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/sstp"
)

// holder is a handler that holds its answer until the client goes, someone chooses, or time is up.
type holder struct{ choice chan struct{} }

func (h holder) ServeSSTP(ctx context.Context, r *sstp.Request) *sstp.Response {
	if r.Event() != "" {
		return &sstp.Response{Status: sstp.NoContent}
	}
	select {
	case <-h.choice:
		return &sstp.Response{Status: sstp.OK, Data: "yes", HasData: true}
	case <-r.Gone():
		return &sstp.Response{Status: sstp.Break, Reason: "gone"}
	case <-ctx.Done():
		return &sstp.Response{Status: sstp.ServiceUnavailable, Reason: "the end"}
	case <-time.After(time.Minute):
		return &sstp.Response{Status: sstp.RequestTimeout, Reason: "nobody chose"}
	}
}

const entry = send + "Entry: #a,\\0a\\e\r\nScript: b\r\n\r\n"

// What a client does while its answer is held, and what becomes of the answer.
func TestHeld(t *testing.T) {
	for _, tt := range []struct {
		name   string
		do     func(c *duplex, choose func())
		want   sstp.Status
		after  time.Duration
		hungUp bool
	}{
		{name: "waits", do: func(_ *duplex, choose func()) { time.Sleep(time.Second); choose() }, want: sstp.OK, after: time.Second},
		{name: "waits in vain", do: func(*duplex, func()) {}, want: sstp.RequestTimeout, after: time.Minute},
		{name: "closes its side at once", do: func(c *duplex, choose func()) {
			_ = c.CloseWrite()
			time.Sleep(30 * time.Second)
			choose()
		}, want: sstp.OK, after: 30 * time.Second},
		{name: "closes its side soon", do: func(c *duplex, choose func()) {
			time.Sleep(250 * time.Millisecond)
			_ = c.CloseWrite()
			time.Sleep(time.Second)
			choose()
		}, want: sstp.OK, after: 1250 * time.Millisecond},
		{name: "hangs up later", do: func(c *duplex, _ func()) {
			time.Sleep(251 * time.Millisecond)
			_ = c.CloseWrite()
		}, want: sstp.Break, after: 251 * time.Millisecond, hungUp: true},
		{name: "gives up after a second", do: func(c *duplex, _ func()) {
			time.Sleep(time.Second)
			_ = c.Close()
		}, want: sstp.Break, after: time.Second, hungUp: true},
		{name: "sends more and waits", do: func(c *duplex, choose func()) {
			_, _ = io.WriteString(c, "\r\n\r\nmore")
			time.Sleep(time.Second)
			_, _ = io.WriteString(c, strings.Repeat("x", 5000))
			choose()
		}, want: sstp.OK, after: time.Second},
		{name: "sends more and hangs up", do: func(c *duplex, _ func()) {
			_, _ = io.WriteString(c, "more")
			time.Sleep(time.Second)
			_ = c.CloseWrite()
		}, want: sstp.Break, after: time.Second, hungUp: true},
		{name: "waits longer than any client may take to send", do: func(_ *duplex, choose func()) {
			time.Sleep(59 * time.Second)
			choose()
		}, want: sstp.OK, after: 59 * time.Second},
	} {
		for _, wrap := range []func(string, ...string) string{func(s string, _ ...string) string { return s }, post} {
			synctest.Test(t, func(t *testing.T) {
				ln, h := newListener(), holder{make(chan struct{})}
				j := start(t, &sstp.Server{Handler: h}, ln)
				c := ln.dial(t, "127.0.0.1")
				began := time.Now()
				c.send(t, wrap(entry))
				reply := c.listen()
				synctest.Wait()
				tt.do(c, func() { close(h.choice) })
				<-reply
				took := time.Since(began)
				synctest.Wait()
				x := j.all()
				if len(x) != 1 || x[0].Response.Status != tt.want || took != tt.after {
					t.Fatalf("%s: after %v: %+v", tt.name, took, x)
				}
				if got := strings.Contains(x[0].Problem, "hung up"); got != tt.hungUp {
					t.Errorf("%s: problem %q", tt.name, x[0].Problem)
				}
			})
		}
	}
}

// The end that came before the handler had its turn, at whatever time, came with the request.
func TestHeldAfterTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln, choice := newListener(), make(chan struct{})
		start(t, &sstp.Server{Handler: sstp.HandlerFunc(func(ctx context.Context, r *sstp.Request) *sstp.Response {
			time.Sleep(3 * time.Second) // as a slow SHIORI
			return holder{choice}.ServeSSTP(ctx, r)
		})}, ln)
		for _, request := range []string{entry, strings.TrimSuffix(entry, "\r\n")} {
			c := ln.dial(t, "127.0.0.1")
			c.send(t, request)
			reply := c.listen()
			synctest.Wait()
			time.Sleep(time.Second)
			_ = c.CloseWrite()
			time.Sleep(10 * time.Second)
			choice <- struct{}{}
			if got := <-reply; status(got) != "200 OK" {
				t.Errorf("%q", got)
			}
		}
	})
}

// A server that is full does not make those go whose answer is held.
func TestHeldDoNotMakeRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln, h := newListener(), holder{make(chan struct{})}
		start(t, &sstp.Server{Handler: h, Limits: sstp.Limits{Conns: 2}}, ln)
		held := ln.dial(t, "127.0.0.1")
		held.send(t, entry)
		reply := held.listen()
		synctest.Wait()
		for range 10 {
			silent := ln.dial(t, "127.0.0.1")
			silent.listen()
			c := ln.dial(t, "127.0.0.1")
			c.send(t, "NOTIFY SSTP/1.4\r\n"+head+"Event: a\r\n\r\n")
			if got := c.reply(t); status(got) != "204 No Content" {
				t.Errorf("another one gets %q", got)
			}
			_ = silent.Close()
			synctest.Wait() // until then the one that has its answer may count as being answered
		}
		close(h.choice)
		if got := <-reply; status(got) != "200 OK" {
			t.Errorf("the held one gets %q", got)
		}
	})
}

// The end of the server ends the holding.
func TestHeldAtTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		ctx, stop := context.WithCancel(t.Context())
		var done sync.WaitGroup
		done.Go(func() { _ = (&sstp.Server{Handler: holder{}}).Serve(ctx, ln) })
		c := ln.dial(t, "127.0.0.1")
		c.send(t, entry)
		reply := c.listen()
		synctest.Wait()
		stop()
		if got := <-reply; status(got) != "503 Service Unavailable" {
			t.Errorf("%q", got)
		}
		_ = c.Close()
		done.Wait()
	})
}

// Nothing is spent on a handler that does not ask; one that asks often, or too late, does no harm.
func TestGone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		var kept *sstp.Request
		readers := 0
		start(t, &sstp.Server{Handler: sstp.HandlerFunc(func(_ context.Context, r *sstp.Request) *sstp.Response {
			if r.Event() == "" {
				if first, second := r.Gone(), r.Gone(); first != second || first == nil {
					t.Error("two channels, or none")
				}
			}
			synctest.Wait()
			stacks := make([]byte, 1<<20)
			readers += strings.Count(string(stacks[:runtime.Stack(stacks, true)]), "sstp.(*conn).awaitEnd(")
			kept = r
			return &sstp.Response{Status: sstp.NoContent}
		})}, ln)
		for _, request := range []string{hello, "NOTIFY SSTP/1.4\r\n" + head + "Event: a\r\n\r\n"} {
			c := ln.dial(t, "127.0.0.1")
			c.send(t, request)
			c.reply(t)
			_ = c.Close()
			synctest.Wait()
			late := kept.Gone()
			if request != hello && late != nil {
				t.Error("a handler that did not ask is given a channel after its return")
			}
			if want := 1; readers != want {
				t.Errorf("%d goroutines read beside the handler, want %d", readers, want)
			}
			select {
			case <-late:
				t.Error("gone after the answer")
			default:
			}
		}
	})
	if request().Gone() != nil {
		t.Error("a request without a server has a channel")
	}
}

// A panic while the answer is held ends the looking after.
func TestHeldPanic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		start(t, &sstp.Server{Handler: sstp.HandlerFunc(func(_ context.Context, r *sstp.Request) *sstp.Response {
			r.Gone()
			time.Sleep(time.Second)
			panic("ouch")
		})}, ln)
		c := ln.dial(t, "127.0.0.1")
		c.send(t, hello)
		if got := c.reply(t); status(got) != "500 Internal Server Error" {
			t.Errorf("%q", got)
		}
	})
}

// On real connections: a half-closing client is answered, and a reset frees the answer at once.
func TestHeldOverTCP(t *testing.T) {
	ln, h, asked := listen(t), holder{make(chan struct{})}, make(chan struct{}, 2)
	j := start(t, &sstp.Server{Handler: sstp.HandlerFunc(func(ctx context.Context, r *sstp.Request) *sstp.Response {
		asked <- struct{}{}
		return h.ServeSSTP(ctx, r)
	})}, ln)
	dial := func() *net.TCPConn {
		nc, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		tcp, ok := nc.(*net.TCPConn)
		if !ok {
			t.Fatal("not TCP")
		}
		if _, err := io.WriteString(tcp, entry); err != nil {
			t.Fatal(err)
		}
		<-asked
		return tcp
	}
	half := dial()
	defer half.Close()
	_ = half.CloseWrite()
	h.choice <- struct{}{}
	if got, err := io.ReadAll(half); err != nil || status(string(got)) != "200 OK" {
		t.Errorf("%q, %v", got, err)
	}

	broken := dial()
	_ = broken.SetLinger(0)
	_ = broken.Close()
	for len(j.all()) < 2 {
		runtime.Gosched()
	}
	if x := j.all()[1]; x.Response.Status != sstp.Break || !strings.Contains(x.Problem, "hung up") {
		t.Errorf("%+v", x)
	}
}
