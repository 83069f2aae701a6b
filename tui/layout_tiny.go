package tui

import "slices"

// paintTiny draws text alone: a row with names and surfaces, the notices, the newest rows of what is said, the status.
func (m *Model) paintTiny() {
	seen, left := m.visible(max(m.w/tinyPlate, 1))
	m.paintHead(0, seen, left)
	bottom := m.h
	if m.h >= 3 {
		bottom--
		if !m.docked && !m.paintVain(bottom) {
			m.paintStatus(bottom)
		}
	}
	top := m.paintNotices(0, 1, min(m.noticeRows(), bottom-1))
	top = m.paintWish(0, top, min(m.wishRows(), bottom-top-1))
	switch {
	case m.unseen():
		m.paintHidden(top, bottom-1)
	case bottom > top:
		m.paintTalk(top, bottom)
	}
}

// tinyPlate is how many cells a name and a surface take at least.
const tinyPlate = 4

// paintTalk draws what is said between top and bottom: the one who speaks gets what it needs, the others what is left.
func (m *Model) paintTalk(top, bottom int) {
	var open []actor
	for _, a := range m.cast {
		if a.open {
			open = append(open, a)
		}
	}
	first := slices.IndexFunc(open, func(a actor) bool { return a.id == m.chosenScope() })
	if first < 0 {
		first = len(open) - 1
	}
	if len(open) > 1 && bottom-top < 2*len(open) {
		open, first = open[first:first+1], 0
	}
	head := min(len(open)-1, 1) // a row with the name, when there are several
	needs := make([]int, len(open))
	for i, a := range open {
		needs[i] = max(m.wrapped(a.id, m.tinyText()).len(), 1) + head + min(len(a.counter), 1)
	}
	y := top
	for i, rows := range share(needs, first, head+1, bottom-top) {
		if rows == 0 {
			continue
		}
		a, below := &open[i], 0
		if head > 0 {
			m.canvas.put(0, y, m.w, m.metrics.Shorten(m.called(a), m.w), m.theme.accent(a.id).with(bold))
		}
		m.spot(spot{kind: onBalloon, x: 0, y: y, w: m.w, h: rows, index: a.id})
		if a.counter != "" && rows > head+1 {
			rows--
			m.canvas.put(0, y+rows, m.w, m.tally(a, m.w), m.theme.dim)
			below = 1
		}
		m.paintText(a, area{0, y + head, m.tinyText(), rows - head})
		m.paintMarks(a, y+head, rows-head)
		y += rows + below
	}
}

// tinyText is how wide text is: the last column is for marks.
func (m *Model) tinyText() int { return max(m.w-1, 1) }

// paintMarks draws into the last column that there is more text above or below, or that a click is waited for.
func (m *Model) paintMarks(a *actor, y, rows int) {
	if m.w < 2 {
		return
	}
	b := m.balloon(a.id)
	first, last := b.view(rows)
	if first > 0 {
		m.canvas.put(m.w-1, y, m.w, glyphUp, m.theme.key)
	}
	if last < b.len() || m.waits(a) {
		m.canvas.put(m.w-1, y+rows-1, m.w, glyphDown, m.theme.key.with(bold))
	}
}

// called gives the name of a character, or its tag when it has none.
func (m *Model) called(a *actor) string {
	if a.name != "" {
		return a.name
	}
	return scopeTag(a.id)
}
