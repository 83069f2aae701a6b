package nar

import (
	"archive/zip"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
)

// New files and folders belong to their user alone.
const (
	fileMode = 0o600
	dirMode  = 0o700
)

// entry is one entry of an archive that may be unpacked.
type entry struct {
	file *zip.File
	name string // plain, with slashes
	dir  bool
}

// Unpack writes what is in an archive of size bytes into a folder. Files of the same names are replaced, all others stay.
// It ends with the error of ctx when that ends first.
func Unpack(ctx context.Context, archive io.ReaderAt, size int64, into *os.Root, lim Limits) (Sum, error) {
	lim = lim.or()
	z, err := openDirectory(archive, size, lim)
	if err != nil {
		return Sum{}, err
	}
	all, err := plan(z.File, size, lim)
	if err != nil {
		return Sum{}, err
	}
	if err := (&ground{root: into}).check(all); err != nil {
		return Sum{}, err
	}
	aside := ".unpack-" + rand.Text()
	if err := into.Mkdir(aside, dirMode); err != nil {
		return Sum{}, err
	}
	defer func() { _ = into.RemoveAll(aside) }() // what cannot be removed now cannot be removed
	u := &unpacking{ctx: ctx, root: into, aside: aside, limit: lim.Bytes, made: map[string]bool{aside: true}}
	for _, e := range all {
		if err := u.write(e); err != nil {
			return Sum{}, err
		}
	}
	if err := settle(into, aside, "."); err != nil {
		return Sum{}, err
	}
	u.sum.Packed = size
	return u.sum, nil
}

// swell is how many bytes one byte of an archive can become at most: no method that is known here packs better than
// 1032 to 1. Whoever claims more lets its entries share their bytes.
const swell = 1032

// plan looks at all entries before any is unpacked.
func plan(files []*zip.File, size int64, lim Limits) ([]entry, error) {
	all := make([]entry, 0, len(files))
	names := claims{}
	plain := uint64(0)
	for _, f := range files {
		e, err := newEntry(f)
		if err != nil {
			return nil, err
		}
		if e.name, err = names.add(e, 2*lim.Entries); err != nil {
			return nil, err
		}
		if f.UncompressedSize64 > uint64(lim.Bytes)-plain {
			return nil, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, lim.Bytes)
		}
		plain += f.UncompressedSize64
		all = append(all, e)
	}
	if plain/swell > uint64(size) || lim.bomb(plain, size) {
		return nil, fmt.Errorf("%w: %d bytes out of %d", ErrTooLarge, plain, size)
	}
	return all, nil
}

// claims are the names that an archive takes, those of folders that only stand in longer names too, by what all spellings of
// a name share.
type claims map[string]claim

// claim is a name that is taken, as it was spelled first.
type claim struct {
	name string
	dir  bool
}

// add takes the names of an entry, limit of them at most. It gives the name of the entry with the folders above it spelled as
// the first entry in them had it: Windows, where archives are made, sees one folder in both. Two files that differ in
// capitals alone would be one file there, and are refused.
func (c claims) add(e entry, limit int) (string, error) {
	above, err := c.folder(path.Dir(e.name), limit)
	if err != nil {
		return "", err
	}
	name := path.Join(above, path.Base(e.name))
	key := Fold(name)
	was, known := c[key]
	switch {
	case known && was.dir && e.dir:
		return was.name, nil
	case known:
		return "", fmt.Errorf("%w: %.80q twice", ErrName, e.name)
	}
	return name, c.take(key, claim{name, e.dir}, limit)
}

// take enters a name.
func (c claims) take(key string, what claim, limit int) error {
	if len(c) >= limit {
		return fmt.Errorf("%w: more than %d files and folders", ErrTooLarge, limit)
	}
	c[key] = what
	return nil
}

// folder takes the name of a folder and of those above it, and gives it as it was spelled first.
func (c claims) folder(name string, limit int) (string, error) {
	if name == "." {
		return name, nil
	}
	was, known := c[Fold(name)]
	switch {
	case known && !was.dir:
		return "", fmt.Errorf("%w: %.80q is a file and a folder", ErrName, name)
	case known:
		return was.name, nil
	}
	above, err := c.folder(path.Dir(name), limit)
	if err != nil {
		return "", err
	}
	name = path.Join(above, path.Base(name))
	return name, c.take(Fold(name), claim{name, true}, limit)
}

// Marks of an encrypted entry: a bit of its flags, and the method that stands for AES.
const (
	flagEncrypted = 1
	methodAES     = 99
)

// newEntry looks at one entry.
func newEntry(f *zip.File) (entry, error) {
	name, err := decode(f.Name, f.Flags)
	if err != nil {
		return entry{}, err
	}
	e := entry{file: f, dir: f.Mode().IsDir() || name != "" && name[len(name)-1] == '/'}
	if e.name, err = check(name); err != nil {
		return entry{}, err
	}
	switch mode := f.Mode().Type(); {
	case f.Flags&flagEncrypted != 0 || f.Method == methodAES:
		return entry{}, ErrEncrypted
	case mode != 0 && mode != fs.ModeDir:
		return entry{}, fmt.Errorf("%w: %.80q", ErrLink, e.name)
	case e.name == "." && !e.dir:
		return entry{}, fmt.Errorf("%w: a file without one", ErrName)
	case !e.dir && f.Method != zip.Store && f.Method != zip.Deflate:
		return entry{}, fmt.Errorf("%w: %d", ErrMethod, f.Method)
	}
	return e, nil
}

// unpacking is an archive that is being unpacked aside.
type unpacking struct {
	ctx   context.Context
	root  *os.Root
	aside string
	limit int64
	made  map[string]bool // the folders that are there
	sum   Sum
}

// write unpacks an entry and adds it to the sum.
func (u *unpacking) write(e entry) error {
	if err := u.ctx.Err(); err != nil {
		return err
	}
	to := path.Join(u.aside, e.name)
	if e.dir {
		return u.folder(to)
	}
	if err := u.folder(path.Dir(to)); err != nil {
		return err
	}
	r, err := e.file.Open()
	if err != nil {
		return sorted(err)
	}
	defer r.Close()
	w, err := u.root.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	n, err := pour(u.ctx, w, r, u.limit-u.sum.Plain)
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	u.sum.Files++
	u.sum.Plain += n
	return nil
}

// folder makes a folder and those above it, each once.
func (u *unpacking) folder(name string) error {
	if u.made[name] {
		return nil
	}
	if err := u.folder(path.Dir(name)); err != nil {
		return err
	}
	u.made[name] = true
	return u.root.Mkdir(name, dirMode)
}
