package main

import (
	"net"
	"regexp"
	"testing"

	"github.com/spf13/cobra"

	"ukatty/ghost/shiori"
)

// The ghost that comes with the program tells the address that really listens, and none where nothing does; also when it is called
// later, and when its SHIORI is loaded anew.
func TestBuiltinTellsTheAddress(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	taken, wide := port{addr: "127.0.0.1:9801", err: errTaken}, port{addr: "0.0.0.0:1234", ln: &net.TCPListener{}}
	for _, tt := range []struct {
		ports []port
		want  string
	}{
		{nil, ""},
		{[]port{taken}, ""},
		{[]port{taken, wide, {addr: "[::1]:9801", ln: &net.TCPListener{}}}, "127.0.0.1:1234"},
		{[]port{{addr: "[::1]:9801", ln: &net.TCPListener{}}, wide}, "[::1]:9801"},
	} {
		for _, lang := range []string{"ja", "en"} {
			p := &session{}
			p.lang = lang
			if err := p.choose(t.Context(), &cobra.Command{}); err != nil {
				t.Fatal(err)
			}
			p.ports = tt.ports
			called, err := p.stable.cast(builtin)
			if err != nil {
				t.Fatal(err)
			}
			anew, err := called.think()
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range []shiori.Module{p.casts[0].module, called.module, anew} {
				if got := toldAddress(t, m); got != tt.want {
					t.Errorf("%s: told %q, want %q", lang, got, tt.want)
				}
			}
		}
	}
}

// toldAddress is the address that a ghost tells when it comes for the first time.
func toldAddress(t *testing.T, m shiori.Module) string {
	t.Helper()
	r, err := m.Ask(t.Context(), shiori.Request{Method: shiori.GET, ID: "OnFirstBoot"})
	if err != nil || r.Value == "" {
		t.Fatalf("OnFirstBoot: %v, %v", r, err)
	}
	return regexp.MustCompile(`[0-9.:\[\]]+:[0-9]+`).FindString(r.Value)
}
