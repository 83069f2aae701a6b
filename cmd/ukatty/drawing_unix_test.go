//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"ukatty/tui/screen"
)

// ended ends a program by a signal, and gives all that it wrote.
func ended(t *testing.T, tty *terminal) string {
	t.Helper()
	tty.signal(syscall.SIGTERM)
	tty.endsWell()
	return tty.output()
}

// CLICOLOR=0 asks for no colours, unless CLICOLOR_FORCE wants them; NO_COLOR, unless it is empty, has the last word.
func TestColourVariables(t *testing.T) {
	for name, tt := range map[string]struct {
		env  []string
		want bool
	}{
		"forbidden":   {[]string{"TERM=xterm-256color", "CLICOLOR_FORCE=1", "NO_COLOR=1"}, false},
		"by any word": {[]string{"TERM=xterm-256color", "NO_COLOR=no"}, false},
		"empty":       {[]string{"TERM=xterm-256color", "NO_COLOR="}, true},
		"not wanted":  {[]string{"TERM=xterm-256color", "COLORTERM=truecolor", "CLICOLOR=0"}, false},
		"wanted":      {[]string{"TERM=xterm-256color", "CLICOLOR=1"}, true},
		"forced":      {[]string{"TERM=xterm-256color", "CLICOLOR=0", "CLICOLOR_FORCE=1"}, true},
		"forced by 0": {[]string{"TERM=xterm-256color", "CLICOLOR=0", "CLICOLOR_FORCE=0"}, false},
		"truecolor":   {[]string{"TERM=xterm", "COLORTERM=truecolor"}, true},
		"sixteen":     {[]string{"TERM=xterm"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, _ := begin(t, screen.Terminal{}, tt.env)
			tty.await("Katty")
			if got := colour.MatchString(ended(t, tty)); got != tt.want {
				t.Errorf("colours: %v, want %v", got, tt.want)
			}
		})
	}
}

// A theme is taken for given, and the terminal is not asked; else it is, and silence is waited for by nobody.
func TestThemeFlag(t *testing.T) {
	const question = "\x1b]11;?"
	const darkDim, lightDim, anyDim = "38;2;139;147;165", "38;2;99;107;120", "38;2;133;139;152"
	for name, tt := range map[string]struct {
		kind  screen.Terminal
		args  []string
		asked bool
		dim   string
	}{
		"dark":             {screen.Terminal{Light: true}, []string{"--theme", "dark"}, false, darkDim},
		"light":            {screen.Terminal{}, []string{"--theme", "light"}, false, lightDim},
		"asked":            {screen.Terminal{Light: true}, nil, true, lightDim},
		"asked for silent": {screen.Terminal{Silent: true}, []string{"--theme", "auto"}, true, anyDim},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, addr := begin(t, tt.kind, []string{"COLORTERM=truecolor"}, tt.args...)
			tty.await("Katty")
			send(t, addr, `\_q\0drawn\e`)
			tty.await("drawn")
			tty.wrote(tt.dim)
			if got := strings.Contains(ended(t, tty), question); got != tt.asked {
				t.Errorf("asked: %v, want %v", got, tt.asked)
			}
		})
	}
}

// With --ascii no frame leaves the program, whatever scripts say.
func TestASCIIFlag(t *testing.T) {
	t.Parallel()
	tty, addr := begin(t, screen.Terminal{}, nil, "--ascii")
	tty.await("Katty")
	send(t, addr, `\_q\0`+"\u250c\u2500\u2510\u2588"+`drawn\e`)
	tty.await(`\+-\+#drawn`)
	if i := strings.IndexFunc(ended(t, tty), func(r rune) bool { return r >= 0x2500 && r <= 0x259f }); i >= 0 {
		t.Error("there is a frame")
	}
}

// What is said while the window has not the focus is counted in the title, and rung for once.
func TestUnreadMark(t *testing.T) {
	t.Parallel()
	tty, addr := begin(t, screen.Terminal{}, nil, "--bell")
	tty.await("Katty")
	titled := func(mark string) {
		t.Helper()
		tty.reaches("the title "+mark, func(s *screen.Screen) bool { return strings.HasPrefix(s.Title(), mark) })
	}
	send(t, addr, `\_q\0mine\x\e`)
	tty.await("mine")
	titled("ukatty")
	tty.press("\x1b[O?")
	tty.await("Keys and mouse") // it has heard of the focus as well
	tty.press("?")
	tty.await("mine")
	send(t, addr, `\_q\0one\1two\x\e`)
	titled("(")
	tty.press("\x1b[I")
	titled("ukatty")
	if n := tty.Bells(); n != 1 {
		t.Errorf("%d bells", n)
	}
	ended(t, tty)
}

// ukatty play shows a file, its problems, and the file again when it was saved; a key ends it.
func TestPlayOnScreen(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	file := filepath.Join(home, "script")
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	save(`\_q\0\s[5]first\p[2]\s[10]third one\Z`)
	env := append(environment(home), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color")
	tty := open(t, screen.Terminal{}, env, "ukatty", "play", "--lang", "en", "--watch", file)
	tty.await("first")
	tty.await(`error UK001`)
	save(`\_q\0second`)
	tty.await("second")
	tty.reaches("a screen without what was wrong", func(s *screen.Screen) bool {
		return !strings.Contains(s.Text(), "UK001: ") && !strings.Contains(s.Text(), "third one")
	})
	tty.press("q")
	tty.press("q")
	tty.endsWell()
}
