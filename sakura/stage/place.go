package stage

import "time"

// Unit is what a Coord counts in.
type Unit uint8

// The units of \_l.
const (
	// Keep leaves the coordinate as it is.
	Keep Unit = iota
	// Pixels of the balloon.
	Pixels
	// Em is the height of a character; a percent is a hundredth of it.
	Em
	// Line is the height of a line.
	Line
)

// Coord is one coordinate of a place in a balloon.
type Coord struct {
	// Milli is the number in thousandths of Unit.
	Milli int32
	Unit  Unit
	// Relative: it counts from where the text has come to, not from the edge.
	Relative bool
}

// Place is where text goes on, or a picture stands.
type Place struct{ X, Y Coord }

// Picture is a picture in a balloon: \_b.
type Picture struct {
	// File is the path that the script gave, or a data: URI. It is not cleaned.
	File string
	// Inline: it stands in the text as one character; else at At.
	Inline bool
	At     Place
	// Opaque: the colour of its corner is drawn too. SelfAlpha: what it has of transparency counts, not that colour. Fixed: it
	// does not scroll. Front: it lies above the text.
	Opaque, SelfAlpha, Fixed, Front bool
	// Clip is left, top, right, bottom in pixels of the file; all 0 for the whole.
	Clip [4]int
	// Width and Height are what it is scaled to.
	Width, Height Extent
}

// Extent is a width or height: a number of pixels or of percent. The zero Extent is the picture's own. Negative ones mirror.
type Extent struct {
	N       int
	Percent bool
}

// Caption is text on a surface: \![anim,add,text].
type Caption struct {
	// X and Y are its corner, W and H its size in pixels of the surface.
	X, Y, W, H int
	// Text is clean.
	Text string
	Look Look
	// Until is the time of the script at which it goes; 0 when only another surface takes it off.
	Until time.Duration
}

// Counter is what \![set,balloonnum] shows: a name, and how much there is of how much.
type Counter struct{ Name, Now, Max string }

// The desktop on which characters walk is an imaginary one, for a terminal has none: what scripts say in its pixels has to
// mean something. Each character is ActorWidth by ActorHeight pixels and stands on its lower edge, \0 at the right, every
// other one to the left of the one before, so that neighbours touch. Whoever draws makes cells of the pixels: as many to one
// as an actor's width has for each cell of its picture.
const (
	DeskWidth   = 1920
	DeskHeight  = 1080
	ActorWidth  = 320
	ActorHeight = 480
)

// Point is a number of pixels to the right and down.
type Point struct{ X, Y int }

// Scale is a width and a height in percent; negative ones mirror. The zero Scale is 100, 100.
type Scale struct{ X, Y int }

// Factors gives the percents of a scale.
func (s Scale) Factors() (x, y int) {
	if s == (Scale{}) {
		return 100, 100
	}
	return s.X, s.Y
}
