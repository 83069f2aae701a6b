//go:build linux || darwin

package main

import (
	"bytes"
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ukatty/ghost/sstp"
)

// without makes the first of the standard ports one at which nobody listens.
func without(t *testing.T) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	was := standard[0]
	standard[0] = ln.Addr().String()
	t.Cleanup(func() { standard[0] = was })
	_ = ln.Close()
}

// sockets gives the directory of the user's sockets, in which there is a control socket that answers with the ids of some ghosts.
func sockets(t *testing.T, ids ...string) *sstp.Sockets {
	t.Helper()
	dir, err := os.MkdirTemp("", "u") // short enough for sockets
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	t.Setenv("XDG_RUNTIME_DIR", dir)
	s, err := sstp.OpenSockets(filepath.Join(dir, "ukatty"))
	if err != nil {
		t.Fatal(err)
	}
	control, err := s.Control()
	if err != nil {
		t.Fatal(err)
	}
	server := &sstp.Server{Handler: sstp.HandlerFunc(func(_ context.Context, r *sstp.Request) *sstp.Response {
		if name, _ := r.Command(); name == "GetFMO" {
			var lines []string
			for _, id := range ids {
				lines = append(lines, id+".name\x01x", id+".path\x01/")
			}
			return &sstp.Response{Status: sstp.OK, Data: strings.Join(lines, "\n"), HasData: true}
		}
		return &sstp.Response{Status: sstp.NoContent}
	})}
	done := make(chan struct{})
	ctx, stop := context.WithCancel(t.Context())
	go func() { defer close(done); _ = server.Serve(ctx, control) }()
	t.Cleanup(func() { stop(); <-done })
	return s
}

// Where nobody listens at the port, what is sent goes to the one ukatty that runs, and a word says so.
func TestSendFindsTheOnlyOne(t *testing.T) {
	one, two := strings.Repeat("1", 32), strings.Repeat("2", 32)
	for _, tt := range []struct {
		name         string
		runs, listen []string
		args         []string
		finds        bool
	}{
		{"one ghost", nil, []string{one}, []string{"send", "Hi."}, true},
		{"execute", nil, []string{one}, []string{"execute", "GetName"}, true},
		{"two ghosts of one", []string{one, two}, []string{one, two}, []string{"send", "Hi."}, true},
		{"two of them", []string{one}, []string{one, two}, []string{"send", "Hi."}, false},
		{"another address is meant", nil, []string{one}, []string{"send", "--addr", "127.0.0.1:1", "Hi."}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			without(t)
			s := sockets(t, tt.runs...)
			for _, id := range tt.listen {
				ghost, err := s.Ghost(id)
				if err != nil {
					t.Fatal(err)
				}
				defer ghost.Close()
			}
			var out, errs bytes.Buffer
			code := command(t.Context(), tt.args, streams{in: strings.NewReader(""), out: &out, err: &errs})
			said := strings.Contains(errs.String(), "ukatty/control")
			if (code == exitOK) != tt.finds || said != tt.finds || !tt.finds && code != exitNoConnection {
				t.Errorf("code %d, %q, %q", code, &out, &errs)
			}
		})
	}
}

// HTTP is not spoken at sockets.
func TestSendLeavesHTTP(t *testing.T) {
	without(t)
	sockets(t)
	var out, errs bytes.Buffer
	in := strings.NewReader("POST /api/sstp/v1 HTTP/1.1\r\n\r\n")
	if code := command(t.Context(), []string{"send", "--raw", "-"}, streams{in: in, out: &out, err: &errs}); code != exitNoConnection {
		t.Errorf("code %d, %q, %q", code, &out, &errs)
	}
}
