package shells

import (
	"image"
	"strings"

	"golang.org/x/image/draw"
)

// methodNames are older names.
var methodNames = map[string]string{
	"overlayfast": "overlay-fast", "overlaymultiply": "blend-multiply-fast", "overlayscreen": "blend-screen-fast",
	"add": "overlay", "bind": "overlay",
}

// drawn are the methods that are no blend modes. All that are unknown or out of place act as overlay, as the format has it.
var drawn = map[string]func(on *image.RGBA, l *layer){
	"overlay-fast": func(on *image.RGBA, l *layer) { blended(on, l, normal, true) },
	"interpolate":  behind,
	"replace":      instead,
	"reduce":       cutOut,
	"blend-dither": dissolve,
}

// others are the methods that are neither drawn in a way of their own nor names for one that is.
var others = map[string]bool{"base": true, "overlay": true, "asis": true, "auto": true, "move": true, "scaling": true, "import": true}

// strange says that a method is not known, which is drawn as overlay; nil where it is.
func strange(file string, line int, method string) error {
	mode, blends := strings.CutPrefix(method, "blend-")
	switch {
	case others[method], controls[method], methodNames[method] != "", drawn[method] != nil, blends && modes[strings.TrimSuffix(mode, "-fast")] != nil:
		return nil
	}
	return fail(file, line, "the method %s is not known; it is drawn as overlay", quoted(method))
}

// lay draws the layer upon an image.
func (l *layer) lay(on *image.RGBA) {
	if len(l.img.Pix) == 0 { // as in a Survey
		return
	}
	name := l.method
	if modern, ok := methodNames[name]; ok {
		name = modern
	}
	if how := drawn[name]; how != nil {
		how(on, l)
		return
	}
	if mode, ok := strings.CutPrefix(name, "blend-"); ok {
		mode, fast := strings.CutSuffix(mode, "-fast")
		if m := modes[mode]; m != nil {
			blended(on, l, m, fast)
			return
		}
	}
	if l.fade == 0 {
		draw.Draw(on, l.img.Bounds().Add(l.at), l.img, l.img.Bounds().Min, draw.Over)
		return
	}
	blended(on, l, normal, false)
}

// slowness is how much longer a pixel of the layer takes than one that is just drawn over.
func (l *layer) slowness() int {
	if strings.HasPrefix(l.method, "overlay") && len(l.method) > len("overlay") || strings.HasPrefix(l.method, "blend-") || l.fade > 0 {
		return 6
	}
	return 1
}

// cost is how many pixels are drawn for the layer, those that take longer more often.
func (l *layer) cost() int {
	if l.img == nil {
		return 0
	}
	return l.img.Rect.Dx() * l.img.Rect.Dy() * l.slowness()
}

// pixels calls do for every pixel of the layer that lies on an image: the one below, and that of the layer as faded as it
// wants to be.
func (l *layer) pixels(on *image.RGBA, do func(under []uint8, over [4]uint8)) {
	share := uint(0xff - l.fade)
	r := l.img.Bounds().Add(l.at).Intersect(on.Bounds())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		under := on.Pix[on.PixOffset(r.Min.X, y):][:4*r.Dx()]
		over := l.img.Pix[l.img.PixOffset(r.Min.X-l.at.X, y-l.at.Y):][:4*r.Dx()]
		for i := 0; i < len(under); i += 4 {
			p := [4]uint8(over[i : i+4])
			if share != 0xff {
				for c := range p {
					p[c] = uint8(uint(p[c]) * share / 0xff)
				}
			}
			do(under[i:i+4:i+4], p)
		}
	}
}

// behind draws only where the base is transparent.
func behind(on *image.RGBA, l *layer) {
	l.pixels(on, func(under []uint8, over [4]uint8) {
		left := 0xff - uint(under[3])
		for c := range over {
			under[c] += uint8((uint(over[c])*left + 0x7f) / 0xff)
		}
	})
}

// instead overwrites the base within the whole rectangle of the image, transparency included.
func instead(on *image.RGBA, l *layer) {
	draw.Draw(on, l.all.Add(l.at), image.Transparent, image.Point{}, draw.Src)
	l.pixels(on, func(under []uint8, over [4]uint8) { copy(under, over[:]) })
}

// dissolve draws each pixel as a whole or not at all, by its place in the layer: as many of them as it would let through.
func dissolve(on *image.RGBA, l *layer) {
	share := uint(0xff - l.fade)
	r := l.img.Bounds().Add(l.at).Intersect(on.Bounds())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		under := on.Pix[on.PixOffset(r.Min.X, y):][:4*r.Dx()]
		over := l.img.Pix[l.img.PixOffset(r.Min.X-l.at.X, y-l.at.Y):][:4*r.Dx()]
		for i := 0; i < len(under); i += 4 {
			a := uint(over[i+3])
			x := r.Min.X - l.at.X + i/4
			if float32(a*share)/0xff <= thresholds[(y-l.at.Y)&3][x&3]*0x100/16 {
				continue
			}
			for c := range 3 {
				under[i+c] = uint8(min((uint(over[i+c])*0xff+a/2)/a, 0xff))
			}
			under[i+3] = 0xff
		}
	}
}

// cutOut multiplies the opacity of the base by that of the image; beyond the image nothing is left.
func cutOut(on *image.RGBA, l *layer) {
	rest := l.img.Bounds().Add(l.at).Intersect(on.Bounds())
	for y := on.Rect.Min.Y; y < on.Rect.Max.Y; y++ {
		row := on.Pix[on.PixOffset(on.Rect.Min.X, y):][:4*on.Rect.Dx()]
		if y < rest.Min.Y || y >= rest.Max.Y {
			clear(row)
			continue
		}
		clear(row[:4*(rest.Min.X-on.Rect.Min.X)])
		clear(row[4*(rest.Max.X-on.Rect.Min.X):])
	}
	l.pixels(on, func(under []uint8, over [4]uint8) {
		for c := range under {
			under[c] = uint8((uint(under[c])*uint(over[3]) + 0x7f) / 0xff)
		}
	})
}

// rgb is a colour whose parts go from 0 to 1.
type rgb [3]float32

// mode gives the colour that two give one upon the other, where both are opaque.
type mode func(under, over rgb) rgb

func normal(_, over rgb) rgb { return over }

// blended draws with a blend mode, after the W3C's Compositing and Blending; fast keeps the shape of the base.
func blended(on *image.RGBA, l *layer, m mode, fast bool) {
	l.pixels(on, func(under []uint8, over [4]uint8) {
		as, ab := float32(over[3])/0xff, float32(under[3])/0xff
		if as == 0 || fast && ab == 0 {
			return
		}
		cs, cb := colorOf(over[:]), colorOf(under)
		mixed := m(cb, cs)
		a := as + ab - as*ab
		for c := range 3 {
			v := as*ab*mixed[c] + (1-as)*ab*cb[c]
			if !fast {
				v += as * (1 - ab) * cs[c]
			}
			under[c] = uint8(min(max(v, 0), 1)*0xff + 0.5)
		}
		if fast {
			a = ab
		}
		under[3] = uint8(a*0xff + 0.5)
		for c := range 3 {
			under[c] = min(under[c], under[3])
		}
	})
}

// colorOf gives the colour of a pixel, undoing the multiplication by its alpha.
func colorOf(p []uint8) rgb {
	if p[3] == 0 {
		return rgb{}
	}
	a := float32(p[3])
	return rgb{float32(p[0]) / a, float32(p[1]) / a, float32(p[2]) / a}
}
