//go:build unix

package sstp

import "syscall"

// openFiles gives how many files the process may open: 0 when that is not known.
func openFiles() int {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return 0
	}
	const most = 1 << 30 // RLIM_INFINITY and its neighbours
	return int(min(limit.Cur, most))
}
