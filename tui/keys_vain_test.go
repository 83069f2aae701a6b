package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
)

// A key of the stage that has nothing to do says why, at every size, and until the next one.
func TestKeysInVain(t *testing.T) {
	tests := map[string]string{
		"enter": "nothing waits", "space": "nothing waits", "down": "no choice", "up": "no choice", "left": "no choice", "right": "no choice",
		"3": "no choice 3", "tab": "no other ghost", "shift+tab": "no other ghost", "pgup": "no more text", "end": "no more text",
		"x": "no notice", "y": "no wish", "n": "no wish", "r": "has not left", "0": "100%",
	}
	for _, size := range [][2]int{{80, 24}, {160, 50}, {40, 12}, {20, 5}} {
		for key, want := range tests {
			r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
			r.show(newPlay().say(0, "5", "Hm.").frame())
			r.press(key)
			r.sees(want)
			r.fits()
			r.press("p")
			if strings.Contains(r.look(), want) {
				t.Errorf("%v: what is said of %s stays", size, key)
			}
		}
	}
}

// A key that does something says nothing, and news take the place of what was said.
func TestKeysNotInVain(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(asking())
	for _, key := range []string{"down", "up", "right", "1", "+", "0", "enter"} {
		if r.press(key); r.m.dock.said != "" {
			t.Errorf("%s: %s", key, r.m.dock.said)
		}
	}
	r.press("x")
	r.sees("no notice")
	r.tell(journal.Entry{Kind: journal.Note, Text: "something new"})
	r.sees("something new")
	r.press("t")
	r.send(tea.PasteMsg{Content: "x"})
	if r.m.dock.said != "" {
		t.Errorf("typing: %s", r.m.dock.said)
	}
}

// In a panel, too, where such a key works there.
func TestKeysInVainInPanels(t *testing.T) {
	r, _ := officeRig(t)
	r.press("f3", "tab")
	r.sees("no other ghost")
	r.press("o", "x")
	r.sees("no notice")
}
