//go:build unix

package reach

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"time"
)

// A program that was opened may run for long, and longer than this one: nobody waits for its end, only a moment for its
// failure. It has a session of its own, so that it cannot take the terminal. What has ended after that moment is put away when the
// next one is started, so that no more processes are left behind than run at once.
const (
	launchTime = 3 * time.Second
	launchLook = 20 * time.Millisecond
)

// running are the programs that were still running when nobody looked any more.
var running struct {
	sync.Mutex
	pids []int
}

// leave notes a program that goes on.
func leave(pid int) {
	running.Lock()
	defer running.Unlock()
	running.pids = append(running.pids, pid)
}

// reap puts away the programs that have ended since.
func reap() {
	running.Lock()
	defer running.Unlock()
	running.pids = slices.DeleteFunc(running.pids, func(pid int) bool {
		got, err := syscall.Wait4(pid, nil, syscall.WNOHANG, nil)
		return got == pid || err != nil && !errors.Is(err, syscall.EINTR)
	})
}

// launch starts a program and looks for a moment whether it fails.
func launch(ctx context.Context, argv []string) error {
	reap()
	cmd := exec.Command(argv[0], argv[1:]...) //nolint:gosec,noctx // programs of the user, without a shell; it outlives the context
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("reach: %w", err)
	}
	defer func() { _ = cmd.Process.Release() }() // it always succeeds
	name := filepath.Base(argv[0])
	tick := time.NewTicker(launchLook)
	defer tick.Stop()
	for end := time.Now().Add(launchTime); time.Now().Before(end); {
		select {
		case <-ctx.Done():
			leave(cmd.Process.Pid)
			return nil
		case <-tick.C:
		}
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(cmd.Process.Pid, &status, syscall.WNOHANG, nil)
		switch {
		case errors.Is(err, syscall.EINTR) || err == nil && pid == 0:
		case err != nil:
			return fmt.Errorf("reach: %s: %w", name, os.NewSyscallError("wait4", err))
		case status.ExitStatus() != 0:
			return fmt.Errorf("%w: %s ended with %d", ErrNoOpener, name, status.ExitStatus())
		default:
			return nil
		}
	}
	leave(cmd.Process.Pid)
	return nil
}
