package nar

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Pack writes an archive of all that is in a folder. Files of which skip says so are left out: the archive itself, when
// it is written into that folder. A nil skip leaves nothing out. It ends with the error of ctx when that ends first;
// whoever gets an error has written half an archive.
func Pack(ctx context.Context, from *os.Root, w io.Writer, skip func(fs.FileInfo) bool, lim Limits) (Sum, error) {
	out := &counted{w: w}
	p := &packing{ctx: ctx, from: from, zip: zip.NewWriter(out), skip: skip, lim: lim.or()}
	if err := fs.WalkDir(from.FS(), ".", p.visit); err != nil {
		return Sum{}, err
	}
	if err := p.zip.Close(); err != nil {
		return Sum{}, err
	}
	p.sum.Packed = out.n
	return p.sum, nil
}

// packing is an archive that is being written.
type packing struct {
	ctx     context.Context
	from    *os.Root
	zip     *zip.Writer
	skip    func(fs.FileInfo) bool
	lim     Limits
	entries int
	sum     Sum
}

// visit packs what stands under a name. It is a fs.WalkDirFunc.
func (p *packing) visit(name string, _ fs.DirEntry, err error) error {
	if err = errors.Join(err, p.ctx.Err()); err != nil {
		return err
	}
	if name == "." {
		return nil
	}
	info, err := p.from.Lstat(name)
	switch {
	case err != nil:
		return err
	case !info.IsDir() && !info.Mode().IsRegular():
		return fmt.Errorf("%w: %.80q", ErrLink, name)
	case p.skip != nil && p.skip(info):
		return nil
	case p.entries == p.lim.Entries:
		return fmt.Errorf("%w: more than %d entries", ErrTooLarge, p.lim.Entries)
	}
	// What could not be unpacked again is not packed.
	if _, err := check(name); err != nil {
		return err
	}
	p.entries++
	return p.add(name, info)
}

// add writes one entry.
func (p *packing) add(name string, info fs.FileInfo) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: info.ModTime()}
	h.SetMode(info.Mode())
	if info.IsDir() {
		h.Name, h.Method = name+"/", zip.Store
		_, err := p.zip.CreateHeader(h)
		return err
	}
	if info.Size() > p.lim.Bytes-p.sum.Plain {
		return fmt.Errorf("%w: more than %d bytes", ErrTooLarge, p.lim.Bytes)
	}
	f, err := p.from.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	w, err := p.zip.CreateHeader(h)
	if err != nil {
		return err
	}
	n, err := pour(p.ctx, w, f, p.lim.Bytes-p.sum.Plain)
	p.sum.Plain += n
	p.sum.Files++
	return err
}

// counted counts the bytes that go through it.
type counted struct {
	w io.Writer
	n int64
}

// Write writes as io.Writer has it.
func (c *counted) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}
