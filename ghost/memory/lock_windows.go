package memory

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lock takes the file for this process, without waiting; ErrLocked if another has it. It locks the byte before the one
// that bbolt locks, far behind the content. The lock ends when the file is closed, or with the process.
func lock(f *os.File) error {
	const far = 1<<32 - 1
	at := windows.Overlapped{Offset: far - 1, OffsetHigh: far}
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrLocked
	}
	return os.NewSyscallError("LockFileEx", err)
}
