package tui

import (
	"testing"

	"ukatty/tui/cell"
)

// The keys that place a panel open the one that was open last where there is none, instead of changing unseen how the next one comes.
func TestPlaceWithoutPanel(t *testing.T) {
	for _, key := range []string{"o", "z", ">", "<", "V"} {
		r, kept := deskRig(t, 160, 50)
		r.send(recalled{})
		r.press(key)
		r.sees("Requests")
		if d := (*kept)[len(*kept)-1]; d.Full || d.Wide+d.Tall > 0 || d.Side != "" || !r.m.dock.front {
			t.Errorf("%s: %+v", key, d)
		}
		r.press("f4", "esc", key)
		r.sees("Backlog")
		r.press("f6", "esc", key)
		r.sees("a script")
	}
}

// Where a panel cannot be placed, it says so.
func TestNoPlaceForPanel(t *testing.T) {
	for _, tt := range []struct {
		w, h      int
		key, says string
	}{{20, 9, ">", "the panel fills"}, {29, 24, "V", "the panel fills"}, {60, 20, "V", "there is no room"}} {
		r := newRig(t, tt.w, tt.h, cell.Metrics{}, nil)
		r.press("f3")
		r.look()
		r.press(tt.key)
		r.sees(tt.says)
	}
	r, _ := deskRig(t, 160, 50)
	r.press("f3")
	r.look()
	for range 30 {
		r.press(">")
	}
	r.sees("there is no room for that")
	r.press("<")
	if r.look(); r.m.dock.said != "" {
		t.Errorf("it says %q", r.m.dock.said)
	}
}
