//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package sstp_test

import (
	"context"
	"encoding/binary"
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/sstp"
)

// baseware answers what the control socket asks.
func baseware(_ context.Context, r *sstp.Request) *sstp.Response {
	name, params := r.Command()
	switch {
	case name == "GetFMO":
		return &sstp.Response{Status: sstp.OK, HasData: true, Data: ghostID + ".name\x01エミリ\n" + ghostID + ".hwnd\x011\r\n"}
	case name == "CallGhost" && len(params) == 1 && params[0] == "名 前":
		return &sstp.Response{Status: sstp.NoContent}
	case name == "CallGhost":
		return &sstp.Response{Status: sstp.NotFound}
	}
	return &sstp.Response{Status: sstp.OK, HasData: true, Data: "to " + r.Receiver + " from " + r.Peer + " on " + r.Road + " " + r.Level.String()}
}

// talkUnix sends text to a socket, closes its side if told to, and reads to the end.
func talkUnix(t *testing.T, path, text string, then int) string {
	t.Helper()
	nc, err := net.DialUnix("unix", nil, &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	_, _ = io.WriteString(nc, text)
	if then == closes {
		_ = nc.CloseWrite()
	}
	reply, err := io.ReadAll(nc)
	if err != nil {
		t.Errorf("%q: %v", text, err)
	}
	return string(reply)
}

func TestSocketTalks(t *testing.T) {
	dir := socketDir(t)
	s := openSockets(t, dir)
	srv := &sstp.Server{Handler: sstp.HandlerFunc(baseware), Limits: sstp.Limits{Silence: 10 * time.Millisecond}}
	ghost, err := s.Ghost(ghostID)
	if err != nil {
		t.Fatal(err)
	}
	control, err := s.Control()
	if err != nil {
		t.Fatal(err)
	}
	j := start(t, srv, ghost)
	k := start(t, &sstp.Server{Handler: srv.Handler, Limits: srv.Limits}, control)
	text := ghostID + ".name\x01エミリ\r\n" + ghostID + ".hwnd\x011\r\n\x00"
	fmo := string(binary.NativeEndian.AppendUint32(nil, uint32(len(text)))) + text
	none := "SSTP/1.4 204 No Content\r\nCharset: UTF-8\r\n\r\n"
	absent := "SSTP/1.4 404 Not Found\r\nCharset: UTF-8\r\n\r\n"
	const execute = "EXECUTE SSTP/1.4\r\nCharset: UTF-8\r\nSender: a\r\nCommand: X\r\n\r\n"
	for _, tt := range []struct {
		path, send string
		then       int
		want       string
	}{
		{ghost.Path(), execute, waits, "SSTP/1.4 200 OK\r\n\r\nto " + ghostID + " from unix on unix local\r\n\r\n"},
		{ghost.Path(), "EXECUTE SSTP/1.4\r\nSecurityLevel: external\r\nCommand: X", closes, "SSTP/1.4 200 OK\r\n\r\nto " + ghostID + " from unix on unix external\r\n\r\n"},
		{ghost.Path(), "GetFMO\n", closes, "SSTP/1.4 400 Bad Request\r\nCharset: UTF-8\r\n\r\n"},
		{ghost.Path(), post(hello), closes, "SSTP/1.4 400 Bad Request\r\nCharset: UTF-8\r\n\r\n"},
		{control.Path(), execute, waits, "SSTP/1.4 200 OK\r\n\r\nto  from unix on unix local\r\n\r\n"},
		{control.Path(), post(hello), closes, "SSTP/1.4 400 Bad Request\r\nCharset: UTF-8\r\n\r\n"},
		{control.Path(), "GetFMO\n", waits, fmo},
		{control.Path(), "GetFMO\r\n", waits, fmo},
		{control.Path(), "GetFMO", closes, fmo},
		{control.Path(), "GetFMO\x00", closes, fmo},
		{control.Path(), "GetFMO", waits, fmo},
		{control.Path(), "GetFMO\nmore\n", waits, fmo},
		{control.Path(), "getfmo\n", closes, "SSTP/1.4 400 Bad Request\r\nCharset: UTF-8\r\n\r\n"},
		{control.Path(), "CallGhost:名 前\n", waits, none},
		{control.Path(), "CallGhost:\xff\n", waits, absent},
		{control.Path(), "CallGhost:\n", waits, absent},
		{control.Path(), "Nonsense\n", closes, "SSTP/1.4 400 Bad Request\r\nCharset: UTF-8\r\n\r\n"},
	} {
		if got := talkUnix(t, tt.path, tt.send, tt.then); got != tt.want {
			t.Errorf("%s, %q: %q, want %q", filepath.Base(tt.path), tt.send, got, tt.want)
		}
	}
	if a, b := len(j.all()), len(k.all()); a != 4 || b != 13 {
		t.Errorf("%d and %d exchanges in the journals", a, b)
	}
	x := k.all()[2]
	if x.Request.Method != sstp.EXECUTE || string(x.Raw) != "GetFMO\n" || string(x.Request.Raw) != "GetFMO\n" || x.Road != sstp.RoadUnix {
		t.Errorf("journal %+v", x)
	}
	r, err := sstp.Do(t.Context(), ghost.Path(), []byte(execute))
	if err != nil || !strings.HasPrefix(r.Data, "to "+ghostID) {
		t.Errorf("our own client: %+v, %v", r, err)
	}
}

// A command that fails has a count of 0.
func TestNoFMO(t *testing.T) {
	control, err := openSockets(t, socketDir(t)).Control()
	if err != nil {
		t.Fatal(err)
	}
	start(t, &sstp.Server{Handler: sstp.HandlerFunc(func(context.Context, *sstp.Request) *sstp.Response {
		return &sstp.Response{Status: sstp.ServiceUnavailable}
	})}, control)
	if got := talkUnix(t, control.Path(), "GetFMO\n", waits); got != "\x00\x00\x00\x00" {
		t.Errorf("%q", got)
	}
}

// The end of Serve takes the socket away.
func TestServeTakesTheSocketAway(t *testing.T) {
	dir := socketDir(t)
	ghost, err := openSockets(t, dir).Ghost(ghostID)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- (&sstp.Server{Handler: new(seen)}).Serve(ctx, ghost) }()
	if got := talkUnix(t, ghost.Path(), hello, waits); status(got) != "200 OK" {
		t.Errorf("%q", got)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if got := names(t, dir); got != "" {
		t.Errorf("left: %s", got)
	}
}
