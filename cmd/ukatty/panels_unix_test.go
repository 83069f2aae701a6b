//go:build !windows

package main

import (
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
)

// What cannot be written whole leaves nothing behind.
func TestExportLeavesNoHalfFile(t *testing.T) {
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Skip("needs a limit for the size of files:", err)
	}
	small := before
	small.Cur = 100
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small); err != nil {
		t.Skip("needs a limit for the size of files:", err)
	}
	name := filepath.Join(t.TempDir(), "backlog.txt")
	_, err := exportFile(t.Context(), name, make([]byte, 1000))
	if undo := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); undo != nil {
		t.Fatal(undo)
	}
	if err == nil {
		t.Error("more was written than may be")
	}
	if _, err := os.Stat(name); err == nil {
		t.Error("half a file is left")
	}
}
