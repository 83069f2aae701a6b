package shells_test

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"ukatty/shells"
)

// layered loads a shell of which surface 0 has the lines, and images: base (2 × 2, green over _), red, half (red, half to be
// seen), and the number 9, which is what red is.
func layered(t *testing.T, lines string) *shells.Shell {
	t.Helper()
	return whole(t, "descript.txt", alpha, "surfaces.txt", "surface0\n{\n"+lines+"}\nsurface9\n{\nelement0,base,red.png,0,0\n}\n",
		"base.png", drawn(t, "gg", "__"), "red.png", drawn(t, "r"), "ring.png", drawn(t, "r_"), "half.png", drawn(t, "~"),
		"column.png", drawn(t, "w", "w"))
}

func TestElements(t *testing.T) {
	const base = "element0,base,base.png,0,0\n"
	for _, tt := range []struct{ name, lines, want string }{
		{"base", base, "gg\n__\n"},
		{"overlay", base + "element1,overlay,red.png,1,0\n", "gr\n__\n"},
		{"bind and add", base + "element1,bind,red.png,1,0\nelement2,add,red.png,0,1\n", "gr\nr_\n"},
		{"half", base + "element1,overlay,half.png,1,1\n", "gg\n_~\n"},
		{"auto", base + "element1,auto,red.png,1,1\n", "gg\n_r\n"},
		{"beyond", base + "element1,overlay,red.png,2,-1\n", "__r\ngg_\n___\n"},
		{"overlay-fast", base + "element1,overlay-fast,column.png,1,0\n", "gw\n__\n"},
		{"overlayfast", base + "element1,overlayfast,column.png,1,0\n", "gw\n__\n"},
		{"interpolate", base + "element1,interpolate,column.png,1,0\n", "gg\n_w\n"},
		{"replace", base + "element1,replace,ring.png,0,0\n", "r_\n__\n"},
		{"reduce", base + "element1,reduce,ring.png,0,0\n", "g_\n__\n"},
		{"reduce outside", base + "element1,reduce,column.png,1,-1\n", "__\n_g\n__\n"},
		{"reduce by half", base + "element1,reduce,half.png,0,0\n", "~_\n__\n"},
		{"asis", base + "element1,asis,ring.png,0,1\n", "gg\nrk\n"},
		{"multiply", base + "element1,blend-multiply,column.png,0,0\n", "gg\nw_\n"},
		{"overlaymultiply", base + "element1,overlaymultiply,column.png,0,0\nelement2,overlaymultiply,red.png,1,0\n", "gk\n__\n"},
		{"screen", base + "element1,blend-screen,red.png,0,0\n", "yg\n__\n"},
		{"dither", base + "element1,blend-dither,red.png,0,1\nelement2,blend-dither,column.png,1,0\n", "gw\nrw\n"},
		{"alpha", base + "element1,overlay,red.png,1,1,--alpha,128\nelement2,overlay,red.png,0,1,--alpha,255\n", "gg\nr~\n"},
		{"clipping", base + "element1,overlay,ring.png,0,1,--clipping,0,0,1,1\n", "gg\nr_\n"},
		{"scaling", base + "element1,overlay,red.png,0,1,--scaling,200%,100%\n", "gg\nrr\n"},
		{"mirrored", base + "element1,overlay,ring.png,0,1,--scaling,-2px,1px\n", "gg\n_r\n"},
		{"other options", base + "element1,overlay,red.png,0,1,--source,3\n", "gg\nr_\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := at(layered(t, tt.lines), shells.Pose{Surface: "0"}, 0); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// Dithering shows each pixel as a whole or not at all, as many of them as it would let through.
func TestDissolve(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 64, 16))
	for i := range 64 * 16 {
		img.SetNRGBA(i%64, i/64, color.NRGBA{R: 0xff, A: uint8(i % 64 / 16 * 0x55)})
	}
	s := whole(t, "descript.txt", alpha, "a.png", pngOf(t, img), "b.png", drawn(t, strings.Repeat("g", 70)), "surfaces.txt",
		"surface0\n{\nelement0,base,b.png,0,0\nelement1,blend-dither,a.png,3,0\n}\n")
	rows := strings.Fields(at(s, shells.Pose{Surface: "0"}, 0))
	if len(rows) != 16 {
		t.Fatalf("%d rows", len(rows))
	}
	for n, want := range []int{0, 85, 170, 256} {
		red := 0
		for _, row := range rows {
			red += strings.Count(row[3+16*n:][:16], "r")
			if strings.ContainsAny(row, "~?") {
				t.Errorf("a mixed pixel in %q", row)
			}
		}
		if red < want-12 || red > want+12 { // in steps of 16
			t.Errorf("alpha %#x: %d of 256 pixels, want about %d", n*0x55, red, want)
		}
	}
}

// What blend modes make of a grey and another one, by the formulas of the W3C.
func TestBlendModes(t *testing.T) {
	grey := func(v uint8) string {
		img := pixels("k")
		img.SetNRGBA(0, 0, color.NRGBA{v, v, v, 0xff})
		return pngOf(t, img)
	}
	for name, want := range map[string]uint8{
		"multiply": 36, "screen": 171, "overlay": 72, "hard-light": 87, "soft-light": 72, "color-dodge": 146, "color-burn": 0,
		"add": 207, "add-glow": 207, "darken": 64, "lighten": 143, "difference": 79, "exclusion": 135, "subtract": 0, "divide": 114,
		"linear-burn": 0, "linear-light": 95, "vivid-light": 73, "pin-light": 64, "hard-mix": 0, "hue": 64, "saturation": 64,
		"color": 64, "luminosity": 143, "darker-color": 64, "lighter-color": 143, "dither": 143,
	} {
		s := whole(t, "descript.txt", alpha, "low.png", grey(64), "high.png", grey(143),
			"surfaces.txt", "surface0\n{\nelement0,base,low.png,0,0\nelement1,blend-"+name+",high.png,0,0\n}\n")
		p, _ := s.Compose(shells.Pose{Surface: "0"}, 0, 0)
		r, _, _, a := p.Image().At(0, 0).RGBA()
		if got := uint8(r >> 8); a != 0xffff || max(got, want)-min(got, want) > 1 {
			t.Errorf("blend-%s: %d with alpha %x, want %d", name, got, a, want)
		}
	}
}

// Each frame is drawn upon the base anew, and each method of a pattern does what it does for elements.
func TestPatternMethods(t *testing.T) {
	for _, tt := range []struct{ name, pattern, want string }{
		{"overlay", "overlay,9,0,1,1", "gg\n_r\n"},
		{"base", "base,9,0", "r_\n__\n"},
		{"replace", "replace,9,0,1,0", "gr\n__\n"},
		{"overlay-fast", "overlay-fast,9,0,0,1", "gg\n__\n"},
		{"reduce", "reduce,9,0,1,0", "_g\n__\n"},
		{"alpha", "overlay,9,0,1,1,--alpha,100", "gg\n_~\n"},
		{"beyond the base", "overlay,9,0,-1,0", "rgg\n___\n"},
		{"nothing", "overlay,77,0,0,0", "gg\n__\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := layered(t, "element0,base,base.png,0,0\nanimation0.interval,runonce\nanimation0.pattern0,"+tt.pattern+"\n")
			if got := at(s, shells.Pose{Surface: "0"}, 0); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// The lower number of an animation lies below, unless the file wants the other order, and background ones below the base.
func TestAnimationOrder(t *testing.T) {
	const lines = "surface0\n{\nelement0,base,base.png,0,0\nanimation1.interval,runonce\nanimation1.pattern0,overlay,1,0,0,0\n" +
		"animation2.interval,runonce\nanimation2.pattern0,overlay,2,0,0,0\nanimation3.interval,runonce\nanimation3.option,background\n" +
		"animation3.pattern0,overlay,3,0,0,0\n}\n"
	for head, want := range map[string]string{
		"": "bg\nk_\n", "descript\n{\nversion,1\nanimation-sort,descend\n}\n": "bg\nk_\n",
		"descript\n{\nanimation-sort,ascend\n}\n": "rg\nk_\n",
	} {
		s := whole(t, "descript.txt", alpha, "surfaces.txt", head+lines, "base.png", drawn(t, "gg", "__"),
			"surface1.png", drawn(t, "r"), "surface2.png", drawn(t, "b"), "surface3.png", drawn(t, "k", "k"))
		if got := at(s, shells.Pose{Surface: "0"}, 0); got != want {
			t.Errorf("%q: got\n%swant\n%s", head, got, want)
		}
	}
}

// An image and text art live in the same shell, each in its own surfaces.
func TestImagesBesideArt(t *testing.T) {
	s := whole(t, "surface0.png", drawn(t, "gr"), "surface1.txt", cat, "surfaces.txt",
		"surface1\n{\nanimation0.interval,runonce\nanimation0.pattern0,overlay,2,0,1,1\nanimation1.interval,runonce\n"+
			"animation1.pattern0,overlay,0,0,0,0\n}\n", "surface2.txt", art("", "-\n", ""))
	if got := at(s, shells.Pose{Surface: "0"}, 0); got != "_r\n" {
		t.Errorf("the image: %q", got)
	}
	if got := look(s, "1").Cells(0, 0, 0).String(); got != " /\\_/\\\n(-.o)\n" {
		t.Errorf("the art:\n%s", got)
	}
	sound(t, look(s, "1").Cells(0, 0, 0))
}

func TestFit(t *testing.T) {
	wide := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, strings.Repeat("r", 80), strings.Repeat("r", 80)),
		"surface1.png", drawn(t, strings.Split(strings.Repeat("r ", 79)+"r", " ")...), "surface2.png", drawn(t, "r"))
	for _, tt := range []struct {
		id         string
		w, h, x, y int
	}{
		{"0", 40, 40, 40, 1}, {"0", 400, 40, 80, 1}, {"0", 0, 5, 0, 0}, {"1", 40, 20, 1, 20}, {"1", 400, 400, 1, 40}, {"2", 9, 9, 1, 1},
	} {
		p := look(wide, tt.id)
		if x, y := p.Fit(tt.w, tt.h); x != tt.x || y != tt.y {
			t.Errorf("surface %s in %d×%d: %d×%d, want %d×%d", tt.id, tt.w, tt.h, x, y, tt.x, tt.y)
		}
		if g := p.Cells(tt.w, tt.h, shells.HalfBlocks); g.W != tt.x || g.H != tt.y {
			t.Errorf("surface %s in %d×%d: a grid of %d×%d", tt.id, tt.w, tt.h, g.W, g.H)
		}
	}
}
