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

// opaque gives the smallest rectangle that has all points of an image that can be seen. It looks at what lies around that, and at
// little else.
func opaque(img *image.RGBA) image.Rectangle {
	seen := img.Rect
	for !seen.Empty() && first(img, seen.Min.Y, seen.Min.X, seen.Max.X) == seen.Max.X {
		seen.Min.Y++
	}
	if seen.Empty() {
		return image.Rectangle{}
	}
	for first(img, seen.Max.Y-1, seen.Min.X, seen.Max.X) == seen.Max.X {
		seen.Max.Y--
	}
	left, right := seen.Max.X, seen.Min.X
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		left = first(img, y, seen.Min.X, left)
		right = behindLast(img, y, right, seen.Max.X)
	}
	seen.Min.X, seen.Max.X = left, right
	return seen
}

// first gives the first column of a row, from one to before another, that can be seen; the latter if there is none.
func first(img *image.RGBA, y, from, to int) int {
	alphas := img.Pix[img.PixOffset(from, y)+3:]
	for x := from; x < to; x++ {
		if alphas[4*(x-from)] >= leastOpaque {
			return x
		}
	}
	return to
}

// behindLast gives the column behind the last one of a row, from one to before another, that can be seen; the former if there is none.
func behindLast(img *image.RGBA, y, from, to int) int {
	alphas := img.Pix[img.PixOffset(img.Rect.Min.X, y)+3:]
	for x := to - 1; x >= from; x-- {
		if alphas[4*(x-img.Rect.Min.X)] >= leastOpaque {
			return x + 1
		}
	}
	return from
}
