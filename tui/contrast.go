package tui

import "math"

// Colours that scripts choose are made readable on what is behind them, and faint ones are mixed from both.

// least is how much text must stand out from what is behind it, as the ratio of their luminances (WCAG 2: 3 for large text).
const least = 3

// parts gives the components of an ink; ok is false for one that the terminal chooses.
func (c ink) parts() (r, g, b uint8, ok bool) {
	return uint8(c >> 16), uint8(c >> 8), uint8(c), c&^0xffffff == trueInk
}

// luminance is how bright an ink of 24 bits is, from 0 to 1.
func (c ink) luminance() float64 {
	r, g, b, _ := c.parts()
	return 0.2126*linear[r] + 0.7152*linear[g] + 0.0722*linear[b]
}

// linear gives the light of a component.
var linear = func() (t [256]float64) {
	for i := range t {
		v := float64(i) / 255
		if t[i] = v / 12.92; v > 0.04045 {
			t[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return t
}()

// Black and white, for text on a colour.
const (
	black = trueInk
	white = trueInk | 0xffffff
)

// ratio gives how much two luminances differ.
func ratio(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// on gives text of the ink c on the ink behind: c itself where it can be read there, else black or white, whichever can.
func (c ink) on(behind ink) ink {
	back := behind.luminance()
	if _, _, _, ok := c.parts(); ok && ratio(c.luminance(), back) >= least {
		return c
	}
	if ratio(0, back) > ratio(1, back) {
		return black
	}
	return white
}

// readable gives an ink as near to c as can be read on a ground: brighter on a dark one, darker on a light one, and neither
// too bright nor too dark where nothing is known.
func (c ink) readable(g ground) ink {
	lo, hi := brightness[g][0], brightness[g][1]
	for range 16 {
		switch l := c.luminance(); {
		case l < lo:
			c = c.mixed(0xff)
		case l > hi:
			c = c.mixed(0)
		default:
			return c
		}
	}
	return c
}

// brightness are the luminances between which text can be read on a ground. A dark ground may be as bright as 0.02.
var brightness = [...][2]float64{
	unknown: {0.10, 0.30},
	dark:    {least*0.07 - 0.05, 1},
	light:   {0, 1.05/least - 0.05},
}

// mixed gives an ink an eighth nearer to a grey.
func (c ink) mixed(with uint8) ink {
	r, g, b, _ := c.parts()
	to := func(v uint8) uint8 { return uint8((int(v)*7 + int(with) + 4) / 8) }
	return rgb(to(r), to(g), to(b))
}
