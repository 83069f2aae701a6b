package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// Several ghosts can run at a time. One has the stage; the others stand in a row at the foot of the screen, each with how much it has
// said since it had the stage last. Who there is the viewer tells; what they say comes from the journal, so that nobody watches frames
// that are not shown.

// company are the ghosts that run. It is empty as long as it is not known who there is.
type company struct {
	all   []show.Presence // in the order in which they came; names are clean
	heard map[int]*heard  // by number
	// wanted is the ghost that the viewer has turned to, until its first frame has come; 0 for none. arriving: its frames come next.
	wanted   int
	arriving bool
	turn     int                // numbers what the viewer has turned to
	frames   <-chan show.Frame  // of the stage; what comes from elsewhere is late
	stop     context.CancelFunc // ends them
	many     bool               // there was more than one at a time
	rows     int                // how many rows of the screen the others take
}

// heard is what is known from the journal of a ghost: lines that nobody has seen on the stage, the newest of them, and the surface of
// its \0.
type heard struct {
	lines   int
	newest  string
	surface string
}

// who tells ghosts apart, also those that have no number.
type who struct {
	id   int
	name string
}

// who is the ghost that has the stage.
func (m *Model) who() who { return who{m.frame.GhostID, m.frame.Ghost} }

type (
	// gathered: other ghosts run than before, or more is to be known of them.
	gathered struct {
		all     []show.Presence
		version uint64
		at      time.Time
	}
	// turned: frames of the ghost come that the viewer has turned to.
	turned struct {
		frames <-chan show.Frame
		err    error
		turn   int
		stop   context.CancelFunc
	}
)

// gather waits until other ghosts run than at a version.
func (m *Model) gather(since uint64, last time.Time) tea.Cmd {
	ctx, viewer := m.ctx, m.viewer
	if viewer == nil {
		return nil
	}
	return func() tea.Msg {
		if !rest(ctx, last, journalPause) {
			return nil
		}
		all, version, err := viewer.Company(ctx, since)
		if err != nil {
			return nil
		}
		return gathered{all, version, time.Now()}
	}
}

// maxGhostName is how many bytes of a ghost's name are kept here.
const maxGhostName = 256

// open takes the ghosts that run now, and waits for the next news of them.
func (msg gathered) open(m *Model) tea.Cmd {
	c := &m.company
	c.all = make([]show.Presence, len(msg.all))
	for i, p := range msg.all {
		p.Ghost = cell.Clean(strings.ToValidUTF8(p.Ghost[:min(len(p.Ghost), maxGhostName)], ""))
		if p.Ghost == "" {
			p.Ghost = textNobody
		}
		c.all[i] = p
	}
	c.many = c.many || len(c.all) > 1
	for id := range c.heard {
		if c.left(who{id: id}) {
			delete(c.heard, id)
		}
	}
	for of := range m.drafts {
		if c.left(of.ghost) {
			delete(m.drafts, of)
		}
	}
	for of := range m.asked {
		if c.left(of.ghost) {
			delete(m.asked, of)
		}
	}
	if m.dock.palette.open {
		m.fitCommands()
	}
	m.stale = true
	return m.gather(msg.version, msg.at)
}

// runs says whether a ghost is known to run.
func (c *company) runs(id int) bool {
	return slices.ContainsFunc(c.all, func(p show.Presence) bool { return p.GhostID == id })
}

// nameOf gives the name of the ghost of an entry, with a number behind it where others of that name came before it and still run.
func (c *company) nameOf(e *journal.Entry) string {
	if len(c.all) < 2 || e.GhostID == 0 {
		return e.Ghost
	}
	nth, name := 1, cell.Clean(e.Ghost)
	for i := range c.all {
		switch p := &c.all[i]; {
		case p.Ghost != name:
		case p.GhostID == e.GhostID && nth > 1:
			return fmt.Sprintf("%s (%d)", name, nth)
		case p.GhostID == e.GhostID:
			return e.Ghost
		default:
			nth++
		}
	}
	return e.Ghost
}

// left says whether a ghost does not run any more. Numbers go up: one that is higher than all may be that of a ghost that has come
// meanwhile.
func (c *company) left(w who) bool {
	newest := 0
	for i := range c.all {
		if c.all[i].GhostID == w.id {
			return false
		}
		newest = max(newest, c.all[i].GhostID)
	}
	return w.id != 0 && w.id <= newest
}

// of gives what was heard of a ghost.
func (c *company) of(id int) *heard {
	h := c.heard[id]
	if h == nil {
		if c.heard == nil {
			c.heard = map[int]*heard{}
		}
		h = &heard{}
		c.heard[id] = h
	}
	return h
}

// maxNewest is how many bytes of what was said last are kept: more than a screen is wide.
const maxNewest = 1024

// hear takes an entry of the journal, and says whether it was about another ghost than the one on the stage.
func (c *company) hear(e *journal.Entry, staged int) bool {
	switch {
	case e.GhostID == 0:
		return false
	case e.Kind == journal.Surface && e.Scope == 0:
		c.of(e.GhostID).surface = cell.Clean(strings.ToValidUTF8(e.Text[:min(len(e.Text), maxGhostName)], ""))
	case e.Kind == journal.Said && e.GhostID != staged:
		h, text := c.of(e.GhostID), e.Text
		for line := range strings.SplitSeq(text, "\n") {
			if strings.TrimSpace(line) != "" {
				h.lines++
			}
		}
		text = strings.ToValidUTF8(text[:min(len(text), maxNewest)], "")
		h.newest = cell.Clean(strings.Join(strings.Fields(text), " "))
	default:
		return false
	}
	return e.GhostID != staged
}

// staged is the ghost that has the stage, or is about to.
func (m *Model) staged() int {
	if m.company.wanted != 0 {
		return m.company.wanted
	}
	return m.frame.GhostID
}

// others gives the ghosts that do not have the stage, in the order in which Tab goes round: none while one is alone.
func (m *Model) others() []show.Presence {
	c := &m.company
	at := m.place()
	if at < 0 {
		return nil
	}
	rest := make([]show.Presence, 0, len(c.all)-1)
	return append(append(rest, c.all[at+1:]...), c.all[:at]...)
}

// place is where the ghost that has the stage stands among them; negative when it is not there, as before the first frame.
func (m *Model) place() int {
	id := m.staged()
	for i := range m.company.all {
		if m.company.all[i].GhostID == id {
			return i
		}
	}
	return -1
}

// giveStageBy brings the ghost on the stage that comes so many places behind the one that is there.
func (m *Model) giveStageBy(by int) tea.Cmd {
	at, n := m.place(), len(m.company.all)
	if at < 0 || n < 2 {
		return nil
	}
	return m.giveStage(m.company.all[((at+by)%n+n)%n].GhostID)
}

// giveStage brings a ghost on the stage. The one that is there stays in sight until the first frame of the other comes.
func (m *Model) giveStage(id int) tea.Cmd {
	c := &m.company
	if id == m.staged() || m.viewer == nil || !c.runs(id) {
		return nil
	}
	c.turn++
	c.wanted, c.arriving, m.stale = id, false, true
	turn, viewer := c.turn, m.viewer
	ctx, stop := context.WithCancel(m.ctx)
	return func() tea.Msg {
		frames, err := viewer.Watch(ctx, id)
		return turned{frames, err, turn, stop}
	}
}

// open begins to wait for the frames of the ghost that the viewer has turned to, and for no others.
func (msg turned) open(m *Model) tea.Cmd {
	c := &m.company
	if msg.turn != c.turn { // the viewer has turned to yet another one
		msg.stop()
		return nil
	}
	if msg.err != nil {
		msg.stop()
		c.wanted, m.stale = 0, true
		if !errors.Is(msg.err, context.Canceled) {
			m.notice(textNotTurned + msg.err.Error())
		}
		return nil
	}
	if c.stop != nil {
		c.stop()
	}
	c.frames, c.stop, c.arriving = msg.frames, msg.stop, true
	return m.nextFrame(msg.frames, time.Time{})
}

// late says whether frames are not those of the stage any more.
func (c *company) late(frames <-chan show.Frame) bool {
	return frames != nil && c.frames != nil && frames != c.frames
}

// tookEnd ends the program with the frames of the stage.
func (m *Model) tookEnd(msg gone) tea.Cmd {
	if m.company.late(msg.frames) {
		return nil
	}
	return tea.Quit
}

// changeStage makes ready for the first frame of another ghost. What was begun to type for the one before is kept, if the viewer has
// turned away from it; if it has left, the form says so.
func (m *Model) changeStage(f *show.Frame) {
	c := &m.company
	turned := c.arriving
	if c.arriving {
		c.wanted, c.arriving = 0, false
	}
	if m.who() == (who{f.GhostID, f.Ghost}) {
		return
	}
	if turned {
		m.leaveForm(who{f.GhostID, f.Ghost})
	}
	clear(m.balloons)
	m.album.change(f.GhostID)
	m.wishSeen = 0
	if h := c.heard[f.GhostID]; h != nil {
		h.lines, h.newest = 0, ""
	}
}
