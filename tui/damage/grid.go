package damage

// glyph is one cell. The zero value is a cell of which nothing is known.
type glyph struct {
	r     rune // ' ' for a blank too, tail where a wide character goes on
	style style
	link  uint16 // index into Writer.links
}

// tail stands in the second cell of a wide character.
const tail = -1

func (g *glyph) known() bool { return g.r != 0 }

// grid is what a terminal shows.
type grid struct {
	w, h  int
	cells []glyph
}

// newGrid gives a grid of which nothing is known.
func newGrid(w, h int) grid { return grid{w, h, make([]glyph, w*h)} }

func (g *grid) row(y int) []glyph { return g.cells[y*g.w : (y+1)*g.w] }

// forget makes rows unknown, from the row from up to but not including to.
func (g *grid) forget(from, to int) {
	from, to = max(from, 0), min(to, g.h)
	if from < to {
		clear(g.cells[from*g.w : to*g.w])
	}
}

// put writes a character of one or two cells, which fits into the row.
func (g *grid) put(x, y, width int, c glyph) {
	g.part(x, y, x+width)
	row := g.row(y)
	row[x] = c
	if width == 2 {
		row[x+1] = glyph{tail, c.style, c.link}
	}
}

// erase makes cells blank, with a ground.
func (g *grid) erase(y, from, to int, ground colour) {
	from, to = max(from, 0), min(to, g.w)
	if from >= to {
		return
	}
	g.part(from, y, to)
	row := g.row(y)
	for x := from; x < to; x++ {
		row[x] = glyph{r: ' ', style: style{bg: ground}}
	}
}

// parts says whether overwriting cells leaves halves of wide characters at the edges.
func (g *grid) parts(y, from, to int) bool {
	row := g.row(y)
	return from > 0 && row[from].r == tail || to < g.w && row[to].r == tail
}

// part forgets the halves that are left of wide characters at the edges of what will be overwritten: terminals differ in
// what they make of them.
func (g *grid) part(from, y, to int) {
	row := g.row(y)
	if row[from].r == tail && from > 0 {
		row[from-1] = glyph{}
	}
	if to < g.w && row[to].r == tail {
		row[to] = glyph{}
	}
}
