package tui

import (
	"strings"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
)

// utterance is one thing that was said, with all of its text.
type utterance struct {
	open bool
	n    int // the number of its row
	// held is the row: the backlog may forget it while somebody reads it.
	held   journal.Entry
	top, h int // the first line that is seen, and how many are
	lines  []part
	made   utteranceKey
}

// utteranceKey says what the lines were made of.
type utteranceKey struct {
	n, w    int
	low     bool // there are few lines
	metrics cell.Metrics
	tint    tint
}

// show turns to a row of the backlog; false where it is not kept.
func (u *utterance) show(b *backlog) bool {
	n, ok := b.list.selected(b)
	if !ok {
		return false
	}
	u.n, u.held, u.top, u.open = n, *b.log.at(n), 0, true
	b.list.away = true
	return true
}

// close forgets it.
func (u *utterance) close() (was bool) {
	was = u.open
	*u = utterance{}
	return was
}

// scroll moves by lines, on for more than 0.
func (u *utterance) scroll(by int) { u.top = clamp(u.top+by, 0, max(len(u.lines)-max(u.h, 1), 0)) }

func (u *utterance) paint(m *Model, in area) {
	if key := (utteranceKey{u.n, in.w, in.h < lowUtterance, m.metrics, m.tint}); key != u.made {
		u.made = key
		u.make(m, in.w, key.low)
	}
	u.h = in.h
	u.scroll(0)
	for i, p := range u.lines[u.top:min(u.top+u.h, len(u.lines))] {
		m.canvas.put(in.x, in.y+i, in.x+in.w, p.text, p.style)
	}
	if u.top > 0 {
		m.canvas.put(in.x+in.w-1, in.y, in.x+in.w, glyphUp, m.theme.key)
	}
	if u.top+u.h < len(u.lines) {
		m.canvas.put(in.x+in.w-1, in.y+in.h-1, in.x+in.w, glyphDown, m.theme.key)
	}
}

// lowUtterance is how many lines there have to be for when and by whom to stand before the text, and not behind it.
const lowUtterance = 8

// make lays the lines out: when, by whom and from where, and what was said. The last cell of each is left for the marks that there
// is more.
func (u *utterance) make(m *Model, w int, low bool) {
	e := &u.held
	words := []string{clockOf(e.Time), scopeTag(e.Scope), cell.Clean(e.Name)}
	for _, f := range [...][2]string{{textBy, e.Sender}, {textFrom, e.Peer}, {"", e.Event}, {"", e.Ghost}} {
		if f[1] != "" {
			words = append(words, strings.TrimSpace(f[0]+" "+cell.Clean(f[1])))
		}
	}
	about := appendWrapped(nil, m.metrics, strings.Join(words, " "), w-1, m.theme.dim)
	u.lines = nil
	if !low {
		u.lines = about
	}
	text := cell.CleanText(e.Text)
	for line := range strings.SplitSeq(text, "\n") {
		u.lines = appendWrapped(u.lines, m.metrics, line, w-1, m.theme.text)
	}
	if low {
		u.lines = append(u.lines, about...)
	}
}
