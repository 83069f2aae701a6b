package tui

import (
	"image"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ukatty/tui/cell"
	"ukatty/tui/kitty"
)

// kittyRig gives a rig with two pictures of which the terminal draws both.
func kittyRig(tb testing.TB) (*rig, *play) {
	tb.Helper()
	r, p := newRig(tb, 200, 60, cell.Metrics{Grapheme: true}, func(o *Options) { o.Graphics = KittyGraphics }), newPlay()
	r.m.take(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	r.m.stand = newStand(portraits(tb, image.Pt(400, 400), image.Pt(400, 400)))
	r.poses(p.say(1, "10", lorem).say(0, "5", "").frame())
	r.m.easel.phase, r.m.easel.drawn, r.m.easel.busy, r.m.stale = granted, true, false, true
	r.m.View()
	for range 2 {
		if cmd := r.m.easel.hang(); cmd != nil {
			up, ok := cmd().(made)
			if !ok {
				tb.Fatal("nothing was made")
			}
			up.open(r.m)
			uploaded(up).open(r.m)
			rested(up.era).open(r.m)
		}
		r.m.stale = true
		r.m.View()
	}
	if n := len(r.m.easel.hung); n != 2 {
		tb.Fatalf("%d pictures are hung", n)
	}
	return r, p
}

// BenchmarkViewKitty is BenchmarkViewPictures on a terminal that draws the pictures.
func BenchmarkViewKitty(b *testing.B) {
	r, p := kittyRig(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%2000 == 1999 {
			p.b.Clear(0)
		}
		p.b.Say(0, "x")
		r.m.Update(framed{p.frame(), nil, noon})
		b.ReportMetric(float64(len(r.m.View().Content)), "view-B")
	}
}

// BenchmarkUpload makes the sequences for a picture of 60 × 40 cells of 10 × 20 pixels.
func BenchmarkUpload(b *testing.B) {
	img := image.NewRGBA(image.Rect(0, 0, 600, 800))
	for i := range 600 * 800 {
		x, y := i%600, i/600
		copy(img.Pix[i*4:], []byte{uint8(x / 3), uint8(y / 4), uint8((x ^ y) & 0x1f), 0xff})
	}
	for b.Loop() {
		in := kitty.Fit(img.Rect.Size(), kitty.Cells{W: 60, H: 40}, kitty.DefaultPixels)
		seq, err := kitty.Upload(16, kitty.Scaled(img, in, kitty.DefaultPixels), in.W, in.H)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(seq)), "B/picture")
	}
}
