package trace

import (
	"slices"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// says are the events after which a scope was spoken in or posed.
var says = [play.OpEnd + 1]bool{
	play.OpText: true, play.OpBreak: true, play.OpSurface: true, play.OpChoice: true, play.OpAnchor: true,
}

// posing are the rows of the tags that switch to a scope or pose it, by TagID. What stands in a balloon or beside its text,
// such as a picture or a mark, does neither.
var posing = posingRows()

func posingRows() []bool {
	rows := sakura.Tags()
	posing := make([]bool, len(rows)+1)
	for i, r := range rows {
		posing[i+1] = r.Section == "scope"
	}
	for _, slug := range []string{
		"balloon", "balloon-digit", "move", "moveasync", "move-away", "move-near", "set-scaling", "set-scaling-xy", "set-scaling-xy-opt",
		"set-alpha", "anim-add-text",
	} {
		posing[row(slug)] = true
	}
	return posing
}

// enter notes who takes part in an event. A click that clears the balloons gives the word to \0.
func (t *tracer) enter(e *play.Event) {
	scope := e.Scope
	switch {
	case e.Op == play.OpClear && scope < 0:
		scope = 0
	case says[e.Op]:
	case e.Node < 0 || !posing[t.nodeOf(e).Tag]:
		return
	}
	if !slices.Contains(t.cast, scope) {
		t.cast = append(t.cast, scope)
	}
}

// played gives a stage without those who took no part in the script.
func (t *tracer) played(s stage.Stage) stage.Stage {
	absent := func(s stage.Scope) bool { return !slices.Contains(t.cast, s.ID) }
	if slices.ContainsFunc(s.Scopes, absent) {
		s.Scopes = slices.DeleteFunc(slices.Clone(s.Scopes), absent)
	}
	return s
}
