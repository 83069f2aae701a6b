package main

import (
	"runtime"
	"testing"
)

func TestDraws(t *testing.T) {
	for name, want := range map[string]bool{
		"":               runtime.GOOS == "windows",
		"dumb":           false,
		"xterm-256color": true,
		"linux":          true,
		"unknown":        true,
	} {
		if got := draws(func(string) string { return name }); got != want {
			t.Errorf("TERM=%q: %v, want %v", name, got, want)
		}
	}
}
