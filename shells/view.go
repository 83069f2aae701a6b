package shells

import (
	"bufio"
	"image"
	"io"
)

// baseKey is what the elements of a surface are kept by, wholeKey what one that is shown by another is.
type (
	baseKey  int
	wholeKey struct {
		surface, depth int
		worn           string
	}
)

// base draws the elements of a surface.
func (v view) base(s *surface) *figure {
	if f, ok := v.kept.get(baseKey(s.number)).(*figure); ok {
		return f
	}
	var layers []layer
	for _, e := range s.parts {
		if s.art {
			layers = append(layers, e.layer())
			continue
		}
		p := v.photo(exposure{file: e.file, opaque: e.method == "asis", touch: e.touch})
		if p == nil {
			if e.number == 0 { // what was meant to lie upon it alone is no picture
				return &figure{}
			}
			continue
		}
		l := layer{figure: figure{img: p.pix, all: image.Rectangle{Max: p.size}}, method: e.method}
		if e.number == 0 && e.method != "reduce" {
			l.method = "overlay" // there is nothing below it
		}
		layers = append(layers, l.moved(e.place()))
	}
	f := stack(s.art, v.afford(layers), image.Rectangle{})
	v.kept.put(baseKey(s.number), f, f.bytes())
	return f
}

// afford gives as many of the layers as may still be drawn for this picture.
func (v view) afford(layers []layer) []layer {
	for i := range layers {
		if v.drawn > maxDrawnPixels {
			v.complain()
			return layers[:i]
		}
		v.draw(layers[i].cost())
	}
	return layers
}

// deeper is the view of a surface within another one.
func (v view) deeper() view { return view{v.Studio, v.on, v.worn, v.depth + 1} }

// surface draws a surface that another one shows: as one picture, with what is worn, but without its animations.
func (v view) surface(number int) *figure {
	s := v.shell.surfaces[number]
	if s == nil || v.depth >= maxNesting {
		return &figure{}
	}
	if !v.wears(s) {
		return v.base(s)
	}
	return v.deeper().dressed(s)
}

// dressed draws a surface with what is worn, but without its animations.
func (v view) dressed(s *surface) *figure {
	key := wholeKey{s.number, v.depth, v.worn}
	if f, ok := v.kept.get(key).(*figure); ok {
		return f
	}
	base := v.replaced(s, v.base(s), &run{})
	layers := v.layers(s, base, &run{}, func(*animation) []layer { return nil })
	f := stack(s.art, v.afford(layers), image.Rectangle{})
	v.kept.put(key, f, f.bytes())
	return f
}

// asis gives a surface without its transparency, when it is a single image.
func (v view) asis(number int, f *figure) *figure {
	s := v.shell.surfaces[number]
	if s == nil || s.art || len(s.parts) != 1 {
		return f
	}
	p := v.photo(exposure{file: s.parts[0].file, opaque: true, touch: s.parts[0].touch})
	if p == nil {
		return f
	}
	return &figure{img: p.pix, all: image.Rectangle{Max: p.size}}
}

// reach gives the room for the picture of a surface that moves: that of its own base, of what is drawn and of all frames, so
// that it does not grow and shrink with them.
func (v view) reach(own *figure, art bool, layers []layer, r *run) image.Rectangle {
	still := (&layer{figure: *own}).room(art)
	for i := range layers {
		still = union(still, layers[i].room(art))
	}
	all := still
	for i := range r.actors {
		if a := &r.actors[i]; a.anim.isAdded() && !a.lasts() {
			continue
		}
		for _, p := range r.actors[i].anim.patterns {
			if p.draws() && (p.surface >= 0 || p.file != "" && !art) {
				all = union(all, v.extent(p, art))
			}
		}
	}
	if !tooLarge(art, all) {
		return all
	}
	return limited(art, layers)
}

// draws says whether a frame shows something: those that move or scale the character name a surface for nothing.
func (p *pattern) draws() bool {
	return !controls[p.method] && p.method != "move" && p.method != "scaling"
}

// extent gives the room that a frame takes, without decoding it.
func (v view) extent(p *pattern, art bool) image.Rectangle {
	var r image.Rectangle
	if p.file != "" {
		return image.Rectangle{Max: p.touch.size(v.measured(p.file))}.Add(image.Pt(p.x, p.y))
	}
	s := v.shell.surfaces[p.surface]
	if s == nil || s.art != art {
		return r
	}
	for _, e := range s.parts {
		x, y := e.place()
		size := image.Pt(e.art.W, e.art.H)
		if !art {
			size = e.touch.size(v.measured(e.file))
		}
		r = union(r, image.Rectangle{Max: size}.Add(image.Pt(x, y)))
	}
	if p.method == "base" {
		return r
	}
	return r.Add(image.Pt(p.x, p.y))
}

// size gives what an image of a size has when it is drawn.
func (t *retouch) size(own image.Point) image.Point {
	if !t.clip.Empty() {
		own = t.clip.Intersect(image.Rectangle{Max: own}).Size()
	}
	return t.scaled(own)
}

// measured gives the size of an image by the head of its file; none when it is broken.
func (v view) measured(file string) image.Point {
	if size, ok := v.sizes[file]; ok {
		return size
	}
	size, err := v.shell.head(file)
	if err != nil {
		v.blame(file, err)
	}
	v.sizes[file] = size
	return size
}

// head reads the size of an image.
func (s *Shell) head(file string) (image.Point, error) {
	f, _, err := openFile(s.fsys, file)
	if err != nil {
		return image.Point{}, fail(file, 0, "cannot be read")
	}
	defer f.Close()
	c, _, err := image.DecodeConfig(bufio.NewReader(io.LimitReader(f, maxImageFile)))
	return judged(file, c, err)
}
