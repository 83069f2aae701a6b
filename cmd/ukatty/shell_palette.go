package main

import (
	"image"
	"slices"

	"github.com/charmbracelet/x/ansi/sixel"
)

// reduced makes of an image one that sixel can show, which knows no alpha: what is rather transparent is not there, the rest is
// opaque. Of more colours than there are registers it is left with as many, found by median cut.
func reduced(img *image.RGBA, colors int) *image.NRGBA {
	dst := image.NewNRGBA(img.Rect)
	for i := 0; i < len(img.Pix); i += 4 {
		s, d := img.Pix[i:i+4], dst.Pix[i:i+4]
		if a := uint(s[3]); a >= 0x80 {
			for k := range 3 {
				d[k] = uint8(min(uint(s[k])*0xff/a, 0xff))
			}
			d[3] = 0xff
		}
	}
	if colors >= sixel.MaxColors {
		return dst // the encoder reduces them
	}
	shrink(dst.Pix, colors-1) // one is for what is not there
	return dst
}

// shade is a colour with how many pixels have it.
type shade struct {
	rgb    [3]uint8
	pixels int
}

// shrink leaves so many colours in opaque pixels, four bytes each.
func shrink(pix []byte, colors int) {
	counts := map[[3]uint8]int{}
	for i := 0; i < len(pix); i += 4 {
		if pix[i+3] > 0 {
			counts[[3]uint8(pix[i:i+3])]++
		}
	}
	if len(counts) <= colors {
		return
	}
	all := make([]shade, 0, len(counts))
	for c, n := range counts {
		all = append(all, shade{c, n})
	}
	slices.SortFunc(all, func(a, b shade) int { return slices.Compare(a.rgb[:], b.rgb[:]) }) // the same each time
	to := make(map[[3]uint8][3]uint8, len(all))
	for _, box := range cutShades(all, max(colors, 1)) {
		mean := meanOf(box)
		for _, c := range box {
			to[c.rgb] = mean
		}
	}
	for i := 0; i < len(pix); i += 4 {
		if pix[i+3] > 0 {
			c := to[[3]uint8(pix[i:i+3])]
			copy(pix[i:], c[:])
		}
	}
}

// cutShades divides colours into boxes: the one that matters most is cut along its longest side, with as many pixels on either
// side as may be, until there are enough boxes.
func cutShades(all []shade, boxes int) [][]shade {
	cut := [][]shade{all}
	for len(cut) < boxes {
		which, along, most := -1, 0, 0
		for i, box := range cut {
			if side, weight := weigh(box); weight > most {
				which, along, most = i, side, weight
			}
		}
		if which < 0 {
			break
		}
		box := cut[which]
		slices.SortStableFunc(box, func(a, b shade) int { return int(a.rgb[along]) - int(b.rgb[along]) })
		half := middle(box)
		cut[which] = box[:half]
		cut = append(cut, box[half:])
	}
	return cut
}

// weigh gives the longest side of a box, and how much it matters: its length by the pixels in the box.
func weigh(box []shade) (side, weight int) {
	low, high, pixels := box[0].rgb, box[0].rgb, 0
	for _, c := range box {
		for k := range low {
			low[k], high[k] = min(low[k], c.rgb[k]), max(high[k], c.rgb[k])
		}
		pixels += c.pixels
	}
	for k := range low {
		if w := int(high[k]-low[k]) * pixels; w > weight {
			side, weight = k, w
		}
	}
	return side, weight
}

// middle gives where half of the pixels are behind; on either side is at least one colour.
func middle(box []shade) int {
	all, behind := 0, 0
	for _, c := range box {
		all += c.pixels
	}
	for i, c := range box[:len(box)-1] {
		if behind += c.pixels; 2*behind >= all {
			return i + 1
		}
	}
	return len(box) - 1
}

// meanOf gives the colour that pixels have in the mean.
func meanOf(box []shade) [3]uint8 {
	var sum [3]int
	pixels := 0
	for _, c := range box {
		for k := range sum {
			sum[k] += int(c.rgb[k]) * c.pixels
		}
		pixels += c.pixels
	}
	return [3]uint8{uint8(sum[0] / pixels), uint8(sum[1] / pixels), uint8(sum[2] / pixels)}
}
