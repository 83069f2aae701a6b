package shells

import (
	"slices"
	"strings"
)

// surfaces reads one surfaces*.txt or alias.txt.
func (l *loader) surfaces(file string) {
	text, ok := l.decoded(file)
	if !ok {
		return
	}
	order := sorting{}
	blocks(text, func(n int, format string, args ...any) { l.mistaken(file, n, format, args...) }, func(b block) {
		switch {
		case l.spent:
		case b.name == "descript":
			order = sortingOf(b)
		default:
			l.take(file, b, order)
		}
	})
}

// sorting is in what order a file wants its animations and areas.
type sorting struct{ animations, areas string }

func sortingOf(b block) sorting {
	var s sorting
	for _, e := range b.lines {
		switch e.key {
		case "animation-sort":
			s.animations = kept(e.value)
		case "collision-sort":
			s.areas = kept(e.value)
		}
	}
	return s
}

// take puts a block where it belongs. Blocks that a terminal has no use for, and those that nobody knows, are passed by.
func (l *loader) take(file string, b block, order sorting) {
	if who, ok := strings.CutSuffix(b.name, ".surface.alias"); ok {
		l.alias(file, who, b)
		return
	}
	ids, ok := strings.CutPrefix(b.name, "surface.append")
	if ok {
		l.define(file, b, ids, order, l.existing)
		return
	}
	ids, ok = strings.CutPrefix(b.name, "surface")
	if ok && ids != "" && strings.ContainsRune("0123456789!", rune(ids[0])) {
		l.define(file, b, ids, order, l.wanted)
		return
	}
	if plain := strings.ToLower(strings.ReplaceAll(b.name, " ", "")); plain != b.name && isBlockName(plain) {
		l.mistaken(file, b.line, "%s is no block that is known; is %s meant?", quoted(b.name), quoted(plain))
	}
}

// content is what the lines of a block say, shared by all surfaces that the block is for.
type content struct {
	parts      []*element
	names      []string
	animations []*animation
	areas      []Area
	points     []point
	known      *twins
}

const (
	// areaSize is how many times as large an area is in memory as what surfaces only point to.
	areaSize = 8
	// frameShare is how many patterns and areas of an animation, which surfaces share, cost as much as a line: each picture of a
	// surface has to look at them.
	frameShare = 8
)

// size is how much of it a surface gets.
func (c *content) size() int {
	n := len(c.parts) + len(c.names) + len(c.animations) + areaSize*len(c.areas) + len(c.points)
	for _, a := range c.animations {
		n += (len(a.patterns) + len(a.areas)) / frameShare
	}
	return n
}

// content reads the lines of a block.
func (l *loader) content(file string, b block) *content {
	c := &content{known: &l.twins}
	for _, e := range b.lines {
		switch {
		case e.key == "name":
			if e.value != "" {
				c.names = append(c.names, kept(e.value))
			}
		case strings.HasPrefix(e.key, "element"):
			part, err := parseElement(file, e)
			l.wrong(err)
			if part != nil {
				c.parts = append(c.parts, part)
			}
		case strings.HasPrefix(e.key, "collision"):
			a, ok, err := parseArea(file, e.key, e)
			l.wrong(err)
			if ok {
				c.areas = append(c.areas, a)
			}
		case isPoint(e.key):
			p, err := parsePoint(file, e)
			if l.wrong(err); err == nil {
				c.points = append(c.points, p)
			}
		default:
			l.wrong(c.animate(file, e))
		}
	}
	for i, a := range c.animations {
		c.animations[i] = l.twins.animation(a)
	}
	return c
}

// define gives the lines of a block to the surfaces that pick finds for its ids.
func (l *loader) define(file string, b block, list string, order sorting, pick func([]span) ([]*surface, error)) {
	ids, ok := spans(list)
	if !ok {
		l.mistaken(file, b.line, "%s: ids are n, a-b, !n or !a-b, up to %d, with commas between", quoted(b.name), MaxID)
		return
	}
	c := l.content(file, b)
	surfaces, err := pick(ids)
	if err != nil {
		l.spent = true
		l.mistaken(file, b.line, "the shell has more than %d surfaces", MaxSurfaces)
	}
	if l.work += len(surfaces) * (1 + c.size()); l.work > maxWork {
		l.exhausted(file, b.line)
		return
	}
	for _, s := range surfaces {
		s.parts = append(s.parts, c.parts...)
		s.animations = append(s.animations, c.animations...)
		s.areas = append(s.areas, c.areas...)
		s.points = append(s.points, c.points...)
		s.order = order
		for _, name := range c.names {
			l.shell.names[name] = append(l.shell.names[name], s.number)
		}
	}
}

func (l *loader) exhausted(file string, line int) {
	l.spent = true
	l.mistaken(file, line, "too much: the lines of all blocks, times their ids, are more than %d", maxWork)
}

// wanted returns the surfaces of ids, new ones where there were none.
func (l *loader) wanted(ids []span) ([]*surface, error) {
	var found []*surface
	for _, r := range ids {
		for n := r.first; n <= r.last; n++ {
			s, err := l.surface(n)
			if err != nil {
				return found, err
			}
			found = append(found, s)
		}
	}
	return found, nil
}

// existing returns those surfaces of ids that there are.
func (l *loader) existing(ids []span) ([]*surface, error) {
	l.sort()
	var found []*surface
	for _, r := range ids {
		from, _ := slices.BinarySearch(l.shell.ids, r.first)
		for _, n := range l.shell.ids[from:] {
			if n > r.last {
				break
			}
			found = append(found, l.shell.surfaces[n])
		}
	}
	return found, nil
}
