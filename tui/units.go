package tui

import "ukatty/sakura/stage"

// Scripts place text in units of a balloon of pixels: here alone they become cells. A character of the usual font is 12
// pixels high and, where it is not wide, 6 wide (font.height of a balloon, and ghosts count on it), which is one cell. So an
// em is two columns or one row, and a line is one row high. Sums are kept in thousandths of a cell, and rounded where
// something is drawn.
const (
	pixelsPerColumn = 6
	pixelsPerRow    = 12
	columnsPerEm    = 2
	milli           = 1000
	// milliPerPercent are thousandths of a row in a percent of a line break.
	milliPerPercent = milli / 100
)

// across gives a horizontal coordinate in thousandths of a column. A line is as wide as it is high.
func across(c stage.Coord) int {
	switch c.Unit {
	case stage.Em, stage.Line:
		return int(c.Milli) * columnsPerEm
	case stage.Pixels:
		return int(c.Milli) / pixelsPerColumn
	}
	return 0
}

// down gives a vertical coordinate in thousandths of a row. A character is as high as a line.
func down(c stage.Coord) int {
	switch c.Unit {
	case stage.Em, stage.Line:
		return int(c.Milli)
	case stage.Pixels:
		return int(c.Milli) / pixelsPerRow
	}
	return 0
}

// moved gives where a coordinate leads, by is it in thousandths, from the place from.
func moved(c stage.Coord, by, from int) int {
	switch {
	case c.Unit == stage.Keep:
		return from
	case c.Relative:
		return from + by
	}
	return by
}

// rounded gives whole cells for thousandths: the nearest, halves away from zero.
func rounded(n int) int {
	if n < 0 {
		return -rounded(-n)
	}
	return (n + milli/2) / milli
}

// raised gives whole cells for thousandths, none of them cut off.
func raised(n int) int {
	if n <= 0 {
		return n / milli
	}
	return (n + milli - 1) / milli
}

// columnsFor and rowsFor give the cells that so many pixels are, the nearest number.
func columnsFor(pixels int) int { return rounded(clamp(pixels, -far, far) * milli / pixelsPerColumn) }

func rowsFor(pixels int) int { return rounded(clamp(pixels, -far, far) * milli / pixelsPerRow) }

// far is more pixels than any screen has.
const far = 1 << 20
