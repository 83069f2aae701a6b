package memory

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// OpenWait is how long Open waits at most for another process to give the file back.
const OpenWait = 250 * time.Millisecond

const (
	openPoll = 10 * time.Millisecond
	// maxAside is how many damaged files are kept beside the memory. When all names are taken, the last is used again.
	maxAside = 9
)

// Open gives the memory in the file at path. It makes the file, for its owner only, and the folders above it.
//
// The Memory is never nil and always works. The error says what is wrong, and Memory.Err whether values last
// nevertheless:
//
//   - ErrLocked: another process has the file, and did not give it back within OpenWait or before ctx ended. This
//     memory is empty and does not last.
//   - ErrDamaged: the file was moved aside, under a name that the error tells, and the memory begins anew; it lasts.
//     If the file could not be moved, this memory does not last.
//   - ErrFormat: the file belongs to a newer version, or to another program. It is not touched; this memory is empty
//     and does not last.
//   - Others: the file cannot be made, read or written. This memory is empty and does not last.
func Open(ctx context.Context, path string) (*Memory, error) {
	return open(ctx, path, usualBounds)
}

func open(ctx context.Context, path string, b [kinds]bounds) (*Memory, error) {
	m := newMemory(b)
	damage, err := m.open(ctx, path)
	if err != nil {
		m.err = fmt.Errorf("memory: %s: %w", path, err)
		return m, m.err
	}
	m.err = nil
	if damage != nil {
		return m, fmt.Errorf("memory: %s: %w", path, damage)
	}
	return m, nil
}

// open reads the file, or begins a new one if it is damaged. Damage that was put aside is told apart from errors.
func (m *Memory) open(ctx context.Context, path string) (damage, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	for {
		s, err := lockStore(ctx, path)
		if err != nil {
			return nil, err
		}
		err = m.use(s)
		if err == nil {
			return damage, nil
		}
		if damage != nil || !errors.Is(err, ErrDamaged) {
			s.giveUp()
			return nil, err
		}
		moved, moveErr := s.setAside()
		if moveErr != nil {
			return nil, fmt.Errorf("%w; moving it aside: %w", err, moveErr)
		}
		damage = fmt.Errorf("%w; moved to %s", err, moved)
	}
}

// use makes the memory that of a file.
func (m *Memory) use(s *store) error {
	if err := s.open(); err != nil {
		return err
	}
	c, err := s.load()
	if err != nil {
		return err
	}
	d := newDraft(&c, &m.bounds)
	d.tidy()
	if err := s.write(d.effects, d.tallies()); err != nil {
		return err
	}
	d.publish(&c)
	m.store, m.contents = s, c
	return nil
}

// lockStore opens the file, or makes it, and locks it for this process.
func lockStore(ctx context.Context, path string) (*store, error) {
	for since := time.Now(); ; {
		s, err := tryStore(path)
		if s != nil || err != nil && !errors.Is(err, ErrLocked) {
			return s, err
		}
		if time.Since(since) >= OpenWait {
			return nil, ErrLocked
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("%w: %w", ErrLocked, ctx.Err())
		case <-time.After(openPoll):
		}
	}
}

// tryStore is one try of lockStore. Without store and error, the file was moved aside by another process meanwhile.
func tryStore(path string) (s *store, err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600) //nolint:gosec // the program names the file
	if err != nil {
		return nil, err
	}
	defer func() {
		if s == nil {
			_ = f.Close()
		}
	}()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	if err := lock(f); err != nil {
		return nil, err
	}
	if now, err := os.Stat(path); err != nil || !os.SameFile(info, now) {
		return nil, nil
	}
	if info, err = f.Stat(); err != nil { // the size, now that nobody else changes it
		return nil, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		if err := f.Chmod(0o600); err != nil {
			return nil, err
		}
	}
	return &store{file: f, path: path, info: info}, nil
}

// setAside moves a damaged file out of the way, and says where to. It is the lock that keeps two processes from moving
// each other's files.
func (s *store) setAside() (string, error) {
	name := asideName(s.path)
	err := os.Rename(s.path, name)
	_ = s.close()
	if err != nil { // there are systems that move no file which is open
		err = os.Rename(s.path, name)
	}
	syncFolder(s.path)
	return name, err
}

// asideName finds a name that is free.
func asideName(path string) string {
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s.damaged-%d", path, n)
		if _, err := os.Lstat(name); err != nil || n == maxAside {
			return name
		}
	}
}

// giveUp closes a file that cannot be used, and removes it if it was made a moment ago.
func (s *store) giveUp() {
	now, err := os.Stat(s.path)
	ours := err == nil && os.SameFile(s.info, now)
	if s.info.Size() == 0 && ours {
		_ = os.Remove(s.path)
	}
	_ = s.close()
}

// syncFolder makes the name of a new file outlast a power cut, on systems that need it and can.
func syncFolder(path string) {
	if d, err := os.Open(filepath.Dir(path)); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
