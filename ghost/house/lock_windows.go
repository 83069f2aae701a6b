package house

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// Lock takes a file for this process, without waiting; ErrBusy if another has it. The lock ends when the file is closed, or
// with the process.
func Lock(f *os.File) error {
	const how = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, &windows.Overlapped{})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrBusy
	}
	return os.NewSyscallError("LockFileEx", err)
}
