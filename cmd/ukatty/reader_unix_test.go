//go:build !windows

package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"ukatty/tui/screen"
)

// piped starts ukatty with its output in a pipe, and gives the program, the pipe's other end and the address.
func piped(t *testing.T, args ...string) (cmd *exec.Cmd, out *os.File, addr string) {
	t.Helper()
	home := t.TempDir()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	cmd = exec.Command("ukatty", append([]string{"--lang", "en", "--listen", "127.0.0.1:0"}, args...)...)
	cmd.Env, cmd.Stdout = append(environment(home), "PATH="+os.Getenv("PATH")), w
	var errs strings.Builder
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = w.Close()
	t.Cleanup(func() {
		if errs.Len() > 0 {
			t.Errorf("it said %s", &errs)
		}
	})
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return cmd, r, served(t, filepath.Join(home, "state", "ukatty", "log"))
}

// over wants a program to end of itself, with exit code 0.
func over(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	hurry := time.AfterFunc(hanging, func() { _ = cmd.Process.Kill() })
	defer hurry.Stop()
	if err := cmd.Wait(); err != nil {
		t.Errorf("the program: %v", err)
	}
}

// Whoever read has gone: the program ends as if it had been asked to, also when it has nothing to write.
func TestReaderGone(t *testing.T) {
	for _, flag := range []string{"--plain", "--json"} {
		t.Run(flag, func(t *testing.T) {
			t.Parallel()
			cmd, out, _ := piped(t, flag)
			if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
				t.Fatal(err)
			}
			_ = out.Close()
			over(t, cmd)
		})
	}
}

// The same where nothing is ever written again: ukatty play --watch waits for a file that nobody saves.
func TestReaderGoneInSilence(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "script")
	if err := os.WriteFile(file, []byte(`\_q\0\s[5]the last word\*\![set,balloontimeout,-1]`), 0o600); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("ukatty", "play", "--watch", "--lang", "en", file)
	cmd.Env, cmd.Stdout = append(environment(home), "PATH="+os.Getenv("PATH")), w
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = w.Close()
	lines := bufio.NewReader(r)
	for line := ""; !strings.Contains(line, "played to its end"); {
		if line, err = lines.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
	}
	_ = r.Close()
	over(t, cmd)
}

// A terminal on which lines are printed, and that is gone, ends the program even where nobody sends it a signal.
func TestTerminalOfLinesGone(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	cmd := exec.Command("sh", "-c", `trap '' HUP; ukatty --plain --lang en --listen 127.0.0.1:0 2>"$HOME/err"; echo $? >"$HOME/code"`)
	cmd.Env = append(environment(home), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color")
	tty := launch(t, screen.Terminal{}, cmd)
	tty.await("Katty")
	_ = tty.pty.Slave().Close()
	_ = tty.pty.Master().Close()
	tty.end()
	if b, err := os.ReadFile(filepath.Join(home, "code")); err != nil || string(b) != "0\n" {
		t.Errorf("exit code %q, %v", b, err)
	}
	if b, err := os.ReadFile(filepath.Join(home, "err")); err != nil || len(b) > 0 {
		t.Errorf("it said %q, %v", b, err)
	}
}

// Under nohup, with the output in a file, the program outlives its terminal.
func TestOutputInFile(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	cmd := exec.Command("sh", "-c", `trap '' HUP; ukatty --lang en --listen 127.0.0.1:0 >"$HOME/out" 2>&1 & echo $! >"$HOME/pid"; echo be''gun; wait`)
	cmd.Env = append(environment(home), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color")
	tty := launch(t, screen.Terminal{}, cmd)
	tty.await("begun")
	addr := served(t, filepath.Join(home, "state", "ukatty", "log"))
	_ = tty.pty.Slave().Close()
	_ = tty.pty.Master().Close()
	send(t, addr, `\_q\0still here\e`)
	if err := syscall.Kill(-tty.cmd.Process.Pid, syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	tty.end()
	b, err := os.ReadFile(filepath.Join(home, "out"))
	for limit := time.Now().Add(hanging); err == nil && !strings.Contains(string(b), "still here"); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatalf("the file: %q", b)
		}
		b, err = os.ReadFile(filepath.Join(home, "out"))
	}
	if err != nil || strings.Contains(string(b), "\x1b") {
		t.Errorf("the file: %q, %v", b, err)
	}
}
