package shells

import (
	"errors"
	"slices"
)

// finish sorts the parts of every surface, reads the art they name, and checks what comes of it.
func (l *loader) finish() error {
	for _, s := range l.shell.surfaces {
		if s == nil {
			continue
		}
		s.parts = ordered(s.parts)
		if s.own != "" && (len(s.parts) == 0 || s.parts[0].number != 0) {
			base := &element{method: "base", file: s.own, source: s.own}
			s.parts = slices.Insert(s.parts, 0, base)
		}
		for _, e := range s.parts {
			if err := l.art(e); err != nil {
				return err
			}
		}
		s.parts = slices.DeleteFunc(s.parts, func(e *element) bool { return len(e.art.Cells) == 0 })
		if err := check(s); err != nil {
			return err
		}
	}
	l.prune()
	return nil
}

// ordered sorts parts by number; of those that share one the last line counts.
func ordered(parts []*element) []*element {
	slices.Reverse(parts)
	slices.SortStableFunc(parts, func(a, b *element) int { return a.number - b.number })
	return slices.CompactFunc(parts, func(a, b *element) bool { return a.number == b.number })
}

// art reads what an element shows, once for all that show it.
func (l *loader) art(e *element) error {
	if !isArt(e.file) || len(e.art.Cells) > 0 {
		return nil
	}
	art, ok := l.arts[e.file]
	if !ok {
		b, err := l.read(e.file)
		if errors.Is(err, errUnread) {
			return fail(e.source, e.line, "%s, which element%d names, cannot be read", quoted(e.file), e.number)
		}
		if err != nil {
			return err
		}
		if art, err = parseArt(e.file, b, l.paints); err != nil {
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

// check looks at how large a surface gets.
func check(s *surface) error {
	if len(s.parts) == 0 {
		return nil
	}
	last := s.parts[len(s.parts)-1]
	b := bounds(s.parts)
	if w, h := b.x1-b.x0, b.y1-b.y0; w > MaxWidth || h > MaxHeight {
		return fail(last.source, last.line, "surface %d takes %d×%d cells; %d×%d is the limit",
			s.number, w, h, MaxWidth, MaxHeight)
	}
	drawn := 0
	for _, e := range s.parts {
		drawn += len(e.art.Cells)
	}
	if drawn > maxDrawn {
		return fail(last.source, last.line, "the parts of surface %d have %d cells in all; %d is the limit",
			s.number, drawn, maxDrawn)
	}
	return nil
}
