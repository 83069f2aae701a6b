package ghost

import (
	"image"

	"ukatty/shells"
)

// How many pixels of the screen a cell stands for, for scripts that ask and for text art that is written as an image.
const (
	cellWidth  = 8
	cellHeight = 16
)

// paint draws a grid. What is transparent in it is so in the picture.
func paint(g shells.Grid) *image.NRGBA { return g.Image() }
