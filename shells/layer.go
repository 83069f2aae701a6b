package shells

import (
	"image"
	"slices"
)

// figure is a picture with the place where it stands, whose origin is the left upper corner of the base.
type figure struct {
	grid Grid
	at   image.Point // of the grid
	img  *image.RGBA // what of the image is not transparent
	all  image.Rectangle
	base image.Rectangle // where the base lies; empty where it is all there is
	// effort is how many pixels were drawn for it, where that matters.
	effort int
}

// layer is a figure that is laid upon others.
type layer struct {
	figure
	method string
	fade   uint8 // how much of its opacity is taken away
}

// moved gives the layer further to the right and down.
func (l layer) moved(x, y int) layer {
	l.at = l.at.Add(image.Pt(x, y))
	return l
}

// bytes is how much memory a figure takes.
func (f *figure) bytes() int {
	n := 256 + len(f.grid.Cells)*64
	if f.img != nil {
		n += len(f.img.Pix)
	}
	return n
}

func (f *figure) empty() bool { return f.grid.W == 0 && f.img == nil }

// footing gives where the base lies in a figure, counted from its left upper corner.
func (f *figure) footing() image.Rectangle {
	all := (&layer{figure: *f}).room(f.grid.W > 0)
	base := f.base.Intersect(all)
	if base.Empty() {
		base = all
	}
	return base.Sub(all.Min)
}

// room gives where a layer stands, in cells or pixels.
func (l *layer) room(art bool) image.Rectangle {
	if art {
		return image.Rectangle{Max: image.Pt(l.grid.W, l.grid.H)}.Add(l.at)
	}
	return l.all.Add(l.at)
}

// stack draws layers of one kind upon each other, the first one lowest. What stands beyond reach is cut off; without a reach
// the layers have the room that they take, the origin included.
func stack(art bool, layers []layer, reach image.Rectangle) *figure {
	layers = slices.DeleteFunc(layers, func(l layer) bool { return art != (l.grid.W > 0) || !art && l.img == nil })
	if len(layers) == 0 {
		return &figure{}
	}
	if reach.Empty() {
		reach = limited(art, layers)
	}
	if art {
		return stackArt(layers, reach)
	}
	return stackImages(layers, reach)
}

// limited gives the room that layers take: all of them, or if that is too much the first one alone.
func limited(art bool, layers []layer) image.Rectangle {
	var r image.Rectangle
	for i := range layers {
		r = union(r, layers[i].room(art))
	}
	if tooLarge(art, r) {
		r = union(image.Rectangle{}, layers[0].room(art))
	}
	if tooLarge(art, r) {
		return image.Rectangle{}
	}
	return r
}

// union gives the room that holds both; an origin without room counts.
func union(a, b image.Rectangle) image.Rectangle {
	return image.Rect(min(a.Min.X, b.Min.X), min(a.Min.Y, b.Min.Y), max(a.Max.X, b.Max.X), max(a.Max.Y, b.Max.Y))
}

// tooLarge says whether a room is more than a picture may have.
func tooLarge(art bool, r image.Rectangle) bool {
	if art {
		return r.Dx() > MaxWidth || r.Dy() > MaxHeight
	}
	return r.Dx() > maxSide || r.Dy() > maxSide || r.Dx()*r.Dy() > MaxPixels
}

func stackArt(layers []layer, reach image.Rectangle) *figure {
	f := &figure{at: reach.Min}
	if first := &layers[0]; len(layers) == 1 && first.room(true) == reach {
		f.grid = first.grid // one part that stands alone is not copied
		return f
	}
	f.grid = Grid{W: reach.Dx(), H: reach.Dy()}
	f.grid.Cells = slices.Repeat([]Cell{transparent}, f.grid.W*f.grid.H)
	for i := range layers {
		l := &layers[i]
		at := l.at.Sub(reach.Min)
		if l.method == "reduce" {
			reduce(f.grid, l.grid, at.X, at.Y)
		} else {
			lay(f.grid, l.grid, at.X, at.Y, covers[l.method])
		}
	}
	for y := range f.grid.H {
		mend(f.grid.Row(y))
	}
	return f
}

func stackImages(layers []layer, reach image.Rectangle) *figure {
	if reach.Empty() {
		return &figure{}
	}
	f := &figure{all: reach}
	if first := &layers[0]; len(layers) == 1 && first.at == (image.Point{}) && first.fade == 0 &&
		first.img.Bounds().In(reach) {
		f.img = first.img
		return f
	}
	f.img = canvas(reach, layers[0].img)
	for i := range layers {
		layers[i].lay(f.img)
	}
	return f
}
