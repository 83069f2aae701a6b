package shells

import "image"

// Brush is what an image is painted with.
type Brush uint8

// The brushes.
const (
	// HalfBlocks show two points of the image in a cell, one above the other. A terminal that counts ambiguous characters as
	// two cells has no half blocks.
	HalfBlocks Brush = iota
	// Blanks show one point of the image in a cell, as the colour behind a blank.
	Blanks
	// Bright shows the image in ASCII, for a terminal without colours that is dark: the brighter a point, the more ink.
	Bright
	// Dark is Bright for a terminal that is light: the darker a point, the more ink.
	Dark
	// Quadrants show four points of the image in a cell, in the two colours that come nearest to them.
	Quadrants
	// BrightDots and DarkDots show eight points of the image in a cell, as braille without colours: what Bright and Dark do,
	// for a terminal that has more than ASCII.
	BrightDots
	DarkDots
)

// ramp are characters by how much of their cell is ink.
const ramp = " .:-=+*#%@"

// Paint draws an image in w × h cells, stretched to fill them, MaxWidth × MaxHeight at most. Where less than half of a point
// is to be seen its part of the cell is transparent; a point of which more is to be seen has its own colour, with nothing of
// what is transparent mixed in. Sizes of less than one cell give an empty grid.
func Paint(img image.Image, w, h int, b Brush) Grid {
	w, h = min(w, MaxWidth), min(h, MaxHeight)
	if w < 1 || h < 1 || img == nil || img.Bounds().Empty() {
		return Grid{}
	}
	if plain := b.plain(); plain == BrightDots || plain == DarkDots {
		return dotted(sampled(img, w*dotColumns, h*dotRows), w, h, plain)
	}
	m := b.mesh()
	small := sampled(img, w*m.cols, h*m.rows)
	g := Grid{W: w, H: h, Cells: make([]Cell, w*h)}
	for y := range h {
		for x := range w {
			var p patch
			for i := range m.parts() {
				p[i] = small[(y*m.rows+i/m.cols)*w*m.cols+x*m.cols+i%m.cols]
			}
			g.Cells[y*w+x] = b.cell(m, m.fit(&p), x, y)
		}
	}
	return g
}

// mesh gives what a brush takes cells apart into.
func (b Brush) mesh() *mesh {
	switch b.plain() {
	case HalfBlocks:
		return &halfMesh
	case Quadrants:
		return &quarters
	}
	return &whole
}

// cell gives the cell at x, y that shows a mix.
func (b Brush) cell(m *mesh, of mix, x, y int) Cell {
	all := uint(1)<<m.parts() - 1
	if of.clear == all {
		return transparent
	}
	if plain := b.plain(); plain == Bright || plain == Dark {
		return inked(of.ink.color(), plain)
	}
	ink := b.colors().dithered(of.ink, x, 2*y)
	switch {
	case of.mask == all && m == &whole:
		return Cell{Text: " ", Width: 1, BG: ink}
	case of.mask == all:
		// One colour, which may take two to be shown.
		if below := b.colors().dithered(of.ink, x, 2*y+1); below != ink {
			return Cell{Text: upperHalf, Width: 1, FG: ink, BG: below}
		}
		return Cell{Text: " ", Width: 1, BG: ink}
	case of.clear != 0:
		return Cell{Text: m.marks[of.mask], Width: 1, FG: ink}
	}
	ground := b.colors().dithered(of.ground, x, 2*y+1)
	if ground == ink {
		return Cell{Text: " ", Width: 1, BG: ink}
	}
	return Cell{Text: m.marks[of.mask], Width: 1, FG: ink, BG: ground}
}

// color rounds a shade.
func (s shade) color() Color {
	part := func(v float32) uint8 { return uint8(min(max(v+0.5, 0), 0xff)) }
	return RGB(part(s[0]), part(s[1]), part(s[2]))
}

// inked gives the cell of a character that is as bright as the colour.
func inked(c Color, b Brush) Cell {
	bright := uint(brightness(c.R, c.G, c.B))
	if b == Dark {
		bright = 0xff - bright
	}
	i := bright * uint(len(ramp)) >> 8
	return Cell{Text: ramp[i : i+1], Width: 1}
}
