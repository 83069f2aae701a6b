package shells

import (
	"errors"
	"strings"

	"ukatty/ghost/descript"
)

// row is a line of a block in an art file.
type row struct {
	text string
	line int
}

// sheet is an art file while it is read.
type sheet struct {
	file    string
	paints  func(name string) (*palette, error)
	palette palette
	clear   string // the transparent character, "" for none
	isArt   bool   // type,art was seen
	text    []row
	paint   []row
	block   string // the name of the block that is being read, "" outside
	rows    *[]row // where its rows go; nil before its {
	at      int    // the line of its name
}

// parseArt reads an art file; see the package comment for its form. paints gives the palette that stands in another
// file of the shell.
func parseArt(file string, b []byte, paints func(name string) (*palette, error)) (Grid, error) {
	text, err := descript.Decode(file, b)
	if err != nil {
		return Grid{}, err
	}
	s := sheet{file: file, paints: paints}
	for n, line := range descript.Lines(text) {
		if err := s.read(n, line); err != nil {
			return Grid{}, err
		}
	}
	switch {
	case !s.isArt:
		return Grid{}, fail(file, 1, "not text art: no line says type,art")
	case s.rows != nil:
		return Grid{}, fail(file, s.at, "%s has no } in the first column of a line", s.block)
	case s.block != "":
		return Grid{}, s.unopened()
	}
	return s.grid()
}

// read takes one line. Within a block every line is a row, but a } in the first column with nothing behind it.
func (s *sheet) read(n int, line string) error {
	switch {
	case s.rows == nil:
		return s.outside(n, strings.TrimSpace(line))
	case line == "}":
		s.rows, s.block = nil, ""
	case len(*s.rows) == MaxHeight:
		return fail(s.file, n, "more than %d rows", MaxHeight)
	default:
		*s.rows = append(*s.rows, row{line, n})
	}
	return nil
}

func (s *sheet) outside(n int, line string) error {
	switch {
	case line == "" || strings.HasPrefix(line, "//"):
		return nil
	case line == "{" && s.block != "":
		return s.open(n)
	case s.block != "":
		return s.unopened()
	case line == "text" || line == "paint":
		s.block, s.at = line, n
		return nil
	}
	key, value, ok := descript.Split(line)
	if !ok {
		return fail(s.file, n, "%s is no key,value, no block (text, paint) and no // comment", quoted(line))
	}
	return s.head(n, key, value)
}

// open begins the rows of a block.
func (s *sheet) open(n int) error {
	rows := &s.text
	if s.block == "paint" {
		rows = &s.paint
	}
	if *rows != nil {
		return fail(s.file, n, "a second block named %s", s.block)
	}
	*rows = make([]row, 0, 16)
	s.rows = rows
	return nil
}

func (s *sheet) unopened() error { return fail(s.file, s.at, "%s is not followed by a {", s.block) }

// head takes a key of the file's head.
func (s *sheet) head(n int, key, value string) error {
	letter, isPaint := strings.CutPrefix(key, "paint.")
	switch {
	case isPaint:
		return s.palette.add(s.file, n, letter, value)
	case key == "palette":
		return s.borrow(n, value)
	case key == "transparent":
		if len(value) != 1 || !isLetter(value[0]) {
			return fail(s.file, n, "transparent wants one ASCII character, not %s", quoted(value))
		}
		s.clear = value
	case key == "type":
		if value != "art" {
			return fail(s.file, n, "type is %s, not art", quoted(value))
		}
		s.isArt = true
	case strings.EqualFold(key, "charset") && n == 1:
	default:
		return fail(s.file, n, "unknown key %s (known: charset, type, palette, paint.X, transparent)", quoted(key))
	}
	return nil
}

// borrow takes over the paints of a palette file.
func (s *sheet) borrow(n int, name string) error {
	name, err := filename(s.file, n, name)
	if err != nil {
		return err
	}
	p, err := s.paints(name)
	if errors.Is(err, errUnread) {
		return fail(s.file, n, "the palette %s cannot be read", quoted(name))
	}
	if err != nil {
		return err
	}
	s.palette.borrow(p)
	return nil
}
