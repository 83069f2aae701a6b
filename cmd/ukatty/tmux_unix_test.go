//go:build !windows

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"ukatty/tui/screen"
)

// wantTerminals is the variable by which .ci/run says that there are PTYs, bash and tmux, so that their absence is a failure.
const wantTerminals = "UKATTY_TEST_TERMINALS"

// pane is a shell with job control in tmux, which is a terminal that others have written.
type pane struct {
	t    *testing.T
	args []string // of tmux, before the command
	home string
}

// lacking skips a test for which something is not here, unless it has to be.
func lacking(tb testing.TB, what string) {
	tb.Helper()
	if os.Getenv(wantTerminals) != "" {
		tb.Fatal(what)
	}
	tb.Skip(what)
}

// newPane starts a tmux of its own.
func newPane(t *testing.T) *pane {
	t.Helper()
	for _, name := range []string{"tmux", "bash", "stty"} {
		if _, err := exec.LookPath(name); err != nil {
			lacking(t, name+": "+err.Error())
		}
	}
	home, err := os.MkdirTemp("", "pane") // t.TempDir's name is too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		// What ran in the pane may still be about its end.
		for limit := time.Now().Add(hanging); os.RemoveAll(home) != nil && time.Now().Before(limit); {
			time.Sleep(10 * time.Millisecond)
		}
	})
	p := &pane{t: t, home: home, args: []string{"-S", filepath.Join(home, "tmux"), "-f", os.DevNull, "-u"}}
	p.tmux("new-session", "-d", "-x", "80", "-y", "24", "bash --norc --noprofile -i")
	t.Cleanup(func() {
		cmd := exec.Command("tmux", append(p.args, "kill-server")...)
		_ = cmd.Run()
	})
	p.await(`ready>`)
	return p
}

// tmux gives tmux a command.
func (p *pane) tmux(args ...string) string {
	p.t.Helper()
	cmd := exec.Command("tmux", append(p.args, args...)...)
	cmd.Env = append(environment(p.home), "PATH="+os.Getenv("PATH"), "PS1=ready> ", "TERM=xterm-256color", "SHELL=/bin/sh")
	out, err := cmd.CombinedOutput()
	if err != nil {
		p.t.Fatalf("tmux %q: %v: %s", args, err, out)
	}
	return string(out)
}

// keys types keys by their names.
func (p *pane) keys(names ...string) {
	p.t.Helper()
	p.tmux(append([]string{"send-keys"}, names...)...)
}

// line types a line.
func (p *pane) line(text string) { p.t.Helper(); p.tmux("send-keys", "-l", text); p.keys("Enter") }

// until waits until what the pane shows is as it should be, and gives it.
func (p *pane) until(what string, is func(shown string) bool) string {
	p.t.Helper()
	for limit := time.Now().Add(hanging); ; time.Sleep(10 * time.Millisecond) {
		got := p.tmux("capture-pane", "-p")
		if is(got) {
			return got
		}
		if time.Now().After(limit) {
			p.t.Fatalf("waiting for %s, the pane shows:\n%s", what, got)
		}
	}
}

// await waits until the pane shows what matches, and gives the whole of it.
func (p *pane) await(pattern string) string {
	p.t.Helper()
	return p.until(strconv.Quote(pattern), regexp.MustCompile(pattern).MatchString)
}

// modes are what tmux knows of the modes of the pane: the alternate screen, cursor, mouse and pastes.
const modes = "alt#{alternate_on} cursor#{cursor_flag} mouse#{mouse_any_flag}#{mouse_sgr_flag} keypad#{keypad_flag}#{keypad_cursor_flag} wrap#{wrap_flag}"

func (p *pane) modes() string { p.t.Helper(); return strings.TrimSpace(p.tmux("display", "-p", modes)) }

// process gives the number that a line of the shell wrote into a file.
func (p *pane) process() int {
	p.t.Helper()
	b, err := os.ReadFile(filepath.Join(p.home, "pid"))
	if err != nil {
		p.t.Fatal(err)
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		p.t.Fatal(err)
	}
	return n
}

// Suspended in tmux, by the key and by a signal, with a panel open and without: the shell has its terminal as it was, and fg
// brings back the screen in the size that the window has by then.
func TestSuspendInTmux(t *testing.T) {
	t.Parallel()
	p := newPane(t)
	before := p.modes()
	p.line(`stty -g >"$HOME/before"; clear`)
	p.line(`sh -c 'echo $$ >"$HOME/pid"; exec ukatty --lang en --listen 127.0.0.1:0'`)
	p.await(`Katty(?s:.*)\? help`)
	pid := p.process()
	sizes := [][2]int{{100, 30}, {60, 20}, {80, 24}}
	for i, suspend := range []func(){
		func() { p.keys("C-z") },
		func() { _ = syscall.Kill(pid, syscall.SIGTSTP) },
		func() { p.keys("F3"); p.await("Requests"); p.keys("C-z") },
	} {
		suspend()
		p.await(`Stopped`)
		// Bash switches pastes in brackets on and off by itself; the rest shall be as before.
		if got := p.modes(); got != before {
			t.Errorf("stopped: %s, want %s", got, before)
		}
		p.line(`stty -g >"$HOME/after"; cmp "$HOME/before" "$HOME/after" && clear && echo sa''me`)
		p.await(`same`)
		w, h := sizes[i][0], sizes[i][1]
		p.tmux("resize-window", "-x", strconv.Itoa(w), "-y", strconv.Itoa(h))
		p.await(`ready>`)
		p.line("clear; fg")
		p.await(`Katty(?s:.*)\? help\s*$`)
		p.until("a picture that fits", func(shown string) bool {
			lines := strings.Split(strings.TrimRight(shown, "\n"), "\n")
			last := len([]rune(lines[len(lines)-1]))
			return len(lines) == h && last >= w-6 && last <= w
		})
	}
	p.keys("q")
	p.keys("q")
	p.await(`ready>\s*$`)
	if got := p.modes(); got != before {
		t.Errorf("at the end: %s, want %s", got, before)
	}
}

// After fg in a window that has become smaller nothing is drawn in its old size, not even at first.
func TestResumeInSmallerWindow(t *testing.T) {
	t.Parallel()
	const height = 12
	p := newPane(t)
	p.line(`ukatty --lang en --listen 127.0.0.1:0`)
	p.await(`Katty(?s:.*)\? help`)
	p.keys("C-z")
	p.await(`Stopped`)
	p.tmux("resize-window", "-x", "40", "-y", strconv.Itoa(height))
	written := filepath.Join(p.home, "written")
	p.tmux("pipe-pane", "cat >"+written)
	p.line("clear; fg")
	p.await(`Katty(?s:.*)\?\s*$`)
	drawn := drawnOnce(t, written, 40, height, `Katty(?s:.*)\?\s*$`)
	for _, row := range regexp.MustCompile(`\x1b\[(\d+)(?:;\d+)?H`).FindAllStringSubmatch(drawn, -1) {
		if n, _ := strconv.Atoi(row[1]); n > height {
			t.Fatalf("something is drawn at %q", row[0])
		}
	}
	p.keys("q")
	p.keys("q")
	p.await(`ready>\s*$`)
}

// drawnOnce waits until what was written to a file shows what matches, on a screen of some size, and gives what was written for that
// since the alternate screen began.
func drawnOnce(t *testing.T, file string, w, h int, pattern string) string {
	t.Helper()
	want := regexp.MustCompile(pattern)
	for limit := time.Now().Add(hanging); ; time.Sleep(10 * time.Millisecond) {
		out, err := os.ReadFile(file)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		_, drawn, _ := strings.Cut(string(out), "\x1b[?1049h")
		s := screen.New(w, h)
		_, _ = s.Write([]byte(drawn))
		shown := s.Text()
		_ = s.Close()
		if want.MatchString(shown) {
			return drawn
		}
		if time.Now().After(limit) {
			t.Fatalf("waiting for %q, what was written shows:\n%s", pattern, shown)
		}
	}
}

// A pipeline stops and goes on as a whole.
func TestSuspendPipeline(t *testing.T) {
	t.Parallel()
	p := newPane(t)
	p.line(`(echo $BASHPID >"$HOME/pid"; while :; do sleep 0.02; : >"$HOME/tick"; done) | ukatty --lang en --listen 127.0.0.1:0`)
	p.await(`Katty(?s:.*)\? help`)
	for range 2 {
		p.keys("C-z")
		p.await(`Stopped`)
		tick := filepath.Join(p.home, "tick")
		for limit := time.Now().Add(hanging); ; { // whoever still runs writes again
			_ = os.Remove(tick)
			time.Sleep(200 * time.Millisecond)
			if _, err := os.Stat(tick); os.IsNotExist(err) {
				break
			}
			if time.Now().After(limit) {
				t.Fatal("the other program of the pipeline goes on")
			}
		}
		p.line("clear; fg")
		p.await(`Katty(?s:.*)\? help\s*$`)
		for limit := time.Now().Add(hanging); ; time.Sleep(10 * time.Millisecond) {
			if _, err := os.Stat(tick); err == nil {
				break
			}
			if time.Now().After(limit) {
				t.Fatal("the other program of the pipeline does not go on")
			}
		}
	}
	_ = syscall.Kill(p.process(), syscall.SIGKILL)
	p.keys("q")
	p.keys("q")
	p.await(`ready>\s*$`)
}

// After kill -9 nothing of ours can tidy up; what is left behind keeps nobody from beginning again, and reset(1) or stty(1)
// give the terminal back.
func TestKilled(t *testing.T) {
	t.Parallel()
	p := newPane(t)
	line := `sh -c 'echo $$ >"$HOME/pid"; exec ukatty --lang en --listen 127.0.0.1:0'`
	p.line(line)
	p.await(`Katty(?s:.*)\? help`)
	if err := syscall.Kill(p.process(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	p.await(`ready>`) // wherever the cursor was
	p.line(`stty sane; printf '\033c'; clear`)
	p.line(line)
	got := p.await(`Katty(?s:.*)\? help`)
	if strings.Contains(got, "memory") {
		t.Errorf("the memory is lost:\n%s", got)
	}
	p.keys("q")
	p.keys("q")
	p.await(`ready>\s*$`)
}
