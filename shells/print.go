package shells

import (
	"image"
	"image/color"
	"image/draw"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/font/inconsolata"
	"golang.org/x/image/math/fixed"
)

// own is the colour of characters that have none of their own.
var own = color.NRGBA{A: 0xff}

// Image draws the cells in pixels, as a terminal would show them: each takes 8 × 16 in a bitmap font. What is transparent is so
// in the image; a character that the font lacks is a box.
func (g Grid) Image() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, g.W*cellWidth, g.H*cellHeight))
	for y := range g.H {
		for x, c := range g.Row(y) {
			if c.Blank || c.Width == 0 {
				continue
			}
			at := image.Rect(x*cellWidth, y*cellHeight, (x+c.Width)*cellWidth, (y+1)*cellHeight)
			if c.BG.Set {
				draw.Draw(img, at, image.NewUniform(c.BG), image.Point{}, draw.Src)
			}
			letter(img, at, c)
		}
	}
	return img
}

// letter draws the character of a cell. One that the font lacks is a box, so that it is seen that there is something.
func letter(img draw.Image, at image.Rectangle, c Cell) {
	ink, face := image.NewUniform(own), inconsolata.Regular8x16
	if c.FG.Set {
		ink = image.NewUniform(c.FG)
	}
	if c.Bold {
		face = inconsolata.Bold8x16
	}
	r, _ := utf8.DecodeRuneInString(c.Text)
	if !has(face, r) {
		boxed(img, at.Inset(2), ink)
		return
	}
	d := font.Drawer{Dst: img, Src: ink, Face: face, Dot: fixed.P(at.Min.X, at.Min.Y+face.Ascent)}
	d.DrawString(string(r))
}

// has says whether a font has a character of its own for a rune.
func has(face *basicfont.Face, r rune) bool {
	for _, known := range face.Ranges {
		if r >= known.Low && r < known.High && r != utf8.RuneError {
			return true
		}
	}
	return false
}

// boxed draws the four sides of a rectangle.
func boxed(img draw.Image, at image.Rectangle, ink *image.Uniform) {
	for _, side := range []image.Rectangle{
		{at.Min, image.Pt(at.Max.X, at.Min.Y+1)},
		{image.Pt(at.Min.X, at.Max.Y-1), at.Max},
		{at.Min, image.Pt(at.Min.X+1, at.Max.Y)},
		{image.Pt(at.Max.X-1, at.Min.Y), at.Max},
	} {
		draw.Draw(img, side, ink, image.Point{}, draw.Over)
	}
}
