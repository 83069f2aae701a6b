package tui

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
	"testing/fstest"

	"ukatty/ghost/show"
	"ukatty/shells"
)

// portraitShell gives a shell whose surfaces 0 and 5 are images of a size, and 10 is one of two thirds of it.
func portraitShell(t testing.TB, size image.Point) *shells.Shell {
	t.Helper()
	return portraits(t, size, image.Pt(size.X*3/4, size.Y*2/3))
}

// portraits gives a shell whose surfaces 0 and 5 are images of a size, and 10 is one of another. Every row of points has a
// colour of its own, and above the shoulders the images are narrower, so that cells can be told from each other.
func portraits(t testing.TB, size, ten image.Point) *shells.Shell {
	t.Helper()
	portrait := func(w, h int, blue uint8) []byte {
		img := image.NewNRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			free := 0
			if y < h/3 {
				free = w / 4
			}
			for x := free; x < w-free; x++ {
				img.SetNRGBA(x, y, color.NRGBA{R: uint8(255 * y / h), G: uint8(200 * x / w), B: blue + uint8(40*((x/6+y/6)%2)), A: 255})
			}
		}
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	s, err := shells.Load(fstest.MapFS{
		"descript.txt":  {Data: []byte("type,shell\nname,portraits\nseriko.use_self_alpha,full\n")},
		"surface0.png":  {Data: portrait(size.X, size.Y, 200)},
		"surface5.png":  {Data: portrait(size.X, size.Y, 90)},
		"surface10.png": {Data: portrait(ten.X, ten.Y, 20)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// poses shows a frame and runs the commands that compose its pictures, until nothing is due any more.
func (r *rig) poses(f show.Frame) {
	r.t.Helper()
	r.m.take(framed{f, r.viewer.frames, noon})
	for range 20 {
		cmd := r.m.pose()
		if r.m.stand.studio != nil {
			return
		}
		r.m.take(cmd())
	}
	r.t.Fatal("composing never ends")
}

// quarters gives a shell whose surface 0 is blue, but for the upper left quarter: that is red.
func quarters(t testing.TB) *shells.Shell {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	for y := range 40 {
		for x := range 40 {
			c := color.NRGBA{B: 200, A: 255}
			if x < 20 && y < 20 {
				c = color.NRGBA{R: 200, A: 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	s, err := shells.Load(fstest.MapFS{
		"descript.txt": {Data: []byte("type,shell\nname,quarters\nseriko.use_self_alpha,full\n")},
		"surface0.png": {Data: b.Bytes()},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
