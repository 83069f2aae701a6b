//go:build !windows

package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"ukatty/tui/kitty"
	"ukatty/tui/screen"
)

// roundTrip is how long a line takes to and fro that is slow, but no slower than many.
const roundTrip = 700 * time.Millisecond

// overSSH is the environment of a program whose terminal is at the other end of SSH.
var overSSH = []string{"SSH_TTY=/dev/pts/9", "TERM=xterm-256color"}

// Who leaves over a slow line leaves no answer to the shell.
func TestLeaveOverSlowLine(t *testing.T) {
	t.Parallel()
	tty, _ := begin(t, screen.Terminal{Silent: true}, append([]string{patient + "=away,leaving"}, overSSH...))
	tty.wrote(whatItIs, "\x1b]11;?", "\x1b[6n")
	tty.press("qq")
	time.Sleep(roundTrip)
	tty.press("\x1b]11;rgb:0000/0000/0000\x07\x1b[>1;10;0c\x1b[2;8R")
	tty.endsWell()
	if out := tty.output(); strings.Contains(out, "^[") {
		t.Errorf("the terminal echoes %q", out[strings.Index(out, "^["):])
	}
}

// Kitty graphics are had over a slow line, too.
func TestKittyOverSlowLine(t *testing.T) {
	t.Parallel()
	tty, addr := begin(t, screen.Terminal{Silent: true, Kitty: true}, append([]string{"COLORTERM=truecolor", patient + "=away"}, overSSH...), "--shell", shellDir(t))
	tty.await("Katty")
	send(t, addr, `\_q\0\s[0]drawn\e`)
	for _, q := range []struct{ question, answer string }{
		{kitty.Naming, "\x1bP>|kitty(0.40.0)\x1b\\\x1b[?62;22c"}, {kitty.Question, "\x1b_Gi=65536;OK\x1b\\\x1b[?62;22c"},
	} {
		tty.wrote(q.question)
		time.Sleep(roundTrip)
		tty.press(q.answer)
	}
	tty.reaches("a picture", func(s *screen.Screen) bool { return len(s.Images()) == 1 })
	ended(t, tty)
}

// A window that is resized over a slow line ends as one of its last size, also when that is the one that it began with.
func TestResizeOverSlowLine(t *testing.T) {
	t.Parallel()
	tty, addr := begin(t, screen.Terminal{Silent: true}, overSSH, "--theme", "dark")
	tty.reaches("the question", func(*screen.Screen) bool { return strings.Contains(tty.output(), whatItIs) })
	time.Sleep(roundTrip)
	tty.press("\x1b[>1;10;0c")
	tty.await("Katty")
	send(t, addr, lastWords)
	tty.await("at last")
	tty.await("played to its end")
	before := stage(tty.Screen)
	for _, size := range [][2]int{{60, 20}, {70, 22}, {100, 30}, {20, 5}, {columns, rows}} {
		tty.resize(size[0], size[1])
	}
	tty.reaches("the last size", func(s *screen.Screen) bool { return stage(s) == before })
	tty.resize(100, 31)
	tty.reaches("another size", func(s *screen.Screen) bool { return strings.Contains(s.Line(30), "? help") })
	ended(t, tty)
}

// palette says which colours stand behind characters: any of all, and of the few that have numbers.
type palette struct{ all, few bool }

func backgrounds(s *screen.Screen) (p palette) {
	for y := range rows {
		for x := range columns {
			if c := s.Cell(x, y).BG; strings.HasPrefix(c, "#") {
				p.all = true
			} else if c != "" {
				p.few = true
			}
		}
	}
	return p
}

// A terminal at the other end that has all colours is drawn on in these, and anew; one that names another colour is not.
func TestTrueColorOverSSH(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]bool{"\x1bP1$r0;48:2::1:2:3m\x1b\\": true, "\x1bP1$r0;48;5;16m\x1b\\": false} {
		tty, addr := begin(t, screen.Terminal{Silent: true}, overSSH, "--theme", "dark")
		tty.reaches("the first question", func(*screen.Screen) bool { return strings.Contains(tty.output(), whatItIs) })
		tty.press("\x1b[>41;379;0c")
		tty.reaches("the question for colours", func(*screen.Screen) bool {
			return strings.Contains(tty.output(), "\x1b[48;2;1;2;3m\x1bP$qm\x1b\\")
		})
		tty.press(answer + "\x1b[?2026;0$y\x1b[?2027;0$y")
		tty.await("Katty") // or what it says when it wakes up takes the place of the rest
		send(t, addr, `\_q\0\s[5]in colours\e`)
		tty.reaches("the colours", func(s *screen.Screen) bool {
			return strings.Contains(s.Text(), "in colours") && backgrounds(s) == (palette{all: want, few: !want})
		})
		ended(t, tty)
	}
}

// What a terminal at the other end of a slow line knows is waited for.
func TestShellAsksOverSlowLine(t *testing.T) {
	t.Parallel()
	env := append(append(environment(t.TempDir()), "PATH="+os.Getenv("PATH"), "COLORTERM=truecolor", patient+"=away"), overSSH...)
	tty := open(t, screen.Terminal{Silent: true, Sixel: true}, env, "ukatty", "shell", shellDir(t), "--surface", "0", "--size", "20x10")
	for n := range 2 { // what it knows, and how large its sixel pictures may be
		tty.reaches("the question", func(*screen.Screen) bool { return strings.Count(tty.output(), "\x1b[c") == n+1 })
		time.Sleep(roundTrip)
		tty.press("\x1b[?62;4c")
	}
	tty.endsWell()
	if out := tty.output(); strings.Contains(out, "^[") || !strings.Contains(out, "\x1bP0;1q") {
		t.Errorf("got %q", out)
	}
}
