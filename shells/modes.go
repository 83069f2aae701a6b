package shells

import "math"

// modes are the blend modes by their names in surfaces.txt, behind "blend-". Dithering is none of them, since it mixes no colours.
var modes = map[string]mode{
	"multiply":         part(func(b, s float32) float32 { return b * s }),
	"screen":           part(screen),
	"overlay":          part(func(b, s float32) float32 { return hardLight(s, b) }),
	"hard-light":       part(hardLight),
	"soft-light":       part(softLight),
	"color-dodge":      part(dodge),
	"color-dodge-glow": part(dodge),
	"color-burn":       part(burn),
	"add":              part(func(b, s float32) float32 { return b + s }),
	"add-glow":         part(func(b, s float32) float32 { return b + s }),
	"darken":           part(func(b, s float32) float32 { return min(b, s) }),
	"lighten":          part(func(b, s float32) float32 { return max(b, s) }),
	"difference":       part(func(b, s float32) float32 { return max(b-s, s-b) }),
	"exclusion":        part(func(b, s float32) float32 { return b + s - 2*b*s }),
	"subtract":         part(func(b, s float32) float32 { return b - s }),
	"divide":           part(divide),
	"linear-burn":      part(func(b, s float32) float32 { return b + s - 1 }),
	"linear-light":     part(func(b, s float32) float32 { return b + 2*s - 1 }),
	"vivid-light":      part(vivid),
	"pin-light":        part(pin),
	"hard-mix":         part(hardMix),
	"hue":              func(b, s rgb) rgb { return withLuminosity(withSaturation(s, saturation(b)), luminosity(b)) },
	"saturation":       func(b, s rgb) rgb { return withLuminosity(withSaturation(b, saturation(s)), luminosity(b)) },
	"color":            func(b, s rgb) rgb { return withLuminosity(s, luminosity(b)) },
	"luminosity":       func(b, s rgb) rgb { return withLuminosity(b, luminosity(s)) },
	"darker-color":     func(b, s rgb) rgb { return darker(b, s) },
	"lighter-color":    func(b, s rgb) rgb { return lighter(b, s) },
}

// part makes a mode of what becomes of each part of a colour alone.
func part(f func(b, s float32) float32) mode {
	return func(b, s rgb) rgb {
		var out rgb
		for i := range out {
			out[i] = min(max(f(b[i], s[i]), 0), 1)
		}
		return out
	}
}

func screen(b, s float32) float32 { return b + s - b*s }

func hardLight(b, s float32) float32 {
	if s <= 0.5 {
		return b * 2 * s
	}
	return screen(b, 2*s-1)
}

func softLight(b, s float32) float32 {
	if s <= 0.5 {
		return b - (1-2*s)*b*(1-b)
	}
	d := float32(math.Sqrt(float64(b)))
	if b <= 0.25 {
		d = ((16*b-12)*b + 4) * b
	}
	return b + (2*s-1)*(d-b)
}

func dodge(b, s float32) float32 {
	switch {
	case b == 0:
		return 0
	case s >= 1:
		return 1
	}
	return min(1, b/(1-s))
}

func burn(b, s float32) float32 {
	switch {
	case b >= 1:
		return 1
	case s <= 0:
		return 0
	}
	return 1 - min(1, (1-b)/s)
}

func divide(b, s float32) float32 {
	if s <= 0 {
		return 1
	}
	return b / s
}

func vivid(b, s float32) float32 {
	if s <= 0.5 {
		return burn(b, 2*s)
	}
	return dodge(b, 2*s-1)
}

func pin(b, s float32) float32 {
	if s <= 0.5 {
		return min(b, 2*s)
	}
	return max(b, 2*s-1)
}

func hardMix(b, s float32) float32 {
	if b+s >= 1 {
		return 1
	}
	return 0
}

// The modes of hue, saturation and luminosity, after the W3C's Compositing and Blending.

func luminosity(c rgb) float32 { return 0.3*c[0] + 0.59*c[1] + 0.11*c[2] }

func saturation(c rgb) float32 { return max(c[0], c[1], c[2]) - min(c[0], c[1], c[2]) }

// withLuminosity gives a colour another luminosity, and brings what leaves the range back into it.
func withLuminosity(c rgb, l float32) rgb {
	d := l - luminosity(c)
	for i := range c {
		c[i] += d
	}
	l = luminosity(c)
	low, high := min(c[0], c[1], c[2]), max(c[0], c[1], c[2])
	for i := range c {
		if low < 0 && l > low {
			c[i] = l + (c[i]-l)*l/(l-low)
		}
		if high > 1 && high > l {
			c[i] = l + (c[i]-l)*(1-l)/(high-l)
		}
	}
	return c
}

// withSaturation gives a colour another saturation.
func withSaturation(c rgb, s float32) rgb {
	low, high := min(c[0], c[1], c[2]), max(c[0], c[1], c[2])
	for i := range c {
		if high > low {
			c[i] = (c[i] - low) * s / (high - low)
		} else {
			c[i] = 0
		}
	}
	return c
}

func darker(b, s rgb) rgb {
	if luminosity(s) < luminosity(b) {
		return s
	}
	return b
}

func lighter(b, s rgb) rgb {
	if luminosity(s) > luminosity(b) {
		return s
	}
	return b
}
