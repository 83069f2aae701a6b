package sstp_test

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

// listen announces a loopback address until the test ends.
func listen(t *testing.T) net.Listener {
	t.Helper()
	ln, err := sstp.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ln.Close() })
	return ln
}

func TestDo(t *testing.T) {
	ln := listen(t)
	start(t, &sstp.Server{Handler: new(seen)}, ln)
	addr := ln.Addr().String()

	m := wire.Message{Start: "SEND SSTP/1.4", Charset: wire.ShiftJIS}
	m.Fields.Add("Charset", "Shift_JIS")
	m.Fields.Add("Sender", "試験")
	m.Fields.Add("Script", `\0ソ\e`)
	r, err := sstp.Do(t.Context(), addr, m.Append(nil))
	if err != nil {
		t.Fatal(err)
	}
	if r.Status != sstp.OK || r.Reason != "OK" || r.Version != "1.4" || r.Charset != wire.ShiftJIS || r.Fields.Get("script") != `\0ソ\e` || r.HasData {
		t.Errorf("%+v", r)
	}

	r, err = sstp.Do(t.Context(), addr, []byte("EXECUTE SSTP/1.0\r\nCharset: EUC-JP\r\nCommand: a\r\n\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	if r.Status != sstp.OK || !r.HasData || r.Data != "a,b" || r.Charset != wire.EUCJP || len(r.Fields) != 0 {
		t.Errorf("%+v", r)
	}
}

func TestNoConnection(t *testing.T) {
	ln := listen(t)
	_ = ln.Close()
	if r, err := sstp.Do(t.Context(), ln.Addr().String(), []byte(hello)); !errors.Is(err, sstp.ErrConnect) {
		t.Errorf("%+v, %v", r, err)
	}
	if r, err := sstp.Do(t.Context(), "nonsense", []byte(hello)); !errors.Is(err, sstp.ErrConnect) {
		t.Errorf("%+v, %v", r, err)
	}
}

// answer accepts one connection, reads a request and writes the answer.
func answer(t *testing.T, text string) (addr string) {
	t.Helper()
	ln := listen(t)
	var done sync.WaitGroup
	done.Go(func() {
		nc, err := ln.Accept()
		if err != nil {
			return
		}
		defer nc.Close()
		_, _ = nc.Read(make([]byte, 4096))
		_, _ = io.WriteString(nc, text)
	})
	t.Cleanup(done.Wait)
	return ln.Addr().String()
}

func TestReplies(t *testing.T) {
	for _, tt := range []struct {
		name, reply string
		err         error
	}{
		{"nothing", "", sstp.ErrNoReply},
		{"garbage", "hello\r\n\r\n", sstp.ErrBadReply},
		{"HTTP", "HTTP/1.1 200 OK\r\n\r\n", sstp.ErrBadReply},
		{"no code", "SSTP/1.4 OK\r\n\r\n", sstp.ErrBadReply},
		{"code too long", "SSTP/1.4 2000 OK\r\n\r\n", sstp.ErrBadReply},
		{"too large", "SSTP/1.4 200 OK\r\n\r\n" + strings.Repeat("x", 4<<20), sstp.ErrBadReply},
		{"no end", "SSTP/1.4 204 No Content\r\n", nil},
		{"no reason", "SSTP/1.4 204\r\n\r\n", nil},
		{"unknown charset", "SSTP/1.4 204\r\nCharset: x\r\n\r\n", nil},
	} {
		r, err := sstp.Do(t.Context(), answer(t, tt.reply), []byte(hello))
		if !errors.Is(err, tt.err) || (r != nil) != (tt.err == nil) {
			t.Errorf("%s: %+v, %v; want %v", tt.name, r, err, tt.err)
		}
		if r != nil && (r.Status != sstp.NoContent || r.HasData) {
			t.Errorf("%s: %+v", tt.name, r)
		}
	}
}

func TestParseReplyData(t *testing.T) {
	for in, want := range map[string]string{
		"A\r\nB\r\n\r\n":     "A\nB",
		"A":                  "A",
		"A\r\n\r\n\x00":      "A",
		"\r\n\r\n":           "",
		"\x83\x5c,B\r\n\r\n": "ソ,B",
	} {
		r, err := sstp.ParseReply([]byte("SSTP/1.4 200 OK\r\n\r\n"+in), wire.ShiftJIS)
		if err != nil || !r.HasData || r.Data != want {
			t.Errorf("%q: %+v, %v", in, r, err)
		}
	}
}

// The end of the context ends the wait for a reply that does not come.
func TestDoEnds(t *testing.T) {
	ln := listen(t)
	ctx, stop := context.WithCancel(t.Context())
	var done sync.WaitGroup
	done.Go(func() {
		nc, err := ln.Accept()
		if err != nil {
			return
		}
		defer nc.Close()
		_, _ = nc.Read(make([]byte, 4096))
		stop()
		_, _ = io.Copy(io.Discard, nc)
	})
	r, err := sstp.Do(ctx, ln.Addr().String(), []byte(hello))
	if !errors.Is(err, sstp.ErrNoReply) || !errors.Is(err, context.Canceled) {
		t.Errorf("%+v, %v", r, err)
	}
	done.Wait()
}

// On a real connection, bytes that follow the request do not take the reply away.
func TestExtraBytesKeepTheReply(t *testing.T) {
	ln := listen(t)
	start(t, &sstp.Server{Handler: new(seen)}, ln)
	for range 20 {
		nc, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		_, err = io.WriteString(nc, hello+strings.Repeat("x", 200<<10))
		if err != nil {
			t.Fatal(err)
		}
		reply, err := io.ReadAll(nc)
		if err != nil || status(string(reply)) != "200 OK" {
			t.Errorf("%q, %v", reply, err)
		}
		_ = nc.Close()
	}
}

// A request that is too large is answered and the client sees it, though it has not finished sending.
func TestTooLargeKeepsTheReply(t *testing.T) {
	ln := listen(t)
	start(t, &sstp.Server{Handler: new(seen), Limits: sstp.Limits{Message: wire.Limits{Bytes: 10_000}}}, ln)
	r, err := sstp.Do(t.Context(), ln.Addr().String(), []byte(send+"Script: "+strings.Repeat("x", 200_000)+"\r\n\r\n"))
	if err != nil || r.Status != sstp.PayloadTooLarge {
		t.Errorf("%+v, %v", r, err)
	}
}

// A client that sends byte by byte is answered; one that closes at once does no harm.
func TestByteByByte(t *testing.T) {
	ln := listen(t)
	seen := new(seen)
	start(t, &sstp.Server{Handler: seen, Limits: sstp.Limits{Send: time.Minute}}, ln)
	nc, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	for _, b := range []byte(hello) {
		if _, err := nc.Write([]byte{b}); err != nil {
			t.Fatal(err)
		}
	}
	if reply, err := io.ReadAll(nc); err != nil || status(string(reply)) != "200 OK" || seen.script() != "b" {
		t.Errorf("%q, %v", reply, err)
	}
}

func TestListenFails(t *testing.T) {
	ln := listen(t)
	if _, err := sstp.Listen(t.Context(), ln.Addr().String()); err == nil {
		t.Error("the same address twice")
	}
}
