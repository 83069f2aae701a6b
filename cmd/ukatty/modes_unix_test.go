//go:build !windows

package main

import (
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"ukatty/tui/screen"
)

// The questions, and what a picture begins with where they were answered.
const (
	whatItIs     = "\x1b[>c"
	whichModes   = "\x1b[?2026$p\x1b[?2027$p"
	synchronized = "\x1b[?2026h"
)

// At the other end of SSH a terminal shows whole pictures, when it has told that it can.
func TestModesOverSSH(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		kind screen.Terminal
		want bool
	}{
		"modern": {screen.Terminal{}, true},
		"old":    {screen.Terminal{Legacy: true}, false},
		"silent": {screen.Terminal{Silent: true}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, addr := begin(t, tt.kind, []string{"SSH_TTY=/dev/pts/9", "TERM=xterm-256color"})
			tty.await("Katty")
			if !tt.kind.Silent {
				tty.wrote(whichModes)
			}
			send(t, addr, `\_q\0\s[5]on the stage\e`)
			tty.await("on the stage")
			send(t, addr, `\_q\0\s[5]and again\e`)
			tty.await("and again")
			for n := 0; tt.want && !strings.Contains(tty.output(), synchronized); n++ { // its answer has not come so far
				again := "once more, " + strconv.Itoa(n)
				send(t, addr, `\_q\0\s[5]`+again+`\e`)
				tty.await(again)
			}
			out := ended(t, tty)
			if n := strings.Count(out, whatItIs); n != 1 {
				t.Errorf("asked %d times what it is", n)
			}
			if strings.Contains(out, synchronized) != tt.want || tt.kind.Silent && strings.Contains(out, "$p") {
				t.Errorf("synchronized: %v, want %v", !tt.want, tt.want)
			}
		})
	}
}

// A terminal that would print the question for modes is not asked.
func TestModesAreNotAskedOfApple(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]string{"Terminal of macOS": "\x1b[>1;95;0c", "GNU screen": "\x1b[>83;50000;0c"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, addr := begin(t, screen.Terminal{Silent: true}, []string{"SSH_TTY=/dev/pts/9", "TERM=xterm-256color"})
			tty.wrote(whatItIs)
			tty.press(answer)
			tty.await("Katty")
			send(t, addr, `\_q\0\s[5]on the stage\e`)
			tty.await("on the stage")
			if out := ended(t, tty); strings.Contains(out, "$p") || strings.Contains(out, synchronized) {
				t.Error("it is asked for modes")
			}
		})
	}
}

// Who leaves between question and answer leaves no answer to the shell.
func TestModesLeave(t *testing.T) {
	t.Parallel()
	tty, _ := begin(t, screen.Terminal{Silent: true}, append([]string{patient + "=away,leaving"}, overSSH...), "--theme", "dark")
	tty.wrote(whatItIs, "\x1b[6n")
	tty.press("\x1b[2;8R\x1b[>1;10;0c")
	tty.wrote(whichModes)
	tty.press("qq")
	time.Sleep(100 * time.Millisecond) // as a line that is slow
	tty.press("\x1b[?2026;2$y")
	tty.press("\x1b[?2027;2$y")
	tty.endsWell()
	if out := tty.output(); strings.Contains(out, "^[") {
		t.Errorf("the terminal echoes %q", out[strings.Index(out, "^["):])
	}
}

// The steps, one by one.
func TestModes(t *testing.T) {
	here := newModeQuery(func(string) string { return "" })
	if here.begin() != nil || here.asking() || here.take(uv.SecondaryDeviceAttributesEvent{1, 10, 0}) == nil {
		t.Error("a terminal that stands here is asked")
	}
	away := func(string) string { return "/dev/pts/9" }
	m := newModeQuery(away)
	if m.asking() || m.begin() == nil || m.begin() != nil || !m.asking() {
		t.Error("the first question is not asked, or twice")
	}
	raw, _ := m.take(uv.SecondaryDeviceAttributesEvent{1, 10, 0}).(tea.RawMsg)
	if raw.Msg != whichModes {
		t.Errorf("asked %q", raw.Msg)
	}
	for _, mode := range []ansi.Mode{ansi.ModeSynchronizedOutput, ansi.ModeUnicodeCore} {
		if !m.asking() || m.take(tea.ModeReportMsg{Mode: mode, Value: ansi.ModeReset}) == nil {
			t.Error("an answer is kept, or not waited for")
		}
	}
	if m.asking() {
		t.Error("answers are waited for that have come")
	}
	m.leave()(time.Minute)
	late := newModeQuery(away)
	late.begin()
	late.leave()
	if late.take(uv.SecondaryDeviceAttributesEvent{1, 10, 0}) != nil || late.asking() {
		t.Error("who leaves asks on")
	}
}
