//go:build !windows

package main

import (
	"bytes"
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

// begin starts ukatty on a terminal and gives the address that it serves.
func begin(t *testing.T, kind screen.Terminal, env []string, args ...string) (*terminal, string) {
	t.Helper()
	home := t.TempDir()
	all := append(environment(home), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color")
	tty := open(t, kind, append(all, env...), "ukatty", append([]string{"--lang", "en", "--listen", "127.0.0.1:0"}, args...)...)
	return tty, served(t, filepath.Join(home, "state", "ukatty", "log"))
}

// served waits for the address that a log file tells.
func served(t testing.TB, log string) string {
	t.Helper()
	listening := regexp.MustCompile(`listening addr=(\S+)`)
	for limit := time.Now().Add(hanging); time.Now().Before(limit); time.Sleep(5 * time.Millisecond) {
		if b, err := os.ReadFile(log); err == nil {
			if m := listening.FindSubmatch(b); m != nil {
				return string(m[1])
			}
		}
	}
	t.Fatal("the program never listened")
	return ""
}

// send sends a script and wants it to be taken.
func send(t testing.TB, addr, script string) {
	t.Helper()
	var out, errs bytes.Buffer
	args := []string{"send", "--addr", addr, "--option", "nodescript", script}
	if code := command(t.Context(), args, streams{strings.NewReader(""), &out, &errs}); code != exitOK {
		t.Fatalf("exit code %d: %s%s", code, &out, &errs)
	}
}

func TestTerminal(t *testing.T) {
	kinds := map[string]screen.Terminal{
		"modern": {}, "silent": {Silent: true}, "old": {Legacy: true}, "light": {Light: true},
	}
	for name, kind := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, addr := begin(t, kind, nil)
			tty.await("Katty")
			// From the wire to the screen.
			send(t, addr, `\_q\0\s[5]from the wire\1\s[10]to the screen\e`)
			tty.await("from the wire")
			tty.await("to the screen")
			if !tty.AltScreen() {
				t.Error("it does not use the alternate screen")
			}
			tty.press("q")
			tty.press("q")
			tty.endsWell()
		})
	}
}

// A terminal that cannot place characters, or that nobody named, gets lines.
func TestDumbTerminal(t *testing.T) {
	for _, env := range []string{"TERM=dumb", "TERM="} {
		t.Run(env, func(t *testing.T) {
			t.Parallel()
			tty, addr := begin(t, screen.Terminal{}, []string{env})
			send(t, addr, `\_q\0from the wire\e`)
			tty.await("Katty: from the wire")
			tty.await(`ukatty: TERM(=dumb| is not set).* lines`) // nobody asked for them
			tty.signal(os.Interrupt)
			if code := tty.end(); code != exitOK {
				t.Errorf("exit code %d", code)
			}
			if strings.Contains(tty.output(), "\x1b") {
				t.Errorf("it draws: %q", tty.output())
			}
		})
	}
}

// The keyboard is the terminal's, wherever the standard input comes from.
func TestStandardInputIsNoTerminal(t *testing.T) {
	t.Parallel()
	cmd := exec.Command("ukatty", "--lang", "en", "--listen", "127.0.0.1:0")
	cmd.Env = append(environment(t.TempDir()), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color")
	cmd.Stdin = strings.NewReader("q")
	tty := launch(t, screen.Terminal{}, cmd)
	tty.await("Katty")
	tty.press("qq")
	tty.endsWell()
}

// The config's width makes the program begin once more, since the renderer has made up its mind before main.
func TestAmbiguousWidth(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{wide: true, narrow: false} {
		t.Run(value, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			if err := os.MkdirAll(filepath.Join(home, "config", "ukatty"), 0o700); err != nil {
				t.Fatal(err)
			}
			text := "listen = [\"127.0.0.1:0\"]\nambiguous = \"" + value + "\"\n"
			if err := os.WriteFile(filepath.Join(home, "config", "ukatty", "config.toml"), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			// The environment says the opposite.
			env := append(environment(home), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color", renderWide+"="+strconv.FormatBool(!want))
			tty := open(t, screen.Terminal{Wide: want}, env, "ukatty", "--lang", "en")
			tty.await("Katty")
			addr := served(t, filepath.Join(home, "state", "ukatty", "log"))
			send(t, addr, `\_q\0→→→Z\e`)
			tty.await("→→→Z")
			width := 1
			if want {
				width = 2
			}
			for y := range rows {
				for x := range columns {
					if c := tty.Cell(x, y); c.Text == "Z" && tty.Cell(x-3*width, y).Text != "→" {
						t.Errorf("the arrows are not %d cells wide: %q", width, tty.Line(y))
					}
				}
			}
			tty.signal(syscall.SIGTERM)
			tty.end()
			tty.clean()
		})
	}
}

func TestSignals(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			tty, _ := begin(t, screen.Terminal{}, nil)
			tty.await("Katty")
			tty.signal(s)
			tty.endsWell()
		})
	}
}

// SIGQUIT asks for the stacks, which can be read on the terminal as it was.
func TestQuitSignal(t *testing.T) {
	t.Parallel()
	tty, _ := begin(t, screen.Terminal{}, nil)
	tty.await("Katty")
	tty.signal(syscall.SIGQUIT)
	if code := tty.end(); code != exitCrash {
		t.Errorf("exit code %d", code)
	}
	tty.clean()
	out := tty.output()
	if after := out[max(strings.LastIndex(out, "\x1b[?1049l"), 0):]; !strings.Contains(after, "SIGQUIT") || !strings.Contains(after, "goroutine ") {
		t.Errorf("after the screen was left it said %q", after)
	}
}

func TestTwoPortsOneTaken(t *testing.T) {
	addr, _, stop, err := once("")
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	tty, _ := begin(t, screen.Terminal{}, nil, "--listen", addr)
	tty.await(regexp.QuoteMeta(addr) + ` is taken`)
	tty.signal(syscall.SIGTERM)
	tty.end()
}

var colour = regexp.MustCompile(`\x1b\[([0-9;:]*;)?([349][0-7]|10[0-7]|[34]8[;:][0-9;:]*)m`)

func TestNoColour(t *testing.T) {
	for name, env := range map[string][]string{"colours": nil, "no colours": {"NO_COLOR=1", "COLORTERM=truecolor"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, _ := begin(t, screen.Terminal{}, env)
			tty.await("Katty")
			tty.signal(syscall.SIGTERM)
			tty.end()
			tty.drain()
			if got, want := colour.MatchString(tty.output()), env == nil; got != want {
				t.Errorf("colours: %v, want %v", got, want)
			}
		})
	}
}

// A panic in a goroutine of ours, in Update, View or a command leaves a clean terminal, the stack and exit code 2, and nothing of
// what panicked is raw.
func TestCrash(t *testing.T) {
	for _, where := range []string{"", "update", "view", "command"} {
		t.Run("in "+where, func(t *testing.T) {
			t.Parallel()
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			env := append(environment(t.TempDir()), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color", "CRASH="+where)
			cmd := exec.Command("crasher")
			cmd.Env, cmd.ExtraFiles = env, []*os.File{r}
			tty := launch(t, screen.Terminal{}, cmd)
			_ = r.Close()
			tty.await("help")
			tty.press("S") // the panel for scripts, which wants to know how long one takes
			tty.await("Script")
			_, _ = w.WriteString("!")
			if code := tty.end(); code != exitCrash {
				t.Errorf("exit code %d, want %d", code, exitCrash)
			}
			tty.clean()
			out := tty.output()
			end := strings.LastIndex(out, "\x1b[?1049l")
			for _, want := range []string{"this is a bug: boom", "goroutine ", "crasher_test.go"} {
				if !strings.Contains(out[max(end, 0):], want) {
					t.Errorf("%q is not said after the screen was left:\n%q", want, out[max(end, 0):])
				}
			}
			if strings.Contains(out[max(end, 0):], "boom \x1b[2J") {
				t.Error("what panicked is raw")
			}
		})
	}
}

// A terminal that takes no more bytes does not keep the program alive.
func TestStalledTerminal(t *testing.T) {
	t.Parallel()
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			tty, addr := begin(t, screen.Terminal{}, []string{patient + "=none"})
			tty.await("Katty")
			tty.stall()
			send(t, addr, `\_q\0\s[6]nobody sees this\e`)
			tty.signal(s)
			if code := tty.end(); code != exitOK {
				t.Errorf("exit code %d", code)
			}
			if tty.settings() != tty.before {
				t.Error("the tty is not as it was")
			}
		})
	}
}
