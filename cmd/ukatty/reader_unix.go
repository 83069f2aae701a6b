//go:build !windows

package main

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

// heedPipes makes writing to a pipe that nobody reads any more an error, where it would end the program on the spot: there may be
// files to be put away. The processes that are started later know nothing of it.
func heedPipes() (forget func()) {
	ignored := make(chan os.Signal, 1)
	signal.Notify(ignored, syscall.SIGPIPE)
	return func() { signal.Stop(ignored) }
}

// readerGone says whether an error of writing means that whoever read has gone: the other end of a pipe was closed, or a
// terminal was.
func readerGone(err error) bool { return errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.EIO) }

// lookout looks whether anybody is there to read what is written to a file: a pipe, or a terminal. Nothing is written for that,
// and nothing wakes up meanwhile: poll(2) tells of the end without being asked for anything.
type lookout struct {
	file *os.File
	// r becomes readable when w is closed.
	r, w *os.File
}

// newLookout makes a lookout for a writer; nil where it is no file, or where there is no room for another pipe.
func newLookout(w io.Writer) *lookout {
	file, ok := w.(*os.File)
	if !ok {
		return nil
	}
	l := &lookout{file: file}
	var err error
	if l.r, l.w, err = os.Pipe(); err != nil {
		return nil
	}
	return l
}

// leave ends the wait. It may be called more than once.
func (l *lookout) leave() {
	if l != nil {
		_ = l.w.Close()
	}
}

// wait waits until nobody can read any more, and calls gone. It comes back without when it was left, and for files of which
// nobody knows.
func (l *lookout) wait(gone func()) {
	if l == nil {
		return
	}
	defer l.r.Close()
	fds := []unix.PollFd{{Fd: int32(l.file.Fd())}, {Fd: int32(l.r.Fd()), Events: unix.POLLIN}}
	for {
		_, err := unix.Poll(fds, -1)
		switch {
		case errors.Is(err, syscall.EINTR):
		case err != nil || fds[1].Revents != 0 || fds[0].Revents&unix.POLLNVAL != 0:
			return
		case fds[0].Revents&(unix.POLLERR|unix.POLLHUP) != 0:
			gone()
			return
		}
	}
}
