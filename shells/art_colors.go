package shells

// in16 gives text art in the colours that every terminal has: each of its colours becomes the nearest of them, while terminals, and
// what cuts colours down for them, go by the hue, which makes faces red. A character that gets the colour of its ground becomes
// black or white.
func (g Grid) in16() Grid {
	pots := map[Color]pot{}
	nearest := func(c Color) pot {
		p, ok := pots[c]
		if !ok {
			p = nearest16(shade{float32(c.R), float32(c.G), float32(c.B)})
			pots[c] = p
		}
		return p
	}
	cells := make([]Cell, len(g.Cells))
	copy(cells, g.Cells)
	for i := range cells {
		c := &cells[i]
		fg, bg := nearest(c.FG), nearest(c.BG)
		if c.FG.Set {
			c.FG = fg.color
		}
		if c.BG.Set {
			c.BG = bg.color
		}
		if c.FG.Set && c.BG.Set && c.FG == c.BG && g.Cells[i].FG != g.Cells[i].BG {
			c.FG = pots16[0].color
			if bg.looks.bright() < 1000*0x80 {
				c.FG = pots16[15].color
			}
		}
	}
	return Grid{W: g.W, H: g.H, Cells: cells}
}
