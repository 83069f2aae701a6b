package nar

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// ground is the folder that an archive is to be unpacked into, as it is before.
type ground struct {
	root   *os.Root
	levels map[string]bool // folders that were looked at: whether they are there
}

// check says whether all entries can go where they belong: through folders that are there or not, never through a link,
// and never upon anything but a file.
func (g *ground) check(all []entry) error {
	g.levels = map[string]bool{".": true}
	for _, e := range all {
		if e.dir {
			if _, err := g.folder(e.name); err != nil {
				return err
			}
			continue
		}
		there, err := g.folder(path.Dir(e.name))
		if err != nil {
			return err
		}
		if !there {
			continue
		}
		mode, there, err := g.look(e.name)
		switch {
		case err != nil:
			return err
		case there && mode.IsDir():
			return fmt.Errorf("%w: %.80q is a folder", ErrInTheWay, e.name)
		case there && !mode.IsRegular():
			return fmt.Errorf("%w: %.80q", ErrLink, e.name)
		}
	}
	return nil
}

// folder says whether a folder is there, and looks at all above it.
func (g *ground) folder(name string) (bool, error) {
	if there, known := g.levels[name]; known {
		return there, nil
	}
	above, err := g.folder(path.Dir(name))
	if err != nil {
		return false, err
	}
	if above {
		mode, there, err := g.look(name)
		switch {
		case err != nil:
			return false, err
		case there && mode&fs.ModeSymlink != 0:
			return false, fmt.Errorf("%w: %.80q", ErrLink, name)
		case there && !mode.IsDir():
			return false, fmt.Errorf("%w: %.80q is no folder", ErrInTheWay, name)
		}
		above = there
	}
	g.levels[name] = above
	return above, nil
}

// look gives what stands under a name, and whether anything does.
func (g *ground) look(name string) (mode fs.FileMode, there bool, err error) {
	info, err := g.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, false, nil
	case err != nil:
		return 0, false, err
	}
	return info.Mode(), true, nil
}
