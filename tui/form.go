package tui

import (
	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
)

// form is the newest box of the ghost, as the viewer fills it in.
type form struct {
	box    show.Box
	open   bool // there is a box
	behind bool // the viewer watches first: the keys are commands again
}

// takeForm takes the boxes of a new frame.
func (m *Model) takeForm() {}

// writing says whether the form has the keyboard: letters are text then.
func (m *Model) writing() bool { return m.form.open && !m.form.behind && !m.help.open }

// pressForm takes a key for the form.
func (m *Model) pressForm(k tea.KeyPressMsg) tea.Cmd { return nil }

// pasteForm takes what was pasted.
func (m *Model) pasteForm(text string) tea.Cmd { return nil }

// paintForm draws the form over the stage.
func (m *Model) paintForm() {}

// formCursor is where the terminal's own cursor stands; nil where none is wanted.
func (m *Model) formCursor() *tea.Cursor { return nil }
