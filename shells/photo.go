package shells

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // of a GIF the first picture is shown
	_ "image/jpeg" // some shells have their backgrounds so
	_ "image/png"
	"strings"

	_ "golang.org/x/image/bmp" // what is older than PNG
	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // what is newer

	"ukatty/ghost/descript"
)

// Limits of images. A file of a few bytes may claim to be of any size, so its head is looked at before it is decoded.
const (
	// MaxPixels is how many pixels an image may have, and what is made of several.
	MaxPixels = 8 << 20
	// maxSide is how wide and how high it may be.
	maxSide = 16384
	// maxImageFile is how many bytes the file of an image may have.
	maxImageFile = 32 << 20
)

// opacity is what a shell says about transparency.
type opacity struct {
	own   bool // an alpha channel of an image counts
	full  bool // and an image without one is opaque
	black string
}

// opacity reads seriko.use_self_alpha and seriko.paint_transparent_region_black.
func (l *loader) opacity(d descript.Descript) {
	o := &l.shell.opacity
	switch strings.ToLower(d.Get("seriko.use_self_alpha")) {
	case "1", "true":
		o.own = true
	case "full":
		o.own, o.full = true, true
	}
	o.black = d.Get("seriko.paint_transparent_region_black")
}

// photo is an image that was made transparent where it should be.
type photo struct {
	// size is its own, of which pix is what is not transparent.
	size image.Point
	pix  *image.RGBA
	// first says that it is the first one of several pictures in its file.
	first bool
	// shot is the picture for which it was taken last, of a Studio.
	shot int
}

// bytes is how much memory it takes.
func (p *photo) bytes() int { return cap(p.pix.Pix) }

// exposure is which image is wanted, and how.
type exposure struct {
	file   string
	opaque bool // nothing of it is transparent: for asis
	touch  retouch
}

// develop reads an image. The error is one for the author of the shell.
func (s *Shell) develop(e exposure) (*photo, error) {
	img, first, err := s.decode(e.file)
	if err != nil {
		return nil, err
	}
	pix, err := s.expose(e, img)
	if err != nil {
		return nil, err
	}
	p := cropped(e.touch.apply(pix))
	p.first = first
	return p, nil
}

// decode reads the image of a file, and says whether it is the first one of several.
func (s *Shell) decode(file string) (img image.Image, first bool, err error) {
	b, err := readFile(s.fsys, file, maxImageFile+1)
	if err != nil {
		return nil, false, fail(file, 0, "cannot be read")
	}
	if severalInWebP(b) {
		return nil, false, fail(file, 0, "an animated WebP, which is not drawn")
	}
	size, err := measure(file, b)
	if err != nil {
		return nil, false, err
	}
	img, _, err = image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, false, fail(file, 0, "the image is broken: %s", spoiled(err))
	}
	if all := (image.Rectangle{Max: size}); img.Bounds() != all { // the first picture of a GIF may be a part of it
		whole := image.NewNRGBA(all)
		draw.Draw(whole, img.Bounds(), img, img.Bounds().Min, draw.Src)
		img = whole
	}
	return img, severalPictures(b), nil
}

// measure gives the size of an image by its head.
func measure(file string, b []byte) (image.Point, error) {
	if len(b) == 0 {
		return image.Point{}, fail(file, 0, "the file is empty")
	}
	if len(b) > maxImageFile {
		return image.Point{}, fail(file, 0, "longer than %d bytes", maxImageFile)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(b))
	return judged(file, c, err)
}

// judged gives the size that the head of an image tells, if that may be.
func judged(file string, c image.Config, err error) (image.Point, error) {
	switch {
	case errors.Is(err, image.ErrFormat):
		return image.Point{}, fail(file, 0, "is no image (PNG, GIF, JPEG, BMP, WebP)")
	case err != nil:
		return image.Point{}, fail(file, 0, "the image is broken: %s", spoiled(err))
	case c.Width < 1 || c.Height < 1:
		return image.Point{}, fail(file, 0, "the image has no pixels")
	case c.Width > maxSide || c.Height > maxSide || c.Width*c.Height > MaxPixels:
		return image.Point{}, fail(file, 0, "the image has %d×%d pixels; %d in all is the limit", c.Width, c.Height, MaxPixels)
	}
	return image.Pt(c.Width, c.Height), nil
}

// spoiled gives what a decoder says of an image, fit for a terminal.
func spoiled(err error) string {
	s := fmt.Sprintf("%.80q", err.Error())
	return s[1 : len(s)-1]
}
