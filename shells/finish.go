package shells

import (
	"errors"
	"image"
	"path"
	"slices"
)

// finish sorts what every surface has, reads the art that it names, and checks what comes of it.
func (l *loader) finish() {
	l.sort()
	for _, id := range l.shell.ids {
		s := l.shell.surfaces[id]
		l.dressed(s)
		s.hitless = true
		s.areas = sortAreas(s.areas, s.order.areas)
		s.hots = hots(s.areas)
		var lines int
		s.animations, lines = joined(s.animations)
		if l.work += lines; l.work > maxWork && !l.spent {
			l.exhausted("surfaces.txt", 0)
		}
		if l.spent && l.work > maxWork {
			s.animations = nil
		}
		for _, a := range s.animations {
			if !a.settled { // once, however many surfaces share it
				a.settle()
				a.areas = sortAreas(a.areas, s.order.areas)
				l.named(a)
				l.unscaled(s, a)
				l.unseen(s, a)
			}
			s.hitless = s.hitless && len(a.areas) == 0
		}
	}
	l.told()
	l.prune()
}

// dressed settles the parts of a surface.
func (l *loader) dressed(s *surface) {
	s.parts = ordered(s.parts)
	if s.own != "" && (len(s.parts) == 0 || s.parts[0].number != 0) {
		base := &element{method: "base", file: s.own, source: s.own}
		s.parts = slices.Insert(s.parts, 0, base)
	}
	for _, e := range s.parts {
		l.wrong(l.part(e))
	}
	baseless := len(s.parts) > 0 && s.parts[0].number == 0 && s.parts[0].gone
	s.parts = slices.DeleteFunc(s.parts, func(e *element) bool { return e.gone })
	s.art = slices.ContainsFunc(s.parts, func(e *element) bool { return len(e.art.Cells) > 0 })
	if !s.art {
		if baseless { // what was meant to lie upon it alone is no picture
			s.parts = nil
		}
		return
	}
	// Cells and pixels do not mix.
	s.parts = slices.DeleteFunc(s.parts, func(e *element) bool { return len(e.art.Cells) == 0 })
	if err := check(s); err != nil {
		l.wrong(err)
		s.parts = nil
	}
}

// named finds the surfaces and files that patterns name.
func (l *loader) named(a *animation) {
	for _, p := range a.patterns {
		if p.file != "" { // where it is not there, whoever draws it says so
			if name, ok := l.shell.actual(p.file); ok {
				p.file = name
			}
		}
		if p.name == "" {
			continue
		}
		if ids := l.shell.names[p.name]; len(ids) > 0 {
			p.surface = ids[0]
		}
	}
}

// part finds the file of an element, and reads it when it is text art.
func (l *loader) part(e *element) error {
	if e.gone || len(e.art.Cells) > 0 {
		return nil
	}
	name, ok := l.shell.actual(e.file)
	if !ok && path.Ext(e.file) == "" {
		name, ok = l.shell.actual(e.file + ".png") // which goes without saying
	}
	if !ok {
		e.gone = true
		return fail(e.source, e.line, "%s, which element%d names, cannot be read", quoted(e.file), e.number)
	}
	e.file = name
	if !isArt(name) {
		return nil
	}
	err := l.art(e)
	e.gone = err != nil || len(e.art.Cells) == 0
	return err
}

// ordered sorts parts by number; of those that share one the last line counts.
func ordered(parts []*element) []*element {
	slices.Reverse(parts)
	slices.SortStableFunc(parts, func(a, b *element) int { return a.number - b.number })
	return slices.CompactFunc(parts, func(a, b *element) bool { return a.number == b.number })
}

// art reads what an element shows, once for all that show it.
func (l *loader) art(e *element) error {
	art, ok := l.arts[e.file]
	if !ok {
		b, err := l.read(e.file)
		if errors.Is(err, errUnread) {
			return fail(e.source, e.line, "%s, which element%d names, cannot be read", quoted(e.file), e.number)
		}
		if err != nil {
			return err
		}
		art, err = parseArt(e.file, b, l.paints)
		l.arts[e.file] = art
		if err != nil {
			return err
		}
		if l.cells += len(art.Cells); l.cells > maxCells {
			return fail(e.file, 0, "the art files of this shell have more than %d cells in all", maxCells)
		}
		l.arts[e.file] = art
	}
	e.art = art
	return nil
}

// paints reads a palette, once for all art files that use it.
func (l *loader) paints(file string) (*palette, error) {
	if p, ok := l.palettes[file]; ok {
		return p, nil
	}
	b, err := l.read(file)
	if err != nil {
		return nil, err
	}
	p, err := parsePalette(file, b)
	if err != nil {
		return nil, err
	}
	l.palettes[file] = p
	return p, nil
}

// maxDrawn is how many cells the parts of one surface may have in all, which bounds what Compose does.
const maxDrawn = 8 * MaxWidth * MaxHeight

// check looks at how large a surface of text art gets.
func check(s *surface) error {
	last := s.parts[len(s.parts)-1]
	var r image.Rectangle
	drawn := 0
	for _, e := range s.parts {
		l := e.layer()
		r = union(r, l.room(true))
		drawn += len(e.art.Cells)
	}
	if tooLarge(true, r) {
		return fail(last.source, last.line, "surface %d takes %d×%d cells; %d×%d is the limit",
			s.number, r.Dx(), r.Dy(), MaxWidth, MaxHeight)
	}
	if drawn > maxDrawn {
		return fail(last.source, last.line, "the parts of surface %d have %d cells in all; %d is the limit",
			s.number, drawn, maxDrawn)
	}
	return nil
}

// layer gives what an element of text art draws.
func (e *element) layer() layer {
	x, y := e.place()
	return layer{figure: figure{grid: e.art, at: image.Pt(x, y)}, method: e.method}
}

// place returns where an element stands; the base stands at the origin whatever its line says.
func (e *element) place() (x, y int) {
	if e.number == 0 && e.method == "base" {
		return 0, 0
	}
	return e.x, e.y
}
