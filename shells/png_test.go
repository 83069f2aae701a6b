package shells_test

import (
	"encoding/base64"
	"image"
	"image/color"
	"testing"

	"ukatty/shells"
)

// interlaced is an image of red, green, red and red, as Adam7 stores it, which Go reads and does not write.
const interlaced = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAGK06rlAAAAFklEQVQI1wXBAQEAAACCIPo/2kCQBQ4c+QL/GeSJFAAAAABJRU5ErkJggg=="

// PNG of every kind that shells have: 16 bits a colour, with and without alpha, greys, indexed with few bits, interlaced.
func TestKindsOfPNG(t *testing.T) {
	raw, err := base64.StdEncoding.DecodeString(interlaced)
	if err != nil {
		t.Fatal(err)
	}
	deep, opaque := image.NewNRGBA64(image.Rect(0, 0, 2, 1)), image.NewRGBA64(image.Rect(0, 0, 2, 1))
	deep.SetNRGBA64(0, 0, color.NRGBA64{R: 0xffff, A: 0xffff})
	opaque.SetRGBA64(0, 0, color.RGBA64{R: 0xffff, A: 0xffff})
	opaque.SetRGBA64(1, 0, color.RGBA64{G: 0xffff, A: 0xffff})
	grey := image.NewGray16(image.Rect(0, 0, 2, 1))
	grey.SetGray16(1, 0, color.Gray16{Y: 0xffff})
	indexed := image.NewPaletted(image.Rect(0, 0, 9, 1), color.Palette{color.Black, color.White})
	indexed.SetColorIndex(8, 0, 1)
	for name, tt := range map[string]struct{ data, want string }{
		"16 bits with alpha": {pngOf(t, deep), "r_\n"},
		"16 bits":            {pngOf(t, opaque), "rg\n"},
		"16 bits of grey":    {pngOf(t, grey), "kw\n"},
		"a bit a pixel":      {pngOf(t, indexed), "kkkkkkkkw\n"},
		"interlaced":         {string(raw), "rg\nrr\n"},
	} {
		s := whole(t, "descript.txt", alpha, "surface0.png", tt.data)
		if got := at(s, shells.Pose{Surface: "0"}, 0); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
		// Cut anywhere it is a mistake, or what the decoder still makes of it; never a panic.
		for n := range len(tt.data) {
			studio := load(t, "descript.txt", alpha, "surface0.png", tt.data[:n]).Studio()
			if p, _ := studio.Compose(shells.Pose{Surface: "0"}, 0, 0); p.Empty() == (len(studio.Mistakes()) == 0) {
				t.Errorf("%s cut at %d: empty is %v with mistakes %v", name, n, p.Empty(), studio.Mistakes())
			}
		}
	}
}

// washed is a WebP whose colours are lossy while its alpha is not: red, of which the left half is half to be seen.
const washed = "UklGRmYAAABXRUJQVlA4WAoAAAAQAAAAAwAAAwAAQUxQSAwAAAABD/DA/4iI0IGI/gdWUDggNAAAADACAJ0BKgQABAAAwBIloAJ0ugH4AfgABGgAAP76IZf/d5qw03f1" +
	"rf/1o5+uif60c/9ZWAA="

// The alpha of a WebP counts where that of a PNG does.
func TestAlphaOfWebP(t *testing.T) {
	raw, err := base64.StdEncoding.DecodeString(washed)
	if err != nil {
		t.Fatal(err)
	}
	for _, own := range []string{"1", "full"} {
		s := whole(t, "descript.txt", "charset,UTF-8\ntype,shell\nname,test\nseriko.use_self_alpha,"+own+"\n", "k.png", drawn(t, "k"), "a.webp", string(raw),
			"surfaces.txt", "surface0\n{\nelement0,base,k.png,9,9\nelement1,overlay,a.webp,1,1\n}\n")
		got, ok := look(s, "0").Image().At(1, 1).(color.RGBA)
		if !ok || got.A != 0x80 || got.R < 0x78 || got.R > 0x80 || got.G > 8 {
			t.Errorf("use_self_alpha,%s: %v, want red that is half to be seen", own, got)
		}
	}
}
