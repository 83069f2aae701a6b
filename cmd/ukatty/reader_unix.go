//go:build !windows

package main

import (
	"context"
	"errors"
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

// untilGone waits until nobody can read any more what is written to a file, and calls gone; it comes back without when the
// context ends before, and for files of which nobody knows. Nothing is written, and nothing wakes up meanwhile: poll(2) tells of
// the end of a pipe or a terminal without being asked for anything.
func untilGone(ctx context.Context, f *os.File, gone func()) {
	r, w, err := os.Pipe()
	if err != nil {
		return
	}
	defer r.Close()
	// The pipe becomes readable when its other end is closed.
	stop := context.AfterFunc(ctx, func() { _ = w.Close() })
	defer func() {
		if stop() {
			_ = w.Close()
		}
	}()
	fds := []unix.PollFd{{Fd: int32(f.Fd())}, {Fd: int32(r.Fd()), Events: unix.POLLIN}}
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
