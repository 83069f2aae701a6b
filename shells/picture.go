package shells

import "image"

// Picture is what a character looks like at an instant: text art, or an image. The zero value is empty: the surface is
// unknown, nothing draws it, or it hides the character; whoever draws shows the number of the surface instead.
type Picture struct {
	grid  Grid
	img   *image.RGBA
	shift image.Point
	// origin is where the left upper corner of the grid is, from that of the base; an image knows it by itself.
	origin image.Point
	base   image.Rectangle
	areas  []hot
	key    string
	effort int // what it took to draw it, in pixels
}

// How many pixels of an image a cell shows where there is room enough.
const (
	cellWidth  = 8
	cellHeight = 16
)

// Empty says whether there is nothing to be drawn.
func (p Picture) Empty() bool { return p.grid.W == 0 && p.img == nil }

// Image returns the image, nil for text art and for an empty picture. It is shared and must not be changed.
func (p Picture) Image() image.Image {
	if p.img == nil {
		return nil
	}
	return p.img
}

// Shift is how far an animation has moved the character from its place, in pixels, cells for text art: to the right and down.
func (p Picture) Shift() image.Point { return p.shift }

// Base returns where the base of the surface lies in the picture, counted from its left upper corner, in pixels, cells for text
// art: whoever draws has it keep its place, whatever animations and dress-up parts add around it.
func (p Picture) Base() image.Rectangle { return p.base }

// Key names what is drawn: two pictures of a shell with the same key look the same, so that whoever keeps cells can keep
// them by it.
func (p Picture) Key() string { return p.key }

// Size returns width and height in cells: those of text art, or of an image of which every cell shows 8 × 16 pixels. Both
// are 0 for an empty picture.
func (p Picture) Size() (w, h int) {
	if p.img == nil {
		return p.grid.W, p.grid.H
	}
	size := p.img.Bounds().Size()
	return min((size.X+cellWidth-1)/cellWidth, MaxWidth), min((size.Y+cellHeight-1)/cellHeight, MaxHeight)
}

// Fit returns how many cells the picture takes within w × h: text art has its size whatever the room is, an image fills the
// room as far as its shape allows, and shows no pixel in more than half a cell.
func (p Picture) Fit(w, h int) (int, int) {
	if p.img == nil {
		return p.grid.W, p.grid.H
	}
	size := p.img.Bounds().Size()
	w, h = min(w, MaxWidth, size.X), min(h, MaxHeight, (size.Y+1)/2)
	if w < 1 || h < 1 {
		return 0, 0
	}
	// A cell is two points high.
	if size.X*2*h >= size.Y*w {
		return w, min(max((size.Y*w+size.X)/(2*size.X), 1), h)
	}
	return min(max((size.X*2*h+size.Y/2)/size.Y, 1), w), h
}

// Cells returns the picture as cells within w × h: text art as it is, but for the colours of a terminal that has 16, an image
// scaled to what Fit says and painted with a brush. The grid is shared and must not be changed. Text art costs little; an image
// takes milliseconds, so that whoever draws it keeps the grid.
func (p Picture) Cells(w, h int, b Brush) Grid {
	if p.img == nil && b.colors() == Colors16 {
		return p.grid.in16()
	}
	if p.img == nil {
		return p.grid
	}
	w, h = p.Fit(w, h)
	return Paint(p.img, w, h, b)
}
