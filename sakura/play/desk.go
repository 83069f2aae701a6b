package play

import "ukatty/sakura/stage"

const (
	// maxAway is how far a character may go from its place, in pixels of the desktop, either way.
	maxAway = 10_000
	// stepAway is how far \4 goes.
	stepAway = 100
)

// area is a rectangle on the desktop.
type area struct{ x, y, w, h int }

// desk is the desktop itself: see stage.DeskWidth.
var desk = area{w: stage.DeskWidth, h: stage.DeskHeight}

// home is where a character stands before it moves.
func home(scope int) area {
	n := min(scope, maxAway/stage.ActorWidth) + 1
	return area{
		x: stage.DeskWidth - n*stage.ActorWidth, y: stage.DeskHeight - stage.ActorHeight,
		w: stage.ActorWidth, h: stage.ActorHeight,
	}
}

// where gives where a character is on the desktop.
func (p *Player) where(scope int) area {
	a, moved := home(scope), p.gone(scope)
	a.x, a.y = a.x+moved.X, a.y+moved.Y
	return a
}

// side gives a place of an area by its name, as \![move] has it: "left", "right" and "center", "top" and "bottom"; "base" is
// the middle of the feet. ok is false for what is no place.
func (a area) side(name string, vertical side) (at int, ok bool) {
	start, size := a.x, a.w
	names := [...]string{"left", "right", "center", "base"}
	if vertical {
		start, size = a.y, a.h
		names = [...]string{"top", "bottom", "center", "base"}
	}
	switch name {
	case "", names[0]:
		return start, true
	case names[1]:
		return start + size, true
	case names[2]:
		return start + size/2, true
	case names[3]:
		if vertical {
			return start + size, true
		}
		return start + size/2, true
	}
	return 0, false
}

// side says which of two directions is meant.
type side bool

const (
	across side = false
	upward side = true
)

// limited gives a point that is not farther away than a character may go.
func limited(to stage.Point) stage.Point {
	cut := func(v int) int { return min(max(v, -maxAway), maxAway) }
	return stage.Point{X: cut(to.X), Y: cut(to.Y)}
}
