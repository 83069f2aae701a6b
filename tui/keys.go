package tui

import (
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
	showHelp
	quit
)

// binding is a key, or several, with what they do. The help and the matching both come from it.
type binding struct {
	action action
	key    key.Binding
}

// bindings gives the one table of keys. Each program has its own, so that sessions can be given other keys.
func bindings() []binding {
	bind := func(a action, label, does string, keys ...string) binding {
		return binding{a, key.NewBinding(key.WithKeys(keys...), key.WithHelp(label, does))}
	}
	return []binding{
		bind(goOn, "Enter Space", "go on; take what is lit", "enter", "space"),
		bind(nextChoice, "Down", "light the next choice", "down", "j"),
		bind(lastChoice, "Up", "light the choice before", "up", "k"),
		bind(takeNumber, "1-9", "take a choice by its number", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		bind(nextLink, "Tab", "light the next link", "tab"),
		bind(lastLink, "Shift+Tab", "light the link before", "shift+tab"),
		bind(breakOff, "Esc", "break the script off, close the balloons", "esc"),
		bind(skip, "s", "skip to the next question or the end", "s"),
		bind(pause, "p", "pause, and go on", "p"),
		bind(faster, "+", "faster", "+", "="),
		bind(slower, "-", "slower", "-", "_"),
		bind(asWritten, "0", "speed as written", "0"),
		bind(hide, "h", "hide, and show again", "h"),
		bind(comeBack, "r", "bring a ghost back that has left", "r"),
		bind(poke, "m", "the ghost's menu, where it has one", "m"),
		bind(scrollUp, "PgUp", "scroll the balloon back", "pgup", "ctrl+b"),
		bind(scrollDown, "PgDn", "scroll the balloon on", "pgdown", "ctrl+f"),
		bind(scrollEnd, "End", "scroll to the newest line", "end"),
		bind(putAway, "x", "put a notice away", "x"),
		bind(grantWish, "y", "let happen what a script wishes for", "y"),
		bind(denyWish, "n", "put the wish away", "n"),
		bind(speak, "t", "talk to the ghost", "t"),
		bind(aside, "F2", "put a box behind, as it takes all letters; and back", "f2"),
		bind(showHelp, "?", "this help", "?", "f1"),
		bind(quit, "q", "quit; a second time without waiting", "q", "ctrl+c"),
	}
}

// bound gives what a key does.
func (m *Model) bound(k tea.KeyPressMsg) (action, bool) {
	for _, b := range m.bindings {
		if key.Matches(k, b.key) {
			return b.action, true
		}
	}
	return 0, false
}

// keyFor gives the label of the key that does something, for sentences that name it.
func (m *Model) keyFor(a action) string {
	for _, b := range m.bindings {
		if b.action == a {
			return b.key.Help().Key
		}
	}
	return ""
}
