package main

import (
	"errors"
	"io"
	"syscall"
)

// heedPipes does nothing here, where writing to a pipe that nobody reads is always an error.
func heedPipes() (forget func()) { return func() {} }

// errNoData is ERROR_NO_DATA of Windows: the other end of a pipe is being closed.
const errNoData = syscall.Errno(232)

// readerGone says whether an error of writing means that whoever read has gone.
func readerGone(err error) bool {
	return errors.Is(err, syscall.ERROR_BROKEN_PIPE) || errors.Is(err, errNoData)
}

// lookout does nothing here: a reader that is gone is found out by the next line.
type lookout struct{}

func newLookout(io.Writer) *lookout { return nil }

func (*lookout) leave() {}

func (*lookout) wait(func()) {}
