package kitty_test

import (
	"image"
	"image/color"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ukatty/tui/kitty"
)

func TestSane(t *testing.T) {
	for in, want := range map[kitty.Pixels]kitty.Pixels{
		{9, 18}: {9, 18}, {0, 0}: {10, 20}, {-3, 20}: {10, 20}, {10, 0}: {10, 20}, {1 << 40, 20}: {10, 20},
		{20, 44}: {20, 44}, {40, 90}: {20, 45}, {64, 100}: {32, 50}, {3, 6}: {10, 20}, {160, 400}: {20, 50},
	} {
		if got := in.Sane(); got != want {
			t.Errorf("%v: %v, want %v", in, got, want)
		}
	}
}

func TestFit(t *testing.T) {
	for _, tt := range []struct {
		w, h int
		room kitty.Cells
		cell kitty.Pixels
		want kitty.Cells
	}{
		{200, 400, kitty.Cells{W: 40, H: 20}, kitty.Pixels{W: 10, H: 20}, kitty.Cells{W: 20, H: 20}},
		{400, 200, kitty.Cells{W: 40, H: 20}, kitty.Pixels{W: 10, H: 20}, kitty.Cells{W: 40, H: 10}},
		{400, 200, kitty.Cells{W: 40, H: 20}, kitty.Pixels{W: 10, H: 25}, kitty.Cells{W: 40, H: 8}},
		{8, 8, kitty.Cells{W: 40, H: 20}, kitty.Pixels{W: 10, H: 20}, kitty.Cells{W: 8, H: 4}},
		{1, 1000, kitty.Cells{W: 40, H: 20}, kitty.Pixels{W: 10, H: 20}, kitty.Cells{W: 1, H: 20}},
		{1000, 1, kitty.Cells{W: 40, H: 20}, kitty.Pixels{W: 10, H: 20}, kitty.Cells{W: 40, H: 1}},
		{0, 9, kitty.Cells{W: 40, H: 20}, kitty.Pixels{W: 10, H: 20}, kitty.Cells{}},
		{9, 9, kitty.Cells{W: 40}, kitty.Pixels{W: 10, H: 20}, kitty.Cells{}},
		{9000, 9000, kitty.Cells{W: 4000, H: 4000}, kitty.Pixels{W: 10, H: 20}, kitty.Cells{W: 297, H: 149}},
	} {
		if got := kitty.Fit(image.Pt(tt.w, tt.h), tt.room, tt.cell); got != tt.want {
			t.Errorf("%d×%d in %v of %v: %v, want %v", tt.w, tt.h, tt.room, tt.cell, got, tt.want)
		}
	}
}

// Whatever the sizes are, a picture is within its room, has the shape of its cells, and is finer than neither.
func TestScaledKeepsShape(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := image.Pt(rapid.IntRange(1, 300).Draw(t, "w"), rapid.IntRange(1, 300).Draw(t, "h"))
		room := kitty.Cells{W: rapid.IntRange(1, 40).Draw(t, "cols"), H: rapid.IntRange(1, 20).Draw(t, "rows")}
		cell := kitty.Pixels{W: rapid.IntRange(4, 16).Draw(t, "cw"), H: rapid.IntRange(4, 32).Draw(t, "ch")}
		img := image.NewUniform(color.White)
		in := kitty.Fit(size, room, cell)
		if in.W < 1 || in.H < 1 || in.W > room.W || in.H > room.H {
			t.Fatalf("%v does not fit into %v", in, room)
		}
		got := kitty.Scaled(part{img, image.Rectangle{Max: size}}, in, cell)
		b := got.Bounds()
		if b.Dx() > max(in.W*cell.W, size.X) || b.Dx() < 1 || b.Dy() < 1 {
			t.Fatalf("%v for %v of %v", b, in, cell)
		}
		// The shape of the image is that of its cells, but for the pixel that rounding takes.
		if d := b.Dx()*in.H*cell.H - b.Dy()*in.W*cell.W; max(d, -d) > max(in.H*cell.H, in.W*cell.W) {
			if b.Dx() != size.X && b.Dy() != size.Y {
				t.Fatalf("%v has not the shape of %v of %v", b, in, cell)
			}
		}
		if !slices.Contains(kitty.Seen(got, in), true) {
			t.Fatal("nothing is to be seen")
		}
	})
}

// part is an image cut to a rectangle.
type part struct {
	image.Image
	r image.Rectangle
}

func (p part) Bounds() image.Rectangle { return p.r }

func TestSeen(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 30, 40))
	img.SetRGBA(29, 39, color.RGBA{A: 1})
	img.SetRGBA(10, 0, color.RGBA{A: 255})
	got := kitty.Seen(img, kitty.Cells{W: 3, H: 2})
	if want := []bool{false, true, false, false, false, true}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A picture that is stretched fills its cells, and leaves the colours where they were.
func TestFilled(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 2, 2))
	img.SetRGBA(1, 1, color.RGBA{R: 0xff, A: 0xff})
	got := kitty.Filled(img, kitty.Cells{W: 10, H: 2}, kitty.Pixels{W: 10, H: 20})
	if got.Bounds() != image.Rect(0, 0, 100, 40) || got.RGBAAt(0, 0).A > 0x10 || got.RGBAAt(99, 39).R < 0xf0 {
		t.Errorf("%v: %v, %v", got.Bounds(), got.RGBAAt(0, 0), got.RGBAAt(99, 39))
	}
}

// A picture stands on the lower edge, in the middle.
func TestScaledStands(t *testing.T) {
	in := part{image.NewUniform(color.White), image.Rect(0, 0, 100, 20)}
	got := kitty.Scaled(in, kitty.Cells{W: 10, H: 2}, kitty.Pixels{W: 10, H: 20})
	if got.Bounds() != image.Rect(0, 0, 100, 40) || got.RGBAAt(50, 19).A != 0 || got.RGBAAt(50, 20).A != 255 {
		t.Errorf("%v: %v, %v", got.Bounds(), got.RGBAAt(50, 19), got.RGBAAt(50, 20))
	}
}
