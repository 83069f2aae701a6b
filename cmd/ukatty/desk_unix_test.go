//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ukatty/tui/screen"
)

// A panel that was open, its side and what was sent from it are there when the program runs again, even when it quits at once.
func TestPanelsAreRemembered(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	run := func(do func(*terminal)) {
		home := append(environment(t.TempDir()), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color", "XDG_STATE_HOME="+state)
		tty := open(t, screen.Terminal{}, home, "ukatty", "--lang", "en", "--listen", "127.0.0.1:0")
		tty.await("Katty")
		do(tty)
		tty.press("q")
		tty.press("q")
		tty.endsWell()
	}
	run(func(tty *terminal) {
		tty.press("W")
		tty.await("a script")
		tty.press(`\0remember`)
		tty.await("remember")
		tty.press("\r")
		tty.await("SSTP/1.4 200")
		tty.press("\x1b")
		tty.reaches("the stage alone", func(s *screen.Screen) bool { return !strings.Contains(s.Text(), "a script") })
		tty.press("B")
		tty.await("Backlog")
		tty.press("V")
	})
	if b, err := os.ReadFile(filepath.Join(state, "ukatty", "panels.json")); err != nil {
		t.Fatalf("%s, %v", b, err)
	}
	run(func(tty *terminal) {
		tty.await("to the panel")
		tty.press("\x1b[17~") // F6
		tty.await("a script")
		tty.press("\x1b[A")
		tty.await(`\\0remember`)
		tty.press("\x1b[17~")
	})
}
