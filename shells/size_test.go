package shells_test

import (
	"image"
	"testing"
	"testing/fstest"

	"ukatty/shells"
	"ukatty/shells/master"
)

// The size of a surface is that of the base of what is drawn.
func TestSize(t *testing.T) {
	art, err := shells.Load(master.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range art.Surfaces() {
		p, _ := art.Compose(shells.Pose{Surface: id}, 0, 1)
		want := p.Base().Size()
		if want = image.Pt(want.X*8, want.Y*16); want == (image.Point{}) || art.Size(id) != want {
			t.Errorf("surface %s: %v, want %v", id, art.Size(id), want)
		}
	}
	files := fstest.MapFS{
		"descript.txt": {Data: []byte("type,shell\nname,Pictures\n")},
		"surface0.png": {Data: blank(t, 30, 40)}, "a.png": {Data: blank(t, 7, 9)}, "b.png": {Data: blank(t, 5, 5)},
		"broken.png": {Data: []byte("no picture")},
		"surfaces.txt": {Data: []byte("surface1\n{\nelement0,base,a.png,0,0\nelement1,overlay,b.png,10,20\n" +
			"animation0.interval,always\nanimation0.pattern0,overlay,0,100,50,50\n}\nsurface2\n{\nelement0,base,broken.png,0,0\n}\n")},
	}
	pictures, err := shells.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]image.Point{"0": {X: 30, Y: 40}, "1": {X: 15, Y: 25}, "2": {}, "3": {}, "": {}, "-1": {}} {
		if got := pictures.Size(id); got != want {
			t.Errorf("surface %q: %v, want %v", id, got, want)
		}
		if p, _ := pictures.Compose(shells.Pose{Surface: id}, 0, 1); p.Base().Size() != want {
			t.Errorf("surface %q is drawn as %v", id, p.Base())
		}
	}
}

// blank is a picture of a size in which everything can be seen.
func blank(t *testing.T, w, h int) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	return []byte(pngOf(t, img))
}
