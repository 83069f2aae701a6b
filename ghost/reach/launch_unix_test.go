//go:build unix

package reach

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A program that goes on for longer than anybody looks is put away when the next one is started.
func TestLaunchLeavesNoZombies(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	fifo, pids := filepath.Join(dir, "fifo"), filepath.Join(dir, "pids")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip(err)
	}
	// It runs until somebody opens the pipe for writing.
	program := []string{sh, "-c", `echo $$ >>"$1"; read -r _ <"$2"`, "sh", pids, fifo}
	ctx, stop := context.WithCancel(t.Context())
	go func() { // until it runs; then nobody looks any more
		defer stop()
		for t.Context().Err() == nil {
			if b, err := os.ReadFile(pids); err == nil && strings.HasSuffix(string(b), "\n") {
				return
			}
			time.Sleep(launchLook)
		}
	}()
	if err := launch(ctx, program); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(pids)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(fifo, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for limit := time.Now().Add(time.Minute); ; time.Sleep(launchLook) {
		if err := launch(t.Context(), []string{sh, "-c", "exit 0"}); err != nil {
			t.Fatal(err)
		}
		if errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
			return // not even a zombie
		}
		if time.Now().After(limit) {
			t.Fatalf("the process %d is still there", pid)
		}
	}
}
