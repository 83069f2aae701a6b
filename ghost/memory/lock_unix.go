//go:build !windows

package memory

import (
	"errors"
	"os"
	"syscall"
)

// lock takes the file for this process, without waiting; ErrLocked if another has it. bbolt locks the same open file in
// the same way, which succeeds. The lock ends when the file is closed, or with the process.
func lock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrLocked
	}
	return os.NewSyscallError("flock", err)
}
