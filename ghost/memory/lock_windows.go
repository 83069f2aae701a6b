package memory

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

const far = 1<<32 - 1

// lock takes the file for this process, without waiting; ErrLocked if another has it. It locks the byte before the one
// that bbolt locks, far behind the content. The lock ends with unlock, when the file is closed, or with
// the process.
func lock(f *os.File) error {
	const how = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, &windows.Overlapped{Offset: far - 1, OffsetHigh: far})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrLocked
	}
	return os.NewSyscallError("LockFileEx", err)
}

// unlock gives the file back.
func unlock(f *os.File) error {
	err := windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, &windows.Overlapped{Offset: far - 1, OffsetHigh: far})
	return os.NewSyscallError("UnlockFileEx", err)
}
