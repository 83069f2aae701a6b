package memory

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func init() { children["fill a disk"] = fillDisk }

// A disk that is really full, and one that is really read-only: a small file system in a name space of a child's own.
func TestFullDisk(t *testing.T) {
	c := child(t, "fill a disk", t.TempDir())
	c.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	out, err := c.Output()
	if c.ProcessState == nil || strings.HasPrefix(string(out), "no mount") {
		t.Skip("needs name spaces of its own:", err, string(out))
	}
	if err != nil || string(out) != "done\n" {
		t.Errorf("%v: %s", err, out)
	}
}

// fillDisk does the test in the child. It prints "done", or what went wrong.
func fillDisk() error {
	folder, err := os.Getwd()
	if err != nil {
		return err
	}
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=256k"); err != nil {
		fmt.Println("no mount:", err)
		return nil
	}
	ctx, path := context.Background(), filepath.Join(folder, "state", File)
	m, err := Open(ctx, path)
	if err != nil {
		return err
	}
	if err := m.SetCookie(ctx, "s", "n", "old"); err != nil {
		return err
	}
	ballast := filepath.Join(folder, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 1<<20), 0o600); !errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("the disk is not full: %w", err)
	}
	kept := 0
	for ; kept < 64; kept++ {
		if err = m.SetCookie(ctx, "big", fmt.Sprint(kept), strings.Repeat("v", 4096)); err != nil {
			break
		}
	}
	value, _ := m.Cookie("s", "n")
	if !errors.Is(err, syscall.ENOSPC) || m.Err() != nil || value != "old" {
		return fmt.Errorf("full: %w after %d, Err %w, value %q", err, kept, m.Err(), value)
	}
	if _, err := Open(ctx, filepath.Join(folder, "state", "another.db")); !errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("a new file on a full disk: %w", err)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "state", "another*")); len(left) > 0 {
		return fmt.Errorf("left over: %v", left)
	}
	if err := os.Remove(ballast); err != nil {
		return err
	}
	if err := m.SetCookie(ctx, "s", "n", "new"); err != nil {
		return fmt.Errorf("with room again: %w", err)
	}
	if err := m.Close(); err != nil {
		return err
	}
	return readOnly(ctx, folder, path)
}

// readOnly goes on with a file system that cannot be written.
func readOnly(ctx context.Context, folder, path string) error {
	m, err := Open(ctx, path)
	if value, _ := m.Cookie("s", "n"); err != nil || value != "new" {
		return fmt.Errorf("after a full disk: %w, value %q", err, value)
	}
	if err := m.Close(); err != nil {
		return err
	}
	if err := syscall.Mount("", folder, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		return err
	}
	for _, path := range []string{path, filepath.Join(folder, "new", "folder", File)} {
		m, err = Open(ctx, path)
		if !errors.Is(err, syscall.EROFS) || !errors.Is(m.Err(), syscall.EROFS) {
			return fmt.Errorf("read-only: %w, Err %w", err, m.Err())
		}
		if err := m.SetCookie(ctx, "s", "n", "in memory"); err != nil {
			return err
		}
	}
	fmt.Println("done")
	return nil
}
