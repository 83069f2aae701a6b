package tui

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	"image/color"
	_ "image/gif"  // of a GIF the first picture is shown
	_ "image/jpeg" // the formats that a data: URI may have
	_ "image/png"
	"net/url"
	"path"
	"strings"

	"golang.org/x/image/draw"

	"ukatty/sakura/stage"
)

// exposure is what of a file is shown, and how: all of a stage.Picture that does not depend on the balloon.
type exposure struct {
	file              string
	opaque, selfAlpha bool
	clip              [4]int
}

func exposureOf(p *stage.Picture) exposure {
	return exposure{file: p.File, opaque: p.Opaque, selfAlpha: p.SelfAlpha, clip: p.Clip}
}

const (
	// maxPixels bounds what is decoded: a file of a few bytes can claim to be of any size.
	maxPixels = 1 << 20
	// maxSample is how wide and high a picture is kept, in pixels: more than the cells of a balloon can show.
	maxSample = 256
)

var (
	errNoFiles  = errors.New("this ghost has no files")
	errTooLarge = errors.New("the picture has too many pixels")
	errNoData   = errors.New("a data: URI without data")
)

// develop loads a picture: its pixels, no more of them than are needed, and its own size.
func (e exposure) develop(load func(string) (image.Image, error)) (shot, error) {
	img, err := e.load(load)
	if err != nil {
		return shot{}, err
	}
	b := img.Bounds()
	if b.Empty() || b.Dx()*b.Dy() > maxPixels {
		return shot{}, errTooLarge
	}
	part := b
	if e.clip != [4]int{} {
		part = image.Rect(e.clip[0], e.clip[1], e.clip[2], e.clip[3]).Add(b.Min).Intersect(b)
	}
	if part.Empty() {
		return shot{}, errors.New("nothing of the picture is left")
	}
	pixels := image.NewRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(pixels, pixels.Bounds(), img, part.Min, draw.Src)
	if !e.opaque && !e.selfAlpha {
		unkey(pixels, img.At(b.Min.X, b.Min.Y))
	}
	return shot{pixels: sampled(pixels), w: part.Dx(), h: part.Dy()}, nil
}

// load gives the picture of a data: URI, or of a file.
func (e exposure) load(load func(string) (image.Image, error)) (image.Image, error) {
	data, ok := strings.CutPrefix(e.file, "data:")
	if !ok {
		if load == nil {
			return nil, errNoFiles
		}
		return load(e.file)
	}
	raw, err := dataOf(data)
	if err != nil {
		return nil, err
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	if c.Width < 1 || c.Height < 1 || c.Width > maxPixels || c.Height > maxPixels || c.Width*c.Height > maxPixels {
		return nil, errTooLarge
	}
	img, _, err := image.Decode(bytes.NewReader(raw))
	return img, err
}

// dataOf gives the data of a data: URI, whose scheme was cut off.
func dataOf(uri string) ([]byte, error) {
	head, data, ok := strings.Cut(uri, ",")
	if !ok {
		return nil, errNoData
	}
	s, err := url.PathUnescape(data)
	if err != nil || !strings.HasSuffix(strings.ToLower(head), ";base64") {
		return []byte(s), err
	}
	return base64.RawStdEncoding.DecodeString(strings.TrimRight(s, "="))
}

// unkey makes the pixels of one colour transparent, as balloons have it for the colour of a picture's corner.
func unkey(img *image.RGBA, c color.Color) {
	k, ok := color.RGBAModel.Convert(c).(color.RGBA)
	if !ok || k.A == 0 {
		return
	}
	for i := 0; i < len(img.Pix); i += 4 {
		if p := img.Pix[i : i+4]; p[0] == k.R && p[1] == k.G && p[2] == k.B && p[3] == k.A {
			clear(p)
		}
	}
}

// sampled gives an image of the same shape that is no larger than needed.
func sampled(img *image.RGBA) *image.RGBA {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if w > maxSample {
		w, h = maxSample, max(h*maxSample/w, 1)
	}
	if h > maxSample {
		w, h = max(w*maxSample/h, 1), maxSample
	}
	if w == b.Dx() {
		return img
	}
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(small, small.Bounds(), img, b, draw.Src, nil)
	return small
}

// title gives what stands where a picture cannot be shown: the name of its file.
func (e exposure) title() string {
	if strings.HasPrefix(e.file, "data:") {
		return textPicture
	}
	return path.Base(strings.ReplaceAll(e.file, `\`, "/"))
}
