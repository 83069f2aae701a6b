//go:build !windows

package main

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"

	"ukatty/tui/kitty"
)

// glanceTime is how long the terminal is waited for until it is asked again whether somebody wants us to end.
const glanceTime = 50 * time.Millisecond

// maxAnswer bounds what a terminal says, in bytes.
const maxAnswer = 4096

// interview begins to ask the terminal of the process: ask writes a question, which must end with one for the attributes, and gives
// what is said until that is answered, or the time is over; hangUp gives the terminal back as it was. What is typed meanwhile is
// lost. A process that has not the terminal for itself, as one in the background, asks nothing.
func interview() (ask func(question string) answers, hangUp func()) {
	nothing := func(string) answers { return "" }
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return nothing, func() {}
	}
	fd := int(tty.Fd()) // which makes it block: what is read was announced
	group, err := unix.IoctlGetInt(fd, unix.TIOCGPGRP)
	if err != nil || group != unix.Getpgrp() {
		return nothing, func() { _ = tty.Close() }
	}
	// Whoever wants us to end has to wait until the terminal is as it was.
	ends := make(chan os.Signal, 1)
	signal.Notify(ends, signals()...)
	before, err := term.MakeRaw(uintptr(fd))
	if err != nil {
		signal.Stop(ends)
		return nothing, func() { _ = tty.Close() }
	}
	silent := false
	ask = func(question string) answers {
		if silent {
			return ""
		}
		a := hear(fd, question, ends)
		silent = !a.complete()
		return a
	}
	return ask, func() {
		_ = term.Restore(uintptr(fd), before)
		_ = tty.Close()
		signal.Stop(ends)
		select {
		case s := <-ends:
			if s, ok := s.(syscall.Signal); ok {
				_ = syscall.Kill(os.Getpid(), s) // now as it is without us
			}
		default:
		}
	}
}

// hear asks a question and reads until it is answered, somebody wants us to end, or the time is over.
func hear(fd int, question string, ends chan os.Signal) answers {
	if _, err := unix.Write(fd, []byte(question)); err != nil {
		return ""
	}
	var said []byte
	for limit := time.Now().Add(answerTime(os.Getenv)); len(said) < maxAnswer && len(ends) == 0; {
		left := min(time.Until(limit), glanceTime)
		if left <= 0 {
			break
		}
		var ready unix.FdSet
		ready.Set(fd)
		wait := unix.NsecToTimeval(left.Nanoseconds())
		if n, _ := unix.Select(fd+1, &ready, nil, nil, &wait); n < 1 {
			continue
		}
		buf := make([]byte, maxAnswer)
		n, err := unix.Read(fd, buf)
		if err != nil || n < 1 {
			break
		}
		if said = append(said, buf[:n]...); answers(said).complete() {
			break
		}
	}
	return answers(said)
}

// cellPixels gives the size of a cell as the system knows it; none where it does not.
func cellPixels() kitty.Pixels {
	size, err := unix.IoctlGetWinsize(int(os.Stdout.Fd()), unix.TIOCGWINSZ)
	if err != nil || size.Col == 0 || size.Row == 0 {
		return kitty.Pixels{}
	}
	return kitty.Pixels{W: int(size.Xpixel / size.Col), H: int(size.Ypixel / size.Row)}
}
