package tui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// asking gives a frame with three choices.
func asking() show.Frame {
	p := newPlay().say(0, "5", "What now?\n[one]\n[two]\n[three]")
	p.f.Wait, p.f.Serial = show.Choice, 7
	return p.frame()
}

// clicking gives a frame that waits for a click.
func clicking() show.Frame {
	p := newPlay().say(0, "5", "Well \u2026")
	p.f.Wait, p.f.Serial = show.Click, 8
	return p.frame()
}

func TestKeys(t *testing.T) {
	idle := newPlay().say(0, "5", "Hm.").frame()
	fast := idle
	fast.Speed = 150
	tests := []struct {
		frame show.Frame
		keys  string
		want  []show.Input
	}{
		{idle, "enter", nil},
		{clicking(), "enter", []show.Input{{Serial: 8, Kind: show.GoOn}}},
		{clicking(), "space", []show.Input{{Serial: 8, Kind: show.GoOn}}},
		{asking(), "enter", []show.Input{{Serial: 7, Kind: show.Choose, Index: 0}}},
		{asking(), "down enter", []show.Input{{Serial: 7, Kind: show.Choose, Index: 1}}},
		{asking(), "right right enter", []show.Input{{Serial: 7, Kind: show.Choose, Index: 2}}},
		{asking(), "up enter", []show.Input{{Serial: 7, Kind: show.Choose, Index: 2}}},
		{asking(), "tab tab tab enter", []show.Input{{Serial: 7, Kind: show.Choose, Index: 0}}},
		{asking(), "tab shift+tab enter", []show.Input{{Serial: 7, Kind: show.Choose, Index: 0}}},
		{asking(), "2", []show.Input{{Serial: 7, Kind: show.Choose, Index: 1}}},
		{asking(), "4", nil},
		{idle, "1", nil},
		{idle, "tab up", nil},
		{idle, "esc", []show.Input{{Kind: show.Break}}},
		{idle, "s", []show.Input{{Kind: show.Skip}}},
		{idle, "p p", []show.Input{{Kind: show.Pause}, {Kind: show.Pause}}},
		{idle, "h", []show.Input{{Kind: show.Hide}}},
		{idle, "+", []show.Input{{Kind: show.Speed, Index: 150}}},
		{idle, "+ +", []show.Input{{Kind: show.Speed, Index: 150}, {Kind: show.Speed, Index: 200}}},
		{idle, "- -", []show.Input{{Kind: show.Speed, Index: 75}, {Kind: show.Speed, Index: 50}}},
		{fast, "0", []show.Input{{Kind: show.Speed, Index: 100}}},
		{idle, "0", nil},
		{idle, "z", nil},
		{idle, "? s", nil},   // the help takes every key …
		{idle, "? esc", nil}, // … and is closed by it
		{idle, "? ? s", []show.Input{{Kind: show.Skip}}},
		{idle, "? q", []show.Input{{Kind: show.Close}}},
		{idle, "q", []show.Input{{Kind: show.Close}}},
		{idle, "ctrl+c", []show.Input{{Kind: show.Close}}},
	}
	for _, tt := range tests {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		r.show(tt.frame)
		r.press(strings.Fields(tt.keys)...)
		if got := r.viewer.did(); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.keys, got, tt.want)
		}
		if r.quit {
			t.Errorf("%s: quit", tt.keys)
		}
	}
}

func TestSpeedHasEnds(t *testing.T) {
	for _, tt := range []struct {
		key  string
		want int
	}{{"+", 1000}, {"-", 25}} {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		r.show(newPlay().frame())
		for range 20 {
			r.press(tt.key)
		}
		done := r.viewer.did()
		if n := len(done); n == 0 || done[n-1].Index != tt.want {
			t.Errorf("%s: %v, want %d at last", tt.key, done, tt.want)
		}
	}
}

// The first q asks the ghost to go, the second does not wait for it.
func TestQuitTwice(t *testing.T) {
	for _, keys := range [][]string{{"q", "q"}, {"q", "ctrl+c"}, {"ctrl+c", "q"}} {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		r.show(newPlay().frame())
		r.press(keys[0])
		if r.quit {
			t.Fatalf("%s: quit at once", keys[0])
		}
		r.sees("leaving")
		r.press(keys[1])
		if !r.quit {
			t.Errorf("%v: did not quit", keys)
		}
	}
}

// A ghost that goes by itself is not waited for either; one that changes its mind has to be asked again.
func TestQuitWhileClosing(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay()
	p.f.Closing = true
	r.show(p.frame())
	p.f.Closing = false
	r.show(p.frame())
	r.press("q")
	if r.quit {
		t.Fatal("quit at once, though the ghost stays")
	}
	p.f.Closing = true
	r.show(p.frame())
	if r.press("q"); !r.quit {
		t.Error("did not quit while the ghost goes")
	}
}

// The inputs reach the ghost in the order of the keys, one after the other.
func TestInputsKeepTheirOrder(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(newPlay().frame())
	_, first := r.m.Update(keyPress(t, "p"))
	for _, k := range []string{"s", "h"} {
		if _, cmd := r.m.Update(keyPress(t, k)); cmd != nil {
			t.Fatalf("%s is handed over while p is on its way", k)
		}
	}
	r.send(first())
	want := []show.Input{{Kind: show.Pause}, {Kind: show.Skip}, {Kind: show.Hide}}
	if got := r.viewer.did(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestInputsAreBounded(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(newPlay().frame())
	for range 10 * maxInputs {
		r.m.Update(keyPress(t, "p"))
	}
	if n := len(r.m.inputs.waiting); n != maxInputs {
		t.Errorf("%d inputs wait", n)
	}
}

// What the ghost did not take is said, unless the viewer is leaving anyway.
func TestInputThatFails(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(newPlay().frame())
	r.viewer.fail = errors.New("no\x1b[31m inbox")
	r.press("p")
	r.sees("did not take a key: no inbox")
	r.press("x")
	if strings.Contains(r.look(), "inbox") {
		t.Error("the notice cannot be put away")
	}
	r.press("q")
	if strings.Contains(r.look(), "inbox") {
		t.Error("a notice while leaving")
	}
}

// The light goes back to the first choice with each question, and stays while the same one is asked.
func TestLight(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(asking())
	r.press("down", "down")
	r.show(asking())
	if r.m.chosen != 2 {
		t.Errorf("choice %d is lit after the same frame, want 2", r.m.chosen)
	}
	f := asking()
	f.Serial++
	r.show(f)
	if r.m.chosen != 0 {
		t.Errorf("choice %d is lit in a new question, want 0", r.m.chosen)
	}
}

// The ghost is told where the viewer moves the light; of the places that wait to be told the last one counts.
func TestLightIsTold(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(asking())
	r.press("down", "up")
	want := []show.Input{{Serial: 7, Kind: show.Light, Index: 1}, {Serial: 7, Kind: show.Light}}
	if got := r.viewer.didAll(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	_, first := r.m.Update(keyPress(t, "p"))
	for range 10 * maxInputs {
		r.m.Update(keyPress(t, "down"))
	}
	r.m.Update(keyPress(t, "2"))
	r.send(first())
	want = []show.Input{{Serial: 7, Kind: show.Pause}, {Serial: 7, Kind: show.Light, Index: 10 * maxInputs % 3}, {Serial: 7, Kind: show.Choose, Index: 1}}
	if got := r.viewer.didAll(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	r.show(newPlay().say(0, "5", "Hm.").frame())
	r.press("down", "right")
	if got := r.viewer.didAll(); got != nil {
		t.Errorf("nothing is lit: %v", got)
	}
}

// Every binding is in the help of each place where it means something, with its key; no key is bound twice in one place.
func TestBindings(t *testing.T) {
	for at := atStage; at <= atForm; at <<= 1 {
		r := newRig(t, 100, 70, cell.Metrics{}, nil)
		r.m.openHelp()
		r.m.help.from = at
		seen := map[string]action{}
		for _, b := range r.m.bindings {
			if b.where&at == 0 {
				continue
			}
			r.sees(b.key.Help().Key+" ", b.key.Help().Desc)
			for _, k := range b.key.Keys() {
				if other, ok := seen[k]; ok {
					t.Errorf("at %b %s is bound to %d and %d", at, k, other, b.action)
				}
				seen[k] = b.action
			}
		}
	}
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	for a := range quit {
		if r.m.keyFor(a) == "" {
			t.Errorf("action %d has no key", a)
		}
	}
}

// In a low window the help can be scrolled to its end.
func TestHelpScrolls(t *testing.T) {
	r := newRig(t, 40, 12, cell.Metrics{}, nil)
	r.press("?")
	r.sees("Enter Space")
	r.press("pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown")
	r.sees("wheel")
	r.press("up")
	if strings.Contains(r.look(), "size") {
		t.Error("up does not scroll")
	}
	r.press("end")
	r.sees("size")
	r.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	if strings.Contains(r.look(), "size") {
		t.Error("the wheel does not scroll")
	}
	r.press("z")
	if strings.Contains(r.look(), "Keys and mouse") {
		t.Error("another key does not close the help")
	}
}
