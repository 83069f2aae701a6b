package tui

import (
	"cmp"
	"image"
	"maps"
	"slices"
	"strconv"

	"ukatty/sakura/stage"
	"ukatty/shells"
	"ukatty/tui/cell"
)

// actor is a character as the screen shows it.
type actor struct {
	id      int
	name    string
	surface string // the id, clean; never empty
	open    bool   // the balloon is to be seen
	speaks  bool
	marker  string
	counter string       // how much there is, of what \![set,balloonnum] counts
	scope   *stage.Scope // what it is made of
}

// scopeTag gives the tag that makes a character speak.
func scopeTag(id int) string {
	if id == 0 || id == 1 {
		return `\` + strconv.Itoa(id)
	}
	return `\p[` + strconv.Itoa(id) + "]"
}

// away says whether the character was sent away.
func (a *actor) away() bool { return a.surface == stage.Hidden }

// recast makes the cast anew from the frame: those who took part, and before that \0 and \1, as many as have a name. It is
// in the order of the screen: \1 on the left, \0 on the right, the others between.
func (m *Model) recast() {
	m.changeGhost()
	m.cast = m.cast[:0]
	for i := range m.frame.Stage.Scopes {
		m.cast = append(m.cast, m.actor(&m.frame.Stage.Scopes[i]))
	}
	for id := range 2 {
		if _, ok := m.scope(id); !ok && (id < len(m.frame.Names) || !m.seen) {
			m.cast = append(m.cast, m.actor(&stage.Scope{ID: id}))
		}
	}
	slices.SortStableFunc(m.cast, func(a, b actor) int { return cmp.Compare(place0(a.id), place0(b.id)) })
}

// part forgets the characters who have left, once there are many: every script can have others.
func (m *Model) part() {
	s, most := &m.stand, 2*len(m.cast)+maxPictures
	if max(len(m.balloons), len(s.looks), len(s.most), len(s.plain)) <= most {
		return
	}
	here := make(map[int]bool, len(m.cast))
	for i := range m.cast {
		here[m.cast[i].id] = true
	}
	maps.DeleteFunc(m.balloons, func(id int, _ *balloon) bool { return !here[id] })
	maps.DeleteFunc(s.looks, func(id int, _ *looks) bool { return !here[id] })
	maps.DeleteFunc(s.most, func(id int, _ extent) bool { return !here[id] })
	maps.DeleteFunc(s.plain, func(id int, _ shells.Dress) bool { return !here[id] })
	maps.DeleteFunc(s.seen, func(id int, _ image.Rectangle) bool { return !here[id] })
	maps.DeleteFunc(s.reaches, func(r reach, _ image.Rectangle) bool { return !here[r.scope] })
	maps.DeleteFunc(m.easel.latest, func(id int, _ sight) bool { return !here[id] })
}

// place0 orders the characters from left to right: 1, 2, 3 … 0.
func place0(id int) int {
	if id == 0 {
		return int(^uint(0) >> 1)
	}
	return id
}

// scope gives a scope of the frame.
func (m *Model) scope(id int) (stage.Scope, bool) {
	for _, sc := range m.frame.Stage.Scopes {
		if sc.ID == id {
			return sc, true
		}
	}
	return stage.Scope{}, false
}

// actor makes the actor of a scope. A balloon that was hidden by \b[-1] is shown all the same when it holds choices:
// otherwise nobody could choose.
func (m *Model) actor(sc *stage.Scope) actor {
	a := actor{scope: sc, id: sc.ID, surface: cell.Clean(sc.Surface), speaks: m.seen && sc.ID == m.frame.Stage.Speaker}
	if sc.ID >= 0 && sc.ID < len(m.frame.Names) {
		a.name = cell.Clean(m.frame.Names[sc.ID])
	}
	if a.name == scopeTag(sc.ID) {
		a.name = "" // a ghost that gave no name is called by its tag, which stands there anyway
	}
	if a.surface == "" {
		a.surface = shellDefault(m.stand.shell, sc.ID)
	}
	asks := slices.ContainsFunc(m.frame.Stage.Choices, func(c stage.Choice) bool { return c.Scope == sc.ID })
	a.open = (sc.Open || m.frame.Stage.Online && sc.ID == 0) && (sc.Balloon >= 0 || asks)
	if a.open {
		// The line is for what a script writes there as long as no request needs it.
		if a.marker = cell.Clean(m.frame.Marker); a.marker == "" {
			a.marker = cell.Clean(sc.Details().Marker)
		}
		a.counter = counted(sc.Details().Counter)
	}
	return a
}

// chosenScope gives the character whose balloon matters most: the one that asks, else the one that speaks.
func (m *Model) chosenScope() int {
	if m.linked() {
		return m.frame.Stage.Anchors[m.link].Scope
	}
	if c := m.frame.Stage.Choices; m.chosen >= 0 && m.chosen < len(c) {
		return c[m.chosen].Scope
	}
	return m.frame.Stage.Speaker
}

// visible gives at most n of the cast, those who matter most, in the order of the screen; and how many are left out.
func (m *Model) visible(n int) (seen []actor, left int) {
	if len(m.cast) <= n {
		return m.cast, 0
	}
	rank := func(a actor) int {
		switch {
		case a.id == m.chosenScope():
			return 0
		case a.speaks:
			return 1
		case a.open && a.id == 0:
			return 2
		case a.open:
			return 3
		case a.id < 2:
			return 4
		}
		return 5
	}
	by := slices.Clone(m.cast)
	slices.SortStableFunc(by, func(a, b actor) int { return cmp.Compare(rank(a), rank(b)) })
	by = by[:max(n, 0)]
	slices.SortStableFunc(by, func(a, b actor) int { return cmp.Compare(place0(a.id), place0(b.id)) })
	return by, len(m.cast) - len(by)
}
