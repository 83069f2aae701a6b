//go:build !windows

package main

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"ukatty/tui/screen"
)

// underShell starts a shell with job control on a terminal, and in it ukatty. It gives the process of ukatty.
func underShell(t *testing.T, kind screen.Terminal, line string) (*terminal, *os.Process) {
	t.Helper()
	bash, err := exec.LookPath("bash")
	if err != nil {
		lacking(t, err.Error())
	}
	home := t.TempDir()
	pid := filepath.Join(home, "pid")
	// The shell switches pastes in brackets on, too; here the modes shall be ours alone.
	inputrc := filepath.Join(home, "inputrc")
	if err := os.WriteFile(inputrc, []byte("set enable-bracketed-paste off\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := append(environment(home), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color", "PS1=ready> ", "PIDFILE="+pid, "INPUTRC="+inputrc)
	tty := open(t, kind, env, bash, "--norc", "--noprofile", "-i")
	tty.await(`ready>`)
	tty.press(line + "\r")
	tty.await("Katty")
	b, err := os.ReadFile(pid)
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		t.Fatal(err)
	}
	p, err := os.FindProcess(n)
	if err != nil {
		t.Fatal(err)
	}
	return tty, p
}

// theProgram begins ukatty by way of a shell that writes its number down.
const theProgram = `sh -c 'echo $$ >"$PIDFILE"; exec ukatty --lang en --listen 127.0.0.1:0'`

// On ctrl+z, and on SIGTSTP from outside, the terminal is the shell's, as it was, and fg brings everything back.
func TestSuspend(t *testing.T) {
	kinds := map[string]screen.Terminal{"modern": {}, "silent": {Silent: true}, "old": {Legacy: true}}
	for name, kind := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, ukatty := underShell(t, kind, theProgram)
			for _, suspend := range []func(){
				func() { tty.press("\x1a") },
				func() { _ = ukatty.Signal(syscall.SIGTSTP) },
				func() { tty.press("\x1a") },
			} {
				suspend()
				tty.await(`Stopped`)
				if tty.AltScreen() || !slices.Equal(tty.Modes(), tty.fresh) {
					t.Errorf("stopped: alternate screen %v, modes %v", tty.AltScreen(), tty.Modes())
				}
				tty.press("echo cle''ared; clear\r")
				tty.await(`^ready>\s*$`)
				tty.press("fg\r")
				tty.await(`Katty(?s:.*)help`)
				if !tty.AltScreen() {
					t.Error("it goes on without the alternate screen")
				}
			}
			tty.press("?")
			tty.await("Keys and mouse") // it hears keys
			tty.press("?qq")
			tty.await(`ready>\s*$`)
			tty.press("stty -a; echo en''d\r")
			tty.await(`[^-]icanon(?s:.*)end`)
			tty.press("exit\r")
			tty.endsWell()
		})
	}
}

// A signal that ends the program ends one that is suspended as soon as it goes on, with the terminal left clean.
func TestSuspendedAndEnded(t *testing.T) {
	t.Parallel()
	tty, ukatty := underShell(t, screen.Terminal{}, theProgram)
	tty.press("\x1a")
	tty.await(`Stopped(?s:.*)ready>\s*$`) // what is typed before the prompt is shown twice
	_ = ukatty.Signal(syscall.SIGTERM)
	tty.press("fg\r")
	tty.await(`ready> fg(?s:.*)ready>\s*$`)
	tty.press("echo en''d; exit\r")
	tty.endsWell()
}

// Who suspends the program between a question and its answer leaves no answer to the shell either.
func TestSuspendBeforeTheAnswer(t *testing.T) {
	t.Parallel()
	tty, _ := underShell(t, screen.Terminal{Silent: true}, patient+`=here `+theProgram)
	tty.wrote("\x1b[6n", "\x1b]11;?")
	tty.press("\x1a")
	time.Sleep(100 * time.Millisecond) // as a line that is slow
	tty.press("\x1b]11;rgb:0000/0000/0000\x07\x1b[2;8R")
	tty.await(`Stopped(?s:.*)ready>\s*$`)
	tty.press("fg\r")
	tty.await(`Katty(?s:.*)help`)
	tty.press("qq")
	tty.await(`ready>\s*$`)
	tty.press("exit\r")
	tty.endsWell()
}

// The signal that stops the others of the group has come to us, too, before we stop: one that came after would stop us again.
func TestStopOthersHearsItself(t *testing.T) {
	all := make(chan os.Signal, 1)
	signal.Notify(all, syscall.SIGTSTP) // or it would stop the tests
	defer signal.Stop(all)
	var sent atomic.Bool
	stopOthers(func() error {
		time.AfterFunc(20*time.Millisecond, func() { // as a machine that is busy delivers it
			sent.Store(true)
			_ = syscall.Kill(os.Getpid(), syscall.SIGTSTP)
		})
		return nil
	})
	if !sent.Load() {
		t.Error("it goes on before the signal has come")
	}
	<-all
}

// Where no shell could let it go on, as here where it leads its session, it does not stop.
func TestSuspendOrphan(t *testing.T) {
	t.Parallel()
	tty, addr := begin(t, screen.Terminal{}, nil)
	tty.await("Katty")
	tty.signal(syscall.SIGTSTP)
	send(t, addr, `\_q\0it goes on\e`)
	tty.await("it goes on")
	tty.press("\x1a")
	send(t, addr, `\_q\0and on\e`)
	tty.await("and on")
	tty.reaches("the alternate screen", (*screen.Screen).AltScreen)
	tty.signal(syscall.SIGTERM)
	tty.endsWell()
}

// A terminal that is gone ends the program, when nobody sends it a signal, too.
func TestTerminalGone(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	cmd := exec.Command("sh", "-c", `trap '' HUP; ukatty --lang en --listen 127.0.0.1:0; echo $? >"$HOME/code"`)
	cmd.Env = append(environment(home), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color")
	tty := launch(t, screen.Terminal{}, cmd)
	tty.await("Katty")
	_ = tty.pty.Slave().Close()
	_ = tty.pty.Master().Close()
	tty.end()
	if b, err := os.ReadFile(filepath.Join(home, "code")); err != nil || string(b) != "0\n" {
		t.Errorf("exit code %q, %v", b, err)
	}
}
