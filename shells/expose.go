package shells

import (
	"bytes"
	"image"
	"image/color"
	"path"
	"slices"
	"strings"

	"golang.org/x/image/draw"
)

// expose makes transparent what should be: by the .pna beside the image, by its own alpha, or what has the colour of the
// left upper corner.
func (s *Shell) expose(e exposure, img image.Image) (*image.NRGBA, error) {
	pix := toNRGBA(img)
	if e.opaque {
		each(pix, func(p []uint8) { p[3] = 0xff })
		return pix, nil
	}
	key := pix.NRGBAAt(0, 0)
	if mask, ok := s.actual(strings.TrimSuffix(e.file, path.Ext(e.file)) + ".pna"); ok {
		return pix, s.mask(pix, mask, key)
	}
	if s.opacity.own && hasAlpha(img) {
		if s.opacity.black == "1" && key.A != 0 {
			each(pix, func(p []uint8) { blacken(p, key) })
		}
		return pix, nil
	}
	if s.opacity.full {
		return pix, nil
	}
	// A corner that is transparent by itself names no colour.
	each(pix, func(p []uint8) {
		if p[3] == 0 || key.A != 0 && sameColor(p, key) {
			clear(p)
			return
		}
		p[3] = 0xff
	})
	return pix, nil
}

// mask takes the alpha of an image from another one: white is opaque. Where the colour of the left upper corner is not
// transparent by it, it is meant as black unless the shell says otherwise.
func (s *Shell) mask(pix *image.NRGBA, file string, key color.NRGBA) error {
	b, err := readFile(s.fsys, file, maxImageFile+1)
	if err != nil {
		return fail(file, 0, "cannot be read")
	}
	if _, err := measure(file, b); err != nil {
		return err
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return fail(file, 0, "the image is broken: %s", spoiled(err))
	}
	m := grays(img)
	w, h := pix.Rect.Dx(), pix.Rect.Dy()
	for y := range h {
		for x := range w {
			p := pix.Pix[4*(y*w+x):][:4]
			p[3] = 0 // what the mask does not reach
			if x < m.Rect.Dx() && y < m.Rect.Dy() {
				p[3] = m.Pix[y*m.Stride+x]
			}
			if s.opacity.black != "0" {
				blacken(p, key)
			}
		}
	}
	return nil
}

// grays gives how bright the pixels of an image are that was just decoded. The image must not be used any more.
func grays(img image.Image) *image.Gray {
	if gray, ok := img.(*image.Gray); ok {
		return &image.Gray{Pix: gray.Pix, Stride: gray.Stride, Rect: image.Rectangle{Max: gray.Rect.Size()}}
	}
	m := toNRGBA(img)
	to := &image.Gray{Pix: m.Pix[:len(m.Pix)/4], Stride: m.Rect.Dx(), Rect: m.Rect}
	for i := range to.Pix {
		q := m.Pix[4*i:][:3]
		to.Pix[i] = brightness(q[0], q[1], q[2])
	}
	return to
}

// blacken makes a pixel black that has the colour of the corner and is to be seen.
func blacken(p []uint8, key color.NRGBA) {
	if p[3] > 0 && sameColor(p, key) {
		p[0], p[1], p[2] = 0, 0, 0
	}
}

func sameColor(p []uint8, c color.NRGBA) bool { return p[0] == c.R && p[1] == c.G && p[2] == c.B }

// each calls a function for the four bytes of every pixel.
func each(img *image.NRGBA, do func(p []uint8)) {
	for i := 0; i < len(img.Pix); i += 4 {
		do(img.Pix[i : i+4 : i+4])
	}
}

// hasAlpha says whether an image has an alpha channel, or colours of a palette that let something through.
func hasAlpha(img image.Image) bool {
	switch img := img.(type) {
	case *image.NRGBA, *image.NRGBA64, *image.NYCbCrA:
		return true
	case *image.Paletted:
		for _, c := range img.Palette {
			if _, _, _, a := c.RGBA(); a != 0xffff {
				return true
			}
		}
		return false
	}
	return false
}

// toNRGBA gives the pixels of an image that was just decoded, its corner at 0, 0. The image must not be used any more: where it
// can be, its memory is that of the result.
func toNRGBA(img image.Image) *image.NRGBA {
	b := img.Bounds()
	size := image.Rect(0, 0, b.Dx(), b.Dy())
	switch img := img.(type) {
	case *image.NRGBA:
		if img.Stride == 4*size.Dx() {
			return &image.NRGBA{Pix: img.Pix, Stride: img.Stride, Rect: size}
		}
	case *image.RGBA:
		if img.Stride == 4*size.Dx() && img.Opaque() {
			return &image.NRGBA{Pix: img.Pix, Stride: img.Stride, Rect: size}
		}
	}
	to := image.NewNRGBA(size)
	switch img := img.(type) {
	case *image.NRGBA:
		for y := range b.Dy() {
			copy(to.Pix[y*to.Stride:][:to.Stride], img.Pix[img.PixOffset(b.Min.X, b.Min.Y+y):])
		}
	case *image.Paletted:
		unpalette(to, img)
	case *image.NRGBA64, *image.NYCbCrA:
		draw.Draw(to, to.Bounds(), img, b.Min, draw.Src)
	default:
		// Opaque, so that it does not matter that RGBA means colours that were multiplied by their alpha.
		draw.Draw(&image.RGBA{Pix: to.Pix, Stride: to.Stride, Rect: to.Rect}, to.Rect, img, b.Min, draw.Src)
	}
	return to
}

// unpalette looks up the colours of an indexed image; an index beyond the palette is transparent.
func unpalette(to *image.NRGBA, img *image.Paletted) {
	var colors [256]color.NRGBA
	for i, c := range img.Palette[:min(len(img.Palette), 256)] {
		colors[i], _ = color.NRGBAModel.Convert(c).(color.NRGBA)
	}
	w, h := to.Rect.Dx(), to.Rect.Dy()
	for y := range h {
		from := img.Pix[y*img.Stride:][:w]
		for x, i := range from {
			c := colors[i]
			p := to.Pix[y*to.Stride+4*x:][:4]
			p[0], p[1], p[2], p[3] = c.R, c.G, c.B, c.A
		}
	}
}

// brightness gives how bright a colour is, as eyes see it.
func brightness(r, g, b uint8) uint8 {
	return uint8((299*uint(r) + 587*uint(g) + 114*uint(b) + 500) / 1000)
}

// apply does to an image what the options of its part ask for, and multiplies colours by their alpha. The image must not be used
// any more.
func (t *retouch) apply(img *image.NRGBA) *image.RGBA {
	from := img.Bounds()
	if !t.clip.Empty() {
		from = t.clip.Intersect(from)
	}
	if from.Empty() {
		return image.NewRGBA(image.Rectangle{Max: image.Pt(1, 1)})
	}
	// In its own memory, each row where it was or before that.
	plain := &image.RGBA{Pix: img.Pix[:4*from.Dx()*from.Dy()], Stride: 4 * from.Dx(), Rect: image.Rectangle{Max: from.Size()}}
	for y := range from.Dy() {
		multiplied(plain.Pix[y*plain.Stride:][:plain.Stride], img.Pix[img.PixOffset(from.Min.X, from.Min.Y+y):], uint(0xff-t.faded))
	}
	if len(plain.Pix) < len(img.Pix)/2 {
		plain.Pix = slices.Clone(plain.Pix)
	}
	if t.w == 0 {
		return plain
	}
	size := t.scaled(from.Size())
	if size.X*size.Y > MaxPixels {
		return plain
	}
	to := image.NewRGBA(image.Rectangle{Max: size})
	draw.CatmullRom.Scale(to, to.Bounds(), plain, plain.Bounds(), draw.Src, nil)
	mirror(to, t.w < 0, t.h < 0)
	return to
}

// multiplied gives pixels with their colours multiplied by their alpha, of which a share in 255 is left. Both may be the same, or
// overlap where to begins before from.
func multiplied(to, from []uint8, share uint) {
	for i := 0; i < len(to); i += 4 {
		a := uint(from[i+3]) * share / 0xff
		for c := range 3 {
			to[i+c] = uint8((uint(from[i+c])*a + 0x7f) / 0xff)
		}
		to[i+3] = uint8(a)
	}
}

// mirror turns an image round.
func mirror(img *image.RGBA, columns, rows bool) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	swap := func(x, y, x2, y2 int) {
		a, b := img.RGBAAt(x, y), img.RGBAAt(x2, y2)
		img.SetRGBA(x, y, b)
		img.SetRGBA(x2, y2, a)
	}
	for y := 0; columns && y < h; y++ {
		for x := range w / 2 {
			swap(x, y, w-1-x, y)
		}
	}
	for y := 0; rows && y < h/2; y++ {
		for x := range w {
			swap(x, y, x, h-1-y)
		}
	}
}

// large is from how many bytes on an image keeps what is transparent around it, as long as that is less than a third: a copy
// without it would take almost as much again, and the finished picture has it, too.
const large = 4 << 20

// cropped gives what of an image is not transparent; the smallest image there is when all of it is.
func cropped(img *image.RGBA) *photo {
	b := img.Bounds()
	p := &photo{size: b.Size(), pix: img}
	seen := seenOf(img)
	if all := len(img.Pix); seen == b || all >= large && 4*seen.Dx()*seen.Dy() > all-all/3 {
		return p
	}
	// A copy, so that the memory of the rest is given back.
	p.pix = image.NewRGBA(seen)
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		copy(p.pix.Pix[p.pix.PixOffset(seen.Min.X, y):][:4*seen.Dx()], img.Pix[img.PixOffset(seen.Min.X, y):])
	}
	return p
}

// seenOf gives where an image is not transparent.
func seenOf(img *image.RGBA) image.Rectangle {
	b := img.Bounds()
	seen := image.Rectangle{}
	for y := range b.Dy() {
		row := img.Pix[y*img.Stride:][:4*b.Dx()]
		first, last := -1, -1
		for x := 3; x < len(row); x += 4 {
			if row[x] != 0 {
				if first < 0 {
					first = x / 4
				}
				last = x / 4
			}
		}
		if first >= 0 {
			seen = seen.Union(image.Rect(first, y, last+1, y+1))
		}
	}
	return seen
}
