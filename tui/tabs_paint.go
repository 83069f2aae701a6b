package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
)

// tab is a ghost in the row of those that do not have the stage. The first is the one that Tab brings.
type tab struct {
	id                           int
	name, surface, count, wishes string
	line                         string
	unseen                       bool // it is hidden, or has left the stage
	extra                        int  // how many cells of the line are to be seen
}

// tabNames are how many cells a name may take: the widest at which all ghosts fit into the row counts.
var tabNames = [...]int{24, 16, 12, 8, 6}

const (
	// tabGap is what stands between two tabs, in cells.
	tabGap = 3
	// leastLine is how many cells of what a ghost says are worth their place, goodLine how many one gets before the next gets any.
	leastLine, goodLine = 8, 16
	// maxCounted is the largest number of unread lines that is shown.
	maxCounted = 999
)

// tabRows is how many rows the others take: one where there is room, and none while a ghost is alone.
func (m *Model) tabRows() int {
	if len(m.company.all) < 2 || layoutFor(m.w, m.h-1) == tiny || len(m.others()) == 0 {
		return 0
	}
	return 1
}

// countedLines gives a number of unread lines; "" for none.
func countedLines(n int) string {
	switch {
	case n == 0:
		return ""
	case n > maxCounted:
		return strconv.Itoa(maxCounted) + "+"
	}
	return strconv.Itoa(n)
}

// wishesOf gives the marks of a ghost that wants something of the viewer: "?" for an answer, "!" for a wish.
func wishesOf(p *show.Presence) string {
	marks := ""
	if p.Asks || p.Boxes > 0 {
		marks = "?"
	}
	if p.Wishes > 0 {
		marks += "!"
	}
	return marks
}

// tabOf gives the tab of a ghost with a name of at most so many cells.
func (m *Model) tabOf(p *show.Presence, most int) tab {
	t := tab{id: p.GhostID, name: m.metrics.Shorten(p.Ghost, most), wishes: wishesOf(p), unseen: p.Unseen}
	if h := m.company.heard[p.GhostID]; h != nil {
		t.count, t.line = countedLines(h.lines), h.newest
		if h.surface != "" {
			t.surface = "s" + m.metrics.Shorten(h.surface, 6)
		}
	}
	return t
}

// news says whether there is something about the ghost that the viewer has not seen.
func (t *tab) news() bool { return t.count != "" || t.wishes != "" }

// width is how many cells a tab takes, besides the line.
func (m *Model) tabWidth(t *tab) int {
	w := m.metrics.Width(t.name)
	if t.surface != "" {
		w += 1 + m.metrics.Width(t.surface)
	}
	if t.news() {
		w += 1 + m.wide(m.badge(t.count, t.wishes))
	}
	return w
}

// badge gives what of a ghost was not seen, in brackets.
func (m *Model) badge(count, wishes string) []part {
	return []part{{"(", m.theme.dim}, {count, m.theme.key.with(bold)}, {wishes, m.theme.warn.with(bold)}, {")", m.theme.dim}}
}

// tabsIn chooses the tabs for w cells: all with names as long as they can be, or those with news before the others. rest are those
// that have no room.
func (m *Model) tabsIn(others []show.Presence, w int) (tabs []tab, rest []show.Presence, left int) {
	for _, most := range tabNames {
		if len(others)*(1+tabGap)-tabGap > w { // nobody is called by less than a letter
			break
		}
		tabs, left = tabs[:0], w+tabGap
		for i := range others {
			t := m.tabOf(&others[i], most)
			t.surface = ""
			left -= m.tabWidth(&t) + tabGap
			tabs = append(tabs, t)
		}
		if left >= 0 {
			return tabs, nil, left
		}
	}
	return m.tabsWithNews(others, w)
}

// tabsWithNews chooses tabs for w cells where not all have room.
func (m *Model) tabsWithNews(others []show.Presence, w int) (tabs []tab, rest []show.Presence, left int) {
	taken := make([]bool, len(others))
	all := make([]tab, len(others))
	left = w - m.metrics.Width(m.restLabel(others)) - tabGap // no label of a part is longer than that of all
	for i := range others {
		all[i] = m.tabOf(&others[i], tabNames[3])
		all[i].surface = ""
	}
	for _, news := range [...]bool{true, false} {
		for i := range all {
			if all[i].news() != news {
				continue
			}
			if n := m.tabWidth(&all[i]) + tabGap; n <= left {
				taken[i] = true
				left -= n
			}
		}
	}
	for i := range all {
		if taken[i] {
			tabs = append(tabs, all[i])
		} else {
			rest = append(rest, others[i])
		}
	}
	return tabs, rest, 0
}

// restLabel says how many ghosts have no room, and how much of them was not seen.
func (m *Model) restLabel(rest []show.Presence) string {
	lines, asks, wishes := 0, 0, 0
	for i := range rest {
		p := &rest[i]
		if h := m.company.heard[p.GhostID]; h != nil {
			lines += h.lines
		}
		wishes += p.Wishes
		asks += p.Boxes
		if p.Asks {
			asks++
		}
	}
	label := "+" + strconv.Itoa(len(rest))
	if news := countedLines(lines) + wishesOf(&show.Presence{Boxes: asks, Wishes: wishes}); news != "" {
		label += " (" + news + ")"
	}
	return label
}

// widen shares the cells that are left: among the surfaces, if all have room, and then among what was said, from the left.
func (m *Model) widen(tabs []tab, left int) {
	surfaces, speaks := 0, 0
	for i := range tabs {
		t := &tabs[i]
		if h := m.company.heard[t.id]; h != nil && h.surface != "" {
			surfaces += 2 + m.metrics.Width(m.metrics.Shorten(h.surface, 6))
		}
		if t.count != "" && t.line != "" {
			speaks++
		}
	}
	if surfaces <= left {
		left -= surfaces
		for i := range tabs {
			if h := m.company.heard[tabs[i].id]; h != nil && h.surface != "" {
				tabs[i].surface = "s" + m.metrics.Shorten(h.surface, 6)
			}
		}
	}
	for i := range tabs {
		t := &tabs[i]
		if t.count == "" || t.line == "" {
			continue
		}
		give := min(max(left/speaks, min(left, 1+goodLine)), 1+m.metrics.Width(t.line))
		speaks--
		if give > leastLine || give > m.metrics.Width(t.line) {
			t.extra = give
			left -= give
		}
	}
}

// paintTabs draws the row of the others.
func (m *Model) paintTabs(y int) {
	const margin = 1
	m.canvas.blank(0, y, m.w, style{})
	others := m.others()
	tabs, rest, left := m.tabsIn(others, m.w-2*margin)
	m.widen(tabs, left)
	x, end := margin, m.w-margin
	for i := range tabs {
		if i > 0 {
			x = m.canvas.put(x, y, end, " "+m.theme.glyphs.bar+" ", m.theme.frame)
		}
		from := x
		x = m.paintTab(x, y, end, &tabs[i])
		m.spot(spot{kind: onTab, x: from, y: y, w: x - from, h: 1, index: tabs[i].id})
	}
	if len(rest) == 0 {
		return
	}
	if len(tabs) > 0 {
		x = m.canvas.put(x, y, end, " "+m.theme.glyphs.bar+" ", m.theme.frame)
	}
	from := x
	x = m.canvas.put(x, y, end, m.metrics.Shorten(m.restLabel(rest), end-x), m.theme.key)
	m.spot(spot{kind: onTab, x: from, y: y, w: x - from, h: 1})
}

// paintTab draws a tab and gives the column behind it.
func (m *Model) paintTab(x, y, end int, t *tab) int {
	name := m.theme.text
	switch {
	case t.news():
		name = m.theme.strong
	case t.unseen:
		name = m.theme.dim
	}
	x = m.canvas.put(x, y, end, t.name, name)
	if t.surface != "" {
		x = m.canvas.put(x, y, end, " "+t.surface, m.theme.dim)
	}
	if t.news() {
		x = m.canvas.put(x, y, end, " ", style{})
		for _, p := range m.badge(t.count, t.wishes) {
			x = m.canvas.put(x, y, end, p.text, p.style)
		}
	}
	if t.extra > 1 {
		x = m.canvas.put(x, y, end, " "+m.metrics.Shorten(t.line, t.extra-1), m.theme.dim)
	}
	return x
}

// clickTab gives the stage to the ghost that was clicked; where those were that have no room, it lists them.
func (m *Model) clickTab(id int) tea.Cmd {
	if id != 0 {
		return m.giveStage(id)
	}
	m.openPalette()
	m.dock.palette.editor.insert(m.metrics, textGhost+" ")
	m.fitCommands()
	return nil
}

// othersSegment says in the status line, where the others have no row, which of how many ghosts has the stage, and what of the others
// was not seen.
func (m *Model) othersSegment() segment {
	others := m.others()
	if m.company.rows > 0 || len(others) == 0 {
		return segment{}
	}
	place := strconv.Itoa(m.place()+1) + "/" + strconv.Itoa(len(others)+1)
	lines, want := 0, show.Presence{}
	for i := range others {
		p := &others[i]
		if h := m.company.heard[p.GhostID]; h != nil {
			lines += h.lines
		}
		want.Asks = want.Asks || p.Asks || p.Boxes > 0
		want.Wishes += p.Wishes
	}
	count, wishes := countedLines(lines), wishesOf(&want)
	if count+wishes == "" {
		return segment{rank: rankGhost, spot: onTab, forms: [][]part{{{place, m.theme.dim}}}}
	}
	news := m.badge(count, wishes)
	return segment{rank: rankState, spot: onTab, forms: [][]part{append([]part{{place + " ", m.theme.dim}}, news...), news}}
}
