package shells

import (
	"errors"
	"strings"

	"ukatty/ghost/descript"
)

// surfaces reads one surfaces*.txt or alias.txt.
func (l *loader) surfaces(file string) error {
	b, err := l.read(file)
	if errors.Is(err, errUnread) {
		return fail(file, 0, "cannot be read")
	}
	if err != nil {
		return err
	}
	text, err := descript.Decode(file, b)
	if err != nil {
		return err
	}
	found, err := blocks(file, text)
	if err != nil {
		return err
	}
	for _, b := range found {
		if err := l.take(file, b); err != nil {
			return err
		}
	}
	return nil
}

// take puts a block where it belongs. Blocks that a terminal has no use for, and those that nobody knows, are passed by.
func (l *loader) take(file string, b block) error {
	if who, ok := strings.CutSuffix(b.name, ".surface.alias"); ok {
		return l.alias(file, who, b)
	}
	ids, ok := strings.CutPrefix(b.name, "surface.append")
	if ok {
		return l.define(file, b, ids, l.existing)
	}
	ids, ok = strings.CutPrefix(b.name, "surface")
	if ok && ids != "" && strings.ContainsRune("0123456789!", rune(ids[0])) {
		return l.define(file, b, ids, l.wanted)
	}
	return nil
}

// define gives the lines of a block to the surfaces that pick finds for its ids.
func (l *loader) define(file string, b block, list string, pick func([]span) ([]*surface, error)) error {
	ids, ok := spans(list)
	if !ok {
		return fail(file, b.line, "%s: ids are n, a-b, !n or !a-b, up to %d, with commas between", quoted(b.name), MaxID)
	}
	var (
		parts    []*element
		names    []string
		patterns []pattern
	)
	for _, e := range b.lines {
		if e.key == "name" && e.value != "" {
			names = append(names, e.value)
		}
		if p, ok := parsePattern(e); ok {
			patterns = append(patterns, p)
		}
		part, err := parseElement(file, e)
		if err != nil {
			return err
		}
		if part != nil {
			parts = append(parts, part)
		}
	}
	// Looking for the ids costs little, but a list that names them all may stand there a hundred thousand times.
	for _, r := range ids {
		l.work += (r.last - r.first) / 64
	}
	surfaces, err := pick(ids)
	if err != nil {
		return fail(file, b.line, "the shell has more than %d surfaces", MaxSurfaces)
	}
	if l.work += len(surfaces) * (1 + len(parts) + len(names) + len(patterns)); l.work > maxWork {
		return l.exhausted(file, b.line)
	}
	for _, s := range surfaces {
		s.parts = append(s.parts, parts...)
		s.patterns = append(s.patterns, patterns...)
		for _, name := range names {
			l.shell.names[name] = append(l.shell.names[name], s.number)
		}
	}
	return nil
}

func (l *loader) exhausted(file string, line int) error {
	return fail(file, line, "too much: the lines of all blocks, times their ids, are more than %d", maxWork)
}

// wanted returns the surfaces of ids, new ones where there were none.
func (l *loader) wanted(ids []span) ([]*surface, error) {
	var found []*surface
	for _, r := range ids {
		for n := r.first; n <= r.last; n++ {
			s, err := l.surface(n)
			if err != nil {
				return nil, err
			}
			found = append(found, s)
		}
	}
	return found, nil
}

// existing returns those surfaces of ids that there are.
func (l *loader) existing(ids []span) ([]*surface, error) {
	var found []*surface
	all := l.shell.surfaces
	for _, r := range ids {
		for n := r.first; n <= r.last && n < len(all); n++ {
			if all[n] != nil {
				found = append(found, all[n])
			}
		}
	}
	return found, nil
}
