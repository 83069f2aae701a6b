package shells

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"ukatty/ghost/descript"
)

// Limits of one picture of text art, in cells; that of a composed surface too.
const (
	MaxWidth  = 200
	MaxHeight = 100
)

// row is a line of a block in an art file.
type row struct {
	text string
	line int
}

// sheet is an art file while it is read.
type sheet struct {
	file    string
	paints  func(name string) (palette, error)
	palette palette
	clear   string // the transparent character, "" for none
	isArt   bool   // type,art was seen
	blocks  map[string][]row
	block   string // the block that is being read, "" outside
	open    bool   // its { was seen
	at      int    // the line of its name
}

// parseArt reads an art file; see the package comment for its form. paints gives the palette that stands in another
// file of the shell.
func parseArt(file string, b []byte, paints func(name string) (palette, error)) (Grid, error) {
	text, err := descript.Decode(file, b)
	if err != nil {
		return Grid{}, err
	}
	s := sheet{file: file, paints: paints, palette: palette{}, blocks: map[string][]row{}}
	for n, line := range descript.Lines(text) {
		if err := s.read(n, line); err != nil {
			return Grid{}, err
		}
	}
	switch {
	case !s.isArt:
		return Grid{}, fail(file, 1, "not text art: no line says type,art")
	case s.open:
		return Grid{}, fail(file, s.at, "%s has no } in the first column of a line", s.block)
	case s.block != "":
		return Grid{}, s.unopened()
	}
	return s.grid()
}

// read takes one line. Within a block every line is a row, but a } in the first column with nothing behind it.
func (s *sheet) read(n int, line string) error {
	switch {
	case s.open && line == "}":
		s.open, s.block = false, ""
	case s.open && len(s.blocks[s.block]) == MaxHeight:
		return fail(s.file, n, "more than %d rows", MaxHeight)
	case s.open:
		s.blocks[s.block] = append(s.blocks[s.block], row{line, n})
	default:
		return s.outside(n, strings.TrimSpace(line))
	}
	return nil
}

func (s *sheet) outside(n int, line string) error {
	switch {
	case line == "" || strings.HasPrefix(line, "//"):
		return nil
	case line == "{" && s.block != "":
		s.open, s.blocks[s.block] = true, []row{}
		return nil
	case s.block != "":
		return s.unopened()
	case line == "text" || line == "paint":
		if s.blocks[line] != nil {
			return fail(s.file, n, "a second block named %s", line)
		}
		s.block, s.at = line, n
		return nil
	}
	key, value, ok := descript.Split(line)
	if !ok {
		return fail(s.file, n, "%s is no key,value, no block (text, paint) and no // comment", quoted(line))
	}
	return s.head(n, key, value)
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
	maps.Copy(s.palette, p)
	return err
}

// grid lays text and paint upon each other.
func (s *sheet) grid() (Grid, error) {
	text, paint := s.blocks["text"], s.blocks["paint"]
	switch {
	case len(text) == 0:
		return Grid{}, fail(s.file, 0, "no block named text, or an empty one")
	case paint == nil:
		paint = make([]row, len(text))
	case len(text) != len(paint):
		return Grid{}, fail(s.file, 0, "text has %d rows, paint has %d", len(text), len(paint))
	}
	rows, width := make([][]Cell, len(text)), 0
	for i := range text {
		cells, err := s.cells(text[i])
		if err != nil {
			return Grid{}, err
		}
		if rows[i], err = s.painted(cells, paint[i]); err != nil {
			return Grid{}, err
		}
		width = max(width, len(rows[i]))
	}
	g := Grid{W: width, H: len(rows), Cells: make([]Cell, 0, width*len(rows))}
	for _, r := range rows {
		g.Cells = append(g.Cells, r...)
		g.Cells = append(g.Cells, slices.Repeat([]Cell{transparent}, width-len(r))...)
	}
	return g, nil
}

// cells splits a row of text into cells, all transparent that are blank.
func (s *sheet) cells(r row) ([]Cell, error) {
	var cells []Cell
	for text, width := range graphemes(r.text) {
		if width == 0 {
			return nil, fail(s.file, r.line, "%+q may take more or fewer cells on another terminal, or none", text)
		}
		if len(cells)+width > MaxWidth {
			return nil, fail(s.file, r.line, "more than %d cells in a row", MaxWidth)
		}
		switch text {
		case " ", s.clear:
			cells = append(cells, transparent)
		case "\u3000":
			cells = append(cells, transparent, transparent)
		default:
			cells = append(cells, Cell{Text: text, Width: width})
			if width == 2 {
				cells = append(cells, Cell{})
			}
		}
	}
	return cells, nil
}

// painted colours the cells of a row. A blank cell that is painted covers what is under it.
func (s *sheet) painted(cells []Cell, r row) ([]Cell, error) {
	if len(r.text) > MaxWidth {
		return nil, fail(s.file, r.line, "more than %d cells in a row", MaxWidth)
	}
	for x := range len(r.text) {
		letter := r.text[x : x+1]
		if letter == " " || letter == s.clear {
			continue
		}
		p, ok := s.palette[letter[0]]
		if !ok {
			return nil, fail(s.file, r.line, "no colour is named %+q (the head names one by paint.X,#rrggbb)", letter)
		}
		for len(cells) <= x {
			cells = append(cells, transparent)
		}
		c := &cells[x]
		if c.Blank {
			*c = Cell{Text: " ", Width: 1}
		}
		c.FG, c.BG, c.Bold = p.fg, p.bg, p.bold
	}
	return cells, s.whole(cells, r.line)
}

// whole checks that both halves of a wide character were painted alike: else the rows have slipped.
func (s *sheet) whole(cells []Cell, line int) error {
	for x, c := range cells {
		if c.Width != 2 {
			continue
		}
		if right := cells[x+1]; right.FG != c.FG || right.BG != c.BG || right.Bold != c.Bold {
			return fail(s.file, line, "%q takes two cells, but the second has another paint", c.Text)
		}
	}
	return nil
}
