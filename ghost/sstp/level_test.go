package sstp_test

import (
	"context"
	"net"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"

	"ukatty/ghost/sstp"
)

// standings are what requests are trusted with, by where they come from and what they say.
var standings = []struct {
	road, peer   string
	head         string // lines of HTTP, separated by |
	level        string // SecurityLevel
	want         sstp.Level
	barred, void bool // void: the ID does not count
}{
	{road: "tcp", peer: "127.0.0.1", want: sstp.Local},
	{road: "tcp", peer: "127.1.2.3", level: "local", want: sstp.Local},
	{road: "tcp", peer: "127.0.0.1", level: "nonsense", want: sstp.Local},
	{road: "tcp", peer: "::1", want: sstp.Local},
	{road: "tcp", peer: "::ffff:127.0.0.1", want: sstp.Local},
	{road: "tcp", peer: "127.0.0.1", level: " External ", want: sstp.External, barred: true},
	{road: "tcp", peer: "192.0.2.1", want: sstp.External, barred: true},
	{road: "tcp", peer: "192.0.2.1", level: "local", want: sstp.External, barred: true},
	{road: "tcp", peer: "2001:db8::1", want: sstp.External, barred: true},

	{road: "unix", peer: "unix", want: sstp.Local},
	{road: "unix", peer: "unix", level: "local", want: sstp.Local},
	{road: "unix", peer: "unix", level: "external", want: sstp.External, barred: true},

	// No Origin: no page of a browser.
	{road: "http", peer: "127.0.0.1", head: "Host: localhost", want: sstp.Local},
	{road: "http", peer: "127.0.0.1", head: "Host: LocalHost:9801", want: sstp.Local},
	{road: "http", peer: "127.0.0.1", head: "Host: 127.9.9.9:9801", want: sstp.Local},
	{road: "http", peer: "::1", head: "Host: [::1]:9801", want: sstp.Local},
	{road: "http", peer: "127.0.0.1", head: "Host: localhost", level: "external", want: sstp.External, barred: true},
	{road: "http", peer: "192.0.2.1", head: "Host: localhost", level: "local", want: sstp.External, barred: true},

	// A host of another name: DNS rebinding. No host: nothing shows that this machine was meant.
	{road: "http", peer: "127.0.0.1", head: "Host: evil.example", level: "local", want: sstp.External, barred: true, void: true},
	{road: "http", peer: "127.0.0.1", head: "Host: evil.example|Origin: http://localhost", level: "local", want: sstp.External, barred: true, void: true},
	{road: "http", peer: "127.0.0.1", head: "Host: localhost.evil.example", want: sstp.External, barred: true, void: true},
	{road: "http", peer: "127.0.0.1", head: "Host: a.localhost", want: sstp.External, barred: true, void: true},
	{road: "http", peer: "127.0.0.1", head: "Host:", want: sstp.External, barred: true, void: true},
	{road: "http", peer: "127.0.0.1", head: "X: y", want: sstp.External, barred: true, void: true},
	{road: "http", peer: "192.0.2.1", head: "Host: 192.0.2.9:9801", want: sstp.External, barred: true, void: true},

	// A page of this machine.
	{road: "http", peer: "127.0.0.1", head: "Host: localhost|Origin: http://localhost", want: sstp.Local, barred: true},
	{road: "http", peer: "127.0.0.1", head: "Host: localhost|Origin: http://localhost", level: "local", want: sstp.Local},
	{road: "http", peer: "127.0.0.1", head: "Host: localhost|Origin: http://localhost:3000", level: "LOCAL", want: sstp.Local},
	{road: "http", peer: "127.0.0.1", head: "Host: localhost|Origin: https://127.0.0.1:8443", level: "local", want: sstp.Local},
	{road: "http", peer: "127.0.0.1", head: "Host: localhost|Origin: http://[::1]:3000", level: "local", want: sstp.Local},
	{road: "http", peer: "127.0.0.1", head: "Host: localhost|Origin: http://localhost", level: "external", want: sstp.External, barred: true},
	{road: "http", peer: "192.0.2.1", head: "Host: localhost|Origin: http://localhost", level: "local", want: sstp.External, barred: true},

	// Pages from elsewhere, and what tries to look as if it were not.
	{road: "http", peer: "127.0.0.1", head: "Host: localhost|Origin: null", level: "local", want: sstp.External, barred: true, void: true},
	{road: "http", peer: "127.0.0.1", head: "Host: localhost|Origin:", level: "local", want: sstp.External, barred: true, void: true},
	{road: "http", peer: "127.0.0.1", head: "Host: localhost|Origin: https://evil.example", level: "local", want: sstp.External, barred: true, void: true},
	{road: "http", peer: "127.0.0.1", head: "Host: localhost|Origin: http://localhost.evil.example", level: "local", want: sstp.External, barred: true, void: true},
	{road: "http", peer: "127.0.0.1", head: "Host: localhost|Origin: https://reader.example", level: "local", want: sstp.External, barred: true, void: true},
}

func TestStandings(t *testing.T) {
	for _, tt := range standings {
		synctest.Test(t, func(t *testing.T) {
			var got *sstp.Request
			srv := &sstp.Server{
				Allow:   []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("2001:db8::/32")},
				Readers: []string{"https://reader.example"},
				Handler: sstp.HandlerFunc(func(_ context.Context, r *sstp.Request) *sstp.Response {
					got = r
					return &sstp.Response{Status: sstp.NoContent}
				}),
			}
			mem := newListener()
			var ln net.Listener = mem
			body := send + "ID: 1\r\nOption: nodescript\r\nScript: a\r\n"
			if tt.level != "" {
				body += "SecurityLevel: " + tt.level + "\r\n"
			}
			body += "\r\n"
			switch tt.road {
			case "unix":
				ln = unixListener{mem}
			case "http":
				body = strings.Replace(post(body), "Host: localhost:9801", strings.ReplaceAll(tt.head, "|", "\r\n"), 1)
			}
			j := start(t, srv, ln)
			c := mem.dial(t, tt.peer)
			c.send(t, body)
			c.reply(t)
			if got == nil {
				t.Fatalf("%+v: the handler was not asked", tt)
			}
			if got.Level != tt.want || got.Barred() != tt.barred || (got.ID() == "") != tt.void || got.Road != tt.road {
				t.Errorf("%+v: level %v, barred %t, ID %q, road %s", tt, got.Level, got.Barred(), got.ID(), got.Road)
			}
			if got.Options().NoDescript != (tt.want == sstp.Local) {
				t.Errorf("%+v: nodescript %t", tt, got.Options().NoDescript)
			}
			if x := j.all(); len(x) != 1 || strings.Contains(x[0].Problem, "ID is void") != tt.void {
				t.Errorf("%+v: journal %+v", tt, x)
			}
		})
	}
}

// Peers of other machines are let in by their addresses, and refused without a byte of theirs being read.
func TestAllow(t *testing.T) {
	for _, tt := range []struct {
		peer, allow string
		want        string
	}{
		{"127.0.0.1", "", "204 No Content"},
		{"127.0.0.1", "192.0.2.0/24", "204 No Content"},
		{"::1", "", "204 No Content"},
		{"192.0.2.1", "", "420 Refuse"},
		{"192.0.2.1", "192.0.2.0/24", "204 No Content"},
		{"::ffff:192.0.2.1", "192.0.2.0/24", "204 No Content"},
		{"192.0.2.1", "192.0.2.2/32", "420 Refuse"},
		{"192.0.2.1", "::/0", "420 Refuse"},
		{"2001:db8::1", "2001:db8::/64", "204 No Content"},
		{"2001:db8:1::1", "2001:db8::/64", "420 Refuse"},
	} {
		synctest.Test(t, func(t *testing.T) {
			ln := newListener()
			srv := &sstp.Server{Handler: sstp.HandlerFunc(func(context.Context, *sstp.Request) *sstp.Response {
				return &sstp.Response{Status: sstp.NoContent}
			})}
			if tt.allow != "" {
				srv.Allow = []netip.Prefix{netip.MustParsePrefix(tt.allow)}
			}
			j := start(t, srv, ln)
			c := ln.dial(t, tt.peer)
			c.send(t, hello)
			if reply := c.reply(t); status(reply) != tt.want {
				t.Errorf("%s with %q: %q, want %q", tt.peer, tt.allow, reply, tt.want)
			}
			x := j.all()
			if len(x) != 1 || x[0].Response.Status.OK() != strings.HasPrefix(tt.want, "2") || !strings.Contains(x[0].Peer, "9801") {
				t.Fatalf("journal %+v", x)
			}
			if !x[0].Response.Status.OK() && (len(x[0].Raw) > 0 || x[0].Response.Reason == "" || x[0].Request.Level != sstp.External || x[0].Problem != "") {
				t.Errorf("journal %+v", x[0])
			}
		})
	}
}

// Who has no address of the Internet at all is a stranger, too.
func TestStrangers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		start(t, &sstp.Server{Handler: new(seen)}, ln)
		c := ln.dial(t, "unix") // over TCP
		c.send(t, hello)
		if reply := c.reply(t); status(reply) != "420 Refuse" {
			t.Errorf("%q", reply)
		}
	})
}

func TestSecurityOrigin(t *testing.T) {
	for header, want := range map[string]string{
		"":                         "null",
		"null":                     "null",
		"http://a.example":         "http://a.example",
		"https://a.example:8443":   "https://a.example:8443",
		"sstp://127.0.0.1:9801":    "sstp://127.0.0.1:9801",
		" http://[2001:db8::1]:80": "http://[2001:db8::1]:80",
		"ftp://a.example":          "null",
		"http://a.example/path":    "null",
		"http://":                  "null",
		"http":                     "null",
		"a.example":                "null",
		"http://a b":               "null",
	} {
		if got := request("SecurityOrigin: " + header).SecurityOrigin(); got != want {
			t.Errorf("%q: %q, want %q", header, got, want)
		}
	}
	for origin, want := range map[string]string{"": "null", "null": "null", "chrome-extension://abc": "chrome-extension://abc"} {
		r := request("SecurityOrigin: http://localhost")
		r.Road, r.Origin = sstp.RoadHTTP, origin
		if got := r.SecurityOrigin(); got != want {
			t.Errorf("HTTP, %q: %q, want %q", origin, got, want)
		}
	}
}

func TestCheckOrigin(t *testing.T) {
	for origin, want := range map[string]string{
		"https://example.com":       "",
		"http://example.com:8080":   "",
		"http://192.0.2.1":          "",
		"https://example.com/":      "is not scheme://host",
		"https://example.com/page":  "is not scheme://host",
		"https://a@example.com":     "is not scheme://host",
		"example.com":               "is not scheme://host",
		"*":                         "is not scheme://host",
		"null":                      "is not scheme://host",
		"":                          "is not scheme://host",
		"file:///x":                 "is not scheme://host",
		"https://":                  "is not scheme://host",
		"https://Example.com":       "small letters",
		"https://example.com:443":   "leave out the port 443",
		"http://example.com:80":     "leave out the port 80",
		"http://\x1b[31mexample.de": `"http://\x1b[31mexample.de" is not`,
	} {
		err := sstp.CheckOrigin(origin)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", origin, err, want)
		}
	}
}
