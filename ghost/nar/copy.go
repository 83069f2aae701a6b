package nar

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// Copy writes what is in a folder into an empty one, as if it had been packed and unpacked: by the same rules of names, links and
// limits. Files and folders of which skip says so are left out; a nil skip leaves nothing out. It ends with the error of ctx
// when that ends first; whoever gets an error has half a copy. Packed is 0 in the sum.
func Copy(ctx context.Context, from, into *os.Root, skip func(fs.FileInfo) bool, lim Limits) (Sum, error) {
	c := &copying{ctx: ctx, from: from, into: into, skip: skip, lim: lim.or(), names: claims{}}
	err := fs.WalkDir(from.FS(), ".", c.visit)
	return c.sum, err
}

// copying is a folder that is being copied.
type copying struct {
	ctx        context.Context
	from, into *os.Root
	skip       func(fs.FileInfo) bool
	lim        Limits
	names      claims
	entries    int
	sum        Sum
}

// visit copies what stands under a name. It is a fs.WalkDirFunc.
func (c *copying) visit(name string, _ fs.DirEntry, err error) error {
	if err = errors.Join(err, c.ctx.Err()); err != nil {
		return err
	}
	if name == "." {
		return nil
	}
	info, err := c.from.Lstat(name)
	switch {
	case err != nil:
		return err
	case c.skip != nil && c.skip(info):
		if info.IsDir() {
			return fs.SkipDir
		}
		return nil
	case !info.IsDir() && !info.Mode().IsRegular():
		return fmt.Errorf("%w: %.80q", ErrLink, name)
	case c.entries == c.lim.Entries:
		return fmt.Errorf("%w: more than %d entries", ErrTooLarge, c.lim.Entries)
	}
	if _, err := check(name); err != nil {
		return err
	}
	c.entries++
	to, err := c.names.add(entry{name: name, dir: info.IsDir()}, 2*c.lim.Entries)
	if err != nil {
		return err
	}
	if info.IsDir() {
		return c.into.MkdirAll(to, dirMode)
	}
	return c.file(name, to)
}

// file copies one file.
func (c *copying) file(name, to string) error {
	f, err := c.from.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := c.into.MkdirAll(path.Dir(to), dirMode); err != nil {
		return err
	}
	w, err := c.into.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	n, err := pour(c.ctx, w, f, c.lim.Bytes-c.sum.Plain)
	c.sum.Plain += n
	c.sum.Files++
	return errors.Join(err, w.Close())
}
