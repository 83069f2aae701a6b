package tui

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// What scripts wish for beyond the terminal stands below the notices, one at a time: the oldest that could happen, so that one
// that comes while a key is being pressed is not what the key is for. A terminal that knows links offers the address itself.

// wishAt gives the wish that stands on the screen, and which of how many it is; false without one.
func (m *Model) wishAt() (w show.Wish, at int, ok bool) {
	for i, w := range m.frame.Wishes {
		if w.Possible {
			return w, i, true
		}
	}
	if len(m.frame.Wishes) == 0 {
		return show.Wish{}, 0, false
	}
	return m.frame.Wishes[0], 0, true
}

// answerWish lets the wish on the screen happen, or puts it away. What nobody could read does not happen: one that came after
// the screen was drawn, or that had no room on it.
func (m *Model) answerWish(a action) tea.Cmd {
	kind := show.Deny
	if a == grantWish {
		kind = show.Grant
	}
	w, _, ok := m.wishAt()
	if !ok || kind == show.Grant && (!w.Possible || w.ID != m.wishSeen) || m.asked[m.wishOf(w.ID)] {
		return nil
	}
	if m.asked == nil {
		m.asked = map[wishOf]bool{}
	}
	m.asked[m.wishOf(w.ID)] = true // a second press is not for the one that comes up next
	return m.do(show.Input{Kind: kind, Index: w.ID})
}

// wishOf is a wish of a ghost.
type wishOf struct {
	ghost who
	id    int
}

// wishOf names a wish of the ghost that has the stage.
func (m *Model) wishOf(id int) wishOf { return wishOf{m.who(), id} }

// takeWishes forgets which wishes were answered when they are gone.
func (m *Model) takeWishes() {
	for of := range m.asked {
		if of.ghost == m.who() && !slices.ContainsFunc(m.frame.Wishes, func(w show.Wish) bool { return w.ID == of.id }) {
			delete(m.asked, of)
		}
	}
}

// leastWish is how many cells of a wish have to be seen.
const leastWish = 8

// wishRows gives how many rows a wish may take: an address is not read in one of a few cells.
func (m *Model) wishRows() int {
	if m.w < wideWidth {
		return clamp(m.h/8, 2, 3)
	}
	return clamp(m.h/8, 1, 3)
}

// hostEnd gives where in the text of a wish the host of its link ends: what comes before has to be seen. 0 where there is none.
func hostEnd(w show.Wish, text string) int {
	u, err := url.Parse(w.Link)
	if err != nil || u.Host == "" {
		return 0
	}
	if at := strings.Index(text, u.Host); at >= 0 {
		return at + len(u.Host)
	}
	return 0
}

// paintWish draws the wish into at most rows rows from top on, beginning x cells from the left, and gives the row below it. On
// a wide screen its rows stand beside its mark, on others the first goes on behind it.
func (m *Model) paintWish(x, top, rows int) int {
	w, at, ok := m.wishAt()
	if !ok || rows < 1 || m.w < 1 {
		return top
	}
	mark := m.wishMark(w, at)
	text := cell.Clean(w.Text)
	if !w.Possible {
		text = textNotHere + text
	}
	link := -1
	if target := linkTarget(w.Link); target != "" {
		link = m.canvas.newLink(target)
	}
	width := m.metrics.Width(mark)
	lead, from := "", x+width
	if layoutFor(m.w, m.h) != wide {
		lead, from = mark, x
	}
	room := max(m.w-from, 1)
	lines := m.metrics.Wrap(lead+text, room)
	y, shown, read := top, -m.metrics.Width(lead), 0
	for k, l := range lines {
		if y >= top+rows {
			break
		}
		row := l.Text
		read = l.Start + len(row)
		if y == top+rows-1 && k < len(lines)-1 {
			row = m.metrics.Shorten((lead + text)[l.Start:], room)
			read = l.Start + len(strings.TrimSuffix(row, cell.Ellipsis))
		}
		end := m.canvas.put(from, y, m.w, row, m.theme.warn)
		begin := from
		if k == 0 && lead != "" {
			begin = min(x+width, end)
		}
		m.canvas.mark(y, begin, end, link)
		shown += end - from
		y++
	}
	if shown >= min(leastWish, m.metrics.Width(text)) && read >= len(lead)+hostEnd(w, text) {
		m.wishSeen = w.ID
	}
	m.paintWishMark(x, top, mark, w)
	return y
}

// wishMark gives the keys for a wish, and which of how many it is.
func (m *Model) wishMark(w show.Wish, at int) string {
	keys := m.keyFor(denyWish)
	if w.Possible {
		keys = m.keyFor(grantWish) + "/" + keys
	}
	if n := len(m.frame.Wishes); n > 1 {
		return fmt.Sprintf("[%s %d/%d] ", keys, at+1, n)
	}
	return "[" + keys + "] "
}

// paintWishMark draws the keys for a wish; a click on one of them is that key.
func (m *Model) paintWishMark(x, y int, mark string, w show.Wish) {
	look := m.theme.key
	if w.Possible && m.wishSeen != w.ID {
		look = m.theme.dim // the first of the keys does nothing
	}
	m.canvas.put(x, y, m.w, mark, look)
	at := x + 1
	if w.Possible {
		n := m.metrics.Width(m.keyFor(grantWish))
		m.spot(spot{kind: onGrant, x: at, y: y, w: n, h: 1, index: w.ID})
		at += n + 1
	}
	m.spot(spot{kind: onDeny, x: at, y: y, w: m.metrics.Width(m.keyFor(denyWish)), h: 1, index: w.ID})
}
