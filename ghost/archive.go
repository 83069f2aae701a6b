package ghost

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ukatty/ghost/nar"
	"ukatty/ghost/sstp"
)

// Files that clients name: archives and pictures. They lie below the program's own folders and nowhere else.

// What can be wrong with a path of a client.
var (
	errPath     = errors.New("not an absolute path")
	errOutside  = errors.New("not below a folder of the program's own data")
	errNoFile   = errors.New("there is no such file")
	errNoFolder = errors.New("there is no such folder")
)

// failures say what a client is answered when a file could not be read or written, and what an event says: the words are
// those of UKADOC's list of events. The first that fits counts.
var failures = []struct {
	is     error
	status sstp.Status
	code   string
}{
	{errPath, sstp.BadRequest, "invalid parameter"},
	{errOutside, sstp.Refuse, "invalid parameter"},
	{errNoFile, sstp.NotFound, "file not found"},
	{errNoFolder, sstp.NotFound, "directory not found"},
	{nar.ErrFormat, sstp.BadRequest, "corrupted"},
	{nar.ErrChecksum, sstp.BadRequest, "crc"},
	{nar.ErrMethod, sstp.BadRequest, "unknown method"},
	{nar.ErrEncrypted, sstp.Refuse, "password required"},
	{nar.ErrName, sstp.Refuse, "corrupted"},
	{nar.ErrLink, sstp.Refuse, "corrupted"},
	{nar.ErrTooLarge, sstp.PayloadTooLarge, "stream"},
	{nar.ErrInTheWay, sstp.Conflict, "open failed"},
	{context.Canceled, sstp.ServiceUnavailable, "stream"},
	{context.DeadlineExceeded, sstp.ServiceUnavailable, "stream"},
	{nil, sstp.InternalServerError, "stream"},
}

// failed gives the answer to an error, and the word of an event.
func failed(err error) (*sstp.Response, string) {
	for _, f := range failures {
		if f.is == nil || errors.Is(err, f.is) {
			return refusal(f.status, "%.300v", err), f.code
		}
	}
	return refusal(sstp.InternalServerError, "%.300v", err), "stream"
}

// place is where a path leads: a name in a folder of the program's own, which nothing leaves that goes through root.
type place struct {
	root *os.Root
	name string // local, in the form of the system
}

// close lets the folder go.
func (p place) close() { _ = p.root.Close() }

// maxPath is how many bytes a path may have.
const maxPath = 4096

// folders are those below which files may be named, absolute. One that does not exist is passed over.
type folders []string

// folders gives those of the baseware.
func (b *Baseware) folders() folders { return b.home.Folders }

// place finds where an absolute path leads once all links have been followed. What does not exist yet is fine.
func (f folders) place(path string) (place, error) {
	if len(path) > maxPath || strings.ContainsRune(path, 0) || !filepath.IsAbs(path) {
		return place{}, errPath
	}
	path, err := follow(filepath.Clean(path))
	if err != nil {
		return place{}, err
	}
	for _, folder := range f {
		folder, err := filepath.EvalSymlinks(folder)
		if err != nil {
			continue
		}
		name, err := filepath.Rel(folder, path)
		if err != nil || !filepath.IsLocal(name) {
			continue
		}
		root, err := os.OpenRoot(folder)
		if err != nil {
			return place{}, err
		}
		return place{root, name}, nil
	}
	return place{}, errOutside
}

// follow gives the path without links: those of the part that exists are followed, and what comes behind it stays.
func follow(path string) (string, error) {
	volume := filepath.VolumeName(path)
	at := volume + string(filepath.Separator)
	rest := strings.TrimPrefix(path[len(volume):], string(filepath.Separator))
	for rest != "" {
		name, after, _ := strings.Cut(rest, string(filepath.Separator))
		next := filepath.Join(at, name)
		info, err := os.Lstat(next)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return filepath.Join(at, rest), nil
		case err != nil:
			return "", errNoFolder
		case info.Mode()&fs.ModeSymlink != 0:
			if next, err = filepath.EvalSymlinks(next); err != nil {
				return "", errOutside
			}
		}
		at, rest = next, after
	}
	return at, nil
}

// open opens a file that is there and is one.
func (p place) open() (*os.File, fs.FileInfo, error) {
	info, err := p.root.Stat(p.name)
	if err != nil || !info.Mode().IsRegular() {
		return nil, nil, errNoFile
	}
	f, err := p.root.Open(p.name)
	return f, info, err
}

// folder opens a folder that is there.
func (p place) folder() (*os.Root, error) {
	info, err := p.root.Stat(p.name)
	if err != nil || !info.IsDir() {
		return nil, errNoFolder
	}
	return p.root.OpenRoot(p.name)
}

// What a client makes belongs to the user alone.
const (
	fileMode   = 0o600
	folderMode = 0o700
)

// write makes a file, or replaces it, once all of it has been written: beside its place first, then by renaming.
func write(in *os.Root, name string, fill func(io.Writer) error) error {
	part := filepath.Join(filepath.Dir(name), ".part-"+rand.Text())
	f, err := in.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if errors.Is(err, fs.ErrNotExist) {
		return errNoFolder
	}
	if err != nil {
		return err
	}
	if err = errors.Join(fill(f), f.Close()); err == nil {
		err = in.Rename(part, name)
	}
	if err != nil {
		_ = in.Remove(part) // it may be gone already
	}
	return err
}

// compress packs a folder into an archive.
func (f folders) compress(ctx context.Context, archive, folder string) (sum nar.Sum, err error) {
	to, err := f.place(archive)
	if err != nil {
		return sum, err
	}
	defer to.close()
	from, err := f.place(folder)
	if err != nil {
		return sum, err
	}
	defer from.close()
	source, err := from.folder()
	if err != nil {
		return sum, err
	}
	defer source.Close()
	if info, err := to.root.Stat(to.name); err == nil && !info.Mode().IsRegular() {
		return sum, nar.ErrInTheWay
	}
	err = write(to.root, to.name, func(w io.Writer) error {
		sum, err = nar.Pack(ctx, source, w, to.itself(w), nar.Limits{})
		return err
	})
	return sum, err
}

// itself says which files are the archive: the one that stood there before, and the one that is being written.
func (p place) itself(w io.Writer) func(fs.FileInfo) bool {
	var mine []fs.FileInfo
	if info, err := p.root.Stat(p.name); err == nil {
		mine = append(mine, info)
	}
	if f, ok := w.(*os.File); ok {
		if info, err := f.Stat(); err == nil {
			mine = append(mine, info)
		}
	}
	return func(info fs.FileInfo) bool {
		for _, m := range mine {
			if os.SameFile(m, info) {
				return true
			}
		}
		return false
	}
}

// extract unpacks an archive into a folder, which is made if need be.
func (f folders) extract(ctx context.Context, archive, folder string) (nar.Sum, error) {
	from, err := f.place(archive)
	if err != nil {
		return nar.Sum{}, err
	}
	defer from.close()
	to, err := f.place(folder)
	if err != nil {
		return nar.Sum{}, err
	}
	defer to.close()
	file, info, err := from.open()
	if err != nil {
		return nar.Sum{}, err
	}
	defer file.Close()
	target, made, err := to.make()
	if err != nil {
		return nar.Sum{}, err
	}
	defer target.Close()
	sum, err := nar.Unpack(ctx, file, info.Size(), target, nar.Limits{})
	if err != nil && made {
		_ = to.root.Remove(to.name) // a folder that is empty again, as it should be
	}
	return sum, err
}

// make opens a folder, and makes it if it is not there.
func (p place) make() (folder *os.Root, made bool, err error) {
	if _, err := p.root.Stat(p.name); errors.Is(err, fs.ErrNotExist) {
		if err := p.root.MkdirAll(p.name, folderMode); err != nil {
			return nil, false, errNoFolder
		}
		made = true
	}
	folder, err = p.folder()
	return folder, made, err
}
