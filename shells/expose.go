package shells

import (
	"bytes"
	"image"
	"image/color"
	"path"
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
	m := toNRGBA(img)
	w, h := pix.Rect.Dx(), pix.Rect.Dy()
	for y := range h {
		for x := range w {
			p := pix.Pix[4*(y*w+x):][:4]
			p[3] = 0 // what the mask does not reach
			if x < m.Rect.Dx() && y < m.Rect.Dy() {
				q := m.Pix[y*m.Stride+4*x:][:3]
				p[3] = brightness(q[0], q[1], q[2])
			}
			if s.opacity.black != "0" {
				blacken(p, key)
			}
		}
	}
	return nil
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
	case *image.NRGBA, *image.NRGBA64:
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

// toNRGBA gives the pixels of an image, its corner at 0, 0.
func toNRGBA(img image.Image) *image.NRGBA {
	b := img.Bounds()
	to := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	switch img := img.(type) {
	case *image.NRGBA:
		for y := range b.Dy() {
			copy(to.Pix[y*to.Stride:][:to.Stride], img.Pix[img.PixOffset(b.Min.X, b.Min.Y+y):])
		}
	case *image.Paletted:
		unpalette(to, img)
	case *image.NRGBA64:
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

// apply does to an image what the options of its part ask for, and multiplies colours by their alpha.
func (t *retouch) apply(img *image.NRGBA) *image.RGBA {
	from := img.Bounds()
	if !t.clip.Empty() {
		from = t.clip.Intersect(from)
	}
	if from.Empty() {
		return image.NewRGBA(image.Rectangle{Max: image.Pt(1, 1)})
	}
	plain := image.NewRGBA(image.Rect(0, 0, from.Dx(), from.Dy()))
	for y := range from.Dy() {
		multiplied(plain.Pix[y*plain.Stride:][:plain.Stride], img.Pix[img.PixOffset(from.Min.X, from.Min.Y+y):], uint(0xff-t.faded))
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

// multiplied gives pixels with their colours multiplied by their alpha, of which a share in 255 is left.
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

// cropped gives what of an image is not transparent; the smallest image there is when all of it is.
func cropped(img *image.RGBA) *photo {
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
	p := &photo{size: b.Size()}
	if seen == b {
		p.pix = img
		return p
	}
	// A copy, so that the memory of the rest is given back.
	p.pix = image.NewRGBA(seen)
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		copy(p.pix.Pix[p.pix.PixOffset(seen.Min.X, y):][:4*seen.Dx()], img.Pix[img.PixOffset(seen.Min.X, y):])
	}
	return p
}
