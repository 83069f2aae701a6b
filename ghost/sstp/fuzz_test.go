package sstp_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"net"
	"net/http"
	"regexp"
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
	fuzz(f, ln, ln, "")
}

// FuzzHTTP does the same with what begins as HTTP does, and holds what the handler is told of the sender against what the
// standard library reads in the head.
func FuzzHTTP(f *testing.F) {
	for _, v := range visits {
		if len(v.send) < 1000 && strings.HasPrefix(v.send, "POST") {
			f.Add([]byte(strings.TrimPrefix(v.send, "POST ")))
		}
	}
	for _, s := range standings {
		if s.road == "http" {
			f.Add([]byte("/api/sstp/v1 HTTP/1.1\r\nContent-Length: 9\r\n" + strings.ReplaceAll(s.head, "|", "\r\n") + "\r\n\r\nSEND"))
		}
	}
	ln := newListener()
	fuzz(f, ln, ln, "POST ")
}

// FuzzControl does the same with the control socket.
func FuzzControl(f *testing.F) {
	for _, line := range []string{"GetFMO\n", "GetFMO\r\n\r\n", "GetFMO", "GetFMO\x10", "CallGhost:a\n", "CallGhost:\xff\x00\n", "CallGhost", hello} {
		f.Add([]byte(line))
	}
	ln := newListener()
	fuzz(f, ln, sstp.ControlSocket(ln), "")
}

// fuzz sends what is given, after some words, to a server that has ln as it is or in a form of its own.
func fuzz(f *testing.F, ln *listener, served net.Listener, before string) {
	f.Helper()
	logged := make(chan sstp.Exchange, 2)
	srv := &sstp.Server{
		Handler: sstp.HandlerFunc(echo),
		Limits:  sstp.Limits{Message: wire.Limits{Bytes: 4096, Fields: 64}, Drain: time.Millisecond},
		Log:     func(x sstp.Exchange) { logged <- x },
		Crash:   func(_ any, stack []byte) { panic(string(stack)) },
	}
	ctx, stop := context.WithCancel(context.Background())
	var done sync.WaitGroup
	done.Go(func() { _ = srv.Serve(ctx, served) })
	f.Cleanup(func() { stop(); done.Wait() })
	f.Fuzz(func(t *testing.T, in []byte) {
		in = append([]byte(before), in...)
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
		if x.HTTP != 0 {
			reply = checkHTTP(t, reply, in, x)
		}
		switch {
		case x.Request.Method == sstp.EXECUTE && strings.HasPrefix(string(x.Request.Raw), "GetFMO"):
			checkCounted(t, reply)
		case x.HTTP == 0 || x.HTTP == sstp.OK:
			checkReply(t, reply, x)
		}
		if len(logged) != 0 {
			t.Error("logged twice")
		}
	})
}

// checkCounted checks an answer that begins with its size.
func checkCounted(t *testing.T, reply string) {
	t.Helper()
	if len(reply) < 4 || int(binary.NativeEndian.Uint32([]byte(reply))) != len(reply)-4 || !strings.HasSuffix(reply, "\x00") {
		t.Errorf("reply %q", reply)
	}
}

// checkHTTP checks what holds for every answer in HTTP, and gives its body.
func checkHTTP(t *testing.T, reply string, in []byte, x sstp.Exchange) string {
	t.Helper()
	reply = strings.TrimPrefix(reply, "HTTP/1.1 100 Continue\r\n\r\n")
	method, _, _ := strings.Cut(string(in), " ")
	resp, body := readHTTP(t, reply, method)
	if resp.StatusCode != int(x.HTTP) || x.Road != sstp.RoadHTTP {
		t.Errorf("HTTP %s, logged %+v", resp.Status, x)
	}
	origin, reads := resp.Header["Access-Control-Allow-Origin"]
	if reads && (len(origin) != 1 || origin[0] != x.Request.Origin || !ofThisMachine(origin[0])) {
		t.Errorf("%q may read what %q asked", origin, x.Request.Origin)
	}
	if x.HTTP != sstp.OK {
		return body
	}
	head, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(in)))
	if err != nil {
		// A body that is too large for a number, or a target that is no URL: never something that is trusted.
		if x.Response.Status != sstp.PayloadTooLarge && x.Request.Level != sstp.External {
			t.Errorf("%q was taken: %v", in, err)
		}
		return body
	}
	origins := head.Header["Origin"]
	far := !ofThisMachine("http://"+head.Host) || len(origins) > 1 || len(origins) == 1 && !ofThisMachine(origins[0])
	if far && (x.Request.Level == sstp.Local || x.Request.ID() != "" || !x.Request.Barred()) {
		t.Errorf("%q is %+v", in, x.Request)
	}
	return body
}

// ofThisMachine reads an origin in another way than the package does.
func ofThisMachine(origin string) bool {
	return regexp.MustCompile(`(?i)^https?://(?-i:[lL][oO][cC][aA][lL][hH][oO][sS][tT]|127(\.\d{1,3}){3}|\[[0:]*:0*1\])(:\d+)?$`).MatchString(origin)
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
