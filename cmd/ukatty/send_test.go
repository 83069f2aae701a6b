package main

import (
	"bytes"
	"strings"
	"testing"

	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

func TestCommandLine(t *testing.T) {
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"GetName"}, "GetName"},
		{[]string{"SetCookie", "a", "b c"}, "SetCookie[a,b c]"},
		{[]string{"SetCookie", "a", `1,2`}, `SetCookie[a,"1,2"]`},
		{[]string{"SetCookie", `"`, "]"}, `SetCookie["""","]"]`},
		{[]string{"SetCookie", ""}, "SetCookie[]"},
	}
	for _, tt := range tests {
		got := commandLine(tt.args)
		if got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.args, got, tt.want)
		}
		// The server reads back what was meant.
		var r sstp.Request
		r.Fields.Add("Command", got)
		name, params := r.Command()
		if name != tt.args[0] || strings.Join(params, "|") != strings.Join(tt.args[1:], "|") {
			t.Errorf("%s is read as %q %q", got, name, params)
		}
	}
}

func TestText(t *testing.T) {
	r := &sstp.Reply{Status: sstp.OK, Reason: "OK", Version: "1.4", Data: "a\nb\n\n", HasData: true}
	r.Fields = wire.Fields{{Name: "Charset", Value: "UTF-8"}}
	if got, want := text(r), "SSTP/1.4 200 OK\nCharset: UTF-8\n\na\nb\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Whatever a server answers, nothing of it may act on the terminal.
func TestSayIsClean(t *testing.T) {
	var out bytes.Buffer
	say(&out, "a\x1b[2Jb\r\n\x9bc\u009b\u202ed\ttab\x07\n")
	for _, bad := range []string{"\x1b", "\r", "\x9b", "\u009b", "\u202e", "\t", "\x07"} {
		if strings.Contains(out.String(), bad) {
			t.Errorf("%q is in %q", bad, out.String())
		}
	}
	if n := strings.Count(out.String(), "\n"); n != 2 {
		t.Errorf("%d lines, want 2: %q", n, out.String())
	}
}
