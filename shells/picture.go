package shells

// Picture is what a character looks like with one surface. The zero value is empty: the surface is unknown, is drawn by
// nothing that a terminal can show, or hides the character; whoever draws shows the number of the surface instead.
//
// Text art is all that it holds so far; images will be a second kind of content, scaled to the room when cells are asked
// for.
type Picture struct {
	grid Grid
}

// Size returns width and height in cells, both 0 for an empty picture.
func (p Picture) Size() (w, h int) { return p.grid.W, p.grid.H }

// Cells returns the picture as cells. It costs nothing; the grid is shared and must not be changed.
func (p Picture) Cells() Grid { return p.grid }
