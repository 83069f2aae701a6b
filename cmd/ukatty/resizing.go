package main

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// resizing holds back the sizes of a window that is being resized at the other end of a slow line. Each of them would be drawn, and
// the pictures would be on their way long after the window has its last size. Of all that come in the time that the terminal takes
// to answer anything, only the last one counts. The zero value holds back nothing.
//
// The size is that which the system knows: the same words among the keys are somebody's joke, or a terminal's mistake.
type resizing struct {
	now    func() (columns, rows int) // 0 where the system does not know; a nil one never knows
	pause  time.Duration
	passed tea.WindowSizeMsg  // the last one; zero until the first, which is passed at once
	held   *tea.WindowSizeMsg // until the pause is over; nil for none
}

// The pauses: what is shorter the renderer makes by itself, and nobody looks longer at what does not fit its window.
const (
	minResizing = 50 * time.Millisecond
	maxResizing = 500 * time.Millisecond
)

// resized says that the pause is over.
type resized struct{}

// answered takes the time that the terminal took to answer.
func (r *resizing) answered(took time.Duration) {
	if r.pause = 0; took >= minResizing {
		r.pause = min(took, maxResizing)
	}
}

// take looks at a message of the program, and gives what the program gets in its place; nil for nothing.
func (r *resizing) take(msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		msg = r.known(msg)
		first := r.held == nil
		switch {
		case vast(msg.Width, msg.Height):
			return nil
		case first && (r.pause == 0 || r.passed == (tea.WindowSizeMsg{})):
			r.passed = msg
			return msg
		}
		if r.held = &msg; first {
			return tea.BatchMsg{tea.Tick(r.pause, func(time.Time) tea.Msg { return resized{} })}
		}
		return nil
	case resized:
		last := *r.held
		if r.held = nil; last == r.passed {
			return tea.ClearScreen() // which was cut off by a size that nobody has seen
		}
		r.passed = last
		return last
	}
	return msg
}

// known gives the size that the system knows, where it knows one.
func (r *resizing) known(said tea.WindowSizeMsg) tea.WindowSizeMsg {
	if r.now != nil {
		if columns, rows := r.now(); columns > 0 && rows > 0 {
			return tea.WindowSizeMsg{Width: columns, Height: rows}
		}
	}
	return said
}

// maxSide and maxCells bound the window that is drawn: all its cells are kept several times over, and no screen shows as many.
const (
	maxSide  = 1<<16 - 1
	maxCells = 1 << 20
)

// vast says whether a window has a size that none has.
func vast(columns, rows int) bool {
	return columns < 0 || rows < 0 || columns > maxSide || rows > maxSide || columns*rows > maxCells
}
