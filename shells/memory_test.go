package shells_test

import (
	"fmt"
	"image"
	"image/color"
	"io/fs"
	"runtime"
	"testing"
	"time"

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

// opened counts how often the files of a folder are opened.
type opened struct {
	fs.FS
	times map[string]int
}

func (o opened) Open(name string) (fs.File, error) {
	o.times[name]++
	return o.FS.Open(name)
}

// A picture that is too large to be kept is read once while something moves on it, and given back when another surface comes.
func TestGiantsMove(t *testing.T) {
	const frames = 20
	o := opened{files(t, "descript.txt", alpha, "surface0.png", pngOf(t, glass(200, 100, 0)), "surface1.png", drawn(t, "r"), "surface2.png", drawn(t, "b"),
		"surfaces.txt", "surface0\n{\nanimation0.interval,always\nanimation0.pattern0,overlay,1,80,0,0\nanimation0.pattern1,overlay,2,80,0,0\n}\n"), map[string]int{}}
	s, err := shells.Load(o)
	if err != nil {
		t.Fatal(err)
	}
	clear(o.times)
	studio, at := s.StudioWith(1000), time.Duration(0)
	for range frames {
		_, at = studio.Compose(shells.Pose{Surface: "0"}, at, 0)
		runtime.GC()
	}
	// To look at it and to read it.
	if n := o.times["surface0.png"]; n > 2 || at < frames*shells.FrameTime {
		t.Errorf("up to %v it is opened %d times", at, n)
	}
	if studio.Held(0) == 0 {
		t.Error("nothing is held while it moves")
	}
	if studio.Compose(shells.Pose{Surface: "1"}, 0, 0); studio.Held(0) != 0 {
		t.Errorf("%d bytes are held for a surface that has gone", studio.Held(0))
	}
}

// Frames that are too large to be kept are decoded each time, and come less often for it.
func TestLargeFrames(t *testing.T) {
	const w = 1000
	big := pngOf(t, glass(w, w, 0))
	s := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, "r"), "surface1.png", big, "surface2.png", big, "surfaces.txt",
		"surface0\n{\nanimation0.interval,always\nanimation0.pattern0,overlay,1,1,0,0\nanimation0.pattern1,overlay,2,1,0,0\n}\n")
	for room, want := range map[int]time.Duration{24 << 20: shells.FrameTime, 4*w*w - 1: 3 * shells.FrameTime} {
		studio := s.StudioWith(room)
		_, first := studio.Compose(shells.Pose{Surface: "0"}, 0, 0)
		if _, next := studio.Compose(shells.Pose{Surface: "0"}, first, 0); next-first != want {
			t.Errorf("with room for %d bytes the next picture comes %v later, want %v", room, next-first, want)
		}
	}
}
