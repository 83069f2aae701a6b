package tui

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
)

// touch is a button that is held down on a character.
type touch struct {
	down   bool
	scope  int
	button int // as show.Input has it
	x, y   int
	moved  bool // the mouse went on from there: it strokes
}

// buttons are the buttons of a mouse as ghosts number them.
var buttons = map[tea.MouseButton]int{tea.MouseLeft: 0, tea.MouseRight: 1, tea.MouseMiddle: 2}

// touchDown takes a button that goes down on a character; not ok when there is none, or something lies above it.
func (m *Model) touchDown(at tea.Mouse) (ok bool) {
	m.touch.down = false
	button, known := buttons[at.Button]
	s, hit := m.hit(at.X, at.Y)
	if !known || !hit || !s.isCharacter() || m.help.open || m.dock.palette.open {
		return false
	}
	m.touch = touch{down: true, scope: s.index, button: button, x: at.X, y: at.Y}
	return true
}

// isCharacter says whether a spot is a character's, with a picture of it or not.
func (s *spot) isCharacter() bool { return s.kind == onCharacter || s.kind == onPicture }

// touchUp takes a button that goes up where it went down: the left one pokes the character, as a double click does elsewhere.
func (m *Model) touchUp(at tea.Mouse) tea.Cmd {
	t := m.touch
	m.touch.down = false
	s, ok := m.hit(at.X, at.Y)
	if !t.down || t.moved || at.X != t.x || at.Y != t.y || !ok || !s.isCharacter() {
		return nil
	}
	in := m.touched(&s, at)
	if in.Button = t.button; t.button != 0 {
		in.Kind = show.Tap
	}
	return m.do(in)
}

// stroke takes a mouse that moves with a button held down. What the ghost has no time for is left out.
func (m *Model) stroke(at tea.Mouse) tea.Cmd {
	if !m.touch.down || at.X == m.touch.x && at.Y == m.touch.y {
		return nil
	}
	m.touch.x, m.touch.y, m.touch.moved = at.X, at.Y, true
	s, ok := m.hit(at.X, at.Y)
	if !ok || s.kind != onPicture || m.inputs.busy {
		return nil
	}
	in := m.touched(&s, at)
	in.Kind = show.Stroke
	return m.do(in)
}

// turn takes a wheel that is turned over the picture of a character.
func (m *Model) turn(s *spot, at tea.Mouse, by int) tea.Cmd {
	if m.inputs.busy || by == 0 {
		return nil
	}
	in := m.touched(s, at)
	if in.Kind, in.Button = show.Turn, 1; by < 0 {
		in.Button = -1
	}
	return m.do(in)
}

// touched gives what is told of a place of the screen where a character is: the point of its surface, and the part that lies
// there.
func (m *Model) touched(s *spot, at tea.Mouse) show.Input {
	in := show.Input{Kind: show.Poke, Index: s.index}
	for i := range m.cast {
		if a := &m.cast[i]; s.kind == onPicture && a.id == s.index {
			p := m.stand.picture(m.metrics, a.id, a.surface)
			look := m.stand.look(a.id, a.surface)
			where := p.place(&look, at.X-s.x, at.Y-s.y)
			in.X, in.Y = where.X, where.Y
			in.Text, _ = look.Hit(where)
		}
	}
	return in
}

// shift gives how far an animation has moved a character from its place, in cells.
func (m *Model) shift(a *actor, p *picture) image.Point {
	look := m.stand.look(a.id, a.surface)
	by := look.Shift()
	img := look.Image()
	if by == (image.Point{}) || img == nil {
		return by
	}
	size := img.Bounds().Size()
	return image.Pt(rounded(clamp(by.X, -far, far)*milli*p.w/size.X), rounded(clamp(by.Y, -far, far)*milli*p.h/size.Y))
}
