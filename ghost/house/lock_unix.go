//go:build !windows

package house

import (
	"errors"
	"os"
	"syscall"
)

// Lock takes a file for this process, without waiting; ErrBusy if another has it. The lock ends when the file is closed, or
// with the process.
func Lock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrBusy
	}
	return os.NewSyscallError("flock", err)
}
