package main

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	"ukatty/ghost/house"
	"ukatty/tui"
)

// Two programs that write at the same instant would each write what it had read before the other one wrote. So whoever reads and
// writes the file holds a lock on another one beside it, which is never removed, since nobody knows who else waits for it.

const (
	deskLock = ".panels.lock"
	// lockPatience is how long the lock is waited for: it is held for as long as a small file takes. After that the file is
	// written all the same, as where there are no locks.
	lockPatience = time.Second
	lockPause    = 5 * time.Millisecond
)

// save writes a desk with what other programs have added meanwhile.
func (d *desk) save(now tui.Desk) error {
	defer d.lock()()
	return writeDesk(d.path, d.joined(now))
}

// lock takes the lock, and gives what lets it go.
func (d *desk) lock() (release func()) {
	path := d.path
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // the lock stands beside the file, and not beside a link to it
	}
	dir := filepath.Dir(path)
	if os.MkdirAll(dir, 0o700) != nil {
		return func() {} // the writing fails as well, and says why
	}
	f, err := os.OpenFile(filepath.Join(dir, deskLock), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return func() {} // likewise
	}
	for waited := time.Duration(0); waited < lockPatience && errors.Is(house.Lock(f), house.ErrBusy); waited += lockPause {
		time.Sleep(lockPause)
	}
	return func() { _ = f.Close() } // nothing was written
}
