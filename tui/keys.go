package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// action is what a key does.
type action uint8

// What keys do, in the order of the help.
const (
	goOn action = iota
	nextChoice
	lastChoice
	takeNumber
	nextLink
	lastLink
	nextGhost
	lastGhost
	breakOff
	skip
	pause
	faster
	slower
	asWritten
	hide
	comeBack
	poke
	scrollUp
	scrollDown
	scrollEnd
	putAway
	grantWish
	denyWish
	speak
	aside
	openRequests
	openBacklog
	openScript
	openSend
	otherSide
	zoom
	larger
	smaller
	turnDock
	rowUp
	rowDown
	rowsUp
	rowsDown
	rowFirst
	rowLast
	followRows
	filterRows
	searchRows
	nextHit
	lastHit
	nextRefusal
	lastRefusal
	openRow
	nextRow
	lastRow
	moreList
	lessList
	turnView
	leave
	copySend
	copyNetcat
	copyCurl
	sendAgain
	editSend
	writeFile
	lineDone
	lineLeave
	sendNow
	nextField
	lastField
	olderLine
	newerLine
	breakRow
	undoEdit
	sendMode
	freeMouse
	showRuler
	suspend
	redraw
	showPalette
	showHelp
	quit
)

// where is a set of the places that can have the keyboard. A key may do one thing in one of them and another elsewhere.
type where uint16

// What can have the keyboard.
const (
	atStage    where = 1 << iota
	atRequests       // the list of the requests
	atDetail         // one of them
	atBacklog
	atScript
	atLine // a line at the bottom of a panel; letters are text
	atSend // the box for sending; letters are text
	atForm // a box of the ghost; letters are text

	atRows     = atRequests | atBacklog
	atScroll   = atRows | atDetail | atScript
	atPanel    = atScroll
	atCommand  = atStage | atPanel
	everywhere = atCommand | atLine | atSend | atForm
)

// binding is a key, or several, with what they do and where. Matching, help and command palette all come from it.
type binding struct {
	action action
	where  where
	key    key.Binding
	short  string // what it does in a word, where there is no room for more
}

// bindings gives the one table of keys. Each program has its own, so that sessions can be given other keys.
func bindings() []binding {
	return slices.Concat(stageKeys(), dockKeys(), panelKeys(), boxKeys(), commonKeys())
}

// bind makes a row of the table.
func bind(a action, at where, label, does string, keys ...string) binding {
	does, short, _ := strings.Cut(does, "|")
	return binding{a, at, key.NewBinding(key.WithKeys(keys...), key.WithHelp(label, does)), short}
}

// stageKeys are those of the stage. What steers the playing works in a panel, too.
func stageKeys() []binding {
	return []binding{
		bind(goOn, atStage, "Enter Space", "go on; take what is lit", "enter", "space"),
		bind(nextChoice, atStage, "Down", "light the next choice", "down", "j"),
		bind(lastChoice, atStage, "Up", "light the choice before", "up", "k"),
		bind(takeNumber, atStage, "1-9", "take a choice by its number", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		bind(nextLink, atStage, "Right", "light the next link", "right", "l"),
		bind(lastLink, atStage, "Left", "light the link before", "left", "L"),
		bind(nextGhost, atCommand, "Tab", "give the stage to the next ghost|ghost", "tab"),
		bind(lastGhost, atCommand, "Shift+Tab", "give the stage to the ghost before", "shift+tab"),
		bind(breakOff, atStage, "Esc", "break the script off, close the balloons", "esc"),
		bind(skip, atCommand, "s", "skip to the next question or the end|skip", "s"),
		bind(pause, atCommand, "p", "pause, and go on|pause", "p"),
		bind(faster, atCommand, "+", "faster", "+", "="),
		bind(slower, atCommand, "-", "slower", "-", "_"),
		bind(asWritten, atCommand, "0", "speed as written", "0"),
		bind(hide, atStage, "h", "hide, and show again", "h"),
		bind(comeBack, atStage, "r", "bring a ghost back that has left", "r"),
		bind(poke, atStage, "m", "the ghost's menu, where it has one", "m"),
		bind(scrollUp, atStage, "PgUp", "scroll the balloon back", "pgup", "ctrl+b"),
		bind(scrollDown, atStage, "PgDn", "scroll the balloon on", "pgdown", "ctrl+f"),
		bind(scrollEnd, atStage, "End", "scroll to the newest line", "end"),
		bind(putAway, atStage, "x", "put a notice away", "x"),
		bind(grantWish, atStage, "y", "let happen what a script wishes for", "y"),
		bind(denyWish, atStage, "n", "put the wish away", "n"),
		bind(speak, atStage, "t", "talk to the ghost", "t"),
		bind(aside, atCommand|atForm, "F2", "put a box behind, as it takes all letters; and back", "f2"),
	}
}

// dockKeys open the panels and place them.
func dockKeys() []binding {
	return []binding{
		bind(openRequests, everywhere, "F3 R", "requests: what came in, and what became of it", "f3", "R"),
		bind(openBacklog, everywhere, "F4 B", "backlog: all that was said", "f4", "B"),
		bind(openScript, everywhere, "F5 S", "script: what plays, and where it is", "f5", "S"),
		bind(openSend, everywhere, "F6 W", "write a script or an event and send it", "f6", "W"),
		bind(otherSide, atCommand|atSend, "o", "from the stage to the panel, and back|other side", "o", "ctrl+o"),
		bind(zoom, atCommand|atSend, "z", "the panel over the whole screen, and back|full", "z", "f9"),
		bind(larger, atCommand, ">", "make the panel larger", ">"),
		bind(smaller, atCommand, "<", "make the panel smaller", "<"),
		bind(turnDock, atCommand, "V", "put the panel below the stage, or beside it", "V"),
	}
}

// panelKeys work in the panels.
func panelKeys() []binding {
	return []binding{
		bind(rowUp, atScroll, "Up", "a row up; stops following", "up", "k"),
		bind(rowDown, atScroll, "Down", "a row down", "down", "j"),
		bind(rowsUp, atScroll, "PgUp", "a screen up", "pgup", "ctrl+b"),
		bind(rowsDown, atScroll, "PgDn", "a screen down", "pgdown", "ctrl+f"),
		bind(rowFirst, atScroll, "Home", "the first row", "home", "g"),
		bind(rowLast, atScroll, "End", "the last row, and follow what comes", "end", "G"),
		bind(followRows, atRows|atScript, "F", "follow what comes, and stop|follow", "F"),
		bind(filterRows, atRows, "f", "show only what fits: words, !word, 4xx, sender:word, took:>5|filter", "f"),
		bind(searchRows, atRows, "/", "search|search", "/"),
		bind(nextHit, atRows, "n", "the next hit; of an open row without a search the next row", "n"),
		bind(lastHit, atRows, "N", "the hit before", "N"),
		bind(nextRefusal, atRequests|atDetail, "}", "the next request that was refused", "}"),
		bind(lastRefusal, atRequests|atDetail, "{", "the request before that was refused|refused", "{"),
		bind(openRow, atRows, "Enter", "all about the request, all that was said|open", "enter", "space", "right", "l"),
		bind(nextRow, atDetail, "n", "the next request|next", "n"),
		bind(lastRow, atDetail, "N", "the request before", "N"),
		bind(moreList, atDetail, "]", "more room for the list", "]"),
		bind(lessList, atDetail, "[", "less room for the list", "["),
		bind(turnView, atDetail, "v", "its text, or its bytes|bytes", "v"),
		bind(leave, atPanel, "Esc", "back; close the panel|back", "esc", "left"),
		bind(copySend, atRequests|atDetail, "c", "copy as ukatty send|copy", "c"),
		bind(copyNetcat, atRequests|atDetail, "C", "copy as nc", "C"),
		bind(copyCurl, atRequests|atDetail, "u", "copy as curl", "u"),
		bind(sendAgain, atRequests|atDetail, "a", "send it again|again", "a"),
		bind(editSend, atRequests|atDetail, "e", "edit it and send|edit", "e"),
		bind(writeFile, atBacklog, "w", "write what is shown to a file|to file", "w"),
	}
}

// boxKeys work where something is typed.
func boxKeys() []binding {
	return []binding{
		bind(lineDone, atLine, "Enter", "done|done", "enter", "kpenter"),
		bind(lineLeave, atLine|atSend, "Esc", "leave the line|close", "esc"),
		bind(sendNow, atSend, "Enter", "send|send", "enter", "kpenter"),
		bind(nextField, atSend, "Tab", "the next line|next", "tab"),
		bind(lastField, atSend, "Shift+Tab", "the line before", "shift+tab"),
		bind(olderLine, atSend, "Up", "what was sent before|history", "up"),
		bind(newerLine, atSend, "Down", "what was sent after it", "down"),
		bind(breakRow, atSend, "Alt+Enter", "another line: of a script for the eye only|line", "alt+enter", "ctrl+j", "shift+enter"),
		bind(undoEdit, atSend, "Ctrl+_", "take the last change back|undo", "ctrl+_", "ctrl+/", "alt+z"),
		bind(sendMode, atSend, "Ctrl+T", "a script, an event, or a whole request|kind", "ctrl+t"),
	}
}

// commonKeys are the rest.
func commonKeys() []binding {
	return []binding{
		bind(freeMouse, everywhere, "M F8", "leave the mouse to the terminal for selecting, and take it back", "M", "f8"),
		bind(showRuler, everywhere, "F7", "a ruler for the width of ambiguous characters|ruler", "f7"),
		bind(suspend, everywhere, "Ctrl+Z", "stop for the shell, until its fg|stop", "ctrl+z"),
		bind(redraw, everywhere, "Ctrl+L", "draw the screen anew|redraw", "ctrl+l"),
		bind(showPalette, everywhere, ": Ctrl+P", "find a command by its words", ":", "ctrl+p"),
		bind(showHelp, everywhere, "?", "this help|help", "?", "f1"),
		bind(quit, everywhere, "q", "quit; a second time without waiting", "q", "ctrl+c"),
	}
}

// keyboard says what has the keyboard.
func (m *Model) keyboard() where {
	d := &m.dock
	switch {
	case m.help.open:
		return atStage
	case m.writing():
		return atForm
	case d.open == noPanel || !d.front:
		return atStage
	case d.line.open:
		return atLine
	case d.open == sendPanel:
		return atSend
	case d.open == backlogPanel:
		return atBacklog
	case d.open == scriptPanel:
		return atScript
	case d.requests.detail.open:
		return atDetail
	}
	return atRequests
}

// bound gives what a key does.
func (m *Model) bound(k tea.KeyPressMsg) (action, bool) {
	at := m.keyboard()
	for i := range m.bindings {
		if b := &m.bindings[i]; b.where&at != 0 && key.Matches(k, b.key) {
			return b.action, true
		}
	}
	return 0, false
}

// bindingsAt gives the rows of what keys do in a place: first those that are not the stage's as well.
func (m *Model) bindingsAt(at where) []binding {
	var own, shared []binding
	for _, b := range m.bindings {
		switch {
		case b.where&at == 0:
		case b.where&atStage == 0:
			own = append(own, b)
		default:
			shared = append(shared, b)
		}
	}
	return append(own, shared...)
}

// bindingOf gives the row of an action.
func (m *Model) bindingOf(a action) binding {
	for i := range m.bindings {
		if m.bindings[i].action == a {
			return m.bindings[i]
		}
	}
	return binding{}
}

// keyFor gives the label of the key that does something, for sentences that name it.
func (m *Model) keyFor(a action) string { return m.bindingOf(a).key.Help().Key }
