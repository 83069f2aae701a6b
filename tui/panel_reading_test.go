package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/tui/cell"
)

// What the columns of a list cut can be read below it, of the request that is selected.
func TestRequestsSayWhy(t *testing.T) {
	r := panelRig(t, 80, 24, cell.Metrics{})
	r.feed(crowdOf(30))
	r.press("f3")
	r.sees(`409 Conflict; critical: a script is time critical (\t); took 312`)
	r.press("up", "up")
	r.sees("204 No Content; talking-sstp: it waits; took 312")
	r.press("enter")
	if strings.Contains(r.look(), "No Content; talking") {
		t.Error("it stands twice while the request is open")
	}
}

// Of requests whose bytes are gone the row is dim, and the title says how many are whole.
func TestRequestsWithoutBytes(t *testing.T) {
	r := panelRig(t, 80, 24, cell.Metrics{})
	r.feed(crowdOf(30))
	r.press("f3")
	if strings.Contains(r.look(), "with bytes") {
		t.Error("all of them are whole")
	}
	p := &r.m.dock.requests
	for p.whole = 0; p.whole < 10; p.whole++ {
		p.thin(p.whole)
	}
	r.press("home")
	r.sees("30, 20 with bytes", "took 312µs; its bytes are gone")
	if row := p.parts(r.m, 9); row[4].style != r.m.theme.dim {
		t.Error("a row without bytes looks as the others")
	}
	if row := p.parts(r.m, 10); row[4].style == r.m.theme.dim {
		t.Error("a whole request looks as if it were not")
	}
}

// One goes from refusal to refusal, from the newest back first, in the list and with a request open.
func TestRefusals(t *testing.T) {
	r, _ := officeRig(t)
	r.press("f3", "{")
	r.sees("no request was refused")
	r.feed(crowdOf(31))
	l := &r.m.dock.requests.list
	for _, step := range []struct {
		key string
		at  int
	}{{"{", 29}, {"{", 25}, {"{", 21}, {"}", 25}, {"}", 29}, {"}", 1}, {"{", 29}} {
		if r.press(step.key); l.at != step.at {
			t.Errorf("%s: at %d, want %d", step.key, l.at, step.at)
		}
	}
	r.press("enter", "{")
	r.sees("client 1")
	if d := &r.m.dock.requests.detail; !d.open || d.n != 25 {
		t.Errorf("request %d is open, want 25", d.n)
	}
}

// A search counts what it finds.
func TestSearchCounts(t *testing.T) {
	for _, panel := range []string{"f3", "f4"} {
		r, _ := officeRig(t)
		r.feed(crowdOf(30))
		r.press(panel, "/")
		r.send(tea.PasteMsg{Content: "CLIENT 2"})
		r.press("enter")
		r.sees("hit 10 of 10")
		r.press("N")
		r.sees("hit 9 of 10")
		r.press("n", "n")
		r.sees("hit 1 of 10")
	}
}

// Esc takes the search away, then the filter, and only then the panel.
func TestEscTakesTheFilterAway(t *testing.T) {
	for _, panel := range []string{"f3", "f4"} {
		r, _ := officeRig(t)
		r.feed(crowdOf(30))
		r.press(panel, "f")
		r.send(tea.PasteMsg{Content: "sender:2"})
		r.press("enter", "/")
		r.send(tea.PasteMsg{Content: "2"})
		r.press("enter", "esc")
		r.sees("10 of 30", "filter sender:2")
		r.press("esc")
		r.sees("─ 30")
		if r.press("esc"); r.m.dock.open != noPanel {
			t.Error("the panel stays")
		}
	}
}

// The line for a filter says what can be typed, and with which columns.
func TestFilterHint(t *testing.T) {
	r, _ := officeRig(t)
	r.feed(crowdOf(3))
	r.press("z", "esc", "f3", "z", "f")
	r.sees("word, !word, 4xx, sender:word, took:>5; also answer raw script ghost why row peer sender event method road t")
	r.press("x")
	r.sees("Filter: x", "word, !word, 4xx")
	r.press("esc", "f4", "f")
	r.sees("word, !word, sender:word; also ghost text event peer sender name scope time")
	r.send(tea.WindowSizeMsg{Width: 20, Height: 5})
	r.sees("Filter:  word")
}

// How long an answer took is asked for by its column alone: its digits stand everywhere.
func TestTook(t *testing.T) {
	var p requests
	for _, e := range crowdOf(2) {
		if e.Request != nil {
			p.add(&e)
		}
	}
	for text, want := range map[string]bool{"took:0.3": true, "took:ms": true, "took:>0.2": true, "took:>0.3": false, "took:<1": true, "!took:>1": true, "took:>": false, "took:>x": false, "status:>199": true, "status:<200": false, "took:>1.2.3": false, "0.3ms": false, "took:9": false} {
		q := newQuery(text, p.names())
		if got := q.fits(p.names(), &p, 0); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	for us, want := range map[uint32]string{0: "0.0ms", 49: "0.0ms", 50: "0.1ms", 1234: "1.2ms", 1<<32 - 1: "4294967.3ms"} {
		if got := milliseconds(us); got != want {
			t.Errorf("%d: %s, want %s", us, got, want)
		}
	}
}

// The help begins with what the keyboard's place has for itself.
func TestHelpBeginsHere(t *testing.T) {
	r, _ := officeRig(t)
	for key, first := range map[string]string{"f3": "a row up; stops following", "f6": "leave the line"} {
		r.press(key)
		r.press("f1")
		rows := r.m.entries()
		if rows[0].does != first {
			t.Errorf("%s: %v", key, rows[0])
		}
		seen := map[string]bool{}
		for _, row := range rows {
			if id := fmt.Sprint(row); seen[id] {
				t.Errorf("%s: %v twice", key, row)
			} else {
				seen[id] = true
			}
		}
		r.press("f1")
	}
}

// The palette offers first what the keyboard's place has for itself, too.
func TestPaletteBeginsHere(t *testing.T) {
	r, _ := officeRig(t)
	r.press("f3", ":")
	if first := r.m.dock.palette.fits[0].does; first != "a row up; stops following" {
		t.Errorf("first is %q", first)
	}
	r.press("esc", "esc", ":")
	if first := r.m.dock.palette.fits[0].does; first != "go on; take what is lit" {
		t.Errorf("on the stage first is %q", first)
	}
}

// Whoever quits from a panel that fills the screen sees that it was taken.
func TestQuitFromAPanel(t *testing.T) {
	r := panelRig(t, 20, 5, cell.Metrics{})
	r.press("f3", "q")
	r.sees("leaving")
}

// A filter looks into all that was sent and answered, but only when it is asked to: the names of headers stand in every request.
func TestFilterRaw(t *testing.T) {
	r := panelRig(t, 100, 24, cell.Metrics{})
	r.feed(crowdOf(30))
	p := &r.m.dock.requests
	p.log.at(7).request.Raw = []byte("NOTIFY SSTP/1.1\r\nX-Odd: Yes\r\n\r\n")
	p.log.at(9).request.Reply = "SSTP/1.4 200 OK\nX-Reply: 1\n"
	r.press("f3", "f")
	r.sees("took:>5; also answer raw script")
	r.press("esc")
	for text, want := range map[string][]int{
		"raw:x-odd": {7}, "x-odd": {}, "raw:x-odd method:send": {7}, "answer:x-reply": {9}, "x-reply": {}, "raw:x-reply": {},
	} {
		p.list.filter(p, newQuery(text, p.names()))
		if got := p.list.shown; !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	if p.list.filter(p, newQuery("!raw:x-odd", p.names())); p.list.len(p) != 29 {
		t.Errorf("%d rows without it, want 29", p.list.len(p))
	}
}
