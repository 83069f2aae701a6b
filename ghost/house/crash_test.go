package house

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"
)

// The variables by which a child process is told what to install where, and at which step it shall be killed.
const (
	childHouse = "HOUSE_TEST_DIR"
	childFrom  = "HOUSE_TEST_FROM"
	childDies  = "HOUSE_TEST_DIES"
)

// failedChild is the exit code of a child that ended by itself, with an error.
const failedChild = 7

func TestMain(m *testing.M) {
	dir := os.Getenv(childHouse)
	if dir == "" {
		os.Exit(m.Run())
	}
	if err := installAndDie(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(failedChild)
	}
}

// installAndDie installs something, and is killed by itself at a step, as anybody could kill it there.
func installAndDie(dir string) error {
	left, err := strconv.Atoi(os.Getenv(childDies))
	if err != nil {
		return err
	}
	h := At(dir)
	h.probe = func() {
		if left--; left > 0 {
			return
		}
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		if err != nil {
			panic(err)
		}
		select {} // until the signal comes
	}
	_, err = h.Install(context.Background(), Order{From: os.Getenv(childFrom)})
	return err
}

// dies starts a child that is killed at a step; false: it came to its end before.
func dies(t *testing.T, dir, from string, step int) bool {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	c := exec.CommandContext(t.Context(), self)
	c.Env = append(os.Environ(), childHouse+"="+dir, childFrom+"="+from, childDies+"="+strconv.Itoa(step))
	c.Stderr = os.Stderr
	err = c.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return false
	case !errors.As(err, &exit) || exit.ExitCode() == failedChild:
		t.Fatalf("step %d: %v", step, err)
	}
	return true
}

// Whenever an installation is killed: what is there afterwards is all of the old or all of the new, and nothing is left over.
func TestKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files that are open cannot be moved there")
	}
	old := files{"install.txt": "type,package\n"}
	for dir, f := range map[string]files{"g": ghostNar, "s": shellNar, "b": balloonNar} {
		old = old.with(f.below(dir))
	}
	next := old.with(files{
		"g/install.txt": ghostNar["install.txt"] + "refresh,1\n", "g/ghost/master/yaya.dll": "MZ2", "s/surface0.png": "ice",
		"b/balloons0.png": "b2", "n/install.txt": "type,plugin\ndirectory,new\n", "n/plugin.dll": "MZ",
	})
	before, after := contentsOf(t, old), contentsOf(t, old, next)
	if slices.Equal(before, after) {
		t.Fatal("nothing would change")
	}
	from, steps, both := next.nar(t), 0, map[bool]bool{}
	for step := 1; ; step++ {
		h := At(t.TempDir())
		installed(t, h, old)
		if !dies(t, h.Dir(), from, step) {
			want(t, h, after...)
			break
		}
		steps = step
		must(t, h.Recover())
		got := list(t, h.Dir())
		isNew := slices.Equal(got, after)
		if both[isNew] = true; !isNew {
			want(t, h, before...)
		}
		want(t, h, got...) // and nothing is left behind
		installed(t, h, next)
		want(t, h, after...)
	}
	if steps < 12 || len(both) != 2 {
		t.Errorf("killed at %d steps with the ends %v", steps, both)
	}
}

// contentsOf gives what is there after some installations.
func contentsOf(t *testing.T, all ...files) []string {
	t.Helper()
	h := At(t.TempDir())
	for _, f := range all {
		installed(t, h, f)
	}
	return list(t, h.Dir())
}

// A move that cannot be made takes those back that were made.
func TestTakenBack(t *testing.T) {
	h := At(t.TempDir())
	installed(t, h, ghostNar)
	before := list(t, h.Dir())
	h.probe = func() {
		// Somebody puts a file where a folder is to go.
		_ = os.WriteFile(filepath.Join(h.Dir(), "balloon"), []byte("x"), 0o600)
	}
	all := files{"install.txt": "type,package\n"}.with(ghostNar.with(files{"new": "new"}).below("g")).with(balloonNar.below("b"))
	if _, err := install(t, h, all, Order{}); err == nil {
		t.Error("no error")
	}
	want(t, h, append(before, "balloon=x")...)
}

// A note that was forged moves nothing from outside.
func TestForgedNote(t *testing.T) {
	for _, move := range []string{`["../evil"]`, `["/evil"]`, `[".install"]`, `["."]`, `["a/../../b"]`, `{`} {
		h := At(t.TempDir())
		files{".install/x/forward": move, ".install/x/new/0/a": "a", ".install/x/old/": ""}.fill(t, h.Dir())
		if err := h.Recover(); err == nil {
			t.Errorf("%s: no error", move)
		}
		if left := list(t, h.Dir()); len(left) > 0 {
			t.Errorf("%s: %q", move, left)
		}
	}
}
