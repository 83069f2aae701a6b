//go:build !windows

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// begin starts ukatty on a terminal of 80×24 cells and gives the address that it serves.
func begin(t *testing.T, how manners, env []string, args ...string) (*terminal, string) {
	t.Helper()
	home := t.TempDir()
	all := append(environment(home), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color")
	tty := open(t, 80, 24, how, append(all, env...), "ukatty", append([]string{"--lang", "en", "--listen", "127.0.0.1:0"}, args...)...)
	return tty, served(t, filepath.Join(home, "state", "ukatty", "log"))
}

// served waits for the address that a log file tells.
func served(t *testing.T, log string) string {
	t.Helper()
	listening := regexp.MustCompile(`listening addr=(\S+)`)
	for limit := time.Now().Add(20 * time.Second); time.Now().Before(limit); time.Sleep(5 * time.Millisecond) {
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
func send(t *testing.T, addr, script string) {
	t.Helper()
	var out, errs bytes.Buffer
	args := []string{"send", "--addr", addr, "--option", "nodescript", script}
	if code := command(t.Context(), args, streams{strings.NewReader(""), &out, &errs}); code != exitOK {
		t.Fatalf("exit code %d: %s%s", code, &out, &errs)
	}
}

func TestTerminal(t *testing.T) {
	for name, how := range map[string]manners{"answering": answering, "silent": silent} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, addr := begin(t, how, nil)
			tty.await("Katty")
			// From the wire to the screen.
			send(t, addr, `\_q\0\s[5]from the wire\1\s[10]to the screen\e`)
			tty.await("from the wire")
			tty.await("to the screen")
			if on := modes(tty.output()); !on["?1049"] || on["?25"] {
				t.Errorf("no full screen: %v", on)
			}
			tty.press("q")
			tty.press("q")
			if code := tty.end(); code != exitOK {
				t.Errorf("exit code %d", code)
			}
			tty.clean()
		})
	}
}

func TestSignals(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			tty, _ := begin(t, answering, nil)
			tty.await("Katty")
			tty.signal(s)
			if code := tty.end(); code != exitOK {
				t.Errorf("exit code %d", code)
			}
			tty.clean()
		})
	}
}

func TestTwoPortsOneTaken(t *testing.T) {
	addr, _, stop, err := once("")
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	tty, _ := begin(t, answering, nil, "--listen", addr)
	tty.await(regexp.QuoteMeta(addr) + ` is taken`)
	tty.signal(syscall.SIGTERM)
	tty.end()
}

var colour = regexp.MustCompile(`\x1b\[([0-9;:]*;)?([349][0-7]|10[0-7]|[34]8[;:][0-9;:]*)m`)

func TestNoColour(t *testing.T) {
	for name, env := range map[string][]string{"colours": nil, "no colours": {"NO_COLOR=1", "COLORTERM=truecolor"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, _ := begin(t, answering, env)
			tty.await("Katty")
			tty.signal(syscall.SIGTERM)
			tty.end()
			tty.drained()
			if got, want := colour.MatchString(tty.output()), env == nil; got != want {
				t.Errorf("colours: %v, want %v", got, want)
			}
		})
	}
}

// A panic in a goroutine of ours leaves a clean terminal, the stack and exit code 2.
func TestCrash(t *testing.T) {
	t.Parallel()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	env := append(environment(t.TempDir()), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color")
	tty := launch(t, 80, 24, answering, env, []*os.File{r}, "crasher")
	_ = r.Close()
	tty.await("nobody")
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
}

// A terminal that takes no more bytes does not keep the program alive.
func TestStalledTerminal(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*terminal){
		"SIGTERM": func(tty *terminal) { tty.signal(syscall.SIGTERM) },
		"SIGHUP":  func(tty *terminal) { tty.signal(syscall.SIGHUP) },
		"keys":    func(tty *terminal) { tty.press("qq") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, addr := begin(t, answering, nil)
			tty.await("Katty")
			tty.stall()
			// Something to draw, more than the kernel keeps for a terminal that does not read.
			for i := range 40 {
				send(t, addr, `\_q\0\s[`+string(rune('0'+i%10))+`]`+strings.Repeat("stalled ", 200)+`\e`)
			}
			began := time.Now()
			leave(tty)
			tty.end()
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("the end took %v", took)
			}
			after, err := tty.state()
			if err != nil || after != *tty.before {
				t.Errorf("the tty is not as it was: %v", err)
			}
		})
	}
}
