package shells

import (
	"slices"
	"strconv"
	"strings"
)

// maxScope is the highest N of charN that an alias block may be for.
const maxScope = 255

// alias reads a block of lines "NAME,[id,id…]" for sakura (\0), kero (\1) or charN.
func (l *loader) alias(file, who string, b block) {
	scope, ok := parseScope(who)
	if !ok {
		return
	}
	names := l.shell.aliases[scope]
	if names == nil {
		names = map[string][]int{}
		l.shell.aliases[scope] = names
	}
	for _, e := range b.lines {
		ids, ok := parseAlias(e.value)
		if !ok {
			l.mistaken(file, e.line, "the alias %s wants [id,id…] with ids up to %d, not %s",
				quoted(e.key), MaxID, quoted(e.value))
			continue
		}
		if l.work += len(ids); l.work > maxWork {
			l.exhausted(file, e.line)
			return
		}
		names[kept(e.key)] = append(names[e.key], ids...)
	}
}

// parseScope reads who an alias block is for. It is not ok for anybody else.
func parseScope(who string) (scope int, ok bool) {
	switch who {
	case "sakura":
		return 0, true
	case "kero":
		return 1, true
	}
	digits, ok := strings.CutPrefix(who, "char")
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n >= 0 && n <= maxScope
}

// parseAlias reads "[id,id…]", or an id without brackets.
func parseAlias(value string) ([]int, bool) {
	list, open := strings.CutPrefix(value, "[")
	list, closed := strings.CutSuffix(list, "]")
	if open != closed {
		return nil, false
	}
	var ids []int
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		id, ok := parseID(item)
		if item == Hidden {
			id, ok = hidden, true
		}
		if !ok {
			return nil, false
		}
		ids = append(ids, id)
	}
	return ids, true
}

// prune drops the ids that no surface has: a name never stands for nothing.
func (l *loader) prune() {
	for _, names := range l.shell.aliases {
		for name, ids := range names {
			names[name] = slices.DeleteFunc(ids, func(id int) bool {
				return id != hidden && l.shell.surfaces[id] == nil
			})
		}
	}
}
