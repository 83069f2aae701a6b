package shells

import (
	"strings"

	"ukatty/tui/cell"
)

// table reads surfacetable.txt, which says for authors what surfaces show. Its charset line aside it has the form of
// surfaces.txt, with group,NAME before the {.
func (l *loader) table(file string) {
	text, ok := l.decoded(file)
	if !ok {
		return
	}
	blocks(text, func(n int, format string, args ...any) { l.mistaken(file, n, format, args...) }, func(b block) {
		group, ok := strings.CutPrefix(b.name, "group,")
		if !ok || strings.TrimSpace(group) == "__disabled" {
			return
		}
		for _, e := range b.lines {
			id, ok := parseID(e.key)
			if !ok || e.value == "" || e.value == "__parts" || len(l.shell.labels) == MaxSurfaces {
				continue
			}
			l.shell.labels[id] = cell.Clean(e.value)
		}
	})
}

// Label returns what surfacetable.txt calls a surface, clean for a terminal: a word that can stand in for its picture. It is
// "" without one.
func (s *Shell) Label(surface string) string {
	if id, ok := parseID(surface); ok {
		return s.labels[id]
	}
	return ""
}
