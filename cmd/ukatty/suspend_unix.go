//go:build !windows

package main

import (
	"bytes"
	"context"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"

	"ukatty/tui"
)

// suspender stops the process as the shell's job control wants it, on ctrl+z and on SIGTSTP, with the terminal given back for
// so long. Bubble Tea's own way sends SIGTSTP, which no longer stops a Go program once it was asked for by signal.Notify, and
// waits for a SIGCONT that never comes. So it is SIGSTOP here; and since that stops even those whom nobody would let go on, it
// is for us to see who they are: see orphaned.
type suspender struct {
	// busy is held while the terminal is not the program's. The end of the program waits for it, so that the terminal is not
	// taken back after it was left.
	busy     sync.Mutex
	program  *tea.Program
	images   *tui.Images   // what the terminal keeps
	answered func()        // waits for what the terminal was asked
	wishes   chan struct{} // somebody pressed ctrl+z
	gone     func()        // the terminal cannot be had again
	signals  chan os.Signal
}

// newSuspender makes a suspender for the program that is to be set. Where whoever started us ignores SIGTSTP, there is no job
// control, and nothing is ever suspended.
func newSuspender(gone func()) *suspender {
	s := &suspender{gone: gone, wishes: make(chan struct{}, 1), signals: make(chan os.Signal, 1)}
	if signal.Ignored(syscall.SIGTSTP) {
		s.wishes = nil
	}
	return s
}

// wish asks for being suspended, and does not wait for it.
func (s *suspender) wish() {
	select {
	case s.wishes <- struct{}{}:
	default:
	}
}

// settle waits until the terminal is the program's, for good when the context of run has ended before.
func (s *suspender) settle() {
	s.busy.Lock()
	defer s.busy.Unlock()
}

// run suspends as often as it is asked for, until the context ends.
func (s *suspender) run(ctx context.Context) {
	if s.wishes == nil {
		return
	}
	signal.Notify(s.signals, syscall.SIGTSTP)
	defer signal.Stop(s.signals)
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.wishes:
			s.suspend(ctx, 0) // the whole job, as the terminal does it for the key
		case <-s.signals:
			s.suspend(ctx, os.Getpid())
		}
		s.program.Send(tui.Resumed{})
	}
}

// suspend stops a process, or with 0 those of our group, and comes back when they go on, or if they may not stop.
func (s *suspender) suspend(ctx context.Context, pid int) {
	s.busy.Lock()
	defer s.busy.Unlock()
	if ctx.Err() != nil || orphaned(os.Getpid()) {
		return
	}
	signal.Stop(s.signals)
	s.answered()
	_, _ = os.Stdout.WriteString(s.images.Free())
	_ = s.program.ReleaseTerminal() // one that cannot be given back is no reason to stay
	stop(pid)
	signal.Notify(s.signals, syscall.SIGTSTP)
	if err := s.program.RestoreTerminal(); err != nil {
		s.gone()
	}
}

// stopTime is how long a process runs on at most until the signal that it has sent itself has stopped it, or that which has stopped the
// others has come to it, too: on a machine that is busy, signals take their time.
const stopTime = 2 * time.Second

// stop stops and waits for SIGCONT. The time runs out only in a process that was not stopped, or has gone on.
func stop(pid int) {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	if pid == 0 {
		stopOthers(func() error { return syscall.Kill(0, syscall.SIGTSTP) })
	}
	if syscall.Kill(os.Getpid(), syscall.SIGSTOP) != nil {
		return
	}
	select {
	case <-goesOn:
	case <-time.After(stopTime):
	}
}

// stopOthers stops the others of the group by SIGTSTP. It comes to us as well, where it does nothing, and is waited for: what is
// still on its way when we go on would stop us again.
func stopOthers(kill func() error) {
	ours := make(chan os.Signal, 1)
	signal.Notify(ours, syscall.SIGTSTP)
	defer signal.Stop(ours)
	if kill() != nil {
		return
	}
	select {
	case <-ours:
	case <-time.After(stopTime):
	}
}

// maxAncestors bounds how far up the parents are looked at.
const maxAncestors = 64

// orphaned says whether a process has no ancestor, as far as its process group goes, that is in its session and not in its
// group, as a shell with job control is: such a group nobody lets go on (POSIX calls it orphaned, and does not let SIGTSTP stop
// it). Where a parent's parent cannot be found out, the answer is yes: not to stop is the lesser evil.
func orphaned(pid int) bool {
	group, err := syscall.Getpgid(pid)
	if err != nil {
		return true
	}
	session, err := unix.Getsid(pid)
	if err != nil {
		return true
	}
	for range maxAncestors {
		parent := parentOf(pid)
		if s, err := unix.Getsid(parent); parent < 1 || err != nil || s != session {
			return true
		}
		if g, err := syscall.Getpgid(parent); err != nil || g != group {
			return err != nil
		}
		pid = parent
	}
	return true
}

// parentOf gives the parent of a process; 0 where nobody says.
func parentOf(pid int) int {
	if pid == os.Getpid() {
		return os.Getppid()
	}
	// proc(5): the name of the program stands in brackets, and may hold any; behind it are the state and the parent.
	b, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return 0
	}
	fields := bytes.Fields(b[bytes.LastIndexByte(b, ')')+1:])
	if len(fields) < 2 {
		return 0
	}
	parent, err := strconv.Atoi(string(fields[1]))
	if err != nil {
		return 0
	}
	return parent
}
