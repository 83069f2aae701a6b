package shells

import (
	"image"
	"slices"
)

// layers gives all that is drawn for a surface, from back to front: background animations, the base, the others. moving gives
// what is seen of an animation that is no still part.
func (v view) layers(s *surface, base *figure, r *run, moving func(*animation) []layer) []layer {
	order := s.animations
	if s.order.animations == "ascend" { // the lower number is in front
		order = slices.Clone(order)
		slices.Reverse(order)
	}
	var layers []layer
	inserted := v.inserts(s)
	add := func(background bool) {
		for _, a := range order {
			switch {
			case a.background != background || inserted[a.id]:
			case !a.still():
				layers = append(layers, r.placed(a, moving(a))...)
			case v.on[a.id]:
				layers = append(layers, r.placed(a, v.still(s, a, 0))...)
			}
		}
	}
	add(true)
	layers = append(layers, layer{figure: *base, method: "overlay"})
	add(false)
	return append(layers, v.additions(r)...)
}

// inserts gives the dress-up parts that another one draws in its place.
func (v view) inserts(s *surface) map[int]bool {
	var ids map[int]bool
	for _, a := range s.animations {
		if !a.still() || !v.on[a.id] {
			continue
		}
		for _, p := range a.patterns {
			if p.method != "insert" {
				continue
			}
			if ids == nil {
				ids = map[int]bool{}
			}
			for _, id := range p.ids {
				ids[id] = id != a.id
			}
		}
	}
	return ids
}

// maxInserts is how many patterns of dress-up parts are looked at for one picture: parts that insert parts multiply.
const maxInserts = 1 << 14

// still gives what a dress-up part draws: all of its patterns.
func (v view) still(s *surface, a *animation, depth int) []layer {
	var layers []layer
	for _, p := range a.patterns {
		if !v.look() {
			break
		}
		if p.method != "insert" {
			layers = append(layers, v.shown(p)...)
			continue
		}
		for _, id := range p.ids {
			b := s.numbered(id)
			if b != nil && depth < maxNesting && b != a && b.still() && v.on[id] {
				layers = append(layers, v.still(s, b, depth+1)...)
			}
		}
	}
	return layers
}

// shown gives what a pattern draws: nothing, or one layer.
func (v view) shown(p *pattern) []layer {
	if p.file != "" {
		return v.imported(p)
	}
	if p.surface < 0 || controls[p.method] || p.method == "base" {
		return nil
	}
	f := v.surface(p.surface)
	if p.method == "asis" {
		f = v.asis(p.surface, f)
	}
	if f.empty() {
		return nil
	}
	l := layer{figure: *f, method: p.method, fade: p.touch.faded}
	return []layer{l.moved(p.x, p.y)}
}

// imported gives what a pattern draws that names a file: the first picture of it.
func (v view) imported(p *pattern) []layer {
	img := v.photo(exposure{file: p.file, touch: p.touch})
	if img == nil {
		return nil
	}
	l := layer{figure: figure{img: img.pix, all: image.Rectangle{Max: img.size}}, method: "overlay"}
	return []layer{l.moved(p.x, p.y)}
}
