package memory

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// childDoes is the variable that says what a child process shall do. It does it in its working directory.
const childDoes = "MEMORY_TEST_CHILD"

// failedChild is the exit code of a child that ended by itself, with an error.
const failedChild = 7

// children are what the test binary does as a child process. They print what they see.
var children = map[string]func() error{"set": setForEver}

func TestMain(m *testing.M) {
	does := children[os.Getenv(childDoes)]
	if does == nil {
		os.Exit(m.Run())
	}
	if err := does(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(failedChild)
	}
}

// child is the test binary itself, about to do something.
func child(t *testing.T, does, folder string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	c := exec.CommandContext(t.Context(), self)
	c.Env = append(os.Environ(), childDoes+"="+does)
	c.Dir = folder
	c.Stderr = os.Stderr
	return c
}

// setForEver sets numbers that grow, from several goroutines, and prints what was acknowledged, line by line.
func setForEver() error {
	m, err := Open(context.Background(), File)
	if err != nil {
		return err
	}
	var mu sync.Mutex
	say := func(format string, args ...any) {
		mu.Lock()
		defer mu.Unlock()
		if _, err := fmt.Printf(format+"\n", args...); err != nil {
			os.Exit(failedChild)
		}
	}
	boots, err := m.Count(context.Background(), "ghost", Boots)
	if err != nil {
		return err
	}
	say("boots %d", boots)
	failed := make(chan error)
	for g := range 6 {
		go func() {
			for i := 1; ; i++ {
				n, name := boots*1_000_000+i, fmt.Sprint("name ", i%5)
				if err := m.SetCookie(context.Background(), fmt.Sprint("sender ", g), name, padded(n)); err != nil {
					failed <- err
				}
				say("set %d %d %d", g, i%5, n)
			}
		}()
	}
	return <-failed
}

// padded is a number with something behind it that has a length of its own.
func padded(n int) string { return fmt.Sprint(n, " ", strings.Repeat("v", n*131%3000)) }

// acknowledged is what a child said it had set: the newest number by sender and name.
type acknowledged struct {
	boots int
	set   map[[2]int]int
}

func (a *acknowledged) read(line string) {
	var g, name, n int
	if _, err := fmt.Sscanf(line, "set %d %d %d", &g, &name, &n); err == nil {
		a.set[[2]int{g, name}] = max(a.set[[2]int{g, name}], n)
	} else if _, err := fmt.Sscanf(line, "boots %d", &n); err == nil {
		a.boots = n
	}
}

// Whenever a process is killed: what it had acknowledged is there, and the file is sound.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), File)
	all := acknowledged{set: map[[2]int]int{}}
	for _, lines := range []int{1, 2, 50, 211, 400} {
		killAfter(t, path, lines, &all)
		m := reopened(t, path)
		if v, _ := m.Place("ghost", Boots); v != strconv.Itoa(all.boots) {
			t.Errorf("killed after %d lines: booted %s times, acknowledged %d", lines, v, all.boots)
		}
		for _, key := range slices.SortedFunc(maps.Keys(all.set), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
			value, _ := m.Cookie(fmt.Sprint("sender ", key[0]), fmt.Sprint("name ", key[1]))
			text, _, _ := strings.Cut(value, " ")
			n, _ := strconv.Atoi(text)
			if n < all.set[key] || value != padded(n) {
				t.Errorf("killed after %d lines: cookie %v is %.20q, acknowledged %d", lines, key, value, all.set[key])
			}
		}
		shut(t, m)
	}
	if all.boots != 5 || len(all.set) != 30 {
		t.Errorf("%d boots, %d cookies: the children did too little", all.boots, len(all.set))
	}
	if files, _ := filepath.Glob(path + ".*"); len(files) != 0 {
		t.Errorf("moved aside: %v", files)
	}
}

// killAfter kills a child when it has said so many lines, and takes all it said.
func killAfter(t *testing.T, path string, lines int, all *acknowledged) {
	t.Helper()
	c := child(t, "set", filepath.Dir(path))
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	said := bufio.NewReader(out)
	for n := 1; ; n++ {
		line, err := said.ReadString('\n')
		if err != nil { // what was begun when it died was not said
			break
		}
		all.read(line)
		if n == lines {
			if n == 50 {
				lockedByChild(t, path)
			}
			must(t, c.Process.Kill())
		}
	}
	if err := c.Wait(); err == nil || c.ProcessState.ExitCode() == failedChild {
		t.Errorf("the child ended on its own: %v", err)
	}
}

func lockedByChild(t *testing.T, path string) {
	t.Helper()
	m, err := Open(t.Context(), path)
	if !errors.Is(err, ErrLocked) {
		t.Errorf("another process has the file: %v", err)
	}
	shut(t, m)
}

// A process that is killed as soon as it has begun leaves nothing that hinders the next.
func TestKilledAtTheBeginning(t *testing.T) {
	for range 4 {
		path := filepath.Join(t.TempDir(), File)
		c := child(t, "set", filepath.Dir(path))
		must(t, c.Start())
		for began := time.Now(); ; { // until the file is there: its head is being written
			if _, err := os.Stat(path); err == nil || time.Since(began) > 10*time.Second {
				break
			}
		}
		must(t, c.Process.Kill())
		_ = c.Wait()
		m, err := Open(t.Context(), path)
		if m.Err() != nil {
			t.Errorf("%v", err)
		}
		shut(t, m)
	}
}
