package tui

import (
	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
)

// spot is a part of the screen that does something when it is clicked. The spots are those of the last view; the ones
// further on lie above the ones before.
type spot struct {
	kind       spotKind
	x, y, w, h int
	index      int // the scope of a character or its balloon, the number of a choice, an anchor or a ghost
}

// spotKind says what a spot is.
type spotKind uint8

// What can be clicked.
const (
	onCharacter spotKind = iota
	onPicture
	onBalloon
	onChoice
	onAnchor
	onNotice
	onGrant
	onDeny
	onHelp
	onForm
	onField
	onBar
	onButton
	onAside
	onPanel
	onEdge
	onPrompt
	onCommand
	onTab
)

// spot remembers a part of the screen; one that goes on where the last one ended makes that one longer.
func (m *Model) spot(s spot) {
	if n := len(m.spots); n > 0 {
		l := &m.spots[n-1]
		if l.kind == s.kind && l.index == s.index && l.y == s.y && l.h == s.h && l.x+l.w == s.x {
			l.w += s.w
			return
		}
	}
	m.spots = append(m.spots, s)
}

// hit gives the uppermost spot at a place.
func (m *Model) hit(x, y int) (spot, bool) {
	for i := len(m.spots) - 1; i >= 0; i-- {
		s := m.spots[i]
		if x >= s.x && x < s.x+s.w && y >= s.y && y < s.y+s.h {
			return s, true
		}
	}
	return spot{}, false
}

// wheelRows is how far one notch of the wheel scrolls.
const wheelRows = 2

// mouse takes what the mouse did.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	switch msg.(type) {
	case tea.MouseReleaseMsg:
		m.dock.drag = nothingHeld
		return m.touchUp(at)
	case tea.MouseMotionMsg:
		if m.dock.drag != nothingHeld {
			m.dragTo(at.X, at.Y)
			return nil
		}
		return m.stroke(at)
	case tea.MouseClickMsg:
		if !m.touchDown(at) && at.Button == tea.MouseLeft {
			return m.click(at.X, at.Y)
		}
	case tea.MouseWheelMsg:
		by := map[tea.MouseButton]int{tea.MouseWheelUp: wheelRows, tea.MouseWheelDown: -wheelRows}[at.Button]
		if m.help.open {
			m.help.scroll(-by)
			m.stale = true
			return nil
		}
		scope := m.focus()
		switch s, _ := m.hit(at.X, at.Y); s.kind {
		case onPanel, onEdge, onPrompt, onCommand:
			m.wheelPanel(s.kind, at.X, at.Y, by)
			return nil
		case onPicture:
			return m.turn(&s, at, by)
		case onBalloon:
			scope = s.index
		case onForm, onField, onBar, onButton:
			m.form.scroll(-by)
			m.stale = true
			return nil
		}
		m.scroll(scope, by)
	}
	return nil
}

// click does what stands at a place.
func (m *Model) click(x, y int) tea.Cmd {
	s, ok := m.hit(x, y)
	switch {
	case m.help.open:
		m.help.open, m.stale = false, true
		return nil
	case m.dock.palette.open && s.kind != onCommand:
		m.dock.palette.open, m.stale = false, true
		return nil
	case !ok:
		return nil
	}
	return m.clickOn(s, x, y)
}

// clickOn does what a spot is there for.
func (m *Model) clickOn(s spot, x, y int) tea.Cmd {
	switch s.kind {
	case onChoice:
		return m.choose(s.index)
	case onAnchor:
		return m.follow(s.index)
	case onNotice:
		m.putAway()
	case onGrant:
		return m.answerWish(grantWish)
	case onDeny:
		return m.answerWish(denyWish)
	case onHelp:
		m.openHelp()
	case onForm, onField, onBar, onButton, onAside:
		return m.clickForm(s, x)
	case onPanel, onEdge, onPrompt, onCommand:
		return m.clickPanel(s, x, y)
	case onTab:
		return m.clickTab(s.index)
	case onBalloon:
		if m.frame.Wait == show.Click {
			return m.do(show.Input{Kind: show.GoOn})
		}
	}
	return nil
}

// focus gives the character whose balloon the keys scroll.
func (m *Model) focus() int {
	id := m.chosenScope()
	for _, a := range m.cast {
		if a.open && a.id == id {
			return id
		}
	}
	for _, a := range m.cast {
		if a.open {
			id = a.id
		}
	}
	return id
}

// scroll moves a balloon by rows, back for more than 0.
func (m *Model) scroll(scope, rows int) {
	if b, ok := m.balloons[scope]; ok {
		b.scroll(rows)
		m.stale = true
	}
}

// page scrolls the balloon in focus by what it shows, or to its end.
func (m *Model) page(a action) {
	scope := m.focus()
	b, ok := m.balloons[scope]
	if !ok {
		return
	}
	rows := max(b.shown-1, 1)
	switch a {
	case scrollUp:
	case scrollDown:
		rows = -rows
	default:
		rows = -b.len()
	}
	m.scroll(scope, rows)
}
