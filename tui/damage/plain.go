package damage

import (
	"unicode"

	"ukatty/tui/cell"
)

// plain holds the characters that are clusters by themselves whatever stands beside them, and of whose width terminals are
// of one mind: one cell, or two for those of East Asia, with the ambiguous ones as the setting has it. Left out are marks,
// joiners, emoji, conjoining jamo, half-width voicing marks, scripts that are shaped, and what changed its width lately.
var plain = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x20, Hi: 0x7e, Stride: 1},
		{Lo: 0xa1, Hi: 0xa8, Stride: 1},
		{Lo: 0xaa, Hi: 0xac, Stride: 1},
		{Lo: 0xaf, Hi: 0x2ff, Stride: 1},
		{Lo: 0x391, Hi: 0x3a1, Stride: 1}, // Greek
		{Lo: 0x3a3, Hi: 0x3c9, Stride: 1},
		{Lo: 0x401, Hi: 0x44f, Stride: 1}, // Cyrillic
		{Lo: 0x2010, Hi: 0x2027, Stride: 1},
		{Lo: 0x2030, Hi: 0x203b, Stride: 1},
		{Lo: 0x2190, Hi: 0x2193, Stride: 1},
		{Lo: 0x2200, Hi: 0x22ff, Stride: 1},
		{Lo: 0x2460, Hi: 0x24c1, Stride: 1},
		{Lo: 0x2500, Hi: 0x25a9, Stride: 1}, // box drawings, blocks
		{Lo: 0x25ac, Hi: 0x25b5, Stride: 1},
		{Lo: 0x25b7, Hi: 0x25bf, Stride: 1},
		{Lo: 0x25c1, Hi: 0x25fa, Stride: 1},
		{Lo: 0x2605, Hi: 0x2606, Stride: 1},
		{Lo: 0x2669, Hi: 0x266f, Stride: 1},
		{Lo: 0x2800, Hi: 0x28ff, Stride: 1}, // Braille
		{Lo: 0x2e80, Hi: 0x2e99, Stride: 1},
		{Lo: 0x2e9b, Hi: 0x2ef3, Stride: 1},
		{Lo: 0x2f00, Hi: 0x2fd5, Stride: 1},
		{Lo: 0x3000, Hi: 0x3029, Stride: 1},
		{Lo: 0x3041, Hi: 0x3096, Stride: 1},
		{Lo: 0x309b, Hi: 0x30ff, Stride: 1},
		{Lo: 0x3105, Hi: 0x312f, Stride: 1},
		{Lo: 0x3131, Hi: 0x3163, Stride: 1},
		{Lo: 0x31f0, Hi: 0x321e, Stride: 1},
		{Lo: 0x3220, Hi: 0x3247, Stride: 1},
		{Lo: 0x3250, Hi: 0x3296, Stride: 1},
		{Lo: 0x329a, Hi: 0x33ff, Stride: 1},
		{Lo: 0x3400, Hi: 0x4dbf, Stride: 1},
		{Lo: 0x4e00, Hi: 0x9fff, Stride: 1},
		{Lo: 0xac00, Hi: 0xd7a3, Stride: 1},
		{Lo: 0xf900, Hi: 0xfa6d, Stride: 1},
		{Lo: 0xfa70, Hi: 0xfad9, Stride: 1},
		{Lo: 0xff01, Hi: 0xff9d, Stride: 1},
		{Lo: 0xffe0, Hi: 0xffe6, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x20000, Hi: 0x2a6df, Stride: 1},
		{Lo: 0x2a700, Hi: 0x2fa1d, Stride: 1},
	},
	LatinOffset: 3,
}

// width gives the cells that a character takes, or 0 if it is not plain.
func (w *Writer) width(r rune) int {
	switch {
	case r >= ' ' && r < 0x7f:
		return 1
	case !unicode.Is(plain, r):
		return 0
	case !w.trusted && ambiguous(r):
		return 0
	}
	return cell.Metrics{Wide: w.wide}.Width(string(r))
}
