package sstp_test

import (
	"context"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/sstp"
)

func TestLongestSilentMakesRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		j := start(t, &sstp.Server{Handler: new(seen), Limits: sstp.Limits{Conns: 2}}, ln)
		first, second := ln.dial(t, "127.0.0.1"), ln.dial(t, "127.0.0.1")
		firstReply, secondReply := first.listen(), second.listen()
		synctest.Wait()
		_, _ = io.WriteString(first, "SEND") // so that second is silent longer
		synctest.Wait()
		third := ln.dial(t, "127.0.0.1")
		if reply := <-secondReply; status(reply) != "503 Service Unavailable" {
			t.Errorf("the silent one gets %q", reply)
		}
		first.send(t, strings.TrimPrefix(hello, "SEND"))
		third.send(t, hello)
		for _, reply := range []string{<-firstReply, third.reply(t)} {
			if status(reply) != "200 OK" {
				t.Errorf("one that talks gets %q", reply)
			}
		}
		if n := len(j.all()); n != 3 {
			t.Errorf("%d exchanges in the journal, want 3", n)
		}
	})
}

// Whoever has an answer and is only drained goes before those that have none yet.
func TestAnsweredMakeRoomFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		j := start(t, &sstp.Server{Handler: new(seen), Limits: sstp.Limits{Conns: 2}}, ln)
		silent, answered := ln.dial(t, "127.0.0.1"), ln.dial(t, "127.0.0.1")
		silentReply := silent.listen()
		synctest.Wait()
		answered.send(t, hello)
		answered.reply(t)
		began := time.Now()
		c := ln.dial(t, "127.0.0.1")
		c.send(t, hello)
		if reply := c.reply(t); status(reply) != "200 OK" || time.Since(began) != 0 {
			t.Errorf("%q after %v", reply, time.Since(began))
		}
		silent.send(t, hello)
		if reply := <-silentReply; status(reply) != "200 OK" {
			t.Errorf("the silent one gets %q", reply)
		}
		if n := len(j.all()); n != 3 {
			t.Errorf("%d exchanges in the journal, want 3", n)
		}
	})
}

// A thousand silent clients keep nobody waiting.
func TestSilentCrowd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		j := start(t, &sstp.Server{Handler: new(seen), Limits: sstp.Limits{Conns: 100}}, ln)
		var silent []*duplex
		began := time.Now()
		for i := range 1000 {
			c := ln.dial(t, "127.0.0.1")
			c.listen()
			silent = append(silent, c)
			if i%100 != 0 {
				continue
			}
			c = ln.dial(t, "127.0.0.1")
			c.send(t, hello)
			if reply := c.reply(t); status(reply) != "200 OK" {
				t.Errorf("after %d: %q", i, reply)
			}
		}
		if took := time.Since(began); took != 0 {
			t.Errorf("it took %v", took)
		}
		synctest.Wait()
		for _, c := range silent {
			_ = c.Close()
		}
		synctest.Wait()
		if n := len(j.all()); n < 910 || n > 1010 {
			t.Errorf("%d exchanges in the journal; whoever made room must be there once", n)
		}
	})
}

func TestAllBusy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln, release := newListener(), make(chan struct{})
		j := start(t, &sstp.Server{Limits: sstp.Limits{Conns: 1}, Handler: sstp.HandlerFunc(
			func(context.Context, *sstp.Request) *sstp.Response {
				<-release
				return &sstp.Response{Status: sstp.NoContent}
			})}, ln)
		busy := ln.dial(t, "127.0.0.1")
		busy.send(t, hello)
		synctest.Wait()
		if reply := ln.dial(t, "127.0.0.1").reply(t); status(reply) != "503 Service Unavailable" {
			t.Errorf("one too many gets %q", reply)
		}
		close(release)
		if reply := busy.reply(t); status(reply) != "204 No Content" {
			t.Errorf("the busy one gets %q", reply)
		}
		if n := len(j.all()); n != 2 {
			t.Errorf("%d exchanges in the journal, want 2", n)
		}
	})
}

func TestMemoryIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		start(t, &sstp.Server{Handler: new(seen), Limits: sstp.Limits{Memory: 20 << 10}}, ln)
		large := send + "Script: " + strings.Repeat("x", 10<<10)
		hog, next := ln.dial(t, "127.0.0.1"), ln.dial(t, "127.0.0.1")
		hog.send(t, large)
		synctest.Wait()
		next.send(t, large+"\r\n\r\n")
		if reply := next.reply(t); status(reply) != "503 Service Unavailable" {
			t.Errorf("a large one gets %.99q", reply)
		}
		small := ln.dial(t, "127.0.0.1")
		small.send(t, hello)
		if reply := small.reply(t); status(reply) != "200 OK" {
			t.Errorf("a small one gets %q", reply)
		}
		if reply := hog.reply(t); status(reply) != "200 OK" {
			t.Errorf("the first gets %.99q", reply)
		}
		again := ln.dial(t, "127.0.0.1")
		again.send(t, large+"\r\n\r\n")
		if reply := again.reply(t); status(reply) != "200 OK" {
			t.Errorf("afterwards: %.99q", reply)
		}
	})
}
