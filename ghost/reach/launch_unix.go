//go:build unix

package reach

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// A program that was opened may run for long, and longer than this one: nobody waits for its end, only a moment for its
// failure. It has a session of its own, so that it cannot take the terminal.
const (
	launchTime = 3 * time.Second
	launchLook = 20 * time.Millisecond
)

// launch starts a program and looks for a moment whether it fails.
func launch(ctx context.Context, argv []string) error {
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
	return nil
}
