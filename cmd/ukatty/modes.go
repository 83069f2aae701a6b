package main

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// modeQuery asks a terminal at the other end of SSH for synchronized output and grapheme clusters (modes 2026 and 2027), by DECRQM.
//
// Bubble Tea asks a terminal that stands here, and takes the answers from wherever they come. At the other end it asks few: one
// that prints the end of this question is known by its environment alone, of which SSH hands on but TERM. So the terminal is asked
// first what it is, by a question that all know or leave out (DA2), and asked for the modes if it is none of those.
type modeQuery struct {
	step    modesStep
	asked   time.Time     // the last question
	leaving bool          // no further question is asked
	colours bool          // it is also asked for its colours
	done    chan struct{} // closed when no answer is to come
}

// modesStep is how far the terminal was asked.
type modesStep uint8

const (
	modesUnasked  modesStep = iota // and to be asked
	modesNaming                    // what it is
	modesAsking                    // for its modes
	modesAnswered                  // or nothing is asked
)

// newModeQuery asks where the environment says that the terminal is at the other end.
func newModeQuery(getenv func(string) string) *modeQuery {
	m := &modeQuery{done: make(chan struct{}), colours: asksTrueColor(getenv)}
	if !away(getenv) {
		m.end()
	}
	return m
}

// end says that nothing more is asked, and no answer is to come.
func (m *modeQuery) end() {
	if m.step != modesAnswered {
		m.step = modesAnswered
		close(m.done)
	}
}

// begin gives the first question, once; nil for none.
func (m *modeQuery) begin() tea.Cmd {
	if m.step != modesUnasked {
		return nil
	}
	m.step, m.asked = modesNaming, time.Now()
	return tea.Raw(ansi.RequestSecondaryDeviceAttributes)
}

// take looks at a message of the program, and gives what the program gets in its place.
func (m *modeQuery) take(msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case uv.SecondaryDeviceAttributesEvent:
		if m.step != modesNaming {
			return msg
		}
		if m.leaving || printsQuestions(msg) {
			m.end()
			return nil
		}
		m.step, m.asked = modesAsking, time.Now()
		questions := ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore
		if m.colours {
			questions = trueColorQuestion + questions // the answer to the last one ends them all
		}
		return tea.Raw(questions)()
	case tea.ModeReportMsg:
		if m.step == modesAsking && msg.Mode == ansi.ModeUnicodeCore { // it was asked for last
			m.end()
		}
	}
	return msg
}

// asking says whether an answer may be on its way.
func (m *modeQuery) asking() bool { return m.step == modesNaming || m.step == modesAsking }

// leave asks nothing more, and gives what waits until the terminal has answered, or has had the time to, and no longer than a limit.
func (m *modeQuery) leave() (rest func(limit time.Duration)) {
	m.leaving = true
	last := m.asked
	return func(limit time.Duration) {
		select {
		case <-m.done:
		case <-time.After(min(time.Until(last.Add(answerAway)), limit)):
		}
	}
}

// printsQuestions says of a terminal, by its secondary device attributes, whether it may print a part of DECRQM: Terminal of macOS
// does, and GNU screen hands nothing on and has neither mode.
func printsQuestions(attributes []int) bool {
	return slices.Equal(attributes, []int{1, 95, 0}) || len(attributes) > 0 && attributes[0] == 83
}
