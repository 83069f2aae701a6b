package shells

import "slices"

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

// box is the room that parts take: from x0, y0 up to, not including, x1, y1.
type box struct{ x0, y0, x1, y1 int }

// bounds returns the room that text art takes, the origin included. What stands beyond the base widens the picture, to
// the left too.
func bounds(parts []*element) box {
	var b box
	for _, e := range parts {
		x, y := e.place()
		b = box{min(b.x0, x), min(b.y0, y), max(b.x1, x+e.art.W), max(b.y1, y+e.art.H)}
	}
	return b
}

// place returns where an element stands; the base stands at the origin whatever its line says.
func (e *element) place() (x, y int) {
	if e.number == 0 && e.method == "base" {
		return 0, 0
	}
	return e.x, e.y
}

// compose draws text art, lowest number first. One part that stands alone is not copied.
func compose(parts []*element) Grid {
	b := bounds(parts)
	g := Grid{W: b.x1 - b.x0, H: b.y1 - b.y0}
	if len(parts) == 1 && parts[0].art.W == g.W && parts[0].art.H == g.H {
		return parts[0].art
	}
	g.Cells = slices.Repeat([]Cell{transparent}, g.W*g.H)
	for _, e := range parts {
		x, y := e.place()
		if e.method == "reduce" {
			reduce(g, e.art, x-b.x0, y-b.y0)
		} else {
			lay(g, e.art, x-b.x0, y-b.y0, covers[e.method])
		}
	}
	for y := range g.H {
		mend(g.Row(y))
	}
	return g
}

// lay puts art on a grid that has the room, with its left upper corner at x, y. Without a cover it is an overlay.
func lay(on, art Grid, x, y int, how cover) {
	for row := range art.H {
		under, over := on.Row(y + row)[x:], art.Row(row)
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
