package main

import (
	"bytes"
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi/sixel"

	"ukatty/tui/kitty"
)

// What a terminal says is taken apart, whatever stands between.
func TestAnswersOfTerminals(t *testing.T) {
	known := kitty.Pixels{W: 7, H: 15}
	for _, tt := range []struct {
		said     answers
		name     string
		attrs    []int
		kitty    bool
		cell     kitty.Pixels
		colors   int
		most     image.Point
		complete bool
	}{
		{"", "", nil, false, known, 256, image.Pt(1000, 1000), false},
		{
			"\x1bP>|XTerm(379)\x1b\\\x1b[6;13;6t\x1b[4;520;600t\x1b[?64;1;2;4;22c", "XTerm(379)",
			[]int{64, 1, 2, 4, 22},
			false,
			kitty.Pixels{W: 6, H: 13},
			256, image.Pt(1000, 1000), true,
		},
		{"\x1b_Gi=65536;OK\x1b\\\x1b[?62c", "", []int{62}, true, known, 256, image.Pt(1000, 1000), true},
		{"\x1b_Gi=31;OK\x1b\\\x1b_Gi=65536,p=1;OK\x1b\\", "", nil, true, known, 256, image.Pt(1000, 1000), false},
		{"\x1b_Gi=65536;EINVAL:x\x1b\\\x1b[?62c", "", []int{62}, false, known, 256, image.Pt(1000, 1000), true},
		{"\x1b_Gi=65536;OK", "", nil, false, known, 256, image.Pt(1000, 1000), false},
		{"\x1b[?1;0;16S\x1b[?2;0;800;480S\x1b[?6c", "", []int{6}, false, known, 16, image.Pt(800, 480), true},
		{"\x1b[?1;3;0S\x1b[?2;0;0;480S\x1b[?1;0;1S\x1b[?6c", "", []int{6}, false, known, 256, image.Pt(1000, 1000), true},
		{"\x1b[6;99999999999999999999;6t\x1b[?99999999999999999999c", "", []int{9223372036854775807}, false, kitty.DefaultPixels, 256, image.Pt(1000, 1000), true},
		{"\x1bP>|kitty\x1b[?6\x1b[?;c", "", []int{0, 0}, false, known, 256, image.Pt(1000, 1000), true},
		{"qwerty\x03\xff\x1b[?6", "", nil, false, known, 256, image.Pt(1000, 1000), false},
	} {
		colors, most := tt.said.sixel(256, image.Pt(1000, 1000))
		if got := tt.said.name(); got != tt.name {
			t.Errorf("%q: name %q", tt.said, got)
		}
		if got := tt.said.attributes(); !slices.Equal(got, tt.attrs) {
			t.Errorf("%q: attributes %v", tt.said, got)
		}
		if tt.said.kitty() != tt.kitty || tt.said.cell(known) != tt.cell || colors != tt.colors || most != tt.most || tt.said.complete() != tt.complete {
			t.Errorf("%q: %v, %v, %d, %v, %v", tt.said, tt.said.kitty(), tt.said.cell(known), colors, most, tt.said.complete())
		}
	}
}

// Where no terminal is looked at, what is asked for is drawn all the same; by itself it is blocks.
func TestShellGraphics(t *testing.T) {
	dir := shellDir(t)
	t.Setenv("NO_COLOR", "")
	t.Setenv("CLICOLOR_FORCE", "1")
	t.Setenv("TERM", "xterm-256color")
	t.Setenv("COLORTERM", "truecolor")
	blocks, _, _ := shellOut(t, dir, "--surface", "0")
	if !strings.Contains(blocks, "\x1b[0;48;2;255;0;0m") {
		t.Errorf("%q", blocks)
	}
	for _, word := range []string{"auto", "blocks"} {
		if out, _, code := shellOut(t, dir, "--surface", "0", "--graphics", word); out != blocks || code != 0 {
			t.Errorf("%s: code %d, %q", word, code, out)
		}
	}
	out, errs, code := shellOut(t, dir, "--surface", "0", "--graphics", "kitty", "--size", "30x8")
	want := strings.Repeat("\n", 8) + "\x1b[8A\x1b_Ga=T,f=100,q=2,C=1,c=16,r=8,m=0;"
	if !strings.HasPrefix(out, want) || !strings.HasSuffix(out, "\x1b\\\x1b[8B") || code != 0 {
		t.Errorf("code %d, %q, %q; want %q", code, out, errs, want)
	}
	out, _, code = shellOut(t, dir, "--surface", "0", "--graphics", "none")
	if out != "surface 0  20×20 pixels\n" || code != 0 {
		t.Errorf("code %d, %q", code, out)
	}
	out, errs, code = shellOut(t, dir, "--surface", "0", "--graphics", "paint")
	if want := `--graphics: "paint" is none of "auto", "kitty", "sixel", "blocks", "none"`; out != "" || code != exitUsage || !strings.Contains(errs, want) {
		t.Errorf("code %d, %q, %q", code, out, errs)
	}
}

// Sixel shows the colours of the image, and has the size of its cells.
func TestShellSixel(t *testing.T) {
	out, errs, code := shellOut(t, shellDir(t), "--surface", "0", "--graphics", "sixel", "--size", "6x9")
	head, data, ok := strings.Cut(out, "q")
	data, end, ok2 := strings.Cut(data, "\x1b\\")
	if code != 0 || head != "\x1bP0;1" || end != "\n" || !ok || !ok2 {
		t.Fatalf("code %d, %q, %q", code, out, errs)
	}
	img, err := (&sixel.Decoder{}).Decode(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if size := img.Bounds().Size(); size.X != 60 || size.Y < 60 || size.Y > 66 { // in bands of six
		t.Errorf("%v pixels", size)
	}
	for y, want := range map[int]color.RGBA{2: {R: 0xff, A: 0xff}, 50: {B: 0xff, A: 0xff}} {
		if got := color.RGBAModel.Convert(img.At(30, y)); got != want {
			t.Errorf("row %d is %v, want %v", y, got, want)
		}
	}
}

// Few registers are given to the colours that most pixels have; what is transparent takes none.
func TestReduced(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 64, 64))
	for i := range 64 * 64 {
		x, y := i%64, i/64
		switch {
		case y < 8:
			img.SetRGBA(x, y, color.RGBA{R: 0x20, A: 0x40})
		case y < 40:
			img.SetRGBA(x, y, color.RGBA{R: 0xff, G: 0x80, A: 0xff})
		default:
			img.SetRGBA(x, y, color.RGBA{R: uint8(4 * x), G: uint8(4 * y), B: 0x80, A: 0xff})
		}
	}
	for _, colors := range []int{2, 3, 16, 256} {
		got := reduced(img, colors)
		seen := map[color.NRGBA]bool{}
		for i := range 64 * 64 {
			if c := got.NRGBAAt(i%64, i/64); c.A != 0 {
				seen[c] = true
			}
		}
		if colors < 256 && len(seen) > colors-1 || len(seen) == 0 || got.NRGBAAt(0, 0).A != 0 {
			t.Errorf("%d colours are left of %d, the corner is %v", len(seen), colors, got.NRGBAAt(0, 0))
		}
		if c := got.NRGBAAt(9, 20); colors > 3 && c != (color.NRGBA{R: 0xff, G: 0x80, A: 0xff}) {
			t.Errorf("of %d colours the most frequent one is %v", colors, c)
		}
		if again := reduced(img, colors); !bytes.Equal(again.Pix, got.Pix) {
			t.Errorf("with %d colours it is another image the second time", colors)
		}
	}
	if got := reduced(image.NewRGBA(image.Rect(0, 0, 3, 3)), 2); got.NRGBAAt(1, 1).A != 0 {
		t.Error("nothing has become something")
	}
}

// BenchmarkSixel draws an image of 400 × 600 pixels with many colours.
func BenchmarkSixel(b *testing.B) {
	img := image.NewRGBA(image.Rect(0, 0, 400, 600))
	for i := range 400 * 600 {
		img.SetRGBA(i%400, i/400, color.RGBA{R: uint8(i), G: uint8(i / 400), B: uint8(i / 7 % 32), A: 0xff})
	}
	p := paper{way: sixelWord, cell: kitty.DefaultPixels, most: sixelMost, colors: sixel.MaxColors}
	for b.Loop() {
		seq, err := p.sixels(img, kitty.Cells{W: 40, H: 30})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(seq)), "written/op")
	}
}
