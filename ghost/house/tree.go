package house

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"ukatty/ghost/nar"
)

// Folders that are made ready: what is there already is linked into the new one, what comes is moved over it, and what lists
// doom is removed. All names are below the folder of the house.

// stage gives the place where the folder to is made ready, which becomes to in the end, and whether there was one. Without
// one that is made ready already, it is begun with what is there and stays.
func (w *work) stage(ctx context.Context, to string, r nar.Refresh) (at string, was bool, err error) {
	for i, m := range w.moves {
		if rest, ok := strings.CutPrefix(to+"/", m+"/"); ok {
			next, _ := w.places(i)
			return w.stageIn(ctx, w.spell(next, strings.Trim(rest, "/")), r)
		}
	}
	i := len(w.moves)
	w.moves = append(w.moves, to)
	at, _ = w.places(i)
	if err := w.root.Mkdir(at, dirMode); err != nil {
		return "", false, err
	}
	info, err := w.root.Lstat(to)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return at, false, nil
	case err != nil:
		return "", false, err
	case !info.IsDir():
		return "", false, fmt.Errorf("%w: %s is no folder", nar.ErrInTheWay, to)
	}
	if err := w.progress.keeps(w.root, to); err != nil {
		return "", false, err
	}
	return at, true, w.clone(ctx, to, at, r, false)
}

// spell gives a name below a folder, with slashes, as far as it is there as it is spelled there.
func (w *work) spell(dir, name string) string {
	for part := range strings.SplitSeq(name, "/") {
		if at, ok := member(w.root.FS(), dir, part); ok {
			dir = at
			continue
		}
		dir = path.Join(dir, part)
	}
	return dir
}

// stageIn is stage for a folder below one that is made ready already.
func (w *work) stageIn(ctx context.Context, at string, r nar.Refresh) (string, bool, error) {
	if !w.there(at) {
		return at, false, w.root.MkdirAll(at, dirMode)
	}
	if !r.All {
		return at, true, nil
	}
	aside := w.free(path.Join(w.at, "aside"))
	if err := errors.Join(w.root.Rename(at, aside), w.root.Mkdir(at, dirMode)); err != nil {
		return "", false, err
	}
	return at, true, w.clone(ctx, aside, at, r, false)
}

// clone makes a folder of what stays of another one. kept: all of it stays.
func (w *work) clone(ctx context.Context, from, to string, r nar.Refresh, kept bool) error {
	names, err := fs.ReadDir(w.root.FS(), from)
	if err != nil {
		return err
	}
	for _, d := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		src, dst := path.Join(from, d.Name()), path.Join(to, d.Name())
		stays := kept || r.Keeps(d.Name())
		switch {
		case d.IsDir():
			if err = w.root.MkdirAll(dst, dirMode); err == nil {
				err = w.clone(ctx, src, dst, r, stays && r.All)
			}
			if err == nil && !stays {
				_ = w.root.Remove(dst) // it goes when nothing in it stays
			}
		case stays:
			err = w.link(src, dst, d.Type())
			w.progress.places()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// link makes a file known by a second name, or copies it where the disk cannot do that. A symbolic link of the user's stays
// one.
func (w *work) link(src, dst string, mode fs.FileMode) error {
	switch {
	case mode&fs.ModeSymlink != 0:
		to, err := w.root.Readlink(src)
		if err != nil {
			return err
		}
		return w.root.Symlink(to, dst)
	case mode != 0:
		return fmt.Errorf("%w: %.80q", nar.ErrLink, src)
	}
	if w.root.Link(src, dst) == nil {
		return nil
	}
	r, err := w.root.Open(src)
	if err != nil {
		return err
	}
	defer r.Close()
	f, err := w.root.OpenFile(dst, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r)
	return errors.Join(err, f.Close())
}

// litter are files and folders that systems leave behind and nobody wants, folded.
var litter = map[string]bool{"__macosx": true, ".ds_store": true, "thumbs.db": true, "desktop.ini": true}

// isLitter says whether nobody wants a file or folder.
func isLitter(name string) bool { return litter[nar.Fold(name)] }

// lay moves what is in a folder over another one, whatever the capitals: a file takes the place of one of its name. Nothing
// is moved of which skip says so. It gives the number of files.
func (w *work) lay(from, to string, skip map[string]bool) (files int, err error) {
	names, err := fs.ReadDir(w.root.FS(), from)
	if err != nil {
		return 0, err
	}
	there, err := w.spellings(to)
	if err != nil {
		return 0, err
	}
	for _, d := range names {
		src := path.Join(from, d.Name())
		if skip[nar.Fold(src)] || isLitter(d.Name()) {
			continue
		}
		n, err := w.layOne(d, src, to, there[nar.Fold(d.Name())], skip)
		if err != nil {
			return 0, err
		}
		files += n
	}
	return files, nil
}

// spellings gives what is in a folder, by the folded names. A folder that is not there is made.
func (w *work) spellings(dir string) (map[string]fs.DirEntry, error) {
	if err := w.root.MkdirAll(dir, dirMode); err != nil {
		return nil, err
	}
	names, err := fs.ReadDir(w.root.FS(), dir)
	if err != nil {
		return nil, err
	}
	all := make(map[string]fs.DirEntry, len(names))
	for _, d := range names {
		all[nar.Fold(d.Name())] = d
	}
	return all, nil
}

// layOne moves one file or folder to a folder, where was has its name; a nil one says that nothing has.
func (w *work) layOne(d fs.DirEntry, src, to string, was fs.DirEntry, skip map[string]bool) (files int, err error) {
	dst := path.Join(to, d.Name())
	if was != nil {
		dst = path.Join(to, was.Name())
	}
	switch {
	case was != nil && was.IsDir() != d.IsDir():
		return 0, fmt.Errorf("%w: %.80q is a folder here and a file there", nar.ErrInTheWay, d.Name())
	case d.IsDir():
		return w.lay(src, dst, skip)
	case was != nil && was.Name() != d.Name():
		if err := w.root.Remove(dst); err != nil {
			return 0, err
		}
		dst = path.Join(to, d.Name())
	}
	w.progress.places()
	return 1, w.root.Rename(src, dst)
}

// purge removes what the delete.txt of a folder, and its kin, list. It gives how many files and folders went, and a sentence
// about each list that cannot be read.
func (w *work) purge(dir string) (gone int, broken []string, err error) {
	sub, err := fs.Sub(w.root.FS(), dir)
	if err != nil {
		return 0, nil, err
	}
	names, err := fs.ReadDir(sub, ".")
	if err != nil {
		return 0, nil, err
	}
	for _, d := range names {
		if d.IsDir() || !nar.IsDelete(d.Name()) {
			continue
		}
		b, _, err := read(sub, "", d.Name())
		if err != nil {
			broken = append(broken, err.Error())
			continue
		}
		doomed, refused, err := nar.ParseDelete(d.Name(), b)
		if err != nil {
			broken = append(broken, err.Error())
			continue
		}
		if refused > 0 {
			broken = append(broken, fmt.Sprintf("%s: %d of its names lead out of the folder and are passed over", d.Name(), refused))
		}
		for _, what := range doomed {
			if w.remove(sub, dir, what) {
				gone++
			}
		}
	}
	return gone, broken, nil
}

// remove removes what a line of a list means: a folder only where it says so.
func (w *work) remove(sub fs.FS, dir string, what nar.Doomed) bool {
	at, ok := Find(sub, what.Name)
	if !ok {
		return false
	}
	full := path.Join(dir, at)
	info, err := w.root.Lstat(full)
	if err != nil || info.IsDir() != what.Folder {
		return false
	}
	if what.Folder {
		return w.root.RemoveAll(full) == nil
	}
	return w.root.Remove(full) == nil
}
