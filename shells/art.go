package shells

import (
	"slices"
	"unicode"
)

// Limits of one picture of text art, in cells; that of a composed surface too.
const (
	MaxWidth  = 200
	MaxHeight = 100
)

// grid lays text and paint upon each other.
func (s *sheet) grid() (Grid, error) {
	switch {
	case len(s.text) == 0:
		return Grid{}, fail(s.file, 0, "no block named text, or an empty one")
	case s.paint == nil:
		s.paint = make([]row, len(s.text))
	case len(s.text) != len(s.paint):
		return Grid{}, fail(s.file, 0, "text has %d rows, paint has %d", len(s.text), len(s.paint))
	}
	rows, width := make([][]Cell, len(s.text)), 0
	for i := range s.text {
		cells, err := s.row(s.text[i], s.paint[i])
		if err != nil {
			return Grid{}, err
		}
		rows[i], width = cells, max(width, len(cells))
	}
	g := Grid{W: width, H: len(rows), Cells: make([]Cell, 0, width*len(rows))}
	for _, r := range rows {
		g.Cells = append(g.Cells, r...)
		g.Cells = append(g.Cells, slices.Repeat([]Cell{transparent}, width-len(r))...)
	}
	return g, nil
}

// row makes the cells of a line of text and the line of paint that belongs to it.
func (s *sheet) row(text, paint row) ([]Cell, error) {
	// A grapheme has at least as many bytes as cells.
	cells, err := s.cells(make([]Cell, 0, min(MaxWidth, max(len(text.text), len(paint.text)))), text)
	if err != nil {
		return nil, err
	}
	return s.painted(cells, paint)
}

// cells appends a row of text, without colours; what is blank is transparent so far.
func (s *sheet) cells(cells []Cell, r row) ([]Cell, error) {
	for text, width := range graphemes(r.text) {
		if width == 0 {
			return nil, fail(s.file, r.line, "%+.8q may take more or fewer cells on another terminal, or none", text)
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
	for x, letter := range r.text {
		if letter == ' ' || string(letter) == s.clear {
			continue
		}
		if letter > unicode.MaxASCII || !isLetter(byte(letter)) || !s.palette[letter].set {
			return nil, fail(s.file, r.line, "no paint is called %+q (the head makes one: paint.X,#rrggbb)", string(letter))
		}
		p := s.palette[letter]
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
