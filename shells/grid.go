package shells

import (
	"strconv"
	"strings"
)

// Color is a 24-bit colour, or none: the terminal's own. The zero value is none.
type Color struct {
	R, G, B uint8
	// Set is false for none.
	Set bool
}

// RGB returns the colour of the three parts.
func RGB(r, g, b uint8) Color { return Color{r, g, b, true} }

// RGBA makes a Color an image/color.Color; none is fully transparent.
func (c Color) RGBA() (r, g, b, a uint32) {
	if !c.Set {
		return 0, 0, 0, 0
	}
	return uint32(c.R) * 0x101, uint32(c.G) * 0x101, uint32(c.B) * 0x101, 0xffff
}

// String gives "#rrggbb", "-" for none: the form of the art files.
func (c Color) String() string {
	if !c.Set {
		return "-"
	}
	s := strconv.FormatUint(1<<24|uint64(c.R)<<16|uint64(c.G)<<8|uint64(c.B), 16)
	return "#" + s[1:]
}

// Cell is one place of a Grid.
type Cell struct {
	// Text is one grapheme, a blank included; "" where the cell is transparent, and in the right half of a wide grapheme.
	// It never holds a control character.
	Text string
	// Width is how many cells Text takes, 1 or 2, on every terminal; 0 for the right half of a wide one, 1 for a
	// transparent cell.
	Width int
	// FG and BG are the colours of the character and of the cell behind it.
	FG, BG Color
	// Bold is the only attribute that text art has.
	Bold bool
	// Blank says that the cell is transparent: what lies under the character's picture is seen there.
	Blank bool
}

// Grid is W × H cells, row by row: the one at x, y is Cells[y*W+x]. The zero value has none. Whoever gets one only
// reads it: it is shared.
type Grid struct {
	W, H  int
	Cells []Cell
}

// At returns the cell at column x of row y, both from 0; a transparent one outside of the grid.
func (g Grid) At(x, y int) Cell {
	if x < 0 || y < 0 || x >= g.W || y >= g.H {
		return transparent
	}
	return g.Cells[y*g.W+x]
}

// Row returns the cells of row y, which must be one of the grid's.
func (g Grid) Row(y int) []Cell { return g.Cells[y*g.W : (y+1)*g.W : (y+1)*g.W] }

// String gives the characters alone, a line a row, without blanks at the ends of lines.
func (g Grid) String() string {
	var b strings.Builder
	for y := range g.H {
		var row strings.Builder
		for _, c := range g.Row(y) {
			switch {
			case c.Blank:
				row.WriteByte(' ')
			default:
				row.WriteString(c.Text)
			}
		}
		b.WriteString(strings.TrimRight(row.String(), " \u3000"))
		b.WriteByte('\n')
	}
	return b.String()
}

// transparent is the cell that covers nothing.
var transparent = Cell{Width: 1, Blank: true}
