package tui

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// dataURI gives a data: URI of a picture.
func dataURI(kind string, data []byte) string {
	return "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// The formats that a picture can have.
func TestFormats(t *testing.T) {
	img := image.NewPaletted(image.Rect(0, 0, 12, 24), color.Palette{color.White, color.Black})
	var g, j bytes.Buffer
	if err := errors.Join(gif.Encode(&g, img, nil), jpeg.Encode(&j, img, nil)); err != nil {
		t.Fatal(err)
	}
	for kind, uri := range map[string]string{
		"gif": dataURI("gif", g.Bytes()), "jpeg": dataURI("jpeg", j.Bytes()), "png": testPicture(t),
		"without padding": strings.TrimRight(testPicture(t), "="),
		"escaped":         strings.ReplaceAll(testPicture(t), "+", "%2B"),
		"of no type":      "data:;base64," + base64.StdEncoding.EncodeToString(g.Bytes()),
	} {
		if _, err := (exposure{file: uri}).develop(nil); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// bomb gives the head of a PNG that claims to be of that size.
func bomb(w, h uint32) []byte {
	head := binary.BigEndian.AppendUint32([]byte("IHDR"), w)
	head = append(binary.BigEndian.AppendUint32(head, h), 8, 6, 0, 0, 0)
	b := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(head))
}

// Pictures that cannot be shown are errors, and none of them takes more memory than its data.
func TestPicturesThatAreNone(t *testing.T) {
	for name, e := range map[string]exposure{
		"nothing":            {},
		"no data":            {file: "data:"},
		"no comma":           {file: "data:image/png;base64"},
		"not base64":         {file: "data:image/png;base64,\x00\xff?"},
		"no picture":         {file: "data:image/png,hello"},
		"cut off":            {file: testPicture(t)[:200]},
		"bad escape":         {file: "data:image/png,%zz"},
		"huge":               {file: dataURI("png", bomb(1<<31-1, 1<<31-1))},
		"wide":               {file: dataURI("png", bomb(1<<21, 1))},
		"too many pixels":    {file: dataURI("png", bomb(2000, 2000))},
		"no pixels":          {file: dataURI("png", bomb(0, 5))},
		"a file, but no way": {file: "a.png"},
		"clipped away":       {file: testPicture(t), clip: [4]int{500, 500, 600, 600}},
	} {
		if _, err := e.develop(nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	huge := func(string) (image.Image, error) { return image.NewUniform(color.White), nil } // 2e9 pixels wide
	if _, err := (exposure{file: "a.png"}).develop(huge); err == nil {
		t.Error("a file without end: no error")
	}
}

// What of a picture is to be seen: the corner's colour is not, unless the script says so.
func TestDevelop(t *testing.T) {
	img := image.NewNRGBA(image.Rect(5, 5, 8, 7)) // a corner that is not at 0, 0
	for i, c := range []color.NRGBA{{0, 255, 0, 255}, {255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {0, 0, 0, 0}, {9, 9, 9, 99}} {
		img.SetNRGBA(5+i%3, 5+i/3, c)
	}
	load := func(string) (image.Image, error) { return img, nil }
	for _, tt := range []struct {
		e    exposure
		want string
	}{
		{exposure{}, ".r.b.~"},
		{exposure{opaque: true}, "grgb.~"},
		{exposure{selfAlpha: true}, "grgb.~"},
		{exposure{clip: [4]int{1, 0, 3, 2}}, "r..~"},
		{exposure{clip: [4]int{2, 1, 99, 99}}, "~"},
	} {
		s, err := tt.e.develop(load)
		if err != nil {
			t.Errorf("%+v: %v", tt.e, err)
			continue
		}
		got := ""
		for i := 0; i < len(s.pixels.Pix); i += 4 {
			p := s.pixels.Pix[i : i+4]
			switch {
			case p[3] == 0:
				got += "."
			case p[3] < 255:
				got += "~"
			default:
				got += map[[3]byte]string{{255, 0, 0}: "r", {0, 255, 0}: "g", {0, 0, 255}: "b"}[[3]byte(p)]
			}
		}
		if got != tt.want || s.w*s.h != len(tt.want) {
			t.Errorf("%+v: %s, %d×%d, want %s", tt.e, got, s.w, s.h, tt.want)
		}
	}
}

// Pictures are loaded one after the other, and never twice; those that nobody shows any more are forgotten.
func TestAlbum(t *testing.T) {
	var asked []string
	r := newRig(t, 80, 24, cell.Metrics{}, func(o *Options) {
		o.Picture = func(_ int, file string) (image.Image, error) {
			asked = append(asked, file)
			if file == "bad.png" {
				return nil, errors.New("it is broken")
			}
			return image.NewUniform(color.White), nil
		}
	})
	p := newPlay()
	for i := range maxShots + 20 {
		p.b.Picture(0, stage.Picture{File: fmt.Sprint(i, ".png"), Inline: true})
		p.b.Picture(0, stage.Picture{File: "bad.png", Inline: true})
	}
	r.show(p.frame())
	if len(asked) > 0 {
		t.Errorf("%q were loaded by Update", asked)
	}
	r.develop()
	r.show(p.say(0, "", "more").frame())
	if len(asked) != maxShots {
		t.Errorf("%d files were loaded", len(asked))
	}
	r.show(newPlay().say(0, "", "none").frame())
	if n := len(r.m.album.shots); n != 0 {
		t.Errorf("%d pictures are kept", n)
	}
	if cmd := r.m.tookPicture(developed{of: exposure{file: "bad.png"}, err: errNoData}); cmd != nil {
		t.Error("a picture that nobody waits for has consequences")
	}
}

// The sizes of pictures in cells: 6 × 12 pixels each, no more than the balloon has room for.
func TestPictureSizes(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	for _, tt := range []struct {
		w, h       int
		wide, high stage.Extent
		cols, rows int
	}{
		{60, 48, stage.Extent{}, stage.Extent{}, 10, 4},
		{1, 1, stage.Extent{}, stage.Extent{}, 1, 1},
		{16, 16, stage.Extent{}, stage.Extent{}, 3, 1},
		{60, 48, stage.Extent{N: 50, Percent: true}, stage.Extent{N: -24}, 5, 2},
		{60, 48, stage.Extent{N: 0, Percent: true}, stage.Extent{}, 1, 4},
		{480, 240, stage.Extent{}, stage.Extent{}, 40, 10},
		{12, 9600, stage.Extent{}, stage.Extent{}, 1, maxPictureRows},
		{1024, 1024, stage.Extent{N: 1 << 30}, stage.Extent{N: 1 << 30}, 40, 20},
	} {
		p := &stage.Picture{File: "a", Width: tt.wide, Height: tt.high}
		r.m.album.shots[exposureOf(p)] = &shot{pixels: image.NewRGBA(image.Rect(0, 0, 1, 1)), w: tt.w, h: tt.h}
		if got := r.m.size(p, 40); got.w != tt.cols || got.h != tt.rows {
			t.Errorf("%d×%d, %v × %v: %d×%d cells, want %d×%d", tt.w, tt.h, tt.wide, tt.high, got.w, got.h, tt.cols, tt.rows)
		}
	}
}

// The name of a picture that is missing shows nothing that a terminal would obey.
func TestNamesOfPictures(t *testing.T) {
	for file, want := range map[string]string{
		"a.png": "[a.png]", `..\image\cat.png`: "[cat.png]", "x/y/z.gif": "[z.gif]", "data:image/png,": "[" + textPicture + "]",
		"\x1b[2Jevil.png": "[evil.png]", strings.Repeat("long", 20): "[longlonglonglonglonglo\u2026",
	} {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		if got := r.m.size(&stage.Picture{File: file}, 40); got.label != want || got.w != r.m.metrics.Width(want) || got.h != 1 {
			t.Errorf("%q: %+v, want %q", file, got, want)
		}
	}
}

// Without colours pictures are letters, and where half blocks would be two cells they are blanks.
func TestBrushes(t *testing.T) {
	for _, tt := range []struct {
		metrics               cell.Metrics
		noColor, light, ascii bool
		want                  string
		ground                bool
	}{
		{cell.Metrics{}, false, false, false, "\u2580\u2580", true},
		{cell.Metrics{Wide: true}, false, false, false, "   ", true},
		{cell.Metrics{}, false, false, true, "   ", true},
		{cell.Metrics{}, true, false, false, "\u2811\u2801", false},
		{cell.Metrics{}, true, true, false, "\u28bd\u28fd", false},
		{cell.Metrics{}, true, false, true, "..:-", false},
		{cell.Metrics{}, true, true, true, "%%#*", false},
	} {
		r := newRig(t, 80, 24, tt.metrics, func(o *Options) { o.NoColor, o.ASCII, o.Shell = tt.noColor, tt.ascii, nil })
		if tt.light {
			r.send(tea.BackgroundColorMsg{Color: color.White})
		}
		p := newPlay()
		p.b.Picture(0, stage.Picture{File: testPicture(t), Inline: true})
		r.show(p.frame())
		r.develop()
		r.m.View()
		i := slices.IndexFunc(r.m.spots, func(s spot) bool { return s.kind == onBalloon })
		at := r.m.spots[i]
		text, ground := "", false
		for x := range 8 {
			c := r.m.canvas.places[(at.y+2)*80+at.x+2+x]
			text += cmp.Or(c.text, " ")
			ground = ground || c.style.bg != noInk
		}
		if !strings.HasPrefix(text, tt.want) || ground != tt.ground {
			t.Errorf("%+v: %q, with a ground: %v", tt, text, ground)
		}
	}
}
