package kitty

import (
	"image"

	"golang.org/x/image/draw"
)

// Cells are columns and rows, Pixels is how large one of them is.
type (
	// Cells is a number of columns and rows.
	Cells struct{ W, H int }
	// Pixels is the size of a cell.
	Pixels struct{ W, H int }
)

// DefaultPixels is the size of a cell where the terminal does not tell.
var DefaultPixels = Pixels{10, 20}

// Sizes of cells that are believed.
const (
	minCell = 4
	maxCell = 64
)

// Sane returns the size of a cell, or DefaultPixels for one that no cell has. Large ones, as on screens of many pixels, are
// halved: nobody sees it, and the bytes are a fourth.
func (p Pixels) Sane() Pixels {
	for p.W > maxCell/2 && p.H > maxCell && p.W <= 4*maxCell && p.H <= 8*maxCell {
		p = Pixels{p.W / 2, p.H / 2}
	}
	if p.W < minCell || p.H < minCell || p.W > maxCell || p.H > 2*maxCell {
		return DefaultPixels
	}
	return p
}

// Fit returns how many cells an image of a size takes within a room: as many as its shape allows, and no more than it has
// pixels across, or pairs of pixels down.
func Fit(size image.Point, room Cells, cell Pixels) Cells {
	if size.X < 1 || size.Y < 1 {
		return Cells{}
	}
	w, h := min(room.W, size.X, MaxSpan), min(room.H, (size.Y+1)/2, MaxSpan)
	if w < 1 || h < 1 {
		return Cells{}
	}
	// Which of the two bounds it is by comparing w·cw / X with h·ch / Y.
	if w*cell.W*size.Y <= h*cell.H*size.X {
		return Cells{w, min(max(near(w*cell.W*size.Y, size.X*cell.H), 1), h)}
	}
	return Cells{min(max(near(h*cell.H*size.X, size.Y*cell.W), 1), w), h}
}

// near divides and rounds up when a tenth of a cell or more is over: cutting a little is better than an empty row.
func near(n, by int) int { return (n + by*9/10) / by }

// Scaled returns an image in the shape of so many cells, no finer than they have pixels and no finer than it was: it stands on
// the lower edge, in the middle, and what is left is transparent.
func Scaled(img image.Image, in Cells, cell Pixels) *image.RGBA {
	size := img.Bounds().Size()
	room := image.Pt(in.W*cell.W, in.H*cell.H)
	if size.X < 1 || size.Y < 1 || room.X < 1 || room.Y < 1 {
		return image.NewRGBA(image.Rectangle{})
	}
	to := image.Pt(room.X, max(room.X*size.Y/size.X, 1)) // as wide as the room
	if to.Y > room.Y {
		to = image.Pt(max(room.Y*size.X/size.Y, 1), room.Y) // as high
	}
	if to.X > size.X { // the terminal makes it larger
		room = image.Pt(max(room.X*size.X/to.X, size.X), max(room.Y*size.X/to.X, size.Y))
		to = size
	}
	dst := image.NewRGBA(image.Rectangle{Max: room})
	at := image.Rectangle{Max: to}.Add(image.Pt((room.X-to.X)/2, room.Y-to.Y))
	if to == size {
		draw.Draw(dst, at, img, img.Bounds().Min, draw.Src)
		return dst
	}
	draw.CatmullRom.Scale(dst, at, img, img.Bounds(), draw.Src, nil)
	return dst
}

// Filled returns an image stretched to the shape of so many cells.
func Filled(img image.Image, in Cells, cell Pixels) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, in.W*cell.W, in.H*cell.H))
	if size := img.Bounds().Size(); size.X > 0 && size.Y > 0 {
		draw.CatmullRom.Scale(dst, dst.Rect, img, img.Bounds(), draw.Src, nil)
	}
	return dst
}

// Seen returns which of the cells that an image is shown in have anything to be seen, row by row.
func Seen(img *image.RGBA, in Cells) []bool {
	seen := make([]bool, in.W*in.H)
	size := img.Rect.Size()
	for y := range size.Y {
		row := img.Pix[y*img.Stride:]
		cy := y * in.H / size.Y
		for x := range size.X {
			if row[x*4+3] != 0 {
				seen[cy*in.W+x*in.W/size.X] = true
			}
		}
	}
	return seen
}
