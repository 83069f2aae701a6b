package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"ukatty/ghost/house"
)

// guest is a ghost that was unpacked for one run: a folder that goes when the run ends. While it is there a lock is held in
// it, so that a run that was killed is known by a folder without one, which the next run removes.
type guest struct {
	dir  string
	lock *os.File
}

// The names of such folders, below that for temporary files.
const (
	guestFolders = "ukatty-guest-*"
	guestLock    = "lock"
)

// invite unpacks an archive with a ghost. The caller lets the guest go.
func invite(ctx context.Context, archive string, tell func(done, whole int64)) (*guest, house.Ghost, error) {
	sweep(filepath.Join(os.TempDir(), guestFolders), time.Now())
	dir, err := os.MkdirTemp("", guestFolders)
	if err != nil {
		return nil, house.Ghost{}, err
	}
	g := &guest{dir: dir}
	found, err := g.unpack(ctx, archive, tell)
	if err != nil {
		g.leave()
		return nil, found, err
	}
	return g, found, nil
}

// unpack locks the folder, unpacks the archive and reads the ghost that was in it.
func (g *guest) unpack(ctx context.Context, archive string, tell func(done, whole int64)) (found house.Ghost, err error) {
	if g.lock, err = os.OpenFile(filepath.Join(g.dir, guestLock), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600); err != nil {
		return found, err
	}
	if err = house.Lock(g.lock); err != nil {
		return found, err
	}
	h := house.At(filepath.Join(g.dir, "data"))
	if _, err = h.Install(ctx, house.Order{From: archive, Progress: tell}); err != nil {
		return found, plainly(ctx, h, archive, err)
	}
	all, broken := h.Ghosts()
	switch {
	case len(all) > 0:
		return all[0], nil
	case len(broken) > 0:
		err = broken[0]
	default:
		err = errors.New("there is no ghost in it")
	}
	return found, err
}

// leave removes the guest. A nil one is none.
func (g *guest) leave() {
	if g == nil {
		return
	}
	if g.lock != nil {
		_ = g.lock.Close() // nothing was written
	}
	_ = os.RemoveAll(g.dir) // the next run tries again
}

// unlockedFor is how old a folder without a lock has to be: a run that begins has not made its lock yet.
const unlockedFor = time.Hour

// sweep removes what runs left behind that were killed.
func sweep(pattern string, now time.Time) {
	dirs, _ := filepath.Glob(pattern) // the pattern is sound
	for _, dir := range dirs {
		info, err := os.Lstat(dir)
		if err != nil || !info.IsDir() {
			continue
		}
		f, err := os.OpenFile(filepath.Join(dir, guestLock), os.O_RDWR, 0)
		if err != nil {
			if errors.Is(err, os.ErrNotExist) && now.Sub(info.ModTime()) > unlockedFor {
				_ = os.RemoveAll(dir) // that of somebody else stays
			}
			continue
		}
		if house.Lock(f) == nil {
			_ = os.RemoveAll(dir) // likewise
		}
		_ = f.Close() // nothing was written
	}
}
