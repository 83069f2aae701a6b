package shells

import (
	"image"

	"golang.org/x/image/draw"
)

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
)

const (
	upperHalf = "\u2580"
	lowerHalf = "\u2584"
	// ramp are characters by how much of their cell is ink.
	ramp = " .:-=+*#%@"
)

// Paint draws an image in w × h cells, stretched to fill them, MaxWidth × MaxHeight at most. Where less than half of a point
// is to be seen its part of the cell is transparent; a point of which more is to be seen has its own colour, with nothing of
// what is transparent mixed in. Sizes of less than one cell give an empty grid.
func Paint(img image.Image, w, h int, b Brush) Grid {
	w, h = min(w, MaxWidth), min(h, MaxHeight)
	if w < 1 || h < 1 || img == nil || img.Bounds().Empty() {
		return Grid{}
	}
	points := 1
	if b == HalfBlocks {
		points = 2
	}
	small := scaled(img, w, h*points)
	g := Grid{W: w, H: h, Cells: make([]Cell, w*h)}
	for y := range h {
		for x := range w {
			c := &g.Cells[y*w+x]
			switch b {
			case HalfBlocks:
				*c = halves(colorAt(small, x, 2*y), colorAt(small, x, 2*y+1))
			case Blanks:
				*c = filled(colorAt(small, x, y))
			default:
				*c = inked(colorAt(small, x, y), b)
			}
		}
	}
	return g
}

// scaled gives an image of w × h points. The filter works on colours that are multiplied by their alpha, so that the colour
// of what cannot be seen does not bleed into what can.
func scaled(img image.Image, w, h int) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	var filter draw.Scaler = draw.CatmullRom
	if b := img.Bounds(); b.Dx() <= w && b.Dy() <= h {
		filter = draw.NearestNeighbor // pixels that are to be seen one by one
	}
	filter.Scale(dst, dst.Bounds(), img, img.Bounds(), draw.Src, nil)
	return dst
}

// colorAt gives the colour of a point, none where it is rather transparent.
func colorAt(img *image.RGBA, x, y int) Color {
	p := img.RGBAAt(x, y)
	if p.A < 0x80 {
		return Color{}
	}
	part := func(v uint8) uint8 { return uint8(min(uint(v)*0xff/uint(p.A), 0xff)) }
	return RGB(part(p.R), part(p.G), part(p.B))
}

// halves gives the cell that shows two points.
func halves(upper, lower Color) Cell {
	switch {
	case !upper.Set && !lower.Set:
		return transparent
	case upper == lower:
		return filled(upper)
	case !upper.Set:
		return Cell{Text: lowerHalf, Width: 1, FG: lower}
	}
	return Cell{Text: upperHalf, Width: 1, FG: upper, BG: lower}
}

// filled gives the cell that is one colour.
func filled(c Color) Cell {
	if !c.Set {
		return transparent
	}
	return Cell{Text: " ", Width: 1, BG: c}
}

// inked gives the cell of a character that is as bright as the colour.
func inked(c Color, b Brush) Cell {
	if !c.Set {
		return transparent
	}
	bright := (299*uint(c.R) + 587*uint(c.G) + 114*uint(c.B)) / 1000
	if b == Dark {
		bright = 0xff - bright
	}
	i := bright * uint(len(ramp)) >> 8
	return Cell{Text: ramp[i : i+1], Width: 1}
}
