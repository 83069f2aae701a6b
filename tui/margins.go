package tui

import "image"

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

// watch notes where in the room of a character, as roomOf has it, its image can be seen.
func (s *stand) watch(scope int, l *looks) {
	img, ok := l.picture.Image().(*image.RGBA)
	if !ok {
		return
	}
	if o := &l.outline; o.key != l.picture.Key() {
		*o = outline{key: l.picture.Key(), at: opaque(img).Sub(img.Rect.Min).Add(roomOf(l.picture).Min)}
	}
	if was := s.seen[scope]; !l.outline.at.In(was) {
		s.seen[scope] = was.Union(l.outline.at)
	}
}

// outline is where in its room a picture can be seen.
type outline struct {
	key string // that of the picture
	at  image.Rectangle
}

// leastOpaque is from which alpha on a point counts as seen.
const leastOpaque = 0x40

// opaque gives the smallest rectangle that has all points of an image that can be seen.
func opaque(img *image.RGBA) image.Rectangle {
	r := img.Rect
	seen := func(from, to image.Point) bool {
		for y := from.Y; y < to.Y; y++ {
			row := img.Pix[img.PixOffset(from.X, y):img.PixOffset(to.X, y)]
			for i := 3; i < len(row); i += 4 {
				if row[i] >= leastOpaque {
					return true
				}
			}
		}
		return false
	}
	for r.Min.Y < r.Max.Y && !seen(r.Min, image.Pt(r.Max.X, r.Min.Y+1)) {
		r.Min.Y++
	}
	for r.Min.Y < r.Max.Y && !seen(image.Pt(r.Min.X, r.Max.Y-1), r.Max) {
		r.Max.Y--
	}
	if r.Empty() {
		return image.Rectangle{}
	}
	for !seen(r.Min, image.Pt(r.Min.X+1, r.Max.Y)) {
		r.Min.X++
	}
	for !seen(image.Pt(r.Max.X-1, r.Min.Y), r.Max) {
		r.Max.X--
	}
	return r
}
