package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// drag drags what lies at a place to another one.
func (r *rig) drag(x, y, toX, toY int) {
	r.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	r.send(tea.MouseMotionMsg{X: toX, Y: toY, Button: tea.MouseLeft})
	r.send(tea.MouseReleaseMsg{X: toX, Y: toY})
}

// The line between the list and the request that is open is dragged, in both directions, moved by keys, and remembered.
func TestDragSplit(t *testing.T) {
	r, kept := deskRig(t, 160, 50)
	r.send(recalled{})
	r.feed(crowdOf(60))
	r.press("f3", "enter")
	r.look()
	at := r.m.dock.requests.border
	r.drag(at.x+10, at.y, at.x+10, at.y+9)
	r.look()
	if now := r.m.dock.requests.border; now.y != at.y+9 || now.h != 1 {
		t.Errorf("from %+v to %+v", at, now)
	}
	r.press("[")
	r.look()
	if now := r.m.dock.requests.border; now.y >= at.y+9 {
		t.Errorf("a key moves it to %+v", now)
	}
	r.press("z")
	r.look()
	at = r.m.dock.requests.border
	r.drag(at.x, 20, at.x-17, 20)
	r.look()
	now := r.m.dock.requests.border
	if now.x != at.x-17 || now.w != 1 {
		t.Errorf("from %+v to %+v", at, now)
	}
	d := (*kept)[len(*kept)-1]
	again, _ := deskRig(t, 160, 50)
	again.send(recalled{desk: d})
	again.feed(crowdOf(60))
	again.press("f3", "enter")
	if again.look(); again.m.dock.requests.border != now {
		t.Errorf("%+v comes back as %+v", now, again.m.dock.requests.border)
	}
	for _, size := range [][2]int{{131, 20}, {130, 5}, {80, 24}, {40, 12}, {20, 5}} {
		for _, share := range []int{leastShare, mostShare} {
			again.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			again.m.dock.requests.wide, again.m.dock.requests.tall = share, share
			again.press("]", "[")
			again.fits()
		}
	}
	again.sees("there is no room fo")
}

// Whoever reads a request goes on reading it when the log has forgotten it, and can still send and copy it.
func TestDetailOutlivesTheLog(t *testing.T) {
	r, o := officeRig(t)
	r.feed(crowdOf(1))
	r.press("f3", "enter")
	r.sees("Hello 0.")
	for range maxRecords/1000 + 2 {
		r.feed(crowdOf(1000))
	}
	if r.m.dock.requests.log.first == 0 {
		t.Fatal("the log has forgotten nothing")
	}
	r.sees("client 0", "Request, ", `Script: \0Hello 0.`)
	r.press("a")
	if len(o.sent) != 1 || !strings.Contains(o.sent[0], "Hello 0.") {
		t.Errorf("sent %q", o.sent)
	}
	r.press("esc", "enter")
	if r.look(); r.m.dock.requests.detail.n != r.m.dock.requests.log.first {
		t.Errorf("request %d is open", r.m.dock.requests.detail.n)
	}
}

// One request after the other is read without going back to the list.
func TestNextRequest(t *testing.T) {
	r, _ := officeRig(t)
	r.feed(crowdOf(9))
	r.press("f3", "g", "enter", "n", "n")
	r.sees(`\0Hello 2.\e`)
	r.press("N")
	r.sees(`\0Hello 1.\e`)
	r.press("N", "N", "N")
	r.sees(`\0Hello 0.\e`)
	at := r.m.dock.inside
	r.look()
	r.send(tea.MouseWheelMsg{X: at.x + 1, Y: at.y + 2, Button: tea.MouseWheelDown})
	n, _ := r.m.dock.requests.list.selected(&r.m.dock.requests)
	if r.look(); r.m.dock.requests.detail.n != n {
		t.Errorf("the list is at %d, the request at %d", n, r.m.dock.requests.detail.n)
	}
}

// Two ghosts of one name are told apart.
func TestTwinsInPanels(t *testing.T) {
	r, _ := ensemble(t, 160, 50, cellMetrics, "Katty", "Katty", "Other")
	all := crowdOf(4)
	for i := range all {
		all[i].Ghost, all[i].GhostID = "Katty", 1+i/4*2
	}
	r.feed(all)
	r.press("f3", "z")
	r.sees("Katty ", "Katty (2)")
	r.press("f")
	r.send(tea.PasteMsg{Content: "ghost:(2)"})
	r.sees("2 of 4")
}
