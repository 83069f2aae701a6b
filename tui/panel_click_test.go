package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// A click on the name of a column asks for a filter of it, one on a key in the edge does what the key does.
func TestClickHeadersAndHints(t *testing.T) {
	r, _ := officeRig(t)
	r.send(tea.WindowSizeMsg{Width: 160, Height: 50})
	r.feed(crowdOf(30))
	r.press("f3", "z")
	click := func(text string) {
		t.Helper()
		for y, row := range r.rows() {
			if i := strings.Index(row, text); i >= 0 {
				r.send(tea.MouseClickMsg{X: r.m.metrics.Width(row[:i]) + 1, Y: y, Button: tea.MouseLeft})
				return
			}
		}
		t.Fatalf("the screen lacks %q", text)
	}
	click("sender ")
	r.press("1")
	r.sees("Filter: sender:1", "of 30")
	click("Enter: done")
	click("status"[:3] + " ")
	r.sees("Filter: sender:1 status:")
	click("Esc: close")
	if r.m.dock.line.open || r.m.dock.requests.list.query.text != "sender:1" {
		t.Errorf("the line is open: %v, filter %q", r.m.dock.line.open, r.m.dock.requests.list.query.text)
	}
	click("Enter: open")
	r.sees("declared")
	top := r.m.dock.requests.detail.top
	before := r.m.dock.requests.list.top
	r.send(tea.MouseWheelMsg{X: 3, Y: 4, Button: tea.MouseWheelUp})
	if r.m.dock.requests.detail.top != top || r.m.dock.requests.list.top > before {
		t.Error("the wheel scrolls what it is not above")
	}
	click("Esc: back")
	if r.m.dock.requests.detail.open {
		t.Error("the request is still open")
	}
}

// The palette finds what was typed in part, the best first.
func TestPaletteIsFuzzy(t *testing.T) {
	r, _ := officeRig(t)
	for typed, want := range map[string]action{
		"req": openRequests, "quit": quit, "bklg": openBacklog, "f8": freeMouse, "hlp": showHelp, "REQUESTS came": openRequests, "talk": speak, "F3": openRequests,
		"scr pla": openScript,
	} {
		r.press(":")
		r.send(tea.PasteMsg{Content: typed})
		p := &r.m.dock.palette
		if len(p.fits) == 0 || p.fits[0].action != want {
			t.Errorf("%s finds %+v", typed, p.fits[:min(len(p.fits), 3)])
		}
		r.fits()
		r.press("esc")
	}
	r.press(":")
	r.send(tea.PasteMsg{Content: "send"})
	for _, o := range r.m.dock.palette.fits {
		if !strings.Contains(o.does, "send") {
			t.Errorf("send finds %q", o.does)
		}
	}
	r.press("esc")
	if _, ok := matchWords("\u3042\u3046", "x \u3042\u3044\u3046", ""); !ok {
		t.Error("letters beyond ASCII do not match")
	}
	if _, ok := matchWords("\u3046\u3042", "\u3042\u3044\u3046", ""); ok {
		t.Error("the order does not count")
	}
}
