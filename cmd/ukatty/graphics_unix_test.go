//go:build !windows

package main

import (
	"strings"
	"testing"
	"time"

	"ukatty/tui/screen"
)

const apc = "\x1b_G"

// A terminal that answers for Kitty graphics draws the shell's images, and has none of them left at the end; they are freed
// before the screen that they are on is left.
func TestKittyOnTerminal(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		kind screen.Terminal
		time string // of the terminal
		args []string
	}{
		"asked":  {screen.Terminal{Kitty: true, Name: "kitty(0.40.0)"}, "here", nil},
		"forced": {screen.Terminal{Kitty: true, Silent: true}, "", []string{"--graphics", "kitty"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, addr := begin(t, tt.kind, []string{"COLORTERM=truecolor", patient + "=" + tt.time}, append(tt.args, "--shell", shellDir(t))...)
			tty.await("Katty")
			send(t, addr, `\_q\0\s[0]drawn\e`)
			tty.reaches("a picture", func(s *screen.Screen) bool {
				return len(s.Images()) == 1 && strings.Contains(s.Text(), "\U0010eeee\u0305\u0305")
			})
			out := ended(t, tty)
			if n := len(tty.Images()); n > 0 {
				t.Errorf("%d pictures are left", n)
			}
			freed, left := strings.Index(out, apc+"a=d,d=I"), strings.LastIndex(out, "\x1b[?1049l")
			if freed < 0 || left < freed {
				t.Errorf("freed at %d, the screen left at %d", freed, left)
			}
		})
	}
}

// Where the terminal does not say that it has Kitty graphics, or nobody wants them, there are blocks, and not a byte of them.
func TestNoKittyOnTerminal(t *testing.T) {
	t.Parallel()
	kind := screen.Terminal{Kitty: true, Name: "kitty(0.40.0)"}
	for name, tt := range map[string]struct {
		kind screen.Terminal
		env  []string
		args []string
		want string // in what it writes
	}{
		"silent":     {screen.Terminal{Silent: true}, nil, nil, "48;2;255;0;0"},
		"other":      {screen.Terminal{Name: "XTerm(379)"}, nil, nil, "48;2;255;0;0"},
		"blocks":     {kind, nil, []string{"--graphics", "blocks"}, "48;2;255;0;0"},
		"none":       {kind, nil, []string{"--graphics", "none"}, `\s[0]`},
		"no colours": {kind, []string{"NO_COLOR=1"}, []string{"--graphics", "kitty"}, `\s[0]`},
		"ASCII":      {kind, nil, []string{"--graphics", "kitty", "--ascii"}, "48;2;255;0;0"},
		"tmux":       {kind, []string{"TMUX=/tmp/x,1,0"}, nil, "48;2;255;0;0"},
		"screen":     {kind, []string{"STY=1.x"}, []string{"--graphics", "kitty"}, "48;2;255;0;0"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env := append([]string{"COLORTERM=truecolor"}, tt.env...)
			tty, addr := begin(t, tt.kind, env, append(tt.args, "--shell", shellDir(t))...)
			tty.await("Katty")
			send(t, addr, `\_q\0\s[0]drawn\e`)
			tty.wrote(tt.want)
			if out := ended(t, tty); strings.Contains(out, apc) || strings.ContainsRune(out, 0x10eeee) {
				t.Error("there are Kitty graphics")
			}
		})
	}
}

// An answer that comes too late, or in pieces with pauses between them, is no key and changes nothing.
func TestKittyLateAnswer(t *testing.T) {
	t.Parallel()
	env := []string{"COLORTERM=truecolor", patient + "=late"}
	tty, addr := begin(t, screen.Terminal{Silent: true}, env, "--shell", shellDir(t))
	tty.await("Katty")
	send(t, addr, `\_q\0\s[0]first\e`)
	tty.wrote("\x1b[>0q\x1b[c")
	time.Sleep(100 * time.Millisecond)
	for _, piece := range []string{
		"\x1bP>|kitty(0.40.0)\x1b\\\x1b[?62;22c\x1b_Gi=65536;OK\x1b\\\x1b[?62;22c", "\x1b_Gi=655", "36;qqOK\x1b\\", "\x1bP>|kit", "ty(0.qq)\x1b\\",
	} {
		tty.press(piece)
		time.Sleep(100 * time.Millisecond)
	}
	send(t, addr, `\_q\0\s[0]second\e`)
	tty.await("second")
	if out := ended(t, tty); strings.Contains(out, apc) {
		t.Error("there are Kitty graphics")
	}
}

// Who leaves between the question and its answer leaves no answer to the shell.
func TestKittyLeave(t *testing.T) {
	t.Parallel()
	env := []string{"COLORTERM=truecolor", patient + "=here,leaving"}
	tty, _ := begin(t, screen.Terminal{Silent: true}, env, "--theme", "dark", "--shell", shellDir(t))
	tty.wrote("\x1b[6n", "\x1b[>0q\x1b[c")
	tty.press("\x1b[2;8R")
	tty.press("qq")
	time.Sleep(100 * time.Millisecond) // as a line that is slow
	tty.press("\x1bP>|foot(1.20)\x1b\\\x1b[?62;22c")
	tty.endsWell()
	if out := tty.output(); strings.Contains(out, "^[") {
		t.Errorf("the terminal echoes %q", out[strings.Index(out, "^["):])
	}
}

// tmux is told to hand pictures through when they are asked for.
func TestKittyThroughTmux(t *testing.T) {
	t.Parallel()
	tty, addr := begin(t, screen.Terminal{}, []string{"COLORTERM=truecolor", "TMUX=/tmp/x,1,0"}, "--graphics", "kitty", "--shell", shellDir(t))
	tty.await("allow-passthrough")
	tty.await("Katty")
	send(t, addr, `\_q\0\s[0]drawn\e`)
	tty.wrote("\x1bPtmux;\x1b" + apc + "a=T")
	tty.press("x")
	tty.press("q")
	tty.press("q")
	if code := tty.end(); code != exitOK {
		t.Errorf("exit code %d", code)
	}
	if out := tty.output(); strings.Contains(strings.ReplaceAll(out, "\x1b"+apc, ""), apc) {
		t.Error("a sequence is not wrapped")
	}
}

func TestGraphicsBehindMultiplexers(t *testing.T) {
	for _, tt := range []struct {
		env  map[string]string
		want multiplexer
	}{
		{nil, noMultiplexer},
		{map[string]string{"TERM": "xterm-kitty"}, noMultiplexer},
		{map[string]string{"TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"}, tmux},
		{map[string]string{"TERM": "tmux-256color"}, tmux},
		{map[string]string{"TERM": "screen.xterm-256color"}, gnuScreen},
		{map[string]string{"TERM": "xterm", "STY": "1.pts"}, gnuScreen},
	} {
		if got := multiplexed(func(name string) string { return tt.env[name] }); got != tt.want {
			t.Errorf("%v: %d, want %d", tt.env, got, tt.want)
		}
	}
}
