package tui

import (
	"ukatty/shells"
	"ukatty/tui/cell"
)

// zones says which part of a character lies in each cell of its picture: what \![enter,collisionmode] shows. It is made once for a
// picture, since shells may have many parts of many corners.
type zones struct {
	key   string // that of the picture
	size  extent
	flips [2]bool  // see picture
	names []string // row by row; "" for none
	any   bool
}

// zonesOf gives the parts of what is drawn as a picture.
func zonesOf(look *shells.Picture, p *picture) zones {
	size := extent{p.w, p.h}
	z := zones{key: look.Key(), size: size, flips: p.flips, names: make([]string, size.w*size.h)}
	for i := range z.names {
		if name, ok := look.Hit(p.place(look, i%size.w, i/size.w)); ok {
			z.names[i], z.any = cell.Clean(name), true
			if z.names[i] == "" {
				z.names[i] = "?"
			}
		}
	}
	return z
}

// at gives the part in a cell.
func (z *zones) at(x, y int) string {
	if x < 0 || y < 0 || x >= z.size.w || y >= z.size.h {
		return ""
	}
	return z.names[y*z.size.w+x]
}

// paintAreas draws the edges of the parts of a character that can be poked, with their names; that of all of it where its shell
// knows no parts.
func (m *Model) paintAreas(a *actor, p *picture, at area) {
	l, look := m.stand.looks[a.id], m.stand.look(a.id, a.surface)
	if l == nil || p.w < 1 || p.h < 1 {
		m.paintEdge(at)
		return
	}
	if z := &l.zones; z.key != look.Key() || z.size != (extent{p.w, p.h}) || z.flips != p.flips {
		l.zones = zonesOf(&look, p)
	}
	if !l.zones.any {
		m.paintEdge(at)
		return
	}
	named := map[string]bool{"": true}
	for y := range min(at.h, p.h) {
		for x := 0; x < min(at.w, p.w); x++ {
			name := l.zones.at(x, y)
			if !named[name] {
				named[name] = true
				x += m.paintZone(&l.zones, x, y, at) - 1
				continue
			}
			m.paintZoneEdge(&l.zones, x, y, at)
		}
	}
}

// paintZone writes the name of a part where it begins, as far as the part goes there, and gives how many cells it took.
func (m *Model) paintZone(z *zones, x, y int, in area) int {
	name, end := z.at(x, y), x
	for z.at(end, y) == name {
		end++
	}
	label := m.metrics.Shorten(name, end-x)
	m.canvas.over(in.x+x, in.y+y, in.x+end, label, m.theme.warn.with(bold))
	return max(m.metrics.Width(label), 1)
}

// paintZoneEdge draws what of the edge of a part lies in a cell.
func (m *Model) paintZoneEdge(z *zones, x, y int, in area) {
	c, g := &m.canvas, &m.theme.glyphs
	switch name := z.at(x, y); {
	case name == "":
	case z.at(x-1, y) != name || z.at(x+1, y) != name:
		c.over(in.x+x, in.y+y, in.x+x+1, g.dash, m.theme.warn)
	case z.at(x, y-1) != name || z.at(x, y+1) != name:
		c.over(in.x+x, in.y+y, in.x+x+1, g.across, m.theme.warn)
	}
}

// paintEdge draws the edge of an area.
func (m *Model) paintEdge(at area) {
	c, g, s := &m.canvas, &m.theme.glyphs, m.theme.warn
	right, bottom := at.x+at.w-1, at.y+at.h-1
	c.line(at.x, at.y, at.w, g.across, s)
	c.line(at.x, bottom, at.w, g.across, s)
	for y := at.y; y <= bottom; y++ {
		c.put(at.x, y, c.w, g.dash, s)
		c.put(right, y, c.w, g.dash, s)
	}
}
