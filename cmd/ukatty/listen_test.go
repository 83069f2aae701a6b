package main

import (
	"fmt"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
)

// wrapped is an error as package net gives it.
func wrapped(err error) error {
	return &net.OpError{Op: "listen", Net: "tcp", Err: os.NewSyscallError("bind", err)}
}

func TestNotice(t *testing.T) {
	tests := []struct {
		addr   string
		err    error
		want   string
		absent bool
	}{
		{"127.0.0.1:9801", nil, "", false},
		{"127.8.9.10:9801", nil, "", false},
		{"[::1]:9801", nil, "", false},
		{"0.0.0.0:9801", nil, "0.0.0.0:9801 is open to other machines: those of --allow may send, and count as external", false},
		{"[::]:9801", nil, "[::]:9801 is open to other machines: those of --allow may send, and count as external", false},
		{"192.0.2.1:9801", nil, "192.0.2.1:9801 is open to other machines: those of --allow may send, and count as external", false},
		{
			"127.0.0.1:9801", wrapped(errTaken),
			"127.0.0.1:9801 is taken (another baseware?): stop it or use --listen 127.0.0.1:PORT", false,
		},
		{"[::1]:9801", wrapped(errTaken), "[::1]:9801 is taken (another baseware?): stop it or use --listen [::1]:PORT", false},
		{"127.0.0.1:80", wrapped(syscall.EACCES), "127.0.0.1:80 is not allowed to us: use --listen 127.0.0.1:PORT", false},
		{"[::1]:9801", wrapped(errNoAddress), "[::1]:9801 is no address of this machine: use --listen 127.0.0.1:9801", true},
		{"[::1]:9821", wrapped(errNoFamily), "[::1]:9821 is no address of this machine: use --listen 127.0.0.1:9821", true},
		{"x:1", fmt.Errorf("lookup x: no such host"), "x:1 cannot be served: lookup x: no such host", false},
	}
	for _, tt := range tests {
		p := port{addr: tt.addr, err: tt.err}
		if got := p.notice(); got != tt.want {
			t.Errorf("%s, %v:\n got %q\nwant %q", tt.addr, tt.err, got, tt.want)
		}
		if p.absent() != tt.absent {
			t.Errorf("%s, %v: absent is %v", tt.addr, tt.err, p.absent())
		}
	}
}

func TestListenAll(t *testing.T) {
	first := listenAll(t.Context(), []string{"127.0.0.1:0"})[0]
	if first.err != nil {
		t.Fatal(first.err)
	}
	defer first.ln.Close()
	ports := listenAll(t.Context(), []string{first.addr, "127.0.0.1:0"})
	if ports[0].ln != nil || ports[0].notice() == "" {
		t.Errorf("the taken port: %+v, notice %q", ports[0], ports[0].notice())
	}
	if ports[1].err != nil {
		t.Fatalf("the free port: %v", ports[1].err)
	}
	defer ports[1].ln.Close()
	if ports[1].addr == "127.0.0.1:0" {
		t.Error("the port that was chosen is not told")
	}
}

func TestNoticesOfAMachineWithoutIPv6(t *testing.T) {
	p := &session{ports: []port{
		{addr: "127.0.0.1:9801", ln: &net.TCPListener{}},
		{addr: "[::1]:9801", err: wrapped(errNoAddress)},
	}}
	if got := p.notices(); len(got) != 0 {
		t.Errorf("standard addresses: %q", got)
	}
	p.own = true
	if got := p.notices(); len(got) != 1 {
		t.Errorf("an address that the user named: %q", got)
	}
}

// Only what was named is opened: an address of IPv4 opens nothing over IPv6, nor the other way round.
func TestListenOpensWhatWasNamed(t *testing.T) {
	for _, tt := range []struct{ addr, other string }{
		{"0.0.0.0:0", "::1"},
		{"[::]:0", "127.0.0.1"},
		{"localhost:0", ""},
	} {
		p := listenAll(t.Context(), []string{tt.addr})[0]
		if p.absent() {
			continue // a machine without the family has nothing to open
		}
		if p.err != nil {
			t.Errorf("%s: %v", tt.addr, p.err)
			continue
		}
		if tt.other != "" {
			host, number, _ := net.SplitHostPort(p.addr)
			if !strings.Contains(tt.addr, host) {
				t.Errorf("%s opened %s", tt.addr, p.addr)
			}
			if c, err := net.Dial("tcp", net.JoinHostPort(tt.other, number)); err == nil {
				_ = c.Close()
				t.Errorf("%s is reached over %s", tt.addr, tt.other)
			}
		}
		_ = p.ln.Close()
	}
}
