package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"ukatty/ghost/wire"
	"ukatty/sakura/check"
	"ukatty/sakura/extract"
)

// repair writes into a text what is certain to be right, and gives the text as it is then. A file is replaced as a whole:
// whoever reads it meanwhile sees the old one or the new one. The standard input is written to w.
func (s checked) repair(w io.Writer, o check.Options) (checked, error) {
	o.Fragment, o.Continued = s.fragments, s.fragments && s.dialect.Joins()
	var b strings.Builder
	after, last := s, 0
	after.pieces = nil
	for _, p := range s.pieces {
		piece := s.text[p.Start:p.End]
		if !s.fragments || !extract.Dynamic(piece, s.dialect) {
			piece, _ = check.Repair(piece, o)
		}
		b.WriteString(s.text[last:p.Start])
		after.pieces = append(after.pieces, extract.Piece{Start: b.Len(), End: b.Len() + len(piece)})
		b.WriteString(piece)
		last = p.End
	}
	b.WriteString(s.text[last:])
	after.text = b.String()
	data, err := after.encode()
	if err != nil {
		return s, err
	}
	if s.name == "-" {
		if _, err := w.Write(data); err != nil {
			return s, fail(exitFailed, "standard output: %w", err)
		}
		return after, nil
	}
	if after.text == s.text {
		return after, nil
	}
	return after, replaceFile(s.name, data)
}

// encode makes bytes of a text, as those were that it was read from.
func (s *checked) encode() ([]byte, error) {
	if s.lossy {
		return nil, fail(exitUsage, "%s: not repaired: some of its bytes mean nothing in %s", s.name, s.charset)
	}
	if s.bom {
		return []byte("\ufeff" + s.text), nil
	}
	if s.charset == wire.UTF8 {
		return []byte(s.text), nil
	}
	data, replaced := s.charset.Encode(s.text)
	if replaced > 0 {
		return nil, fail(exitUsage, "%s: not repaired: %s has no way to write %d of its characters", s.name, s.charset, replaced)
	}
	return data, nil
}

// replaceFile puts a file in the place of another one, with the same permissions. What a link points to is replaced, not
// the link.
func replaceFile(name string, data []byte) error {
	name, err := filepath.EvalSymlinks(name)
	if err != nil {
		return &failure{exitUsage, err}
	}
	info, err := os.Stat(name)
	if err != nil {
		return &failure{exitUsage, err}
	}
	if !info.Mode().IsRegular() {
		return fail(exitUsage, "%s: not repaired: it is no regular file", name)
	}
	if err := writeBeside(name, data, info.Mode().Perm()); err != nil {
		return fail(exitUsage, "%s: not repaired: %w", name, err)
	}
	return nil
}

// writeBeside writes a new file in the folder of the old one and gives it its name.
func writeBeside(name string, data []byte, perm os.FileMode) error {
	file, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("write: %w", err)
	}
	defer func() { _ = os.Remove(file.Name()) }() // nothing is there any more once it has the other name
	_, err = file.Write(data)
	for _, then := range []func() error{
		func() error { return file.Chmod(perm) }, file.Sync, file.Close, func() error { return os.Rename(file.Name(), name) },
	} {
		if err == nil {
			err = then()
		}
	}
	return err
}
