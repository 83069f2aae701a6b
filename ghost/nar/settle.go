package nar

import (
	"fmt"
	"os"
	"path"
)

// settle moves all that is in one folder into another one: files replace files, and what is a folder in both is settled
// in its turn. Whatever is only in the first moves as a whole.
func settle(root *os.Root, from, to string) error {
	all, err := list(root, from)
	if err != nil {
		return err
	}
	for _, d := range all {
		src, dst := path.Join(from, d.Name()), path.Join(to, d.Name())
		mode, there, err := (&ground{root: root}).look(dst)
		switch {
		case err != nil:
		case there && d.IsDir() && mode.IsDir():
			err = settle(root, src, dst)
		case there && (d.IsDir() || !mode.IsRegular()):
			err = fmt.Errorf("%w: %.80q", ErrInTheWay, dst)
		default:
			err = root.Rename(src, dst)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// list gives what is in a folder.
func list(root *os.Root, name string) ([]os.DirEntry, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}
