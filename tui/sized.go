package tui

import (
	"image"

	"ukatty/sakura/stage"
	"ukatty/shells"
	"ukatty/tui/kitty"
)

// sized is how an image is drawn that a script has scaled: the common scale is found without that, so that nobody else grows or
// moves when a character does.
type sized struct {
	in     format // in cells; negative ones mirror
	fills  bool   // it is drawn in another shape than its own
	spread image.Rectangle
}

// maxPercent bounds how large a script can have a character: more than any screen shows.
const maxPercent = 100_000

// sizedIn gives how an image is drawn that a script has scaled by percents, within the room of a character, and never in less
// than a cell. at is where its points are, as roomOf has it.
func (s *stand) sizedIn(at image.Rectangle, by stage.Scale) sized {
	x, y := by.Factors()
	x, y = clamp(x, -maxPercent, maxPercent), clamp(y, -maxPercent, maxPercent)
	size := image.Pt(max(at.Dx()*abs(x)/100, 1), max(at.Dy()*abs(y)/100, 1))
	c := s.cellPixels()
	k := min(s.scale, within(size, s.room, c))
	w := clamp(k.columns(size.X), 1, max(s.room.w, 1))
	h := k.rows(size.Y, c)
	if abs(x) == abs(y) { // it keeps its shape, as others do
		h = (size.Y*w*c.W + size.X*c.H/2) / (size.X * c.H)
	}
	h = clamp(h, 1, max(s.room.h, 1))
	z := sized{in: format{w: w, h: h}, fills: abs(x) != abs(y), spread: at}
	if x < 0 {
		z.in.w = -w
		z.spread.Min.X, z.spread.Max.X = -at.Max.X, -at.Min.X
	}
	if y < 0 {
		z.in.h = -h
	}
	// Where it stands is counted in the pixels that the others have.
	if k < s.scale {
		x, y = int(scale(x)*k/s.scale), int(scale(y)*k/s.scale)
	}
	z.spread.Min.X, z.spread.Max.X = z.spread.Min.X*abs(x)/100, z.spread.Max.X*abs(x)/100
	z.spread.Min.Y, z.spread.Max.Y = z.spread.Min.Y*abs(y)/100, z.spread.Max.Y*abs(y)/100
	return z
}

// scaled gives the picture of a character that a script has scaled.
func (s *stand) scaled(scope int, look shells.Picture, at image.Rectangle, by stage.Scale) picture {
	z := s.sizedIn(at, by)
	p, ok := s.easel.sizedCharacter(s.shell, scope, look, z)
	if !ok {
		key := pose{scope, look.Key(), z.in}
		if p, ok = s.pics[key]; !ok {
			img := flipped(look.Image(), z.in)
			p = fit(s.metric, shells.Paint(img, abs(z.in.w), abs(z.in.h), s.brush))
			s.pics[key] = p
		}
	}
	p.spread, p.sized, p.flips = z.spread, true, [2]bool{z.in.w < 0, z.in.h < 0}
	// What is kept for the character is what it has when nothing scales it.
	usual := picture{w: s.scale.columns(at.Dx()), h: s.scale.rows(at.Dy(), s.cellPixels()), spread: at}
	s.remember(scope, usual)
	p.high = max((s.most[scope].h*p.spread.Dy()+at.Dy()-1)/max(at.Dy(), 1), p.h)
	return p
}

// flipped gives an image as a format has it mirrored.
func flipped(img image.Image, as format) image.Image {
	if pixels, ok := img.(*image.RGBA); ok {
		return mirrored(pixels, as.w < 0, as.h < 0)
	}
	return img
}

// sizedCharacter gives the picture of a character that a script has scaled, as the terminal draws it.
func (e *easel) sizedCharacter(shell *shells.Shell, scope int, look shells.Picture, z sized) (picture, bool) {
	if !e.able() {
		return picture{}, false
	}
	s := sight{shell: shell, look: look.Key(), as: z.in, fills: z.fills, cell: e.cell}
	img := look.Image()
	w := wish{s, kitty.Cells{W: min(abs(z.in.w), kitty.MaxSpan), H: min(abs(z.in.h), kitty.MaxSpan)}, func() image.Image { return flipped(img, z.in) }}
	return e.hangs(scope, w)
}

// hangs gives the picture of a character. While it is on its way, the one before stays if it is as large.
func (e *easel) hangs(scope int, w wish) (picture, bool) {
	p, ok := e.show(w)
	if ok {
		e.latest[scope] = w.sight
		return p, true
	}
	if was := e.latest[scope]; was.shell == w.shell && was.as == w.as {
		if p := e.hung[was]; p != nil && p.id > 0 {
			p.used = e.clock
			return p.picture, true
		}
	}
	return picture{}, false
}

// place gives the point of the surface that is seen in a cell of a picture.
func (p *picture) place(look *shells.Picture, x, y int) image.Point {
	if p.flips[0] {
		x = p.w - 1 - x
	}
	if p.flips[1] {
		y = p.h - 1 - y
	}
	return look.Place(x, y, p.w, p.h)
}
