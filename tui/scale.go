package tui

import (
	"image"

	"ukatty/shells"
	"ukatty/tui/kitty"
)

// scale is how large images are drawn: millionths of a column for each of their pixels. All characters have the same, so that who is
// smaller than another one stays so, and a character keeps its size from surface to surface: the largest with which each of them has
// its room, but none with which a pixel is wider than a column.
type scale int64

const wholeScale scale = 1_000_000

// columns gives how many columns so many pixels take.
func (k scale) columns(pixels int) int {
	if pixels < 0 {
		return -k.columns(-pixels)
	}
	return int((scale(pixels)*k + wholeScale/2) / wholeScale)
}

// rows gives how many rows so many pixels take.
func (k scale) rows(pixels int, c kitty.Pixels) int {
	return int((scale(pixels)*k*scale(c.W) + wholeScale*scale(c.H)/2) / (wholeScale * scale(c.H)))
}

// within gives the largest scale with which so many pixels have room.
func within(size image.Point, room extent, c kitty.Pixels) scale {
	w, h := min(room.w, shells.MaxWidth), min(room.h, shells.MaxHeight)
	if w < 1 || h < 1 || size.X < 1 || size.Y < 1 {
		return 0
	}
	return min(wholeScale, scale(w)*wholeScale/scale(size.X), scale(h)*wholeScale*scale(c.H)/(scale(size.Y)*scale(c.W)))
}

// roomOf gives the room of a picture, in pixels, cells for text art, as seen from where the character stands: the middle of the
// lower edge of its base.
func roomOf(p shells.Picture) image.Rectangle {
	if p.Empty() {
		return image.Rectangle{}
	}
	size := image.Pt(p.Size())
	if img := p.Image(); img != nil {
		size = img.Bounds().Size()
	}
	base := p.Base()
	return image.Rectangle{Max: size}.Sub(image.Pt((base.Min.X+base.Max.X)/2, base.Max.Y))
}

// reach tells what a character's images need from what its text art does.
type reach struct {
	scope int
	art   bool
}

// note takes the room of a picture into that which its character has shown so far, and gives this.
func (s *stand) note(scope int, art bool, room image.Rectangle) image.Rectangle {
	r := reach{scope, art}
	if was := s.reaches[r]; !room.In(was) {
		s.reaches[r] = was.Union(room)
	}
	return s.reaches[r]
}

// cellPixels is the shape of a cell: as a terminal that draws the images by itself has told it, else twice as high as wide.
func (s *stand) cellPixels() kitty.Pixels {
	if s.easel.able() {
		return s.easel.cell
	}
	return kitty.Pixels{W: 1, H: 2}
}

// scaleIn gives the scale in which the images of a cast each have a room.
func (s *stand) scaleIn(cast []actor, room extent) scale {
	k := wholeScale
	if !s.images {
		return k
	}
	for i := range cast {
		a := &cast[i]
		if p := s.look(a.id, a.surface); p.Image() != nil && !a.away() {
			s.note(a.id, false, roomOf(p))
			s.watch(a.id, p)
		}
		// Who is away, or shows a surface without an image, comes back.
		if all := s.reaches[reach{scope: a.id}]; !all.Empty() {
			k = min(k, within(all.Size(), room, s.cellPixels()))
		}
	}
	return k
}

// place gives where a picture stands in the room of its character: how many columns from the left, and rows from below.
func (s *stand) place(scope int, p *picture) (left, below int) {
	if p.spread.Empty() { // it is of another shell
		return (s.most[scope].w - p.w) / 2, 0
	}
	all := s.reaches[reach{scope, p.art}]
	if !p.sized {
		all = s.note(scope, p.art, p.spread)
	}
	left, below = p.spread.Min.X-all.Min.X, all.Max.Y-p.spread.Max.Y
	if p.art {
		return left, below
	}
	return s.scale.columns(left), s.scale.rows(max(below, 0), s.cellPixels())
}

// usual is the size of most characters, in pixels, for as long as nothing is known of one.
var usual = image.Pt(300, 450)

// awaited says whether a character has an image that was not composed yet.
func (s *stand) awaited(a *actor) bool {
	if !s.images || s.shell == nil || s.easel.bare() || a.away() {
		return false
	}
	l := s.looks[a.id]
	return s.before.pics[a.id].h == 0 && (l == nil || !l.known && l.picture.Empty())
}

// reserved gives how many cells are kept for the pictures of a character.
func (m *Model) reserved(a *actor) extent {
	most := m.stand.most[a.id]
	if most.h == 0 && m.stand.awaited(a) {
		return m.stand.guess(m.stand.room)
	}
	return most
}

// guess gives what a character that nothing is known of takes in a room.
func (s *stand) guess(room extent) extent {
	c := s.cellPixels()
	k := within(usual, room, c)
	return extent{k.columns(usual.X), k.rows(usual.Y, c)}
}
