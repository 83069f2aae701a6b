//go:build !windows

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/xpty"

	"ukatty/tui/screen"
)

// terminal is a program on a PTY, with an emulated screen that shows what it draws.
type terminal struct {
	tb     testing.TB
	pty    *xpty.UnixPty
	cmd    *exec.Cmd
	screen *screen.Screen
	before *term.State   // of the tty, before the program began
	read   chan struct{} // closed when the program's output has ended

	stalled sync.Mutex // held while the terminal takes no bytes

	mu      sync.Mutex
	raw     []byte        // all that the program wrote
	written time.Time     // when it wrote last
	changed chan struct{} // closed and replaced when it wrote
}

// manners says what a terminal does about questions.
type manners int

const (
	silent    manners = iota // it answers none of the questions that programs ask it
	answering                // it answers as a recent xterm does
)

// answers are what an answering terminal says to what programs ask.
var answers = []struct{ question, answer string }{
	{"\x1b[?2026$p", "\x1b[?2026;2$y"},
	{"\x1b[?2027$p", "\x1b[?2027;2$y"},
	{"\x1b[?u", "\x1b[?0u"},
	{"\x1b[>q", "\x1bP>|XTerm(390)\x1b\\"},
	{"\x1b[>0q", "\x1bP>|XTerm(390)\x1b\\"},
	{"\x1b]10;?", "\x1b]10;rgb:cccc/cccc/cccc\x1b\\"},
	{"\x1b]11;?", "\x1b]11;rgb:0000/0000/0000\x1b\\"},
	{"\x1b[c", "\x1b[?64;1;9;15;22c"},
}

// open starts a program on a terminal of w×h cells. Its environment is env and nothing else.
func open(tb testing.TB, w, h int, how manners, env []string, name string, args ...string) *terminal {
	tb.Helper()
	return launch(tb, w, h, how, env, nil, name, args...)
}

// launch is open with further files, from number 3 on.
func launch(tb testing.TB, w, h int, how manners, env []string, files []*os.File, name string, args ...string) *terminal {
	tb.Helper()
	pty, err := xpty.NewUnixPty(w, h)
	if err != nil {
		tb.Skipf("no PTY here: %v", err)
	}
	before, err := term.GetState(pty.Slave().Fd())
	if err != nil {
		tb.Fatal(err)
	}
	t := &terminal{
		tb: tb, pty: pty, screen: screen.New(w, h), before: before,
		cmd: exec.Command(name, args...), read: make(chan struct{}), changed: make(chan struct{}),
	}
	t.cmd.Env, t.cmd.ExtraFiles = env, files
	t.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true} // the terminal is the program's own
	go t.pump(how)
	if err := pty.Start(t.cmd); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(t.close)
	return t
}

// pump moves what the program writes to the screen, and answers it.
func (t *terminal) pump(how manners) {
	defer close(t.read)
	buf := make([]byte, 64<<10)
	for {
		n, err := t.pty.Master().Read(buf)
		t.stalled.Lock()
		t.stalled.Unlock() //nolint:staticcheck // a gate
		if n > 0 {
			t.wrote(buf[:n])
			t.answer(how, buf[:n])
		}
		if err != nil {
			return
		}
	}
}

// wrote takes in what the program wrote.
func (t *terminal) wrote(p []byte) {
	_, _ = t.screen.Write(p)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.raw = append(t.raw, p...)
	t.written = time.Now()
	close(t.changed)
	t.changed = make(chan struct{})
}

// answer answers the questions in p.
func (t *terminal) answer(how manners, p []byte) {
	if how == silent {
		return
	}
	for _, a := range answers {
		if bytes.Contains(p, []byte(a.question)) {
			_, _ = io.WriteString(t.pty.Master(), a.answer)
		}
	}
}

// output gives all that the program wrote so far.
func (t *terminal) output() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.raw)
}

// await waits until the screen shows something that matches, and gives it.
func (t *terminal) await(pattern string) string {
	t.tb.Helper()
	want := regexp.MustCompile(pattern)
	limit := time.After(20 * time.Second)
	for {
		t.mu.Lock()
		changed := t.changed
		t.mu.Unlock()
		if m := want.FindStringSubmatch(t.screen.Text()); m != nil {
			return m[len(m)-1]
		}
		select {
		case <-changed:
		case <-t.read:
			t.tb.Fatalf("the program has ended before the screen showed %q:\n%s", pattern, t.screen.Text())
		case <-limit:
			t.tb.Fatalf("the screen never showed %q:\n%s", pattern, t.screen.Text())
		}
	}
}

// press types keys.
func (t *terminal) press(keys string) {
	t.tb.Helper()
	if _, err := io.WriteString(t.pty.Master(), keys); err != nil {
		t.tb.Fatal(err)
	}
}

// signal sends the program a signal.
func (t *terminal) signal(s os.Signal) {
	t.tb.Helper()
	if err := t.cmd.Process.Signal(s); err != nil {
		t.tb.Fatal(err)
	}
}

// end waits for the program's end and gives its exit code; it takes the program's life when it goes on too long.
func (t *terminal) end() int {
	t.tb.Helper()
	kill := time.AfterFunc(10*time.Second, func() {
		t.tb.Error("the program did not end within ten seconds")
		_ = t.cmd.Process.Kill()
	})
	err := t.cmd.Wait()
	kill.Stop()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.tb.Fatal(err)
	}
	return t.cmd.ProcessState.ExitCode()
}

// close ends what is left.
func (t *terminal) close() {
	if t.cmd.ProcessState == nil {
		_ = t.cmd.Process.Kill()
		_ = t.cmd.Wait()
	}
	// The master's read ends when no slave is open any more.
	_ = t.pty.Slave().Close()
	<-t.read
	_ = t.pty.Master().Close()
	_ = t.screen.Close()
}

// stall makes the terminal take no more bytes, for as long as the test goes on.
func (t *terminal) stall() {
	t.stalled.Lock()
	t.tb.Cleanup(t.stalled.Unlock) // before close, which waits for the reader
}

// state gives the settings of the tty.
func (t *terminal) state() (term.State, error) {
	s, err := term.GetState(t.pty.Slave().Fd())
	if err != nil {
		return term.State{}, err
	}
	return *s, nil
}

// clean checks that a program that has ended left the terminal as it found it.
func (t *terminal) clean() {
	t.tb.Helper()
	after, err := t.state()
	if err != nil {
		t.tb.Fatal(err)
	}
	if after != *t.before {
		t.tb.Errorf("the tty is not as it was:\n got %+v\nwant %+v", after, *t.before)
	}
	t.drained()
	for mode, set := range modes(t.output()) {
		if set != (mode == "?25") { // the cursor is the one mode that is on before
			t.tb.Errorf("mode %s was left %v", mode, set)
		}
	}
}

// drained waits until what a program that has ended wrote has been read. The slave is still open here, so that the
// read does not end by itself: a mark is written behind the program's output.
func (t *terminal) drained() {
	const mark = "\x1b]0;drained\x07"
	if _, err := io.WriteString(t.pty.Slave(), mark); err != nil {
		t.tb.Fatal(err)
	}
	for {
		t.mu.Lock()
		changed, seen := t.changed, bytes.Contains(t.raw, []byte(mark))
		t.mu.Unlock()
		if seen {
			return
		}
		<-changed
	}
}

var modeSequence = regexp.MustCompile(`\x1b\[([?>=<]?)([0-9;]*)([hlu])`)

// modes gives the modes that a program's output has touched, and whether they are on at its end: DEC private modes,
// and "kitty", the keyboard protocol that is pushed and popped.
func modes(output string) map[string]bool {
	on := map[string]bool{}
	depth := 0
	for _, m := range modeSequence.FindAllStringSubmatch(output, -1) {
		switch m[1] + m[3] {
		case "?h", "?l":
			for n := range strings.SplitSeq(m[2], ";") {
				on["?"+n] = m[3] == "h"
			}
		case ">u":
			depth++
		case "<u":
			depth--
		case "=u":
			depth = 0
			if m[2] != "" && !strings.HasPrefix(m[2], "0") {
				depth = 1
			}
		}
		on["kitty"] = depth > 0
	}
	return on
}
