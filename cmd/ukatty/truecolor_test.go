package main

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

func TestTrueColorAnswers(t *testing.T) {
	for answer, want := range map[string]bool{
		"\x1bP1$r0;48:2::1:2:3m\x1b\\":      true, // xterm
		"\x1bP1$r0;48:2:1:2:3m\x1b\\":       true, // VTE
		"\x1bP1$r48;2;1;2;3m\x1b\\":         true,
		"\x1bP1$r0;1;48:2:0:1:2:3;4m\x1b\\": true,
		"\x1bP1$r0m\x1b\\":                  false, // xterm.js
		"\x1bP1$r0;48;5;16m\x1b\\":          false,
		"\x1bP1$r38;2;1;2;3m\x1b\\":         false,
		"\x1bP0$r\x1b\\":                    false,
		"\x1bP1$r0;48:2::1:2:30m\x1b\\":     false,
		"\x1bP1$r0;148:2::1:2:3m\x1b\\":     false,
	} {
		if got := saysTrueColor(uv.UnknownDcsEvent(answer)); got != want {
			t.Errorf("%q: %v", answer, got)
		}
	}
	if saysTrueColor(tea.KeyPressMsg{Text: "m"}) {
		t.Error("a key is an answer")
	}
}

func TestAsksTrueColor(t *testing.T) {
	for env, want := range map[[2]string]bool{
		{"TERM", "xterm-256color"}: true, {"TERM", "xterm"}: false, {"TERM", "screen-256color"}: false, {"TMUX", "/tmp/x"}: false,
		{"COLORTERM", "truecolor"}: false, {"NO_COLOR", "1"}: false, {"CLICOLOR", "0"}: false,
	} {
		all := map[string]string{"TERM": "xterm-256color"}
		all[env[0]] = env[1]
		if got := asksTrueColor(func(name string) string { return all[name] }); got != want {
			t.Errorf("%v: %v", env, got)
		}
	}
}
