package reach

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bounds of what is kept.
const (
	// maxBody is how many bytes a response, or what is sent, may have.
	maxBody = 32 << 20
	// maxMemory is how many bytes are kept without a file: what SSP takes.
	maxMemory = 128 << 10
	// maxFolder is how many bytes the files of the folder may have together, maxFiles how many there may be.
	maxFolder = 256 << 20
	maxFiles  = 10_000
	// maxName is how many bytes a name may have, maxDepth how many folders may be in it.
	maxName  = 255
	maxDepth = 8
)

// What is written belongs to the user alone.
const (
	fileMode   = 0o600
	folderMode = 0o700
)

// checkName says whether a name, with slashes, is one that every system can have below a folder. The error is ErrFile.
func checkName(name string) error {
	name = strings.ReplaceAll(name, `\`, "/")
	if name == "" || len(name) > maxName || !utf8.ValidString(name) || strings.ContainsFunc(name, outOfName) {
		return fmt.Errorf("%w: %.80q is no name", ErrFile, name)
	}
	parts := strings.Split(name, "/")
	for _, p := range parts {
		if p == "" || p[0] == '.' || strings.HasSuffix(p, ".") || strings.TrimSpace(p) != p {
			return fmt.Errorf("%w: %.80q is no name", ErrFile, name)
		}
	}
	if len(parts) > maxDepth || !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%w: %.80q is no name", ErrFile, name)
	}
	return nil
}

// outOfName says of a character that it has no place in a name, on one system or another.
func outOfName(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`:*?"<>|`, r)
}

// nameOf gives the name of the file for an address: its last part, or index.html.
func nameOf(urlPath string) string {
	name := strings.Map(func(r rune) rune {
		if outOfName(r) || r == '/' || r == '\\' || r == utf8.RuneError {
			return '_'
		}
		return r
	}, path.Base("/"+urlPath))
	for len(name) > maxName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	name = strings.Trim(name, "._ ")
	if checkName(name) != nil {
		return "index.html"
	}
	return name
}

// store writes a file below the folder var: beside its place first, then by renaming, so that whoever reads it sees the old
// one or the new one. It gives its path.
func (c *Client) store(name string, body io.Reader) (string, error) {
	name = filepath.FromSlash(strings.ReplaceAll(name, `\`, "/"))
	root, err := c.folder()
	if err != nil {
		return "", err
	}
	defer root.Close()
	if dir := filepath.Dir(name); dir != "." {
		if err := root.MkdirAll(dir, folderMode); err != nil {
			return "", fmt.Errorf("%w: %w", ErrFile, err)
		}
	}
	if info, err := root.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return "", fmt.Errorf("%w: something else is called %.80q", ErrFile, name)
	}
	part := filepath.Join(filepath.Dir(name), ".part-"+rand.Text())
	f, err := root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrFile, err)
	}
	_, err = io.Copy(f, body)
	if err = errors.Join(err, f.Close()); err == nil {
		err = root.Rename(part, name)
	}
	if err != nil {
		_ = root.Remove(part) // it may be gone already
		return "", err
	}
	return filepath.Join(c.Var, name), nil
}

// folder opens the folder var, which is made if need be, unless it is full.
func (c *Client) folder() (*os.Root, error) {
	if c.Var == "" || !filepath.IsAbs(c.Var) {
		return nil, fmt.Errorf("%w: the ghost has no folder to write to", ErrFile)
	}
	if err := os.MkdirAll(c.Var, folderMode); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFile, err)
	}
	root, err := os.OpenRoot(c.Var)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFile, err)
	}
	if err := full(root); err != nil {
		_ = root.Close()
		return nil, err
	}
	return root, nil
}

// full says when there is no more room for what scripts fetch.
func full(root *os.Root) error {
	var size int64
	var files int
	return fs.WalkDir(root.FS(), ".", func(_ string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // what went meanwhile, or cannot be read, counts for nothing
		}
		if info, err := d.Info(); err == nil && info.Mode().IsRegular() {
			size += info.Size()
		}
		if files++; files > maxFiles || size > maxFolder {
			return fmt.Errorf("%w: the folder is full", ErrTooLarge)
		}
		return nil
	})
}

// Find gives the place of a file that a script names: absolute, or below Master. It has to be a regular one and to lie, once
// all links are followed, below one of the folders. The error is ErrFile.
func (c *Client) Find(name string) (string, error) {
	folder, rest, err := c.find(name)
	return filepath.Join(folder, rest), err
}

// find gives the place of a file as one of the folders, and the rest.
func (c *Client) find(name string) (folder, rest string, err error) {
	bad := fmt.Errorf("%w: %.80q", ErrFile, name)
	if name == "" || len(name) > maxURL || strings.ContainsRune(name, 0) {
		return "", "", bad
	}
	place := filepath.FromSlash(name)
	if !filepath.IsAbs(place) {
		if c.Master == "" || !filepath.IsLocal(place) {
			return "", "", bad
		}
		place = filepath.Join(c.Master, place)
	}
	if place, err = filepath.EvalSymlinks(place); err != nil {
		return "", "", bad
	}
	if info, err := os.Stat(place); err != nil || !info.Mode().IsRegular() {
		return "", "", bad
	}
	for _, f := range c.Folders {
		if f, err = filepath.EvalSymlinks(f); err != nil {
			continue
		}
		if rest, err = filepath.Rel(f, place); err == nil && filepath.IsLocal(rest) {
			return f, rest, nil
		}
	}
	return "", "", bad
}
