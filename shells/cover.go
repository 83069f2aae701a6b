package shells

// cover says what becomes of a cell when another one is laid upon it.
type cover func(under, over Cell) Cell

// covers are the methods of elements, as far as they mean something for cells, which are transparent or not. All others
// act as overlay, which is what the format wants of a method that is unknown or out of place. base is the first
// element's own: it is what the others are laid upon.
var covers = map[string]cover{
	"overlay-fast": func(under, over Cell) Cell {
		if under.Blank {
			return under
		}
		return overlay(under, over)
	},
	"interpolate": func(under, over Cell) Cell { return overlay(over, under) },
	"replace":     func(_, over Cell) Cell { return over },
	"asis": func(_, over Cell) Cell {
		if over.Blank {
			return Cell{Text: " ", Width: 1}
		}
		return over
	},
}

func overlay(under, over Cell) Cell {
	if over.Blank {
		return under
	}
	return over
}

// lay puts art on a grid, as far as that has room, with its left upper corner at x, y. Without a cover it is an overlay.
func lay(on, art Grid, x, y int, how cover) {
	left, right := max(-x, 0), min(art.W, on.W-x)
	for row := max(-y, 0); row < min(art.H, on.H-y) && left < right; row++ {
		under, over := on.Row(y + row)[x+left:], art.Row(row)[left:right]
		for i := range over {
			switch {
			case how != nil:
				under[i] = how(under[i], over[i])
			case !over[i].Blank:
				under[i] = over[i]
			}
		}
	}
}

// reduce cuts out of a grid what art does not cover.
func reduce(g, art Grid, x, y int) {
	for i := range g.Cells {
		if art.At(i%g.W-x, i/g.W-y).Blank {
			g.Cells[i] = transparent
		}
	}
}

// mend blanks the halves of wide graphemes whose other half was covered.
func mend(row []Cell) {
	for x, c := range row {
		torn := c.Width == 2 && (x+1 == len(row) || row[x+1].Width != 0) ||
			c.Width == 0 && (x == 0 || row[x-1].Width != 2)
		if torn {
			row[x] = Cell{Text: " ", Width: 1, FG: c.FG, BG: c.BG}
		}
	}
}
