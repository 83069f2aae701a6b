package tui

import (
	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
)

// A panel stands beside the stage, below it, or, where there is no room for both, in its place. There is one at a time. All of
// them have the frame, a line at the bottom into which a filter or a path is typed, and the manner to move about in common;
// nothing in them moves by itself, so that an open panel costs nothing while nothing happens.

// panelKind says which panel it is.
type panelKind uint8

// The panels.
const (
	noPanel panelKind = iota
	requestsPanel
	backlogPanel
	scriptPanel
	sendPanel
)

// panelNames are the titles of the panels.
var panelNames = [...]string{
	requestsPanel: "Requests", backlogPanel: "Backlog", scriptPanel: "Script", sendPanel: "Send",
}

// panelWords are the names of the panels in a Desk.
var panelWords = [...]string{
	noPanel: "", requestsPanel: "requests", backlogPanel: "backlog", scriptPanel: "script", sendPanel: "send",
}

// content is what a panel shows.
type content interface {
	// note is what stands in the upper edge behind the title.
	note(m *Model) string
	// paint draws it into the inside of the frame.
	paint(m *Model, in area)
	// act does what a key is bound to while the panel has the keyboard.
	act(m *Model, a action) tea.Cmd
	// click does what was clicked at a place of the inside, counted from its upper left corner; wheel scrolls what lies there by
	// rows, back for more than 0.
	click(m *Model, x, y int) tea.Cmd
	wheel(m *Model, x, y, by int)
	// back leaves what lies above the panel; false when nothing does, and the panel is to be closed.
	back(m *Model) bool
}

// dock is where the panel stands, with what all panels have in common.
type dock struct {
	open  panelKind
	last  panelKind // what was open last
	front bool      // it has the keyboard
	full  bool      // it fills the screen
	drag  grip      // what of it is being dragged
	// wide and tall are its share of the screen in thousandths, beside the stage and below it; 0 for half of it.
	wide, tall int
	want       side // where it is to stand; alone: as the screen has room
	shelf      shelf
	at, inside area // where it was drawn last, with its frame and without
	cursor     tea.Position
	cursorSeen bool
	side       side
	line       prompt
	said       string // what came of the last key, for the lower edge

	requests requests
	backlog  backlog
	script   scriptView
	send     sendBox
	palette  commander
}

// grip is what the mouse has hold of.
type grip uint8

// What can be dragged, and the numbers of the spots for it.
const (
	nothingHeld grip = iota
	borderHeld       // the border of the panel
	splitHeld        // the line between list and request

	borderEdge = 0
	splitEdge  = 1
)

// side says where the panel stands.
type side uint8

// Where a panel can stand.
const (
	alone side = iota
	beside
	below
)

// The sizes from which on a panel leaves the stage in sight, and what each of them keeps, in cells.
const (
	dockWidth, dockHeight   = 30, 10
	besideWidth             = 120
	leastStage, leastPanel  = 4, 5
	leastColumns            = 40
	normalShare, shareRange = 500, 1000
	leastShare, mostShare   = 50, 950
)

// content gives what the open panel shows; nil without one.
func (m *Model) content() content {
	d := &m.dock
	switch d.open {
	case requestsPanel:
		return &d.requests
	case backlogPanel:
		return &d.backlog
	case scriptPanel:
		return &d.script
	case sendPanel:
		return &d.send
	default:
		return nil
	}
}

// divide gives how much of the screen is the stage's and where the panel stands. Below both is the status line.
func (d *dock) divide(w, h int) (stage extent, panel area, at side) {
	rows := h
	if h >= narrowHeight {
		rows--
	}
	switch {
	case d.open == noPanel, !d.front && (d.full || w < dockWidth || h < dockHeight):
		return extent{w, h}, area{}, alone // a panel that would hide the stage stands behind it
	case d.full || w < dockWidth || h < dockHeight:
		return extent{}, area{0, 0, w, rows}, alone
	case d.stands(w) == beside:
		n := clamp(w*share1000(d.wide)/shareRange, min(leastColumns, w-leastColumns), w-leastColumns)
		return extent{w - n, rows}, area{w - n, 0, n, rows}, beside
	}
	n := clamp(rows*share1000(d.tall)/shareRange, leastPanel, rows-leastStage)
	return extent{w, rows - n}, area{0, rows - n, w, n}, below
}

// stands says where a panel stands that leaves the stage in sight: where the viewer wants it if there is room, else beside the
// stage on a wide screen and below it on others.
func (d *dock) stands(w int) side {
	if d.want == beside && w >= leastColumns+dockWidth || d.want == alone && w >= besideWidth {
		return beside
	}
	return below
}

// turn moves the panel from beside the stage to below it, or back. Where that is where the screen has room for it anyway, it is no
// wish any more.
func (d *dock) turn(w int) {
	want := beside
	if d.stands(w) == beside {
		want = below
	}
	if d.want = alone; d.stands(w) != want {
		d.want = want
	}
}

// share1000 gives a share, or the one that panels begin with.
func share1000(n int) int {
	if n == 0 {
		return normalShare
	}
	return n
}

// toggle opens a panel in front, or closes the one that is in front already.
func (m *Model) toggle(kind panelKind) {
	d := &m.dock
	m.stale = true
	if d.open == kind && d.front {
		m.closePanel()
		return
	}
	if d.open != kind {
		d.line, d.said = prompt{}, ""
	}
	d.open, d.last, d.front = kind, kind, true
}

// reopen opens the panel that was open last.
func (m *Model) reopen() {
	switch d := &m.dock; d.last {
	case noPanel:
		m.toggle(requestsPanel)
	case sendPanel:
		m.openSendBox()
	default:
		m.toggle(d.last)
	}
}

// placeDock places the panel, or says why that changes nothing: it stands where it did, as large as it was.
func (m *Model) placeDock(place func(*dock)) {
	d := &m.dock
	_, was, _ := d.divide(m.w, m.h)
	if place(d); d.side == alone {
		d.said = textNoPlace
		return
	}
	if _, now, _ := d.divide(m.w, m.h); now == was {
		d.said = textNoRoomFor
	}
}

// closePanel gives the screen back to the stage.
func (m *Model) closePanel() {
	m.dock.open, m.dock.front, m.dock.drag, m.dock.line, m.stale = noPanel, false, nothingHeld, prompt{}, true
}

// resize gives the panel so many thousandths of the screen more than it has: a share that has no room counts as what it got.
func (d *dock) resize(m *Model, by int) {
	switch _, at, side := d.divide(m.w, m.h); side {
	case beside:
		d.wide = clamp(shareAt(at.w, m.w)+by, leastShare, mostShare)
	case below:
		d.tall = clamp(shareAt(at.h, at.y+at.h)+by, leastShare, mostShare)
	default:
	}
}

// resizeStep is by how much a key makes a panel larger or smaller, in thousandths of the screen.
const resizeStep = 50

// dragTo puts the border of the panel where the mouse is.
func (m *Model) dragTo(x, y int) {
	d := &m.dock
	switch {
	case d.drag == splitHeld:
		d.requests.dragTo(d.inside, x, y)
	case d.side == beside:
		d.wide = clamp((m.w-x)*shareRange/max(m.w, 1), leastShare, mostShare)
	case d.side == below:
		rows := d.at.y + d.at.h
		d.tall = clamp(((rows-y)*shareRange+rows-1)/max(rows, 1), leastShare, mostShare)
	default:
		return
	}
	m.stale = true
}

// typing says whether letters are text for the panel.
func (m *Model) typing() bool {
	d := &m.dock
	return d.open != noPanel && d.front && !m.help.open && !m.writing() && (d.line.open || d.open == sendPanel)
}

// take takes an entry of the journal for the panels.
func (d *dock) take(e *journal.Entry) {
	switch {
	case e.Kind == journal.Said:
		d.backlog.add(e)
	case e.Kind == journal.Asked && e.Request != nil:
		d.requests.add(e)
	}
}

// takeMissed counts entries that were dropped before they could be read.
func (m *Model) takeMissed(n int) {
	if n > 0 {
		m.dock.requests.missed += n
		m.dock.backlog.missed += n
		m.stale = true
	}
}
