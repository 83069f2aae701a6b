package tui

import (
	"cmp"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"ukatty/tui/kitty"
)

// phase is how far the terminal was asked for Kitty graphics.
type phase uint8

const (
	refused phase = iota // it has none, or they are not wanted
	unasked
	naming    // it was asked for its name
	inquiring // it was asked for Kitty graphics
	granted   // it has them
)

// askTime is how long a terminal may take to answer both questions, unless the options say otherwise. What comes later changes nothing
// any more.
const askTime = 500 * time.Millisecond

// oracle asks the terminal for Kitty graphics: first for its name, since some terminals print questions that they do not know, and
// some answer yes and have no placeholders; then for the graphics. Each question ends with one for the attributes, which every
// terminal answers: what was not answered until then is not known to it.
type oracle struct {
	phase phase
	known bool // it has told a name that draws placeholders
	yes   bool // it has said that it has Kitty graphics
	due   string
	turn  int           // numbers the questions
	limit time.Duration // of the time for both answers; 0 for askTime
	// cell is the size of a cell in pixels; exact: as the terminal told it, not made of the size of the window.
	cell  kitty.Pixels
	exact bool
	torn  int // how many keys more may be the rest of an answer that came in pieces
	// answered is closed when no answer is waited for any more; nil when none is.
	answered chan struct{}
}

// askedLong says that the time for answers is over.
type askedLong int

// open ends the questions.
func (l askedLong) open(m *Model) tea.Cmd {
	if o := &m.easel.oracle; int(l) == o.turn && (o.phase == naming || o.phase == inquiring) {
		o.phase, o.due = refused, ""
		o.settle()
	}
	return nil
}

// ask begins to ask.
func (o *oracle) ask() tea.Cmd {
	o.phase, o.known, o.yes = naming, false, false
	o.turn++
	o.answered = make(chan struct{})
	turn := askedLong(o.turn)
	return tea.Batch(tea.Raw(kitty.Naming), tea.Tick(cmp.Or(o.limit, askTime), func(time.Time) tea.Msg { return turn }))
}

// tookAnswer takes a message that is an answer of the terminal about graphics, or else comes from our own commands.
func (m *Model) tookAnswer(msg tea.Msg) {
	if !m.easel.heard(msg, extent{m.w, m.h}) {
		m.tookDeed(msg)
	}
}

// heard takes what the terminal says, and says whether it was an answer, or part of one.
func (o *oracle) heard(msg tea.Msg, window extent) bool {
	switch msg := msg.(type) {
	case tea.TerminalVersionMsg:
		o.known = o.known || o.phase == naming && kitty.Draws(msg.Name)
	case uv.KittyGraphicsEvent:
		o.yes = o.yes || o.phase == inquiring && kitty.Yes(msg.Options.ID, string(msg.Payload))
	case uv.PrimaryDeviceAttributesEvent:
		o.attributes()
	case uv.CellSizeEvent:
		o.cell, o.exact = kitty.Pixels{W: msg.Width, H: msg.Height}.Sane(), true
	case uv.PixelSizeEvent:
		o.measured(msg, window)
	case uv.UnknownEvent:
		if s := string(msg); strings.HasPrefix(s, "\x1b_G") || strings.HasPrefix(s, "\x1bP>") {
			o.torn = maxTorn
		}
	default:
		return false
	}
	return true
}

// measured takes the size of the window, for terminals that do not tell that of a cell.
func (o *oracle) measured(msg uv.PixelSizeEvent, window extent) {
	if !o.exact && window.w > 0 && window.h > 0 {
		o.cell = kitty.Pixels{W: msg.Width / window.w, H: msg.Height / window.h}.Sane()
	}
}

// attributes takes the end of the answers to a question.
func (o *oracle) attributes() {
	switch {
	case o.phase == naming && o.known:
		o.phase, o.due = inquiring, kitty.Question
	case o.phase == inquiring && o.yes:
		o.phase = granted
		o.settle()
	case o.phase == naming, o.phase == inquiring:
		o.phase = refused
		o.settle()
	}
}

// settle tells those who wait for the answers that there are no more.
func (o *oracle) settle() {
	if o.answered != nil {
		close(o.answered)
		o.answered = nil
	}
}

// An answer that comes in pieces, with a pause between them, is given up by the decoder of keys, and its rest taken for keys. So
// after the first piece keys are not taken for such until the answer has ended, for tornTime and maxTorn of them at most.
const (
	maxTorn  = 80
	tornTime = 300 * time.Millisecond
)

// mended says that no rest of an answer is to be expected any more.
type mended struct{}

func (mended) open(m *Model) tea.Cmd {
	m.easel.torn = 0
	return nil
}

// debris says whether a key is but the rest of an answer.
func (o *oracle) debris(k tea.KeyPressMsg) bool {
	if o.torn == 0 {
		return false
	}
	o.torn--
	if k.Code == '\\' && k.Mod == tea.ModAlt { // ST, which ends it
		o.torn = 0
	}
	return true
}
