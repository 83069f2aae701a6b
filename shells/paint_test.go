package shells_test

import (
	"image"
	"image/color"
	"testing"

	"ukatty/shells"
)

// pixels gives an image of the rows, one letter a pixel: r, g, b, w, k (black), _ (transparent), ~ (red, half to be seen).
func pixels(rows ...string) *image.NRGBA {
	colours := map[byte]color.NRGBA{
		'r': {0xff, 0, 0, 0xff}, 'g': {0, 0xff, 0, 0xff}, 'b': {0, 0, 0xff, 0xff}, 'w': {0xff, 0xff, 0xff, 0xff},
		'k': {0, 0, 0, 0xff}, '_': {}, '~': {0xff, 0, 0, 0xa0},
	}
	img := image.NewNRGBA(image.Rect(0, 0, len(rows[0]), len(rows)))
	for y, row := range rows {
		for x := range len(row) {
			img.SetNRGBA(x, y, colours[row[x]])
		}
	}
	return img
}

func TestPaintHalfBlocks(t *testing.T) {
	red, green := shells.RGB(0xff, 0, 0), shells.RGB(0, 0xff, 0)
	g := shells.Paint(pixels("rg__", "rr_g"), 4, 1, shells.HalfBlocks)
	want := []shells.Cell{
		{Text: " ", Width: 1, BG: red},
		{Text: "\u2580", Width: 1, FG: green, BG: red},
		{Width: 1, Blank: true},
		{Text: "\u2584", Width: 1, FG: green},
	}
	for i, c := range want {
		if g.Cells[i] != c {
			t.Errorf("cell %d: %+v, want %+v", i, g.Cells[i], c)
		}
	}
	up := shells.Paint(pixels("g", "_"), 1, 1, shells.HalfBlocks).Cells[0]
	if up != (shells.Cell{Text: "\u2580", Width: 1, FG: green}) {
		t.Errorf("an upper half: %+v", up)
	}
}

// Nothing of what is transparent shows in a colour, whatever it is: neither at an edge nor in what can be seen in part.
func TestPaintAlpha(t *testing.T) {
	for _, b := range []shells.Brush{shells.HalfBlocks, shells.Blanks} {
		for _, c := range shells.Paint(pixels("~~", "~~"), 2, 1, b).Cells {
			if c.BG != shells.RGB(0xff, 0, 0) {
				t.Errorf("brush %d: half transparent red became %v", b, c.BG)
			}
		}
	}
	edge := pixels("wwww____", "wwww____", "wwww____", "wwww____")
	for x := range 8 {
		for y := range 4 {
			if x >= 4 {
				edge.SetNRGBA(x, y, color.NRGBA{R: 0xff}) // red that cannot be seen
			}
		}
	}
	for _, c := range shells.Paint(edge, 3, 2, shells.Blanks).Cells {
		if !c.Blank && c.BG != shells.RGB(0xff, 0xff, 0xff) {
			t.Errorf("white beside nothing became %v", c.BG)
		}
	}
}

func TestPaintWithoutColours(t *testing.T) {
	img := pixels("kw_", "kw_")
	if got := shells.Paint(img, 3, 1, shells.Bright).String(); got != " @\n" {
		t.Errorf("on a dark terminal %q", got)
	}
	if got := shells.Paint(img, 3, 1, shells.Dark).String(); got != "@\n" {
		t.Errorf("on a light terminal %q", got)
	}
}

func TestPaintSizes(t *testing.T) {
	img := pixels("rg", "gr")
	for _, tt := range [][4]int{{0, 3, 0, 0}, {3, -1, 0, 0}, {1, 1, 1, 1}, {7, 5, 7, 5}, {1 << 30, 1 << 30, shells.MaxWidth, shells.MaxHeight}} {
		g := shells.Paint(img, tt[0], tt[1], shells.HalfBlocks)
		if g.W != tt[2] || g.H != tt[3] || len(g.Cells) != g.W*g.H {
			t.Errorf("%d×%d: %d×%d with %d cells", tt[0], tt[1], g.W, g.H, len(g.Cells))
		}
	}
	if g := shells.Paint(image.NewNRGBA(image.Rectangle{}), 3, 3, shells.Blanks); len(g.Cells) != 0 {
		t.Errorf("an image without pixels has %d cells", len(g.Cells))
	}
	// An image whose corner is not at 0, 0.
	part := pixels("kkkk", "krgk", "kgrk", "kkkk").SubImage(image.Rect(1, 1, 3, 3))
	if c := shells.Paint(part, 2, 1, shells.HalfBlocks).At(0, 0); c.FG != shells.RGB(0xff, 0, 0) || c.BG != shells.RGB(0, 0xff, 0) {
		t.Errorf("a part of an image: %+v", c)
	}
}
