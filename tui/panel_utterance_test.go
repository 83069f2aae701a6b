package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
)

// longTalk is an entry with more lines than a panel has.
func longTalk(n int) journal.Entry {
	var lines []string
	for i := range n {
		lines = append(lines, fmt.Sprintf("line %d of it", i))
	}
	return journal.Entry{Seq: 1, Time: noon, Kind: journal.Said, Name: "Katty", Text: strings.Join(lines, "\n"), Sender: "mail", Peer: "127.0.0.1:5", Event: "OnX"}
}

// What was said is read whole, however long it is, at every size.
func TestUtterance(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}, {20, 5}} {
		r := panelRig(t, size[0], size[1], cell.Metrics{})
		r.feed(append(crowdOf(3), longTalk(90)))
		r.press("f4", "enter")
		r.sees("line 0 of it")
		r.press("end")
		r.fits()
		r.press("pgup", "up", "down", "home")
		r.sees("line 0 of it")
		seen := ""
		for range 90 {
			seen += r.look()
			r.press("pgdown")
		}
		if !strings.Contains(seen, "12:00:00.000") {
			t.Errorf("%v: it does not say when", size)
		}
		for i := range 90 {
			if line := fmt.Sprintf("line %d of it", i); !strings.Contains(seen, line) {
				t.Fatalf("%v: %q is never seen", size, line)
			}
		}
		r.press("home", "N")
		r.sees("Hello 2.")
		r.press("n", "n", "esc")
		r.sees("Backlog", "4")
		if r.m.dock.backlog.open.open {
			t.Error("esc leaves it open")
		}
	}
}

// A click on the selected row opens it, the wheel scrolls it, and it stays while the backlog forgets it.
func TestUtteranceByMouse(t *testing.T) {
	r := panelRig(t, 80, 24, cell.Metrics{})
	r.press("f4", "enter")
	r.sees("nothing has been said yet")
	r.feed([]journal.Entry{longTalk(60)})
	r.clickOn("mail", tea.MouseLeft)
	r.sees("line 3 of it")
	in := r.m.dock.inside
	for range 40 {
		r.send(tea.MouseWheelMsg{X: in.x + 1, Y: in.y + 1, Button: tea.MouseWheelDown})
	}
	r.sees("line 59 of it")
	for range maxUtterances + 1 {
		r.m.dock.backlog.add(&journal.Entry{Kind: journal.Said, Time: noon, Text: "x"})
	}
	r.press("home")
	r.sees("line 1 of it")
	r.press("n")
	r.sees("x")
}
