package house

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"ukatty/ghost/descript"
	"ukatty/ghost/nar"
)

// Find gives the name under which something can be found in a folder, whatever its capitals; not ok: it is not there. The
// name has slashes.
func Find(fsys fs.FS, name string) (string, bool) {
	if _, err := fs.Stat(fsys, name); err == nil {
		return name, true
	}
	at := "."
	for part := range strings.SplitSeq(name, "/") {
		next, ok := member(fsys, at, part)
		if !ok {
			return name, false
		}
		at = next
	}
	return at, true
}

// member finds what is in a folder under a name, whatever its capitals.
func member(fsys fs.FS, dir, name string) (string, bool) {
	all, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return "", false
	}
	found := ""
	for _, d := range all {
		switch {
		case d.Name() == name:
			return path.Join(dir, name), true
		case found == "" && nar.Fold(d.Name()) == nar.Fold(name):
			found = path.Join(dir, d.Name())
		}
	}
	return found, found != ""
}

// read reads a short text file of a folder, whatever the capitals of its name. Its error is a *descript.Error, in which the
// file is called as it is from outside: below the folder named in.
func read(fsys fs.FS, in, name string) (text []byte, called string, err error) {
	at, ok := Find(fsys, name)
	called = filepath.Join(in, filepath.FromSlash(at))
	wrong := func(why string) error { return &descript.Error{File: called, Problem: why} }
	if !ok {
		return nil, called, wrong("there is no such file")
	}
	info, err := fs.Stat(fsys, at)
	switch {
	case err != nil:
		return nil, called, wrong(reason(err))
	case !info.Mode().IsRegular():
		return nil, called, wrong("not a regular file")
	}
	f, err := fsys.Open(at)
	if err != nil {
		return nil, called, wrong(reason(err))
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, descript.MaxBytes+1))
	if err != nil {
		return nil, called, wrong(reason(err))
	}
	return b, called, nil
}

// reason gives the bare reason of an error of the file system.
func reason(err error) string {
	var wrong *fs.PathError
	if errors.As(err, &wrong) {
		return wrong.Err.Error()
	}
	return err.Error()
}

// openDir opens a folder that has to be one.
func openDir(dir string) (*os.Root, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %s", dir, reason(err))
	}
	return root, nil
}
