package sstp_test

import (
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/sstp"
)

func TestTrickleIsLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		j := start(t, &sstp.Server{Handler: new(seen)}, ln)
		c := ln.dial(t, "127.0.0.1")
		began := time.Now()
		var done sync.WaitGroup
		done.Go(func() {
			for _, b := range []byte(hello) {
				time.Sleep(time.Second)
				if _, err := c.Write([]byte{b}); err != nil {
					return
				}
			}
		})
		reply := c.reply(t)
		if took := time.Since(began); status(reply) != "408 Request Timeout" || took != 5*time.Second {
			t.Errorf("%q after %v", reply, took)
		}
		checkLog(t, j, reply, hello)
		_ = c.Close()
		done.Wait()
	})
}

// Bytes that come now and then do not count as silence, and the silence after them does.
func TestSilenceBeginsAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln, seen := newListener(), new(seen)
		start(t, &sstp.Server{Handler: seen}, ln)
		c := ln.dial(t, "127.0.0.1")
		began := time.Now()
		for _, piece := range []string{"SEND SSTP/1.4\r\n", head, "Script: b", "c"} {
			_, _ = io.WriteString(c, piece)
			time.Sleep(time.Second)
		}
		reply := c.reply(t)
		if took := time.Since(began); status(reply) != "200 OK" || seen.script() != "bc" || took != 4500*time.Millisecond {
			t.Errorf("%q after %v, script %q", reply, took, seen.script())
		}
	})
}

// A silence that was of no use does not hide the next one.
func TestSecondSilence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln, seen := newListener(), new(seen)
		start(t, &sstp.Server{Handler: seen}, ln)
		c := ln.dial(t, "127.0.0.1")
		began := time.Now()
		_, _ = io.WriteString(c, "SEND SSTP/1.4\r\n"+head)
		time.Sleep(2 * time.Second)
		_, _ = io.WriteString(c, "Script: b")
		reply := c.reply(t)
		if took := time.Since(began); status(reply) != "200 OK" || took != 3500*time.Millisecond {
			t.Errorf("%q after %v", reply, took)
		}
	})
}

// The client that goes on sending, or keeps its side open, is not waited for.
func TestDrainIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, limits := range map[string]sstp.Limits{"time": {}, "bytes": {DrainBytes: 10_000, Drain: time.Hour}} {
			ln := newListener()
			start(t, &sstp.Server{Handler: new(seen), Limits: limits}, ln)
			c := ln.dial(t, "127.0.0.1")
			began := time.Now()
			c.send(t, hello)
			if reply := c.reply(t); status(reply) != "200 OK" {
				t.Errorf("%s: %q", name, reply)
			}
			if took := time.Since(began); took != 0 {
				t.Errorf("%s: the end of the reply came after %v", name, took)
			}
			sent := 0
			for chunk := strings.Repeat("x", 100); ; {
				n, err := io.WriteString(c, chunk)
				if sent += n; err != nil {
					break
				}
				if name == "time" {
					time.Sleep(10 * time.Millisecond)
				}
			}
			took := time.Since(began).Round(100 * time.Millisecond)
			if name == "time" && took != 300*time.Millisecond || name == "bytes" && (took != 0 || sent > 13_000) {
				t.Errorf("%s: closed after %v and %d bytes", name, took, sent)
			}
		}
	})
}

// A client that does not take its reply does not hold the connection.
func TestWriteIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		j := start(t, &sstp.Server{Handler: new(seen)}, ln)
		c := ln.dial(t, "127.0.0.1")
		c.send(t, hello)
		time.Sleep(4999 * time.Millisecond)
		synctest.Wait()
		if n := len(j.all()); n != 0 {
			t.Fatalf("%d exchanges before the time", n)
		}
		time.Sleep(time.Millisecond)
		synctest.Wait()
		if x := j.all(); len(x) != 1 || !strings.Contains(x[0].Problem, "not delivered") {
			t.Errorf("journal %+v", x)
		}
	})
}

// starving is a connection whose first read comes back long after its deadline.
type starving struct {
	*duplex
	reads int
}

func (s *starving) Read(b []byte) (int, error) {
	if s.reads++; s.reads == 1 {
		time.Sleep(time.Minute)
		return 0, os.ErrDeadlineExceeded
	}
	return s.duplex.Read(b)
}

// A machine that is too busy to look does not make a client late that was in time.
func TestStarvedServerLooksAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, tt := range []struct{ text, want string }{{hello, "200 OK"}, {send, "408 Request Timeout"}} {
			ln := newListener()
			start(t, &sstp.Server{Handler: new(seen)}, ln)
			server, client := connect("127.0.0.1")
			client.send(t, tt.text)
			ln.conns <- &starving{duplex: server}
			if reply := client.reply(t); status(reply) != tt.want {
				t.Errorf("%q, want %q", reply, tt.want)
			}
		}
	})
}
