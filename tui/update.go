package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// Update takes a message. It never blocks: whatever waits is a command.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	defer m.guard()
	next, cmd := m.take(msg)
	return next, m.guarded(tea.Batch(cmd, m.pose(), m.upkeep(), m.tend()))
}

func (m *Model) take(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case framed:
		return m, m.tookFrame(msg)
	case recorded:
		return m, m.tookEntries(msg)
	case second:
		return m, m.tookSecond(msg)
	case developed:
		return m, m.tookPicture(msg)
	case composed:
		m.tookLooks(msg)
		return m, nil
	case stirred:
		m.tookStir(msg)
		return m, nil
	case taken:
		return m, m.tookInput(msg)
	case watching:
		return m, m.tookWatch(msg)
	case noticed:
		m.forgets = msg != ""
		return m, m.remark(string(msg))
	case letter:
		return m, msg.open(m)
	case gone:
		return m, m.tookEnd(msg)
	case tea.KeyPressMsg:
		return m, m.press(msg)
	case tea.PasteMsg:
		return m, m.paste(msg.Content)
	case tea.MouseMsg:
		return m, m.mouse(msg)
	}
	m.tookTerminal(msg)
	return m, nil
}

// tookTerminal takes what the terminal says about itself.
func (m *Model) tookTerminal(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h, m.toLit, m.stale = max(msg.Width, 0), max(msg.Height, 0), true, true
	case tea.FocusMsg:
		m.window.took(false)
	case tea.BlurMsg:
		m.window.took(true)
	case tea.ColorProfileMsg:
		m.retint(m.tint.profiled(msg.Profile, m.noColor))
	case tea.BackgroundColorMsg:
		t := m.tint
		if t.ground = light; msg.IsDark() {
			t.ground = dark
		}
		if !m.themed {
			m.retint(t)
		}
	case tea.ModeReportMsg:
		// The renderer counts clusters from the same answers on.
		known := msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet
		if msg.Mode == ansi.ModeUnicodeCore && known && !m.metrics.Grapheme {
			m.metrics.Grapheme, m.stale = true, true
		}
	default:
		m.tookAnswer(msg)
	}
}

// retint changes the colours.
func (m *Model) retint(t tint) {
	if t != m.tint {
		m.tint = t
		m.dress()
	}
}

// dress makes what depends on the colours and on nothing else.
func (m *Model) dress() {
	m.theme, m.stale = newTheme(m.tint, m.metrics.Wide || m.ascii), true
	m.fixed = [2]segment{m.addressSegment(), m.helpSegment()}
}

// press takes a key.
func (m *Model) press(k tea.KeyPressMsg) tea.Cmd {
	if m.easel.debris(k) {
		return nil
	}
	if a, ok := m.bound(k); ok && a == redraw { // whatever is open
		return m.redrawn()
	}
	if m.dock.palette.open {
		return m.pressPalette(k)
	}
	m.stale = m.stale || m.dock.said != ""
	m.dock.said = ""
	if m.ruler {
		return m.closeRuler()
	}
	a, ok := m.bound(k)
	if m.help.open && a != quit {
		m.help.press(a, ok)
		m.stale = true
		return nil
	}
	if m.writing() && !outOfForm(ok, k) {
		return m.pressForm(k)
	}
	if m.typing() && !outOfForm(ok, k) {
		m.pressTyping(k)
		return nil
	}
	if !ok {
		return nil
	}
	return m.act(a, k)
}

// tookWatch begins to wait for frames. Without a ghost to watch there is nothing to do here.
func (m *Model) tookWatch(msg watching) tea.Cmd {
	if msg.err != nil {
		if !errors.Is(msg.err, context.Canceled) {
			m.err = errors.New(textNoGhost + cell.Clean(msg.err.Error()))
		}
		return tea.Quit
	}
	m.company.frames = msg.frames
	return m.nextFrame(msg.frames, time.Time{})
}

// tookFrame takes a frame and waits for the next.
func (m *Model) tookFrame(msg framed) tea.Cmd {
	if m.company.late(msg.frames) {
		return nil
	}
	was, until := m.frame, m.deadline()
	m.changeStage(&msg.frame)
	m.frame, m.seen, m.now, m.stale = msg.frame, true, msg.at, true
	m.dock.script.pulse.framed, m.dock.script.pulse.now = msg.at, msg.at
	m.frame.Stage = m.frame.Stage.Drawn()
	other := m.frame.GhostID != was.GhostID
	if (!m.inputs.busy || other) && m.frame.Speed > 0 {
		m.speed = m.frame.Speed
	}
	switch {
	case other:
		m.leaving = m.frame.Closing || m.quits
	case m.frame.Closing != was.Closing:
		m.leaving = m.frame.Closing // it may go by itself, and it may change its mind
		m.quits = m.quits && m.leaving
	}
	m.takeStage(was)
	next := m.nextFrame(msg.frames, msg.at)
	if cmd := m.wanted(); cmd != nil {
		next = tea.Batch(next, cmd)
	}
	if m.deadline().Equal(until) {
		return next
	}
	return tea.Batch(next, m.count())
}

// takeStage takes what stands on the stage now.
func (m *Model) takeStage(was show.Frame) {
	if m.frame.Serial != was.Serial || len(m.frame.Stage.Choices) == 0 {
		m.chosen = 0
	}
	m.chosen = clamp(m.chosen, 0, max(len(m.frame.Stage.Choices)-1, 0))
	// While the script plays the balloon follows its end; once it waits, the lit choice has to be seen.
	if m.frame.Serial != was.Serial || !m.linked() {
		m.link = noLink
	}
	m.toLit = m.frame.Wait == show.Choice && (was.Wait != show.Choice || m.frame.Serial != was.Serial)
	for i := range m.frame.Stage.Scopes {
		sc := &m.frame.Stage.Scopes[i]
		m.balloon(sc.ID).take(sc)
	}
	m.takeForm()
	m.takeWishes()
	m.recast()
	m.part()
}

// count begins to count the seconds of Quiet, or of a box, down; whatever was counted before is over.
func (m *Model) count() tea.Cmd {
	m.ticks++
	if !m.deadline().After(m.now) {
		return nil
	}
	return countdown(m.ticks, m.now, m.deadline())
}

// tookSecond shows another second of Quiet, or of a box.
func (m *Model) tookSecond(msg second) tea.Cmd {
	if msg.id != m.ticks {
		return nil
	}
	m.now, m.stale = msg.at, true
	if !m.deadline().After(m.now) {
		return nil
	}
	return countdown(m.ticks, m.now, m.deadline())
}
