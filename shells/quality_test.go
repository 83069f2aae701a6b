package shells_test

import (
	"image"
	"image/color"
	"math"
	"slices"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/image/draw"

	"ukatty/shells"
)

// scene gives the colour of a place of a picture that is one unit high.
type scene func(x, y float64) color.NRGBA

// photographed draws a scene with w × h pixels, each of them an average of nine places.
func photographed(w, h int, at scene) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			var sum [4]float64
			for i := range 9 {
				c := at((float64(x)+float64(i%3)/3+1.0/6)/float64(h), (float64(y)+float64(i/3)/3+1.0/6)/float64(h))
				a := float64(c.A)
				sum[0] += float64(c.R) * a
				sum[1] += float64(c.G) * a
				sum[2] += float64(c.B) * a
				sum[3] += a
			}
			if sum[3] > 0 {
				part := func(i int) uint8 { return uint8(sum[i]/sum[3] + 0.5) }
				img.SetNRGBA(x, y, color.NRGBA{part(0), part(1), part(2), uint8(sum[3]/9 + 0.5)})
			}
		}
	}
	return img
}

// disc says whether a place lies in an ellipse, and on the line around it.
func disc(x, y, cx, cy, rx, ry, line float64) (in, on bool) {
	d := math.Hypot((x-cx)/rx, (y-cy)/ry)
	return d <= 1, d <= 1 && (1-d)*min(rx, ry) < line
}

// face is a head as shells have them: hair, lines of one pixel at a height of 300, eyes with lights, and nothing around it.
func face(x, y float64) color.NRGBA {
	const line = 1.0 / 300
	ink := color.NRGBA{0x40, 0x28, 0x30, 0xff}
	for _, eye := range []float64{0.26, 0.46} {
		if in, _ := disc(x, y, eye-0.015, 0.50, 0.012, 0.012, 0); in {
			return color.NRGBA{0xff, 0xff, 0xff, 0xff}
		}
		if in, on := disc(x, y, eye, 0.52, 0.035, 0.05, line); on {
			return ink
		} else if in {
			return color.NRGBA{uint8(60 + 200*(y-0.47)), 0x70, 0xc8, 0xff}
		}
		if in, _ := disc(x, y, eye, 0.51, 0.055, 0.06, 0); in {
			return color.NRGBA{0xfc, 0xfa, 0xf8, 0xff}
		}
		if math.Abs(y-0.40-0.3*(x-eye)*(x-eye)) < line && math.Abs(x-eye) < 0.06 {
			return ink
		}
	}
	if math.Abs(y-0.68+0.9*(x-0.36)*(x-0.36)) < line && math.Abs(x-0.36) < 0.06 {
		return color.NRGBA{0xb0, 0x40, 0x48, 0xff}
	}
	if in, _ := disc(x, y, 0.36, 0.18, 0.30, 0.16, 0); in && math.Mod(x*17+y*3, 1) > 0.1 {
		return color.NRGBA{uint8(0x90 + 60*math.Sin(x*20)), 0x70, 0xd8, 0xff}
	}
	if in, on := disc(x, y, 0.36, 0.50, 0.24, 0.30, line); on {
		return ink
	} else if in {
		return color.NRGBA{0xfa, uint8(0xe4 - 40*(y-0.4)), 0xcc, 0xff}
	}
	if in, on := disc(x, y, 0.36, 0.44, 0.34, 0.42, line); on {
		return ink
	} else if in {
		return color.NRGBA{0x78, 0x58, uint8(0xc0 - 90*y), 0xff}
	}
	return color.NRGBA{}
}

// strokes are thin lines in all directions, ball a sphere in the light.
func strokes(x, y float64) color.NRGBA {
	for i := range 9 {
		a := float64(i) * math.Pi / 9
		if d := (x-0.5)*math.Cos(a) + (y-0.5)*math.Sin(a); math.Abs(d) < 0.004 {
			return color.NRGBA{0x10, 0x10, 0x20, 0xff}
		}
	}
	return color.NRGBA{0xf0, 0xec, 0xd8, 0xff}
}

func ball(x, y float64) color.NRGBA {
	dx, dy := (x-0.5)/0.45, (y-0.5)/0.45
	if dx*dx+dy*dy > 1 {
		return color.NRGBA{}
	}
	l := max(0, 0.5*math.Sqrt(1-dx*dx-dy*dy)-0.5*dx-0.5*dy)
	return color.NRGBA{uint8(40 + 200*min(l, 1)), uint8(30 + 120*min(l, 1)), uint8(60 + 60*min(l, 1)), 0xff}
}

// pieces are the parts of a cell that a block character fills: columns, rows, and for each of the pieces whether it is filled.
func pieces(text string) (cols, rows int, ink uint) {
	switch r := []rune(text)[0]; {
	case text == "\u2580":
		return 1, 2, 0b01
	case text == "\u2584":
		return 1, 2, 0b10
	case text == "\u258c":
		return 2, 1, 0b01
	case text == "\u2590":
		return 2, 1, 0b10
	case text == "\u2588":
		return 1, 1, 1
	case r >= 0x2596 && r <= 0x259f:
		return 2, 2, [...]uint{0b0100, 0b1000, 0b0001, 0b1101, 0b1001, 0b0111, 0b1011, 0b0010, 0b0110, 0b1110}[r-0x2596]
	}
	return 1, 1, 0
}

// shown draws a grid as a terminal does that has the colour of ground: 6 × 12 pixels a cell.
func shown(g shells.Grid, ground color.NRGBA) *image.NRGBA {
	const cw, ch = 6, 12
	img := image.NewNRGBA(image.Rect(0, 0, g.W*cw, g.H*ch))
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			c := g.At(x/cw, y/ch)
			out := c.BG
			if c.Text != "" {
				cols, rows, ink := pieces(c.Text)
				if ink>>((y%ch*rows/ch)*cols+x%cw*cols/cw)&1 == 1 {
					out = c.FG
				}
			}
			if img.SetNRGBA(x, y, ground); out.Set {
				img.SetNRGBA(x, y, color.NRGBA{out.R, out.G, out.B, 0xff})
			}
		}
	}
	return img
}

// fidelity compares a grid with the image that it shows, upon black and upon white: the ratio of signal to noise in decibels.
func fidelity(img image.Image, g shells.Grid) float64 {
	var sum, n float64
	for _, ground := range []color.NRGBA{{0, 0, 0, 0xff}, {0xff, 0xff, 0xff, 0xff}} {
		got := shown(g, ground)
		want := image.NewNRGBA(got.Rect)
		draw.Draw(want, want.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
		draw.ApproxBiLinear.Scale(want, want.Rect, img, img.Bounds(), draw.Over, nil)
		for i := range got.Pix {
			if i%4 != 3 {
				d := float64(got.Pix[i]) - float64(want.Pix[i])
				sum += d * d
				n++
			}
		}
	}
	return 10 * math.Log10(0xff*0xff*n/sum)
}

// Four points a cell are worth more than two, although they must do with as many colours.
func TestQuadrantsAreNearer(t *testing.T) {
	for name, img := range drawings() {
		for _, rows := range []int{10, 24} {
			cols := rows * 2 * img.Rect.Dx() / img.Rect.Dy()
			half := fidelity(img, shells.Paint(img, cols, rows, shells.HalfBlocks))
			quad := fidelity(img, shells.Paint(img, cols, rows, shells.Quadrants))
			t.Logf("%s in %d×%d: half blocks %.2f dB, quadrants %.2f dB", name, cols, rows, half, quad)
			if quad < half {
				t.Errorf("%s in %d×%d: quadrants are worse", name, cols, rows)
			}
		}
	}
}

var drawings = sync.OnceValue(func() map[string]*image.NRGBA {
	return map[string]*image.NRGBA{
		"face": photographed(216, 300, face), "strokes": photographed(300, 300, strokes), "ball": photographed(300, 300, ball),
	}
})

// What is painted for a terminal with few colours has those alone, and is nearer to the picture than what becomes of all colours
// when the terminal's writer cuts them down.
func TestFewColours(t *testing.T) {
	for name, img := range drawings() {
		full := shells.Paint(img, 40, 20, shells.Quadrants)
		for _, tt := range []struct {
			colors shells.Colors
			cut    func(color.Color) color.Color
		}{
			{shells.Colors256, func(c color.Color) color.Color { return ansi.Convert256(c) }},
			{shells.Colors16, func(c color.Color) color.Color { return shells.Looks16(int(ansi.Convert16(c))) }},
		} {
			few := shells.Paint(img, 40, 20, shells.Quadrants.In(tt.colors))
			own, cut := fidelity(img, recoloured(few, tt.cut)), fidelity(img, recoloured(full, tt.cut))
			t.Logf("%s in %d colours: %.2f dB, cut down %.2f dB", name, []int{0, 256, 16}[tt.colors], own, cut)
			if own < cut-0.1 {
				t.Errorf("%s: worse than what the writer makes of it", name)
			}
			if tt.colors == shells.Colors256 && !slices.Equal(few.Cells, recoloured(few, tt.cut).Cells) {
				t.Errorf("%s: there are colours that are none of the 256", name)
			}
		}
	}
	for n := range 16 {
		if got := ansi.Convert16(shells.Code16(n)); got != ansi.BasicColor(n) {
			t.Errorf("what stands for %d becomes %d", n, got)
		}
	}
}

// recoloured gives a grid with other colours.
func recoloured(g shells.Grid, to func(color.Color) color.Color) shells.Grid {
	g.Cells = slices.Clone(g.Cells)
	for i := range g.Cells {
		for _, c := range []*shells.Color{&g.Cells[i].FG, &g.Cells[i].BG} {
			if c.Set {
				r, gr, b, _ := to(*c).RGBA()
				*c = shells.RGB(uint8(r>>8), uint8(gr>>8), uint8(b>>8))
			}
		}
	}
	return g
}

// What is to be seen of a picture stays where it is while another part of it moves: nothing in a still part flickers.
func TestDitherIsStill(t *testing.T) {
	still, moved := photographed(216, 300, face), photographed(216, 300, face)
	for y := range 60 {
		for x := range 216 {
			moved.SetNRGBA(x, y, color.NRGBA{uint8(x), uint8(y), 0, 0xff})
		}
	}
	for _, b := range []shells.Brush{shells.Quadrants.In(shells.Colors16), shells.HalfBlocks.In(shells.Colors256), shells.BrightDots} {
		one, other := shells.Paint(still, 40, 20, b), shells.Paint(moved, 40, 20, b)
		for y := 5; y < 20; y++ {
			if !slices.Equal(one.Row(y), other.Row(y)) {
				t.Errorf("brush %d: row %d is another", b, y)
			}
		}
	}
}
