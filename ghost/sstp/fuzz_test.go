package sstp_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

// FuzzRequest sends bytes to a server and closes. There is one reply in one form, it is logged once, and all that the
// handler can ask of the request is sound.
func FuzzRequest(f *testing.F) {
	for _, tt := range talks {
		if len(tt.send) < 1000 {
			f.Add([]byte(tt.send))
		}
	}
	f.Add([]byte("EXECUTE SSTP/1.4\r\nCommand: A[\"b\"\"c\",d]\r\nOption: nobreak;x\r\nReference7: y\r\n\r\n"))
	ln := newListener()
	logged := make(chan sstp.Exchange, 2)
	srv := &sstp.Server{
		Handler: sstp.HandlerFunc(echo),
		Limits:  sstp.Limits{Message: wire.Limits{Bytes: 4096, Fields: 64}, Drain: time.Millisecond},
		Log:     func(x sstp.Exchange) { logged <- x },
		Crash:   func(_ any, stack []byte) { panic(string(stack)) },
	}
	ctx, stop := context.WithCancel(context.Background())
	var done sync.WaitGroup
	done.Go(func() { _ = srv.Serve(ctx, ln) })
	f.Cleanup(func() { stop(); done.Wait() })
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) == 0 {
			return // nothing is answered with nothing
		}
		c := ln.dial(t, "127.0.0.1")
		defer c.Close()
		var sent sync.WaitGroup
		sent.Go(func() {
			_, _ = c.Write(in)
			_ = c.CloseWrite()
		})
		reply := c.reply(t)
		sent.Wait()
		x := <-logged
		checkReply(t, reply, x)
		if len(logged) != 0 {
			t.Error("logged twice")
		}
	})
}

// echo asks everything of a request and sends it back.
func echo(_ context.Context, r *sstp.Request) *sstp.Response {
	resp := &sstp.Response{Status: sstp.OK, Fields: r.Fields}
	name, params := r.Command()
	for _, s := range append(append(r.References(), params...), name, r.Sender(), r.Event(), r.ID()) {
		if !utf8.ValidString(s) || strings.Contains(s, "\n") {
			panic("unsound: " + s)
		}
	}
	if r.Options().Notify {
		resp.Data, resp.HasData = strings.Join(params, "\n"), true
	}
	return resp
}

func checkReply(t *testing.T, reply string, x sstp.Exchange) {
	t.Helper()
	r, err := sstp.ParseReply([]byte(reply), x.Request.Charset)
	if err != nil || r.Status != x.Response.Status || r.Reason != r.Status.String() {
		t.Fatalf("reply %q: %v", reply, err)
	}
	if !strings.HasSuffix(reply, "\r\n\r\n") || r.HasData != x.Response.HasData {
		t.Errorf("reply %q to %+v", reply, x.Response)
	}
	if n := len(r.Fields); n > len(x.Response.Fields)+1 {
		t.Errorf("%d headers were sent, %d came back: %q", len(x.Response.Fields), n, reply)
	}
}
