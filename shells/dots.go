package shells

// Points of a braille character: columns, rows, and the bit of each.
const (
	dotColumns = 2
	dotRows    = 4
	braille    = '\u2800'
)

var dotBits = [dotRows][dotColumns]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// thresholds are from what brightness on a point is a dot: other ones for neighbours (Bayer), so that greys become patterns.
var thresholds = [4][4]float32{{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}}

// sharpness is how much of what a point differs from its neighbours is added to it: lines are more than what is between them.
const sharpness = 1.5

// dotted draws an image in braille: dots where it is bright, or where it is dark.
func dotted(small []sample, w, h int, b Brush) Grid {
	d := dots{w: w * dotColumns, h: h * dotRows, light: make([]float32, len(small)), seen: make([]bool, len(small))}
	for i, s := range small {
		d.seen[i] = s.alpha >= seen
		if d.light[i] = s.color.bright() / 1000; b == DarkDots {
			d.light[i] = 0xff - d.light[i]
		}
	}
	g := Grid{W: w, H: h, Cells: make([]Cell, w*h)}
	for y := range h {
		for x := range w {
			g.Cells[y*w+x] = d.cell(x, y)
		}
	}
	return g
}

// dots are the points of an image, how bright each is and whether it is to be seen.
type dots struct {
	w, h  int
	light []float32
	seen  []bool
}

// cell gives the cell of the points at x, y.
func (d *dots) cell(x, y int) Cell {
	mark, some := braille, false
	for r := range dotRows {
		for c := range dotColumns {
			px, py := x*dotColumns+c, y*dotRows+r
			if !d.seen[py*d.w+px] {
				continue
			}
			some = true
			if d.sharp(px, py) > (thresholds[py&3][px&3]+0.5)*0x100/16 {
				mark |= dotBits[r][c]
			}
		}
	}
	switch {
	case !some:
		return transparent
	case mark == braille:
		return Cell{Text: " ", Width: 1}
	}
	return Cell{Text: string(mark), Width: 1}
}

// sharp gives the brightness of a point, and what makes it differ from its neighbours once more.
func (d *dots) sharp(x, y int) float32 {
	at := d.light[y*d.w+x]
	var around, n float32
	for dy := max(y-1, 0); dy <= min(y+1, d.h-1); dy++ {
		for dx := max(x-1, 0); dx <= min(x+1, d.w-1); dx++ {
			if i := dy*d.w + dx; d.seen[i] {
				around += d.light[i]
				n++
			}
		}
	}
	return at + sharpness*(at-around/n)
}
