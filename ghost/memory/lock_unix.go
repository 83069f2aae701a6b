//go:build !windows

package memory

import (
	"errors"
	"os"
	"syscall"
)

// lock takes the file for this process, without waiting; ErrLocked if another has it. bbolt locks the same open file in
// the same way, which succeeds. The lock ends with unlock, when the file is closed and not mapped, or with the process.
func lock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrLocked
	}
	return os.NewSyscallError("flock", err)
}

// unlock gives the file back.
func unlock(f *os.File) error {
	return os.NewSyscallError("flock", syscall.Flock(int(f.Fd()), syscall.LOCK_UN))
}
