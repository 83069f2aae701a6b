//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package sstp

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"syscall"
	"time"
)

// OpenSockets makes the directory for sockets if need be, and takes out of it what programs left that were killed. A
// directory that is not the user's own, or that others can enter, is refused: it may be anybody's trap in a directory that
// all can write to. Nothing is removed but sockets of the user's own at which nobody answers.
func OpenSockets(dir string) (*Sockets, error) {
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("sstp: directory for sockets: %w", err)
	}
	s := &Sockets{dir: dir}
	if err := s.locked(s.sweep); err != nil {
		return nil, err
	}
	return s, nil
}

// locked runs do while no other program makes or removes sockets in the directory: between the check whether one is dead
// and its removal another one might take its place, and one that has its name but does not listen yet looks dead. The lock
// is on the directory itself, so that no file is left behind.
func (s *Sockets) locked(do func() error) error {
	d, err := openOwn(s.dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := lock(d); err != nil {
		return fmt.Errorf("sstp: lock %s: %w", s.dir, err)
	}
	return do()
}

// openOwn opens a directory for sockets that belongs to the user and that only the user can enter.
func openOwn(dir string) (*os.File, error) {
	const flags = os.O_RDONLY | syscall.O_DIRECTORY | syscall.O_NOFOLLOW
	d, err := os.OpenFile(dir, flags, 0) //nolint:gosec // the directory is what it is about
	if err != nil {
		return nil, fmt.Errorf("sstp: directory for sockets: %w", err)
	}
	info, err := d.Stat()
	switch {
	case err != nil:
		err = fmt.Errorf("sstp: directory for sockets: %w", err)
	case !mine(info):
		err = fmt.Errorf("sstp: %s is not yours: remove it, or name another place", dir)
	case info.Mode().Perm()&0o077 != 0:
		err = fmt.Errorf("sstp: %s is open to others (mode %04o): chmod 700 it", dir, info.Mode().Perm())
	}
	if err != nil {
		_ = d.Close() // nothing was written
		return nil, err
	}
	return d, nil
}

// Find gives, for a client, the path of the control socket in a directory for sockets, and the ids of the ghosts that have one
// there, of all basewares that run. Sockets at which nobody answers do not count; without a control socket the error is
// fs.ErrNotExist. A directory that is not the user's own, or that others can enter, is refused.
func Find(dir string) (control string, ghosts []string, err error) {
	d, err := openOwn(dir)
	if err != nil {
		return "", nil, err
	}
	defer d.Close()
	names, err := d.Readdirnames(-1)
	if err != nil {
		return "", nil, fmt.Errorf("sstp: directory for sockets: %w", err)
	}
	for _, name := range names {
		path := socketPath(dir, name)
		info, err := os.Lstat(path)
		switch {
		case err != nil || info.Mode().Type() != fs.ModeSocket || !mine(info) || dead(path, info):
		case name == controlName:
			control = path
		case isID(name):
			ghosts = append(ghosts, name)
		}
	}
	if control == "" {
		return "", nil, fmt.Errorf("sstp: control socket: %w", fs.ErrNotExist)
	}
	return control, ghosts, nil
}

// lock takes the lock that the closing of f gives back. It does not wait for long: programs hold it for milliseconds.
func lock(f *os.File) error {
	const tries, pause = 100, 20 * time.Millisecond
	var err error
	for range tries {
		if err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); !errors.Is(err, syscall.EWOULDBLOCK) {
			return err
		}
		time.Sleep(pause)
	}
	return err
}

// sweep removes the dead sockets of the directory.
func (s *Sockets) sweep() error {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return fmt.Errorf("sstp: directory for sockets: %w", err)
	}
	for _, e := range entries {
		if e.Type() != fs.ModeSocket {
			continue
		}
		path := socketPath(s.dir, e.Name())
		if info, err := os.Lstat(path); err == nil && dead(path, info) {
			_ = os.Remove(path) // whoever needs the name says so
		}
	}
	return nil
}

// listen makes the socket of that name, in place of a dead one.
func (s *Sockets) listen(name, receiver string) (*Socket, error) {
	made := &Socket{path: socketPath(s.dir, name), receiver: receiver}
	if len(made.path) > maxSocketPath {
		return nil, fmt.Errorf("sstp: the path %s has more than %d bytes", made.path, maxSocketPath)
	}
	if err := s.locked(made.announce); err != nil {
		return nil, err
	}
	return made, nil
}

func (s *Socket) announce() error {
	if info, err := os.Lstat(s.path); err == nil {
		switch {
		case info.Mode().Type() != fs.ModeSocket || !mine(info):
			return fmt.Errorf("sstp: %s is not a socket of ours: remove it", s.path)
		case !dead(s.path, info):
			return fmt.Errorf("%w: %s", ErrSocketTaken, s.path)
		}
		if err := os.Remove(s.path); err != nil {
			return fmt.Errorf("sstp: dead socket: %w", err)
		}
	}
	ln, err := net.ListenUnix("unix", &net.UnixAddr{Name: s.path, Net: "unix"})
	if err != nil {
		return fmt.Errorf("sstp: %w", err)
	}
	ln.SetUnlinkOnClose(false) // Close looks first whose it is
	s.Listener = ln
	if err = os.Chmod(s.path, 0o600); err == nil {
		s.self, err = os.Lstat(s.path)
	}
	if err != nil {
		_ = ln.Close()
		return fmt.Errorf("sstp: %w", err)
	}
	return nil
}

// dead says whether a file is a socket of the user's own at which nobody listens. One that cannot be reached for another
// reason, such as too many who wait there, is alive. (The BSDs have one answer for both: there a program that lets its queue
// run full at the very moment when another one starts is taken for dead.)
func dead(path string, info fs.FileInfo) bool {
	if info.Mode().Type() != fs.ModeSocket || !mine(info) {
		return false
	}
	nc, err := net.DialTimeout("unix", path, time.Second)
	if err == nil {
		_ = nc.Close()
	}
	return errors.Is(err, syscall.ECONNREFUSED)
}

// mine says whether a file belongs to the user that the program runs as.
func mine(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}
