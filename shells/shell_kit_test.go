package shells_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
	"time"

	"ukatty/shells"
)

// pngOf encodes an image.
func pngOf(t testing.TB, img image.Image) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// drawn gives a PNG of the rows, one letter a pixel.
func drawn(t testing.TB, rows ...string) string { return pngOf(t, pixels(rows...)) }

// letters are the colours of pixels, for spelling.
var letters = map[color.NRGBA]byte{
	{0xff, 0, 0, 0xff}: 'r', {0, 0xff, 0, 0xff}: 'g', {0, 0, 0xff, 0xff}: 'b', {0xff, 0xff, 0xff, 0xff}: 'w', {0, 0, 0, 0xff}: 'k',
	{0xff, 0xff, 0, 0xff}: 'y',
}

// spelled gives the rows of a picture, one letter a pixel: those of pixels, y for yellow, ~ for what is half to be seen, ? for
// other colours.
func spelled(p shells.Picture) string {
	img := p.Image()
	if img == nil {
		return ""
	}
	var b bytes.Buffer
	r := img.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c, _ := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			letter, ok := letters[c]
			switch {
			case c.A == 0:
				letter = '_'
			case c.A != 0xff:
				letter = '~'
			case !ok:
				letter = '?'
			}
			b.WriteByte(letter)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// alpha is a descript.txt of a shell whose images have an alpha of their own, or none at all.
const alpha = "charset,UTF-8\ntype,shell\nname,test\nseriko.use_self_alpha,full\n"

// whole loads a shell in which nothing is wrong.
func whole(t testing.TB, pairs ...string) *shells.Shell {
	t.Helper()
	s := load(t, pairs...)
	for _, m := range s.Mistakes() {
		t.Error(m)
	}
	return s
}

// at is the picture of a pose at a time.
func at(s *shells.Shell, p shells.Pose, ms int) string {
	got, _ := s.Compose(p, millis(ms), 0)
	return spelled(got)
}

func millis(ms int) time.Duration { return time.Duration(ms) * time.Millisecond }
