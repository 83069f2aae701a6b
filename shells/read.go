package shells

import (
	"bytes"
	"io"
	"io/fs"
	"strings"

	"ukatty/ghost/descript"
)

// read returns the bytes of a text, errUnread when that fails, and an error for the user when there is too much.
func (l *loader) read(name string) ([]byte, error) {
	room := max(maxText-l.text, 0)
	tooMuch := fail(name, 0, "left out: the texts of this shell have more than %d MiB in all", maxText>>20)
	if info, err := fs.Stat(l.fsys, name); err == nil && info.Size() > int64(room) {
		return nil, tooMuch
	}
	b, err := readFile(l.fsys, name, int64(room)+1)
	if err != nil {
		return nil, errUnread
	}
	if l.text += len(b); l.text > maxText {
		return nil, tooMuch
	}
	return b, nil
}

// readFile returns the bytes of a regular file, limit at most.
func readFile(fsys fs.FS, name string, limit int64) ([]byte, error) {
	f, info, err := openFile(fsys, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	b.Grow(int(min(max(0, info.Size()), limit)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(f, limit)); err != nil {
		return nil, errUnread
	}
	return b.Bytes(), nil
}

// openFile opens a regular file. A pipe or a device would keep whoever opens or reads it waiting.
func openFile(fsys fs.FS, name string) (fs.File, fs.FileInfo, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil || !info.Mode().IsRegular() {
		return nil, nil, errUnread
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, nil, errUnread
	}
	return f, info, nil
}

// decoded reads a text whose lines are blocks or keys; not ok: there is nothing of it.
func (l *loader) decoded(file string) (text string, ok bool) {
	b, err := l.read(file)
	switch {
	case err == errUnread: //nolint:errorlint // read returns nothing that wraps it
		l.mistaken(file, 0, "cannot be read")
		return "", false
	case err != nil:
		l.wrong(err)
		return "", false
	}
	text, err = descript.Salvage(file, b, maxText)
	l.wrong(err)
	return text, text != ""
}

// actual gives the name that a file really has, by one in any case; not ok: there is none.
func (s *Shell) actual(name string) (string, bool) {
	if found, ok := s.files[name]; ok {
		return found, true
	}
	found, ok := s.files[strings.ToLower(name)]
	return found, ok
}
