package shells_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"strings"
	"testing"

	"ukatty/shells"
)

func TestTransparency(t *testing.T) {
	opaque := func(rows ...string) string { // without an alpha channel
		img := pixels(rows...)
		plain := image.NewRGBA(img.Bounds())
		for i := range plain.Pix {
			plain.Pix[i] = img.Pix[i] | uint8(0xff*(i%4/3))
		}
		return pngOf(t, plain)
	}
	indexed := func(rows ...string) string {
		img := pixels(rows...)
		p := image.NewPaletted(img.Bounds(), color.Palette{
			color.NRGBA{}, color.NRGBA{0xff, 0, 0, 0xff}, color.NRGBA{0, 0xff, 0, 0xff}, color.NRGBA{0, 0, 0xff, 0xff},
		})
		for y := range img.Rect.Dy() {
			for x := range img.Rect.Dx() {
				p.Set(x, y, img.At(x, y))
			}
		}
		return pngOf(t, p)
	}
	grey := func(rows ...string) string {
		img := pixels(rows...)
		g := image.NewGray(img.Bounds())
		for y := range img.Rect.Dy() {
			for x := range img.Rect.Dx() {
				g.Set(x, y, img.At(x, y))
			}
		}
		return pngOf(t, g)
	}
	const shell = "charset,UTF-8\ntype,shell\nname,test\n"
	own, full := shell+"seriko.use_self_alpha,1\n", shell+"seriko.use_self_alpha,full\n"
	tests := []struct {
		name  string
		files []string
		want  string
	}{
		{"the colour of the corner", []string{"surface0.png", opaque("gr", "bg")}, "_r\nb_\n"},
		{"an alpha that does not count", []string{"surface0.png", drawn(t, "gr", "~g")}, "_r\nr_\n"},
		{"a corner without a colour", []string{"surface0.png", drawn(t, "_k", "rr")}, "_k\nrr\n"},
		{"its own alpha", []string{"descript.txt", own, "surface0.png", drawn(t, "gr", "_g")}, "gr\n_g\n"},
		{"partly to be seen", []string{"descript.txt", own, "surface0.png", drawn(t, "~r")}, "~r\n"},
		{"none of its own", []string{"descript.txt", own, "surface0.png", opaque("gr", "bg")}, "_r\nb_\n"},
		{"full with none of its own", []string{"descript.txt", full, "surface0.png", opaque("gr", "bg")}, "gr\nbg\n"},
		{"full with its own", []string{"descript.txt", full, "surface0.png", drawn(t, "gr", "_g")}, "gr\n_g\n"},
		{"indexed", []string{"surface0.png", indexed("gr", "bg")}, "_r\nb_\n"},
		{"indexed with an alpha", []string{"descript.txt", own, "surface0.png", indexed("_r", "bg")}, "_r\nbg\n"},
		{"grey", []string{"surface0.png", grey("kw", "wk")}, "_w\nw_\n"},
		{"a mask", []string{"surface0.png", opaque("rb", "rb"), "surface0.pna", grey("wk", "kw")}, "k_\n_b\n"},
		{
			"a mask and the colour of the corner",
			[]string{
				"descript.txt", shell + "seriko.paint_transparent_region_black,0\n",
				"surface0.png", opaque("rb", "rb"), "surface0.pna", grey("wk", "kw"),
			},
			"r_\n_b\n",
		},
		{"a mask in colours", []string{"surface0.png", opaque("gb", "gb"), "SURFACE0.PNA", drawn(t, "kw", "kw")}, "_b\n_b\n"},
		{"a mask that is too small", []string{"surface0.png", opaque("gb", "gb"), "surface0.pna", grey("ww")}, "kb\n__\n"},
		{"a mask and an alpha", []string{"descript.txt", own, "surface0.png", drawn(t, "gb_"), "surface0.pna", grey("kww")}, "_bk\n"},
		{"nothing is left", []string{"surface0.png", opaque("gg", "gg")}, "__\n__\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := at(whole(t, tt.files...), shells.Pose{Surface: "0"}, 0); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestFormats(t *testing.T) {
	img := pixels("kkkkkkkkkkkkkkkk", "kkkkkkkkkkkkkkkk")
	var asGIF, asJPEG bytes.Buffer
	if err := gif.Encode(&asGIF, img, nil); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&asJPEG, img, nil); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"a.gif": asGIF.String(), "a.jpg": asJPEG.String(), "A.PNG": pngOf(t, img)} {
		s := whole(t, "descript.txt", alpha, strings.ToLower(name), data,
			"surfaces.txt", "surface0\n{\nelement0,base,"+name+",0,0\n}\n")
		if got := at(s, shells.Pose{Surface: "0"}, 0); got != strings.Repeat(strings.Repeat("k", 16)+"\n", 2) {
			t.Errorf("%s: %s", name, got)
		}
	}
	s := whole(t, "surfaces.txt", "surface0\n{\nelement0,base,sub/a,0,0\n}\n", "sub/a.png", drawn(t, "gr"))
	if got := at(s, shells.Pose{Surface: "0"}, 0); got != "_r\n" {
		t.Errorf("a name without its ending: %q", got)
	}
}

// claims gives the head of a PNG that claims a size.
func claims(w, h uint32) string {
	head := []byte("IHDR\x00\x00\x00\x00\x00\x00\x00\x00\x08\x06\x00\x00\x00")
	binary.BigEndian.PutUint32(head[4:], w)
	binary.BigEndian.PutUint32(head[8:], h)
	b := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(head)))
}

// An image that cannot be had is one line, and the surface has no picture.
func TestBrokenImages(t *testing.T) {
	good := drawn(t, "gr")
	for _, tt := range []struct{ name, data, want string }{
		{"empty", "", "surface0.png: the file is empty"},
		{"text", "hello", "surface0.png: is no image (PNG, GIF, JPEG, BMP, WebP)"},
		{"cut", good[:len(good)-20], "surface0.png: the image is broken: png: invalid format: unexpected EOF"},
		{"huge", claims(16000, 16000), "surface0.png: the image has 16000×16000 pixels; 8388608 in all is the limit"},
		{"wide", claims(1<<20, 1), "surface0.png: the image has 1048576×1 pixels; 8388608 in all is the limit"},
		{"bad sum", strings.Replace(claims(1, 1), "IHDR", "IHDr", 1), "surface0.png: the image is broken: png: invalid format: invalid checksum"},
	} {
		s := whole(t, "surface0.png", tt.data)
		studio := s.Studio()
		for range 2 {
			if p, _ := studio.Compose(shells.Pose{Surface: "0"}, 0, 0); !p.Empty() {
				t.Errorf("%s: there is a picture", tt.name)
			}
		}
		if m := studio.Mistakes(); len(m) != 1 || m[0].Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, m, tt.want)
		}
	}
	s := whole(t, "surface0.png", good, "surface0.pna", "x")
	studio := s.Studio()
	if p, _ := studio.Compose(shells.Pose{Surface: "0"}, 0, 0); !p.Empty() || len(studio.Mistakes()) != 1 {
		t.Errorf("a broken mask: %v", studio.Mistakes())
	}
}

// Whatever is drawn, the memory for it is bounded, and what was dropped is drawn again.
func TestStudioForgets(t *testing.T) {
	rows := strings.Split(strings.Repeat("rgbk ", 19)+"rgbk", " ")
	files := []string{"descript.txt", alpha}
	for _, n := range "0123456789" {
		files = append(files, "surface"+string(n)+".png", drawn(t, rows...))
	}
	s := whole(t, files...)
	const room = 8000 // of ten images of 320 × 4 bytes, twice each
	studio := s.StudioWith(room)
	for _, id := range append(s.Surfaces(), s.Surfaces()...) {
		if p, _ := studio.Compose(shells.Pose{Surface: id}, 0, 0); spelled(p) != strings.Join(rows, "\n")+"\n" {
			t.Errorf("surface %s is %q", id, spelled(p))
		}
	}
	if got := studio.Taken(); got > room || got < room/4 {
		t.Errorf("%d bytes are kept", got)
	}
}
