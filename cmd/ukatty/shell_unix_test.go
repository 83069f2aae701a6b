//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"ukatty/shells"
)

// A link that leads out of the shell's folder leads nowhere, and a pipe keeps nobody waiting.
func TestShellFolderIsAll(t *testing.T) {
	dir, outside := shellDir(t), shellDir(t)
	for link, to := range map[string]string{"surface3.png": filepath.Join(outside, "surface0.png"), "surface4.png": "surface0.png"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "surface5.png"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, load := range map[string]func(string) (*shells.Shell, error){"cast": loadShell, "trace": traceShell} {
		shell, err := load(dir)
		if err != nil {
			t.Fatal(err)
		}
		studio := shell.Studio()
		for _, id := range []string{"0", "3", "4", "5"} {
			p, _ := studio.Compose(shells.Pose{Surface: id}, 0, 0)
			if empty := id == "3" || id == "5"; p.Empty() != empty {
				t.Errorf("%s: surface %s: empty is %v", name, id, p.Empty())
			}
		}
		var told []string
		for _, m := range studio.Mistakes() {
			told = append(told, m.Error())
		}
		if got := strings.Join(told, "; "); got != "surface3.png: cannot be read; surface5.png: cannot be read" {
			t.Errorf("%s: %s", name, got)
		}
	}
}
