package shells

import (
	"image"
	"slices"
)

// hot is an area with what is known of it besides its numbers.
type hot struct {
	Area
	mask *mask // of a Region
}

// contains says whether a point of the surface lies in the area.
func (h *hot) contains(at image.Point) bool {
	if h.Shape == Region {
		return h.mask != nil && h.mask.has(at)
	}
	return h.Contains(at.X, at.Y)
}

// Hit gives the name of the foremost area that a point of the surface lies in: those of animations that run and of parts that
// are worn, then those of what stands as the base. It is not ok where there is none. Place gives the point.
func (p Picture) Hit(at image.Point) (name string, ok bool) {
	for i := range p.areas {
		if p.areas[i].contains(at) {
			return p.areas[i].Name, true
		}
	}
	return "", false
}

// Place gives the point of the surface that is seen in the middle of the cell at x, y, where the picture is drawn in w × h
// cells: in pixels, cells for text art, from the left upper corner of the base.
func (p Picture) Place(x, y, w, h int) image.Point {
	if p.img == nil {
		return image.Pt(x, y).Add(p.origin)
	}
	b := p.img.Bounds()
	return image.Pt((2*x+1)*b.Dx()/(2*max(w, 1)), (2*y+1)*b.Dy()/(2*max(h, 1))).Add(b.Min)
}

// hits gives the areas of what is seen of a surface, from front to back.
func (v view) hits(s *surface, r *run) []hot {
	base, _ := v.standing(s, r)
	front, back := v.acting(s, r, false), v.acting(s, r, true)
	if len(front)+len(back) == 0 && !slices.ContainsFunc(base.hots, func(h hot) bool { return h.Shape == Region }) {
		return base.hots
	}
	all := slices.Concat(front, base.hots, back)
	for i := range all {
		all[i].mask = v.mask(all[i].region)
	}
	return all
}

// hots gives areas without their masks.
func hots(areas []Area) []hot {
	all := make([]hot, len(areas))
	for i, a := range areas {
		all[i].Area = a
	}
	return all
}

// acting gives the areas of the animations that are before the base, or behind it.
func (v view) acting(s *surface, r *run, background bool) (all []hot) {
	if s.hitless {
		return nil
	}
	for i := range s.animations {
		// The animations stand from back to front.
		a := s.animations[len(s.animations)-1-i]
		if s.order.animations == "ascend" {
			a = s.animations[i]
		}
		if a.background == background && len(a.areas) > 0 && v.acts(a, r) {
			all = append(all, hots(a.areas)...)
		}
	}
	return all
}

// acts says whether an animation runs, or is a part that is worn.
func (v view) acts(a *animation, r *run) bool {
	if a.still() {
		return v.on[a.id]
	}
	for i := range r.actors {
		if r.actors[i].anim == a {
			return r.actors[i].running || r.actors[i].shown >= 0
		}
	}
	return false
}

// region is what a Region is made of: the pixels of an image that have a colour, or all others.
type region struct {
	file     string
	key      Color
	inverted bool
}

// mask says of each pixel of an image whether it belongs to a region.
type mask struct {
	w, h int
	bits []uint64
}

func (m *mask) has(at image.Point) bool {
	if at.X < 0 || at.Y < 0 || at.X >= m.w || at.Y >= m.h {
		return false
	}
	i := at.Y*m.w + at.X
	return m.bits[i/64]>>(i%64)&1 == 1
}

// mask gives that of a region, nil when its image cannot be had.
func (st *Studio) mask(r region) *mask {
	if r == (region{}) {
		return nil
	}
	if m, ok := st.kept.get(r).(*mask); ok {
		return m
	}
	if st.broken[r.file] || st.decoded > maxDecodedPixels {
		st.complain()
		return nil
	}
	file, ok := st.shell.actual(r.file)
	if !ok {
		file = r.file
	}
	img, _, err := st.shell.decode(file)
	if err != nil {
		st.blame(r.file, err)
		return nil
	}
	m := r.of(img)
	st.decoded += m.w * m.h
	st.kept.put(r, m, 8*len(m.bits)+64)
	return m
}

// of gives the mask of a region in an image.
func (r region) of(img image.Image) *mask {
	pix := toNRGBA(img)
	m := &mask{w: pix.Rect.Dx(), h: pix.Rect.Dy()}
	m.bits = make([]uint64, (m.w*m.h+63)/64)
	for i := range m.w * m.h {
		p := pix.Pix[4*i:][:4]
		same := p[3] > 0 && RGB(p[0], p[1], p[2]) == r.key
		if same != r.inverted {
			m.bits[i/64] |= 1 << (i % 64)
		}
	}
	return m
}
