package shells_test

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"
	"testing"
	"time"

	"ukatty/shells"
)

// large gives a shell as they are made: surfaces of 400 × 600 pixels of a body, a face and clothes, each in images as large as
// the whole, with eyes that blink.
func large(b testing.TB) []string {
	disc := func(cx, cy, r int, c color.NRGBA) string {
		img := image.NewNRGBA(image.Rect(0, 0, 400, 600))
		for y := range 600 {
			for x := range 400 {
				if d := r - int(math.Hypot(float64(x-cx), float64(y-cy))); d > 0 {
					c.A = uint8(min(d*64, 255))
					img.SetNRGBA(x, y, c)
				}
			}
		}
		return pngOf(b, img)
	}
	var text strings.Builder
	text.WriteString("charset,UTF-8\n")
	for i := range 200 {
		fmt.Fprintf(&text, "surface%d\n{\nelement0,base,body.png,0,0\nelement1,overlay,face.png,0,0\n}\n", i)
	}
	text.WriteString("surface.append0-199\n{\n")
	for i := range 40 {
		fmt.Fprintf(&text, "animation%d.interval,bind\nanimation%d.pattern0,add,1000,0,0,0\ncollision%d,0,0,9,9,x\n", i+10, i+10, i)
	}
	text.WriteString("animation0.interval,always\nanimation0.pattern0,overlay,1001,1000,0,0\nanimation0.pattern1,overlay,-1,1000,0,0\n}\n")
	return []string{
		"descript.txt", alpha + "sakura.bindgroup10.name,a,b\nsakura.bindgroup10.default,1\n", "surfaces.txt", text.String(),
		"body.png", disc(200, 400, 190, color.NRGBA{R: 0xff, G: 0x80}), "face.png", disc(200, 150, 120, color.NRGBA{G: 0xff}),
		"surface1000.png", disc(200, 400, 80, color.NRGBA{B: 0xff}), "surface1001.png", disc(200, 130, 20, color.NRGBA{}),
	}
}

func BenchmarkLoad(b *testing.B) {
	fsys := files(b, large(b)...)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := shells.Load(fsys); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCompose is a surface that comes up: first has every image decoded, again has them, frame is the same surface while
// something blinks, cells what it costs to scale and paint it.
func BenchmarkCompose(b *testing.B) {
	s := whole(b, large(b)...)
	p := shells.Pose{Surface: "0", Dress: s.Dress(0)}
	b.Run("first", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.Compose(p, 0, 0)
		}
	})
	b.Run("again", func(b *testing.B) {
		studio, n := s.Studio(), 0
		b.ReportAllocs()
		for b.Loop() {
			n++
			studio.Compose(shells.Pose{Surface: fmt.Sprint(n % 200), Dress: p.Dress}, 0, 0)
		}
	})
	b.Run("frame", func(b *testing.B) {
		studio, at := s.Studio(), time.Duration(0)
		b.ReportAllocs()
		for b.Loop() {
			at += time.Second
			studio.Compose(p, at, 0)
		}
	})
	b.Run("cells", func(b *testing.B) {
		got, _ := s.Compose(p, 0, 0)
		b.ReportAllocs()
		for b.Loop() {
			got.Cells(80, 40, shells.HalfBlocks)
		}
	})
}

// BenchmarkOverlays is a surface of 600 × 800 pixels to which surface.append gives five overlays as large as it is: first has all
// images decoded, frame draws a picture that was never drawn, painted has it painted, too.
func BenchmarkOverlays(b *testing.B) {
	sheet := func(n int) string {
		img := image.NewNRGBA(image.Rect(0, 0, 600, 800))
		for y := range 800 {
			for x := range 600 {
				if d := 300 - 40*n - int(math.Hypot(float64(x-300), float64(y-400))); d > 0 {
					img.SetNRGBA(x, y, color.NRGBA{uint8(40 * n), uint8(x), uint8(y), uint8(min(d*16, 255))})
				}
			}
		}
		return pngOf(b, img)
	}
	pairs := []string{"descript.txt", alpha, "surface0.png", sheet(0)}
	text := "surface.append0\n{\n"
	for i := 1; i <= 5; i++ {
		pairs = append(pairs, fmt.Sprintf("surface%d.png", i), sheet(i))
		text += fmt.Sprintf("animation%d.interval,runonce\nanimation%[1]d.pattern0,overlay,%[1]d,0,0,0\n", i)
	}
	s := whole(b, append(pairs, "surfaces.txt", text+"}\n")...)
	frame := func(st *shells.Studio, n int) shells.Picture {
		got, _ := st.Compose(shells.Pose{Surface: "0", Cues: []shells.Cue{{Kind: shells.Shift, Animation: "1", X: n % 97, Y: n / 97 % 97}}}, 0, 0)
		return got
	}
	for name, draw := range map[string]func(st *shells.Studio, n int){
		"first":   func(_ *shells.Studio, n int) { frame(s.Studio(), n) },
		"frame":   func(st *shells.Studio, n int) { frame(st, n) },
		"painted": func(st *shells.Studio, n int) { frame(st, n).Cells(60, 40, shells.Quadrants) },
	} {
		b.Run(name, func(b *testing.B) {
			st, n := s.Studio(), 0
			b.ReportAllocs()
			for b.Loop() {
				n++
				draw(st, n)
			}
		})
	}
}
