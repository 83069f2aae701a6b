package tui

import (
	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
)

// Choices and links: which one is lit, by keys or by the mouse, and what taking one does.

// asks says whether there is something to choose. Choices can be taken as soon as they can be seen.
func (m *Model) asks() bool { return len(m.frame.Stage.Choices) > 0 }

// linked says whether an anchor is lit; then no choice is.
func (m *Model) linked() bool { return m.link >= 0 && m.link < len(m.frame.Stage.Anchors) }

// noLink is no anchor.
const noLink = -1

// isLit says whether a face is that of the lit anchor or choice.
func (m *Model) isLit(f face) bool {
	if m.linked() {
		return f.anchor == m.link
	}
	return m.asks() && f.choice == m.chosen
}

// light moves the light to another choice, round the ends; where nothing can be chosen, to another anchor.
func (m *Model) light(by int) {
	n := len(m.frame.Stage.Choices)
	if n == 0 {
		m.lightLink(by)
		return
	}
	if m.linked() {
		by = 0 // the light comes back to where it was
	}
	m.link = noLink
	m.chosen = ((m.chosen+by)%n + n) % n
	m.toLit, m.stale = true, true
}

// lightLink moves the light to another anchor, round the ends; where there is none, to another choice.
func (m *Model) lightLink(by int) {
	n := len(m.frame.Stage.Anchors)
	switch {
	case n > 0 && m.linked():
		m.link = ((m.link+by)%n + n) % n
	case n > 0 && by > 0:
		m.link = 0
	case n > 0:
		m.link = n - 1
	case m.asks():
		m.light(by)
		return
	}
	m.toLit, m.stale = true, true
}

// tellLight tells the ghost where the light is, now that the viewer has moved it. Of several places that wait to be told the last
// one counts.
func (m *Model) tellLight() tea.Cmd {
	in := show.Input{Kind: show.Light, Index: m.chosen}
	switch {
	case m.linked():
		in.Kind, in.Index = show.LightAnchor, m.link
	case !m.asks():
		return nil
	}
	if n := len(m.inputs.waiting); n > 0 && (m.inputs.waiting[n-1].Kind == show.Light || m.inputs.waiting[n-1].Kind == show.LightAnchor) {
		m.inputs.waiting = m.inputs.waiting[:n-1]
	}
	return m.do(in)
}

// choose takes the choice i of the frame that is seen; one that is not there is not asked for.
func (m *Model) choose(i int) tea.Cmd {
	if i < 0 || i >= len(m.frame.Stage.Choices) {
		return nil
	}
	m.chosen, m.link, m.stale = i, noLink, true
	return m.do(show.Input{Kind: show.Choose, Index: i})
}

// follow clicks the anchor i of the frame that is seen.
func (m *Model) follow(i int) tea.Cmd {
	if i < 0 || i >= len(m.frame.Stage.Anchors) {
		return nil
	}
	m.link, m.stale = i, true
	return m.do(show.Input{Kind: show.Anchor, Index: i})
}
