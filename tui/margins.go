package tui

import (
	"image"

	"ukatty/shells"
)

// margins are the columns and rows at the edges of a character's room in which it has not been seen so far: many images are
// broad and high, and have much that is transparent around the character. Balloons come as near as that lets them.
type margins struct{ left, right, top int }

// margins gives those of a character: none around text art, what a script has scaled, and what stands in for a picture. Who is away
// keeps them, as nothing is to move that others say.
func (s *stand) margins(a *actor, p *picture) margins {
	all, seen := s.reaches[reach{scope: a.id}], s.seen[a.id]
	if p.h == 0 && !a.away() || p.art || p.sized || seen.Empty() {
		return margins{}
	}
	c := s.cellPixels()
	columns := func(pixels int) int { return int(scale(pixels) * s.scale / wholeScale) }
	return margins{
		left: columns(seen.Min.X - all.Min.X), right: columns(all.Max.X - seen.Max.X),
		top: columns((seen.Min.Y-all.Min.Y)*c.W) / c.H,
	}
}

// watch notes where in the room of a character, as roomOf has it, its picture can be seen.
func (s *stand) watch(scope int, p shells.Picture) {
	img, ok := p.Image().(*image.RGBA)
	if !ok {
		return
	}
	at, ok := s.outlines[p.Key()]
	if !ok {
		if len(s.outlines) >= maxOutlines {
			clear(s.outlines)
		}
		at = opaque(img).Sub(img.Rect.Min).Add(roomOf(p).Min)
		s.outlines[p.Key()] = at
	}
	if was := s.seen[scope]; !at.In(was) {
		s.seen[scope] = was.Union(at)
	}
}

// maxOutlines bounds of how many pictures it is kept where they can be seen. Most animations show a few, again and again.
const maxOutlines = 256

// leastOpaque is from which alpha on a point counts as seen.
const leastOpaque = 0x40

// opaque gives the smallest rectangle that has all points of an image that can be seen.
func opaque(img *image.RGBA) image.Rectangle {
	var seen image.Rectangle
	left, right := img.Rect.Max.X, img.Rect.Min.X
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		row := img.Pix[img.PixOffset(img.Rect.Min.X, y):]
		x, end := img.Rect.Min.X, img.Rect.Max.X
		at := func(x int) bool { return row[4*(x-img.Rect.Min.X)+3] >= leastOpaque }
		for x < end && !at(x) {
			x++
		}
		if x == end {
			continue
		}
		for end > right && !at(end-1) {
			end--
		}
		left, right = min(left, x), max(right, end)
		if seen.Empty() {
			seen.Min.Y = y
		}
		seen.Min.X, seen.Max = left, image.Pt(right, y+1)
	}
	return seen
}
