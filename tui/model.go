package tui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/sakura"
	"ukatty/shells"
	"ukatty/tui/cell"
)

// Model is the one root model, for the local terminal and for sessions from elsewhere. It belongs to the goroutine that
// runs the program; commands work on copies of what they need.
type Model struct {
	ctx     context.Context
	viewer  Viewer
	journal Journal
	late    func(context.Context) string // a notice that takes its time; nil without one
	// What the panels do beyond the screen: nil where it is not offered.
	sender   sendFunc
	encode   encodeFunc
	export   exportFunc
	schedule func(sakura.Script) []time.Duration
	forgets  bool // nothing of this run will be remembered
	err      error

	w, h     int
	metrics  cell.Metrics
	noColor  bool // whoever started the program wants none
	suspend  func()
	guard    func()
	themed   bool // and this one has chosen the background
	ascii    bool // or wants ASCII
	tint     tint
	theme    theme
	bindings []binding

	frame show.Frame
	seen  bool // a frame has come
	cast  []actor
	stand stand
	// arranged is how the characters were placed last, in the wide layout.
	arranged arranged
	// looks is Options.ShellOf, wearer the ghost that it was asked for last.
	looks   func(ghost int, name string) *shells.Shell
	spoiled func(shell, mistake string)
	wearer  outfit
	album   album
	easel   *easel
	now     time.Time // when the last frame or tick came
	ticks   int       // numbers the countdown that runs; 0 without one

	balloons map[int]*balloon
	chosen   int  // the choice that is lit
	link     int  // the anchor that is lit; noLink: a choice is
	toLit    bool // what is lit is to be scrolled to
	speed    int
	inputs   inputs
	leaving  bool // the ghost was asked to go
	quits    bool // by the viewer, with all others
	company  company

	addresses []string
	fixed     [2]segment // of the status line: the addresses and the help
	notices   []string
	remarks   []string // those that are there from the beginning
	bulletins <-chan []string
	bulletin  bulletin        // what came last
	asked     map[wishOf]bool // wishes that were answered and still stand there
	wishSeen  int             // the wish that can be read on the screen; 0 for none
	news      news
	window    focus
	nameplate nameplate
	ghostName nameSegment

	dock      dock
	docked    bool // the stage is being drawn beside a panel
	mouseless bool // the mouse is the terminal's

	help   help
	ruler  bool // it is shown
	form   form
	drafts map[draft]form // boxes that were begun
	canvas canvas
	spots  []spot
	touch  touch
	text   string
	stale  bool // what View drew last no longer holds
}

// New makes the model. It waits for nothing; the context ends what it starts.
func New(ctx context.Context, o Options) *Model {
	m := &Model{
		ctx: ctx, viewer: o.Viewer, journal: o.Journal,
		late:      o.Late,
		sender:    o.Send,
		encode:    o.Encode,
		export:    o.Export,
		schedule:  o.Schedule,
		metrics:   o.Metrics,
		noColor:   o.NoColor,
		tint:      tint{plain: o.NoColor, ground: o.Theme.ground()},
		bulletins: o.Bulletins,
		guard:     unguarded,
		suspend:   o.Suspend,
		themed:    o.Theme.ground() != unknown,
		ascii:     o.ASCII,
		window:    focus{bell: o.Bell},
		bindings:  bindings(),
		stand:     newStand(o.Shell),
		looks:     o.ShellOf,
		spoiled:   o.Spoiled,
		album:     album{load: o.Picture, shots: map[exposure]*shot{}},
		easel:     newEasel(&o),
		link:      noLink,
		balloons:  map[int]*balloon{},
		speed:     100,
		dock:      dock{shelf: shelf{load: o.Remembered, store: o.Remember}},
		stale:     true,
	}
	if o.Guard != nil {
		m.guard = o.Guard
	}
	for _, a := range o.Addresses {
		m.addresses = append(m.addresses, cell.Clean(a))
	}
	m.dress()
	m.remarks = o.Remarks
	for _, n := range slices.Concat(o.Remarks, o.Notices) {
		m.notice(n)
	}
	m.recast()
	return m
}

// Init starts watching the ghost and the journal, and asks the terminal for its background without waiting for it.
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{m.watch(), m.read(0, time.Time{}), m.nextBulletin(), m.gather(0, time.Time{}), m.recall()}
	if ctx, late := m.ctx, m.late; late != nil {
		cmds = append(cmds, func() tea.Msg { return noticed(late(ctx)) })
	}
	for _, n := range m.remarks {
		cmds = append(cmds, m.remark(n))
	}
	if !m.tint.plain && m.tint.ground == unknown {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return m.guarded(tea.Batch(cmds...))
}

// Err is why the program ended by itself: nil when the ghost left or the viewer quit.
func (m *Model) Err() error { return m.err }

// noticed is a notice that came late.
type noticed string

// notice puts a sentence before the viewer until it is put away.
func (m *Model) notice(s string) {
	s = cell.Clean(s)
	if s == "" || len(m.notices) >= maxNotices || slices.Contains(m.notices, s) {
		return
	}
	m.notices = append(m.notices, s)
	m.stale = true
}

// maxNotices bounds how many sentences wait to be put away.
const maxNotices = 16

// shellDefault is the surface that a character without one is drawn with.
func shellDefault(s *shells.Shell, scope int) string {
	if s != nil {
		return s.Default(scope)
	}
	if scope == 0 {
		return "0"
	}
	return "10"
}
