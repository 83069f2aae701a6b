//go:build !windows

package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/xpty"

	"ukatty/tui/screen"
)

// The size of the terminals.
const (
	columns = 80
	rows    = 24
)

// terminal is a program on a PTY, with an emulated screen that shows what it draws and answers what it asks.
type terminal struct {
	*screen.Screen
	tb     testing.TB
	pty    *xpty.UnixPty
	cmd    *exec.Cmd
	before term.State      // of the tty, before the program began
	fresh  []int           // the modes of a new screen
	alive  context.Context // ends with the program
	read   chan struct{}   // closed when nothing more can come

	stalled sync.Mutex // held while the terminal takes no bytes

	mu      sync.Mutex
	raw     []byte    // all that the program wrote
	written time.Time // when it wrote last
}

// open starts a program on a terminal. Its environment is env and nothing else.
func open(tb testing.TB, kind screen.Terminal, env []string, name string, args ...string) *terminal {
	tb.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = env
	return launch(tb, kind, cmd)
}

// launch starts a command on a terminal.
func launch(tb testing.TB, kind screen.Terminal, cmd *exec.Cmd) *terminal {
	tb.Helper()
	pty, err := xpty.NewUnixPty(columns, rows)
	if err != nil {
		lacking(tb, "no PTY: "+err.Error())
	}
	t := &terminal{Screen: kind.New(columns, rows), tb: tb, pty: pty, cmd: cmd, read: make(chan struct{})}
	t.before, t.fresh = t.settings(), t.Modes()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1} // the terminal is the program's own
	go t.pump()
	go func() { _, _ = io.Copy(pty.Master(), t.Answers()) }()
	if err := pty.Start(cmd); err != nil {
		tb.Fatal(err)
	}
	var over context.CancelFunc
	t.alive, over = context.WithCancel(context.Background())
	go func() {
		defer over()
		_ = cmd.Wait() // its state tells
	}()
	tb.Cleanup(t.close)
	return t
}

// pump moves what the program writes to the screen.
func (t *terminal) pump() {
	defer close(t.read)
	buf := make([]byte, 64<<10)
	for {
		n, err := t.pty.Master().Read(buf)
		if err != nil {
			return
		}
		t.stalled.Lock()
		t.stalled.Unlock() //nolint:staticcheck // a gate
		t.mu.Lock()
		t.raw, t.written = append(t.raw, buf[:n]...), time.Now()
		t.mu.Unlock()
		_, _ = t.Write(buf[:n])
	}
}

// output gives all that the program wrote so far.
func (t *terminal) output() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.raw)
}

// last gives the time when the program wrote last.
func (t *terminal) last() time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.written
}

// settings gives the state of the tty.
func (t *terminal) settings() term.State {
	t.tb.Helper()
	s, err := term.GetState(t.pty.Slave().Fd())
	if err != nil {
		t.tb.Fatal(err)
	}
	return *s
}

// await waits until the screen shows something that matches.
func (t *terminal) await(pattern string) {
	t.tb.Helper()
	want := regexp.MustCompile(pattern)
	ctx, stop := context.WithTimeout(t.alive, hanging)
	defer stop()
	if err := t.Wait(ctx, func(s *screen.Screen) bool { return want.MatchString(s.Text()) }); err != nil {
		t.tb.Fatalf("waiting for %q: %v", pattern, err)
	}
}

// reaches waits until the screen is as it should be.
func (t *terminal) reaches(what string, is func(*screen.Screen) bool) {
	t.tb.Helper()
	ctx, stop := context.WithTimeout(t.alive, hanging)
	defer stop()
	if err := t.Wait(ctx, is); err != nil {
		t.tb.Fatalf("waiting for %s: %v", what, err)
	}
}

// wrote waits until the program has written texts, as the questions that it asks the terminal.
func (t *terminal) wrote(texts ...string) {
	t.tb.Helper()
	for _, text := range texts {
		t.reaches(strconv.Quote(text), func(*screen.Screen) bool { return strings.Contains(t.output(), text) })
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

// stall makes the terminal take no more bytes, for as long as the test goes on: its reader stops, and what the kernel
// keeps for it is filled up with NUL, which mean nothing to a screen.
func (t *terminal) stall() {
	t.tb.Helper()
	t.stalled.Lock()
	t.tb.Cleanup(t.stalled.Unlock) // before close, which waits for the reader
	var filled atomic.Int64
	go func() {
		for range 1024 {
			n, err := t.pty.Slave().Write(make([]byte, 1024))
			if err != nil {
				return
			}
			filled.Add(int64(n))
		}
	}()
	for before := int64(-1); before != filled.Load(); {
		before = filled.Load()
		time.Sleep(100 * time.Millisecond)
	}
	if filled.Load() == 1024*1024 {
		t.tb.Skip("this system keeps everything for a terminal that does not read")
	}
}

// end waits for the program's end and gives its exit code; it takes the program's life when it goes on too long.
func (t *terminal) end() int {
	t.tb.Helper()
	select {
	case <-t.alive.Done():
	case <-time.After(hanging):
		t.tb.Error("the program does not end")
		_ = t.cmd.Process.Kill()
		<-t.alive.Done()
	}
	return t.cmd.ProcessState.ExitCode()
}

// endsWell waits until the program has ended, which it shall with success and with the terminal left clean.
func (t *terminal) endsWell() {
	t.tb.Helper()
	if code := t.end(); code != exitOK {
		t.tb.Errorf("exit code %d", code)
	}
	t.clean()
}

// close ends what is left.
func (t *terminal) close() {
	if t.alive.Err() == nil {
		_ = t.cmd.Process.Kill()
		<-t.alive.Done()
	}
	// The master's read ends when no slave is open any more.
	_ = t.pty.Slave().Close()
	<-t.read
	_ = t.Close()
	_ = t.pty.Master().Close()
}

// clean checks that a program that has ended left the terminal as it found it.
func (t *terminal) clean() {
	t.tb.Helper()
	if after := t.settings(); after != t.before {
		t.tb.Errorf("the tty is not as it was:\n got %+v\nwant %+v", after, t.before)
	}
	t.drain()
	if got := t.Modes(); !slices.Equal(got, t.fresh) || t.AltScreen() {
		t.tb.Errorf("modes %v are set, want %v", got, t.fresh)
	}
	if odd := t.Unknown(); len(odd) > 0 {
		t.tb.Errorf("no terminal understands %q", odd)
	}
	// What the screen does not follow: keyboards are given back as often as they were taken.
	out := t.output()
	taken, given := regexp.MustCompile(`\x1b\[>\d*u`).FindAllString(out, -1), strings.Count(out, "\x1b[<u")+strings.Count(out, "\x1b[<1u")
	if len(taken) > given {
		t.tb.Errorf("the keyboard was taken %d times and given back %d times", len(taken), given)
	}
}

// drain waits until all that a program that has ended wrote has been read. The tty is still open here, so that the read
// does not end by itself: a mark is written behind the program's output.
func (t *terminal) drain() {
	t.tb.Helper()
	const mark = "\x1b]2;drained\x07"
	if _, err := io.WriteString(t.pty.Slave(), mark); err != nil {
		t.tb.Fatal(err)
	}
	ctx, stop := context.WithTimeout(context.Background(), hanging)
	defer stop()
	if err := t.Wait(ctx, func(s *screen.Screen) bool { return s.Title() == "drained" }); err != nil {
		t.tb.Fatal(err)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.raw = bytes.TrimSuffix(t.raw, []byte(mark))
}
