package tui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// form is the box that is filled in: the newest of the ghost's, or the viewer's own line to the ghost. While it stands in
// front it has the keyboard, and letters are text.
type form struct {
	box  show.Box // its texts are clean
	open bool
	// ghost is whose box it is: the numbers of another one's boxes mean something else.
	ghost who
	// own: the ghost has not asked; the viewer wants to say something.
	own bool
	// behind: the viewer watches first, and the keys are commands.
	behind bool
	// touched: something was changed that was not submitted yet. gone: the box has closed meanwhile, and the form waits for
	// the viewer to see it, as whoever types does not stop at once.
	touched, gone bool
	fields        []field
	spread        spread // how the fields stand beside each other
	at            int    // what has the keyboard: a field, or behind them the first or second button
	top           int    // the first row of the body that is seen
	body          int    // how many rows it has, and
	shown         int    // how many were drawn last
	// offer counts from 1 which of the ghost's proposals stands there; typed is what was there before.
	offer int
	typed string
	// cursor is where the terminal's own cursor stands on the screen, if seen.
	cursor tea.Position
	seen   bool
}

// takeForm takes the boxes of a new frame. The newest is filled in first, but none takes the keyboard from a viewer who is
// typing: the rest of a password would stand in the wrong place, and what is text in a form is a command without one.
func (m *Model) takeForm() {
	f := &m.form
	here := f.ghost == m.who()
	m.dropDrafts()
	boxes := m.frame.Boxes
	switch {
	case f.gone, f.own && here:
	case f.typing() && here && m.boxOf(f.box.ID) != nil:
		f.update(m.metrics, *m.boxOf(f.box.ID))
	case f.typing():
		f.gone, f.box.Wrong, f.box.Until = true, textGone, time.Time{}
	case len(boxes) == 0:
		m.form = form{ghost: m.who()}
	case f.open && here && f.box.ID == boxes[len(boxes)-1].ID:
		f.update(m.metrics, boxes[len(boxes)-1])
	default:
		types := m.typing()
		m.turnTo(boxes[len(boxes)-1])
		m.form.behind = types
	}
}

// dropDrafts forgets what was begun of boxes that have closed.
func (m *Model) dropDrafts() {
	for of := range m.drafts {
		if of.ghost == m.who() && of.box != ownLine && m.boxOf(of.box) == nil {
			delete(m.drafts, of)
		}
	}
}

// boxOf gives the box of a number; nil where it is not open.
func (m *Model) boxOf(id int) *show.Box {
	for i := range m.frame.Boxes {
		if m.frame.Boxes[i].ID == id {
			return &m.frame.Boxes[i]
		}
	}
	return nil
}

// typing says whether the viewer is in the middle of filling the form in.
func (f *form) typing() bool { return f.open && f.touched && !f.behind }

// turnTo puts another box in front, with what was begun in it.
func (m *Model) turnTo(b show.Box) {
	m.stash()
	kept, ok := m.drafts[draft{m.who(), b.ID}]
	if !ok {
		m.openForm(b)
		return
	}
	m.form = kept
	m.form.behind = false
	m.form.update(m.metrics, b)
}

// draft is a box of a ghost that was begun, or the viewer's own line to it.
type draft struct {
	ghost who
	box   int
}

// ownLine stands for the number of a box where it is the viewer's own line.
const ownLine = -1

// stash keeps what was begun of the form that stands there.
func (m *Model) stash() {
	if m.form.open && !m.form.own && m.form.ghost == m.who() && m.boxOf(m.form.box.ID) != nil {
		m.keepDraft(m.form.box.ID)
	}
}

// keepDraft keeps the form that stands there.
func (m *Model) keepDraft(box int) {
	if m.drafts == nil {
		m.drafts = map[draft]form{}
	}
	m.drafts[draft{m.form.ghost, box}] = m.form
}

// leaveForm puts the form away when the viewer turns to another ghost, and brings back the line to that one, if one was begun.
func (m *Model) leaveForm(to who) {
	if m.form.open && m.form.own && !m.form.gone {
		m.keepDraft(ownLine)
	} else {
		m.stash()
	}
	line := draft{to, ownLine}
	m.form = m.drafts[line]
	delete(m.drafts, line)
}

// openForm begins to fill in a box.
func (m *Model) openForm(b show.Box) {
	b = cleanBox(b)
	m.form = form{box: b, open: true, ghost: m.who(), fields: newFields(m.metrics, &b)}
	m.stale = true
}

// cleanBox gives a box with clean texts.
func cleanBox(b show.Box) show.Box {
	b.Title, b.Text, b.Wrong, b.Body = cell.Clean(b.Title), cell.Clean(b.Text), cell.Clean(b.Wrong), cell.CleanText(b.Body)
	b.Offers = slices.Clone(b.Offers)
	for i := range b.Offers {
		b.Offers[i] = cell.Clean(b.Offers[i])
	}
	return b
}

// update takes what has changed about the box. One that has taken a value and stays open begins anew.
func (f *form) update(m cell.Metrics, b show.Box) {
	was := f.box
	f.box = cleanBox(b)
	if b.Turn == was.Turn || b.NoClear {
		return
	}
	f.at, f.offer = 0, 0
	if specs(&f.box) != nil {
		fill(m, f.fields, f.box.Text)
		return
	}
	for i := range f.fields {
		f.fields[i].set(m, "")
	}
}

// speak opens a line to the ghost.
func (m *Model) speak() {
	if m.form.open && !m.form.behind {
		return
	}
	m.stash()
	m.openForm(show.Box{Kind: show.Communicate, Title: m.ghost(), Offers: m.inputs.spoken})
	m.form.own = true
}

// closeForm puts the viewer's own line away; the ghost's boxes go when the ghost says so.
func (m *Model) closeForm() {
	m.form, m.stale = form{ghost: m.who()}, true
	m.takeForm()
}

// aside puts the form behind the stage, or brings it back.
func (m *Model) aside() {
	switch {
	case m.form.gone:
		m.closeForm()
	case m.form.open:
		m.form.behind, m.stale = !m.form.behind, true
	}
}

// writing says whether the form has the keyboard: letters are text then.
func (m *Model) writing() bool { return m.form.open && !m.form.behind && !m.help.open }

// submit gives what was typed to the ghost.
func (m *Model) submit() tea.Cmd {
	f := &m.form
	f.touched = false
	if f.own {
		text := f.value()
		if strings.TrimSpace(text) == "" {
			return nil
		}
		m.closeForm()
		m.inputs.said(text)
		return m.do(show.Input{Kind: show.Speak, Text: text})
	}
	return m.do(show.Input{Kind: show.Submit, Index: f.box.ID, Text: f.value()})
}

// cancel closes the box.
func (m *Model) cancel() tea.Cmd {
	m.form.touched = false
	if m.form.own {
		m.closeForm()
		return nil
	}
	return m.do(show.Input{Kind: show.Cancel, Index: m.form.box.ID})
}

// value is what the fields say together.
func (f *form) value() string {
	words := make([]string, len(f.fields))
	for i := range f.fields {
		words[i] = f.fields[i].text
	}
	return strings.Join(words, ",")
}

// field gives the field that has the keyboard; nil when a button has it.
func (f *form) field() *field {
	if f.at < len(f.fields) {
		return &f.fields[f.at]
	}
	return nil
}

// deadline is until when seconds are counted down: those of Quiet and of the boxes. Zero without any.
func (m *Model) deadline() time.Time {
	until := m.frame.QuietUntil
	for i := range m.frame.Boxes {
		if b := &m.frame.Boxes[i]; b.Until.After(until) {
			until = b.Until
		}
	}
	return until
}

// formCursor is where the terminal's own cursor stands, so that an input method opens its window there; nil where none is
// wanted.
func (m *Model) formCursor() *tea.Cursor {
	if !m.writing() || !m.form.seen || m.form.gone {
		return nil
	}
	c := tea.NewCursor(m.form.cursor.X, m.form.cursor.Y)
	c.Shape = tea.CursorBar
	return c
}
