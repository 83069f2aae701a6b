package shells_test

import (
	"fmt"
	"image"
	"image/color"
	"runtime"
	"testing"

	"ukatty/shells"
)

// glass gives an image of many colours, more and less transparent, with nothing to be seen in a margin around it.
func glass(w, h, margin int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := margin; y < h-margin; y++ {
		for x := margin; x < w-margin; x++ {
			img.SetNRGBA(x, y, color.NRGBA{uint8(x), uint8(y), uint8(x + y), uint8(1 + (x*7+y)%255)})
		}
	}
	return img
}

// A picture of one image takes little more memory than its pixels while it is made, and has every one of them, be its margin
// small, which is kept, or large, which is not.
func TestLargeImage(t *testing.T) {
	const w, h = 1300, 1000
	for margin, most := range map[int]float64{0: 1.2, 40: 1.2, 300: 3} {
		img := glass(w, h, margin)
		s := whole(t, "descript.txt", alpha, "surface0.png", pngOf(t, img))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got, _ := s.Compose(shells.Pose{Surface: "0"}, 0, 0)
		runtime.ReadMemStats(&after)
		if times := float64(after.TotalAlloc-before.TotalAlloc) / (4 * w * h); times > most {
			t.Errorf("margin %d: it takes %.1f times its pixels, %.1f at most", margin, times, most)
		}
		if got.Image().Bounds() != img.Rect || got.Base() != img.Rect {
			t.Fatalf("margin %d: bounds %v, base %v", margin, got.Image().Bounds(), got.Base())
		}
		same(t, fmt.Sprint("margin ", margin), got.Image(), img, image.Point{})
	}
}

// same compares an image with what another one, which begins at a point, has there.
func same(t *testing.T, what string, got image.Image, want *image.NRGBA, from image.Point) {
	t.Helper()
	b := got.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c, a := want.NRGBAAt(x+from.X, y+from.Y), uint32(want.NRGBAAt(x+from.X, y+from.Y).A)
			part := func(v uint8) uint8 { return uint8((uint32(v)*a + 127) / 255) }
			if w := (color.RGBA{part(c.R), part(c.G), part(c.B), c.A}); got.At(x, y) != w {
				t.Fatalf("%s: at %d, %d is %v, want %v", what, x, y, got.At(x, y), w)
			}
		}
	}
}

// Whatever is cut out of an image is what stands there.
func TestClippedPlaces(t *testing.T) {
	img := glass(60, 40, 0)
	for _, clip := range []image.Rectangle{image.Rect(0, 0, 60, 40), image.Rect(1, 1, 60, 40), image.Rect(59, 39, 60, 40), image.Rect(0, 3, 50, 40), image.Rect(20, 0, 30, 40)} {
		s := whole(t, "descript.txt", alpha, "a.png", pngOf(t, img), "surfaces.txt", fmt.Sprintf(
			"surface0\n{\nelement0,base,a.png,0,0,--clipping,%d,%d,%d,%d\n}\n", clip.Min.X, clip.Min.Y, clip.Max.X, clip.Max.Y))
		got := look(s, "0").Image()
		if got.Bounds() != (image.Rectangle{Max: clip.Size()}) {
			t.Fatalf("%v: bounds %v", clip, got.Bounds())
		}
		same(t, fmt.Sprint(clip), got, img, clip.Min)
	}
}

// A picture that is too large to be kept is not drawn again as long as somebody shows it.
func TestGiants(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "surface0.png", pngOf(t, glass(200, 100, 0)), "surface1.png", pngOf(t, glass(300, 100, 0)))
	studio := s.StudioWith(1000)
	shown := map[string]shells.Picture{}
	for range 2 {
		for _, id := range s.Surfaces() {
			p, _ := studio.Compose(shells.Pose{Surface: id}, 0, 0)
			if before := shown[id]; !before.Empty() && before.Image() != p.Image() {
				t.Errorf("surface %s is drawn again", id)
			}
			shown[id] = p
		}
	}
	if studio.Taken() != 0 {
		t.Errorf("%d bytes are kept", studio.Taken())
	}
}
