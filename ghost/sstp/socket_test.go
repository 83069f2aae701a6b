//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package sstp_test

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"ukatty/ghost/sstp"
)

const ghostID = "0123456789abcdef0123456789abcdef"

// socketDir gives a directory whose path is short enough for sockets, whatever the test is called.
func socketDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "u")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return filepath.Join(dir, "ukatty")
}

func openSockets(t *testing.T, dir string) *sstp.Sockets {
	t.Helper()
	s, err := sstp.OpenSockets(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// leaveDead makes a socket as a killed program leaves it.
func leaveDead(t *testing.T, path string) {
	t.Helper()
	ln, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	ln.SetUnlinkOnClose(false)
	_ = ln.Close()
}

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return strings.Join(all, " ")
}

func TestSocketsAreTheirUsersOwn(t *testing.T) {
	dir := socketDir(t)
	s := openSockets(t, dir)
	ghost, err := s.Ghost(ghostID)
	if err != nil {
		t.Fatal(err)
	}
	control, err := s.Control()
	if err != nil {
		t.Fatal(err)
	}
	if ghost.Path() != filepath.Join(dir, ghostID) || control.Path() != filepath.Join(dir, "control") {
		t.Errorf("%s, %s", ghost.Path(), control.Path())
	}
	for path, want := range map[string]os.FileMode{
		dir: os.ModeDir | 0o700, ghost.Path(): os.ModeSocket | 0o600, control.Path(): os.ModeSocket | 0o600,
	} {
		if info, err := os.Lstat(path); err != nil || info.Mode() != want {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	if _, err := s.Control(); !errors.Is(err, sstp.ErrSocketTaken) {
		t.Errorf("a second control socket: %v", err)
	}
	if _, err := openSockets(t, dir).Ghost(ghostID); !errors.Is(err, sstp.ErrSocketTaken) {
		t.Errorf("the same ghost in a second baseware: %v", err)
	}
	if err := errors.Join(ghost.Close(), control.Close()); err != nil {
		t.Error(err)
	}
	if got := names(t, dir); got != "" {
		t.Errorf("left behind: %s", got)
	}
	_ = ghost.Close() // twice does no harm
}

// A client finds what answers, and nothing where somebody else could have put it.
func TestFind(t *testing.T) {
	dir := socketDir(t)
	if _, _, err := sstp.Find(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no directory: %v", err)
	}
	s := openSockets(t, dir)
	ghost, err := s.Ghost(ghostID)
	if err != nil {
		t.Fatal(err)
	}
	defer ghost.Close()
	leaveDead(t, filepath.Join(dir, "control"))
	leaveDead(t, filepath.Join(dir, strings.Repeat("d", 32)))
	if _, _, err := sstp.Find(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a dead control socket: %v", err)
	}
	control, err := s.Control()
	if err != nil {
		t.Fatal(err)
	}
	defer control.Close()
	if err := os.WriteFile(filepath.Join(dir, strings.Repeat("f", 32)), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	path, ghosts, err := sstp.Find(dir)
	if err != nil || path != control.Path() || !slices.Equal(ghosts, []string{ghostID}) {
		t.Errorf("%s, %q, %v", path, ghosts, err)
	}
	link := filepath.Join(filepath.Dir(dir), "link")
	if err := errors.Join(os.Symlink(dir, link), os.Chmod(dir, 0o750)); err != nil {
		t.Fatal(err)
	}
	for _, trap := range []string{dir, link} {
		if path, _, err := sstp.Find(trap); err == nil {
			t.Errorf("%s: %s", trap, path)
		}
	}
}

func TestDeadSocketsAreRemoved(t *testing.T) {
	dir := socketDir(t)
	openSockets(t, dir)
	dead := strings.Repeat("d", 32)
	leaveDead(t, filepath.Join(dir, dead))
	leaveDead(t, filepath.Join(dir, "control"))
	live, err := openSockets(t, dir).Ghost(ghostID)
	if err != nil {
		t.Fatal(err)
	}
	defer live.Close()
	for _, name := range []string{"file", "folder/"} {
		if strings.HasSuffix(name, "/") {
			err = os.Mkdir(filepath.Join(dir, name), 0o700)
		} else {
			err = os.WriteFile(filepath.Join(dir, name), nil, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	elsewhere := filepath.Join(filepath.Dir(dir), "elsewhere")
	leaveDead(t, elsewhere)
	if err := os.Symlink(elsewhere, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	openSockets(t, dir)
	if got := names(t, dir); got != ghostID+" file folder link" {
		t.Errorf("left: %s", got)
	}
	if _, err := os.Lstat(elsewhere); err != nil {
		t.Errorf("a link was followed: %v", err)
	}
	// One that died after the sweep is replaced.
	s := openSockets(t, dir)
	leaveDead(t, filepath.Join(dir, "control"))
	control, err := s.Control()
	if err != nil {
		t.Fatal(err)
	}
	_ = control.Close()
}

// A socket whose queue is full is alive: its program is only slow.
func TestBusySocketsAreAlive(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("elsewhere a full queue cannot be told from a dead socket")
	}
	dir := socketDir(t)
	openSockets(t, dir)
	path := filepath.Join(dir, ghostID)
	fd, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = syscall.Close(fd) }()
	if err := errors.Join(syscall.Bind(fd, &syscall.SockaddrUnix{Name: path}), syscall.Listen(fd, 0)); err != nil {
		t.Fatal(err)
	}
	full := false
	for range 10 {
		nc, err := net.DialTimeout("unix", path, time.Second)
		if full = err != nil; full {
			break
		}
		defer nc.Close()
	}
	if !full {
		t.Fatal("the queue does not fill")
	}
	openSockets(t, dir)
	if got := names(t, dir); got != ghostID {
		t.Errorf("left: %q", got)
	}
}

func TestSocketsRefuse(t *testing.T) {
	t.Run("a directory that is open to others", func(t *testing.T) {
		dir := socketDir(t)
		openSockets(t, dir)
		if err := os.Chmod(dir, 0o750); err != nil {
			t.Fatal(err)
		}
		if _, err := sstp.OpenSockets(dir); err == nil || !strings.Contains(err.Error(), "chmod 700") {
			t.Errorf("%v", err)
		}
	})
	t.Run("a directory that is opened later", func(t *testing.T) {
		dir := socketDir(t)
		s := openSockets(t, dir)
		if err := os.Chmod(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Control(); err == nil {
			t.Error("no error")
		}
	})
	t.Run("a directory of somebody else", func(t *testing.T) {
		dir := socketDir(t)
		openSockets(t, dir)
		if err := os.Chown(dir, 12345, 12345); err != nil {
			t.Skip("only root can give a directory away")
		}
		if _, err := sstp.OpenSockets(dir); err == nil || !strings.Contains(err.Error(), "not yours") {
			t.Errorf("%v", err)
		}
	})
	t.Run("a socket of somebody else", func(t *testing.T) {
		dir := socketDir(t)
		s := openSockets(t, dir)
		path := filepath.Join(dir, "control")
		leaveDead(t, path)
		if err := os.Lchown(path, 12345, 12345); err != nil {
			t.Skip("only root can give a socket away")
		}
		openSockets(t, dir)
		if _, err := s.Control(); err == nil || !strings.Contains(err.Error(), "not a socket of ours") {
			t.Errorf("%v", err)
		}
		if got := names(t, dir); got != "control" {
			t.Errorf("left: %s", got)
		}
	})
	t.Run("a link for a directory", func(t *testing.T) {
		dir := socketDir(t)
		openSockets(t, dir)
		link := dir + "-link"
		if err := os.Symlink(dir, link); err != nil {
			t.Fatal(err)
		}
		if _, err := sstp.OpenSockets(link); err == nil {
			t.Error("no error")
		}
	})
	t.Run("a file for a directory", func(t *testing.T) {
		dir := socketDir(t)
		if err := os.WriteFile(dir, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := sstp.OpenSockets(dir); err == nil {
			t.Error("no error")
		}
	})
	t.Run("no directory above", func(t *testing.T) {
		if _, err := sstp.OpenSockets(filepath.Join(socketDir(t), "b")); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%v", err)
		}
	})
	t.Run("a file for a socket", func(t *testing.T) {
		dir := socketDir(t)
		s := openSockets(t, dir)
		if err := os.WriteFile(filepath.Join(dir, "control"), []byte("precious"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Control(); err == nil || !strings.Contains(err.Error(), "not a socket") {
			t.Errorf("%v", err)
		}
	})
	t.Run("ids that are none", func(t *testing.T) {
		s := openSockets(t, socketDir(t))
		for _, id := range []string{"", "control", "../" + ghostID[3:], ghostID[1:], ghostID + "0", strings.ToUpper(ghostID), ghostID[1:] + "/"} {
			if _, err := s.Ghost(id); err == nil || !strings.Contains(err.Error(), "no id of a ghost") {
				t.Errorf("%q: %v", id, err)
			}
		}
	})
	t.Run("a path that is too long", func(t *testing.T) {
		dir := filepath.Join(filepath.Dir(socketDir(t)), strings.Repeat("x", 90))
		if _, err := openSockets(t, dir).Ghost(ghostID); err == nil || !strings.Contains(err.Error(), "100 bytes") {
			t.Errorf("%v", err)
		}
	})
}

// Whoever took the place of a socket that was removed by hand keeps it.
func TestSocketOfOthersStays(t *testing.T) {
	dir := socketDir(t)
	s := openSockets(t, dir)
	first, err := s.Control()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(first.Path()); err != nil {
		t.Fatal(err)
	}
	second, err := s.Control()
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	_ = first.Close()
	if got := names(t, dir); got != "control" {
		t.Errorf("left: %q", got)
	}
}

// Two programs that start at the same time over a dead socket: one gets it.
func TestSocketRace(t *testing.T) {
	dir := socketDir(t)
	s := openSockets(t, dir)
	for range 20 {
		leaveDead(t, filepath.Join(dir, "control"))
		var wait sync.WaitGroup
		got := make(chan *sstp.Socket, 4)
		for range 4 {
			wait.Go(func() {
				switch c, err := s.Control(); {
				case err == nil:
					got <- c
				case !errors.Is(err, sstp.ErrSocketTaken):
					t.Error(err)
				}
			})
		}
		wait.Wait()
		if len(got) != 1 {
			t.Fatalf("%d have it", len(got))
		}
		c := <-got
		if nc, err := net.Dial("unix", c.Path()); err != nil {
			t.Error(err)
		} else {
			_ = nc.Close()
		}
		_ = c.Close()
	}
}

func TestSocketDir(t *testing.T) {
	long := "/run/" + strings.Repeat("x", 56)
	for _, tt := range []struct{ runtime, temp, want string }{
		{"/run/user/1000", "/tmp", "/run/user/1000/ukatty"},
		{"/run/user/1000/", "/tmp", "/run/user/1000/ukatty"},
		{"", "/tmp", "/tmp/ukatty-1000"},
		{"relative", "/var/tmp/", "/var/tmp/ukatty-1000"},
		{long, "/tmp", "/tmp/ukatty-1000"},
		{long[:60], "/tmp", long[:60] + "/ukatty"},
	} {
		got := sstp.SocketDir(tt.runtime, tt.temp, 1000)
		if got != tt.want {
			t.Errorf("%q, %q: %q, want %q", tt.runtime, tt.temp, got, tt.want)
		}
		if n := len(filepath.Join(got, ghostID)); n > 100 {
			t.Errorf("%q: %d bytes", got, n)
		}
	}
}
