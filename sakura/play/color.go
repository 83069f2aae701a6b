package play

import (
	"strconv"
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// namedColors are the words for colours that the balloon defines.
var namedColors = map[string]stage.Color{
	"default":                 stage.Default,
	"disable":                 stage.DefaultDisabled,
	"default.plain":           stage.DefaultPlain,
	"default.anchor":          stage.DefaultAnchor,
	"default.anchornotselect": stage.DefaultAnchorNotSelect,
	"default.anchorvisited":   stage.DefaultAnchorVisited,
	"default.cursor":          stage.DefaultCursor,
	"default.cursornotselect": stage.DefaultCursorNotSelect,
}

// color reads the colour of \f[…]: a name, #rgb, #rrggbb, or three numbers, all of them from 0 to 255 or all of them percents.
// What is none is noted.
func (p *Player) color(n sakura.Node) (c stage.Color, ok bool) {
	switch p.script.NArg(n) {
	case 2:
		c, ok = colorWord(p.arg(n, 1))
	case 4:
		c, ok = components(p.arg(n, 1), p.arg(n, 2), p.arg(n, 3))
	}
	if !ok {
		p.note("no colour, so it stays as it is")
	}
	return c, ok
}

// IsColor says whether words are a colour as \f[color,…] has it: one name or hexadecimal number, or three numbers of 0 to 255 or
// of 0% to 100%.
func IsColor(words ...string) (ok bool) {
	switch len(words) {
	case 1:
		_, ok = colorWord(words[0])
	case 3:
		_, ok = components(words...)
	}
	return ok
}

// colorWord reads a colour that is written as one word.
func colorWord(s string) (c stage.Color, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if c, ok = namedColors[s]; ok {
		return c, true
	}
	if rgb, ok := colors[s]; ok {
		return hex(rgb), true
	}
	digits, ok := strings.CutPrefix(s, "#")
	if !ok || len(digits) != 3 && len(digits) != 6 {
		return 0, false
	}
	rgb, err := strconv.ParseUint(digits, 16, 32)
	if err != nil {
		return 0, false
	}
	if len(digits) == 3 {
		rgb = (rgb>>8*0x10000 + rgb>>4&0xF*0x100 + rgb&0xF) * 0x11
	}
	return hex(uint32(rgb)), true
}

// hex gives a colour that is written as 0xRRGGBB.
func hex(rgb uint32) stage.Color { return stage.RGB(uint8(rgb>>16), uint8(rgb>>8), uint8(rgb)) }

// components reads a colour that is written as three numbers.
func components(parts ...string) (c stage.Color, ok bool) {
	var rgb [3]uint8
	percents := 0
	for i, s := range parts {
		s, percent := strings.CutSuffix(strings.TrimSpace(s), "%")
		v, ok := digits(s)
		switch {
		case !ok || v > 255 || percent && v > 100:
			return 0, false
		case percent:
			percents++
			v = (v*255 + 50) / 100
		}
		rgb[i] = uint8(v)
	}
	return stage.RGB(rgb[0], rgb[1], rgb[2]), percents == 0 || percents == len(parts)
}
