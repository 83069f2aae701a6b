package tui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ukatty/tui/cell"
)

// Desk is how the panels were left: what of them outlives a run. The zero value is how they begin.
type Desk struct {
	// Panel is the panel that was open: requests, backlog, script or send; "" for none, or another that nobody knows.
	Panel string
	// Full: it filled the screen. Side is where it stood: beside or below the stage; "" where the screen decides.
	Full bool
	Side string
	// Wide and Tall are its share of the screen in thousandths, beside the stage and below it; 0 for half of it.
	Wide, Tall int
	// ListWide and ListTall are the share that the list of requests has of it while one of them is open beside or below it, likewise.
	ListWide, ListTall int
	// Sent is what was sent from the panel for that, the newest at the end: at most MaxSent, of MaxSentBytes together.
	Sent []Sent
	// Spoken is what was said to ghosts, the newest at the end: at most MaxSpoken sentences.
	Spoken []string
}

// Sent is something that was sent: fields with their values, for a script or an event, or one field with a request as a whole.
type Sent struct {
	Event  bool
	Whole  bool
	Fields [][2]string
}

// What a Desk remembers at most of what was sent.
const (
	MaxSent      = 100
	MaxSentBytes = 256 << 10
)

// Bounded gives the desk with as much as is remembered of what was sent and said.
func (d Desk) Bounded() Desk {
	d.Sent, d.Spoken = bounded(d.Sent), boundedWords(d.Spoken)
	return d
}

// shelf is where the desk is kept between two runs.
type shelf struct {
	load  func(context.Context) (Desk, error)
	store func(Desk)
	known bool    // what was kept is known, or known not to be had
	kept  deskKey // what was stored last
}

// deskKey says whether a desk has changed.
type deskKey struct {
	panel      panelKind
	full       bool
	side       side
	wide, tall int
	list       [2]int
	sent, told int // how often something was added
}

// recalled is what an earlier run has left.
type recalled struct {
	desk Desk
	err  error
}

// recall is the command that reads what was left; nil where nothing is kept.
func (m *Model) recall() tea.Cmd {
	ctx, load := m.ctx, m.dock.shelf.load
	if load == nil {
		return nil
	}
	return func() tea.Msg {
		d, err := load(ctx)
		return recalled{d, err}
	}
}

// sideNames are the words for where a panel stands.
var sideNames = [...]string{alone: "", beside: "beside", below: "below"}

// tookDesk puts the panels as they were left. What the viewer has done since the start counts more.
func (m *Model) tookDesk(msg recalled) {
	d := &m.dock
	if msg.err != nil {
		m.notice(textForgotDesk + cell.Clean(msg.err.Error()))
	}
	d.shelf.known, m.stale = true, true
	d.send.remember(msg.desk.Sent)
	m.inputs.recall(msg.desk.Spoken[max(len(msg.desk.Spoken)-MaxSpoken, 0):])
	if m.deskKey() != (deskKey{}) {
		return
	}
	d.full = msg.desk.Full
	d.wide, d.tall = shareOf(msg.desk.Wide), shareOf(msg.desk.Tall)
	d.requests.wide, d.requests.tall = shareOf(msg.desk.ListWide), shareOf(msg.desk.ListTall)
	d.want = side(max(slices.Index(sideNames[:], msg.desk.Side), 0))
	if kind := panelKind(max(slices.Index(panelWords[:], msg.desk.Panel), 0)); kind != noPanel {
		m.toggle(kind)
		d.front = false // the keys are the stage's at the start, wherever they were
		if len(d.send.fields) == 0 {
			d.send.fill(m, Sent{})
		}
	}
	d.shelf.kept = m.deskKey()
}

// shareOf gives a share that can be: 0 for half of the screen.
func shareOf(n int) int {
	if n == 0 {
		return 0
	}
	return clamp(n, leastShare, mostShare)
}

// deskKey says how the desk stands.
func (m *Model) deskKey() deskKey {
	d := &m.dock
	return deskKey{d.open, d.full, d.want, d.wide, d.tall, [2]int{d.requests.wide, d.requests.tall}, d.send.added, m.inputs.told}
}

// upkeep looks after the panels once a message was taken.
func (m *Model) upkeep() tea.Cmd {
	m.keep()
	return m.beat()
}

// keep stores the desk when it has changed. While a border is dragged it changes all the time.
func (m *Model) keep() {
	s := &m.dock.shelf
	if s.store == nil || !s.known || m.dock.drag != nothingHeld {
		return
	}
	if now := m.deskKey(); now != s.kept {
		s.kept = now
		s.store(m.desk())
	}
}

// desk gives how the panels stand.
func (m *Model) desk() Desk {
	d := &m.dock
	return Desk{
		Panel: panelWords[d.open], Full: d.full, Side: sideNames[d.want], Wide: d.wide, Tall: d.tall, ListWide: d.requests.wide, ListTall: d.requests.tall,
		Sent:   d.send.sent(),
		Spoken: slices.Clone(m.inputs.spoken),
	}
}
