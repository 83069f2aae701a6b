package shells

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Shape is what an Area looks like.
type Shape uint8

// The shapes of areas, with what Area.Points holds for each.
const (
	// Rect is a rectangle: left, top, right, bottom.
	Rect Shape = iota
	// Ellipse is the largest one within a rectangle: left, top, right, bottom.
	Ellipse
	// Circle is one around a center: x, y, radius.
	Circle
	// Polygon joins points, which may cross: x, y, x, y and so on.
	Polygon
	// Region is the points of one colour of an image. Its area is not known here: nothing lies in it. A Picture knows it.
	Region
)

// shapes are the words for them, and how many numbers each has; 0 for any even number from 6 on.
var shapes = map[string]struct {
	shape   Shape
	numbers int
}{"rect": {Rect, 4}, "ellipse": {Ellipse, 4}, "circle": {Circle, 3}, "polygon": {Polygon, 0}}

// Area is a part of a surface that can be hit: a collisionN or collisionexN line. Distances are pixels, cells for text art,
// from the left upper corner of the surface's base.
type Area struct {
	// Name is what events call it, "Head" for example.
	Name string
	// Shape says what Points are.
	Shape Shape
	// Points are the numbers of the line; whoever gets them only reads them.
	Points []int

	number int
	region region
}

// parseArea reads a line "collisionN,left,top,right,bottom,ID" or "collisionexN,ID,type,…", by its key without what stands
// before it. It is not ok for other keys.
func parseArea(source, key string, e entry) (a Area, ok bool, err error) {
	digits, extended := strings.CutPrefix(strings.TrimPrefix(key, "collision"), "ex")
	if a.number, ok = parseID(digits); !ok {
		return a, false, nil
	}
	fields := fieldsOf(e.value)
	read, wants := a.rectangle, "left,top,right,bottom,ID"
	if extended {
		read, wants = a.shaped, "ID,rect|ellipse|circle|polygon|region and its numbers"
	}
	if !read(fields) {
		return a, false, fail(source, e.line, "%s wants %s", quoted(key), wants)
	}
	return a, true, nil
}

// rectangle reads left,top,right,bottom,ID.
func (a *Area) rectangle(fields []string) (ok bool) {
	if len(fields) < 5 || fields[4] == "" {
		return false
	}
	a.Name = kept(fields[4])
	a.Points, ok = numbers(fields[:4])
	return ok
}

// shaped reads ID,type and the numbers of the type.
func (a *Area) shaped(fields []string) (ok bool) {
	a.Name = kept(fields[0])
	if len(fields) < 2 || a.Name == "" {
		return false
	}
	if fields[1] == "region" {
		return a.colored(fields[2:])
	}
	s, known := shapes[fields[1]]
	a.Shape = s.shape
	a.Points, ok = numbers(fields[2:])
	n := len(a.Points)
	return known && ok && (n == s.numbers || s.shape == Polygon && n >= 6 && n%2 == 0)
}

// colored reads file,R,G,B and perhaps true, for all other colours.
func (a *Area) colored(fields []string) bool {
	a.Shape = Region
	if len(fields) < 4 {
		return false
	}
	file, err := filename("", 0, fields[0])
	if err != nil {
		return false
	}
	a.region.file = file
	a.region.key.Set = true
	for i, part := range []*uint8{&a.region.key.R, &a.region.key.G, &a.region.key.B} {
		n, err := strconv.ParseUint(fields[1+i], 10, 8)
		if err != nil {
			return false
		}
		*part = uint8(n)
	}
	a.region.inverted = len(fields) > 4 && (fields[4] == "true" || fields[4] == "1")
	return true
}

// Contains says whether the point x, y lies in the area, its edge included.
func (a Area) Contains(x, y int) bool {
	p := a.Points
	switch a.Shape {
	case Rect:
		return x >= min(p[0], p[2]) && x <= max(p[0], p[2]) && y >= min(p[1], p[3]) && y <= max(p[1], p[3])
	case Ellipse:
		// Doubled, so that the center may lie between points.
		w, h := float64(p[2]-p[0]), float64(p[3]-p[1])
		dx, dy := float64(2*x-p[0]-p[2]), float64(2*y-p[1]-p[3])
		return w != 0 && h != 0 && dx*dx/(w*w)+dy*dy/(h*h) <= 1
	case Circle:
		dx, dy := x-p[0], y-p[1]
		return dx*dx+dy*dy <= p[2]*p[2]
	case Polygon:
		return a.within(x, y)
	}
	return false
}

// within counts how many edges of a polygon lie to the right of a point: an odd number when it lies inside.
func (a Area) within(x, y int) bool {
	p, inside := a.Points, false
	for i, j := 0, len(p)-2; i < len(p); i, j = i+2, i {
		x1, y1, x2, y2 := p[i], p[i+1], p[j], p[j+1]
		if (y1 > y) != (y2 > y) && float64(x) < float64(x2-x1)*float64(y-y1)/float64(y2-y1)+float64(x1) {
			inside = !inside
		}
	}
	return inside
}

// sortAreas brings areas into the order from front to back: none keeps that of the lines. Of those that share a number the
// last line counts, in the place of the first.
func sortAreas(areas []Area, order string) []Area {
	at := make(map[int]int, len(areas))
	kept := areas[:0:0]
	for _, a := range areas {
		if i, again := at[a.number]; again {
			kept[i] = a
			continue
		}
		at[a.number] = len(kept)
		kept = append(kept, a)
	}
	switch order {
	case "ascend":
		slices.SortStableFunc(kept, func(a, b Area) int { return cmp.Compare(a.number, b.number) })
	case "descend":
		slices.SortStableFunc(kept, func(a, b Area) int { return cmp.Compare(b.number, a.number) })
	}
	return kept
}

// Areas returns what of a surface can be hit, from front to back. The slice is shared and must not be changed.
func (s *Shell) Areas(surface string) []Area {
	if found := s.find(surface); found != nil {
		return found.areas
	}
	return nil
}

// Hit gives the name of the foremost area of a surface that a point lies in; not ok: there is none.
func (s *Shell) Hit(surface string, x, y int) (name string, ok bool) {
	for _, a := range s.Areas(surface) {
		if a.Contains(x, y) {
			return a.Name, true
		}
	}
	return "", false
}
