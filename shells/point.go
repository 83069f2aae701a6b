package shells

import (
	"image"
	"strings"
)

// point is one number of a point of a surface: "point.centerx,10" or "sakura.balloon.offsety,-5".
type point struct {
	name  string
	y     bool // the number is its y
	value int
}

// isPoint says whether a key of a surface block is for a point.
func isPoint(key string) bool {
	return strings.HasPrefix(key, "point.") || strings.HasPrefix(key, "balloon.offset") ||
		strings.Contains(key, ".balloon.offset")
}

// parsePoint reads a line with the x or the y of a point.
func parsePoint(source string, e entry) (point, error) {
	name := strings.TrimPrefix(e.key, "point.")
	axis := name[max(len(name)-1, 0):]
	name = strings.TrimSuffix(strings.TrimSuffix(name, axis), ".")
	name = strings.TrimSuffix(name, ".offset")
	v, ok := parseOffset(e.value)
	if !ok || axis != "x" && axis != "y" {
		return point{}, fail(source, e.line, "%s wants a number", quoted(e.key))
	}
	return point{name: kept(name), y: axis == "y", value: v}, nil
}

// kinokoTop is how far below the top the point for a mushroom is where a shell does not say it.
const kinokoTop = 20

// Point gives a point of a surface whose picture has a size, in pixels, cells for text art. The names are those of the lines
// in surfaces.txt: "center", "kinoko.center", "basepos", and "balloon", "sakura.balloon", "kero.balloon" for the offset of a
// balloon. What the shell does not say is the center, the center near the top, the center of the lower edge, and for
// balloons no offset; a balloon of a scope takes that of any.
func (s *Shell) Point(surface, name string, size image.Point) image.Point {
	at := image.Point{}
	switch name {
	case "center":
		at = size.Div(2)
	case "kinoko.center":
		at = image.Pt(size.X/2, kinokoTop)
	case "basepos":
		at = image.Pt(size.X/2, size.Y)
	}
	found := s.find(surface)
	if found == nil {
		return at
	}
	for _, want := range []string{"balloon", name} {
		if want != name && !strings.HasSuffix(name, "."+want) {
			continue
		}
		for _, p := range found.points {
			switch {
			case p.name != want:
			case p.y:
				at.Y = p.value
			default:
				at.X = p.value
			}
		}
	}
	return at
}
