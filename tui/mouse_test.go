package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// clickOn clicks on the first place where a text stands.
func (r *rig) clickOn(text string, button tea.MouseButton) {
	r.t.Helper()
	for y, row := range r.rows() {
		before, _, ok := strings.Cut(row, text)
		if !ok {
			continue
		}
		r.send(tea.MouseClickMsg{X: r.m.metrics.Width(before), Y: y, Button: button})
		r.send(tea.MouseReleaseMsg{X: r.m.metrics.Width(before), Y: y, Button: button})
		return
	}
	r.t.Fatalf("no %q to click on:\n%s", text, strings.Join(r.rows(), "\n"))
}

func TestClicks(t *testing.T) {
	one := []show.Input{{Serial: 8, Kind: show.GoOn}}
	for _, tt := range []struct {
		frame  show.Frame
		text   string
		button tea.MouseButton
		want   []show.Input
	}{
		{clicking(), "Well", tea.MouseLeft, one},
		{clicking(), "Well", tea.MouseRight, nil},
		{clicking(), "Katty \\0", tea.MouseLeft, []show.Input{{Serial: 8, Kind: show.Poke}}},
		{asking(), "one", tea.MouseLeft, []show.Input{{Serial: 7, Kind: show.Choose, Index: 0}}},
		{asking(), "3 three", tea.MouseLeft, []show.Input{{Serial: 7, Kind: show.Choose, Index: 2}}},
		{asking(), "ree", tea.MouseLeft, []show.Input{{Serial: 7, Kind: show.Choose, Index: 2}}},
		{asking(), "What now", tea.MouseLeft, nil},
	} {
		for _, size := range [][2]int{{80, 24}, {40, 12}} {
			r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
			r.show(tt.frame)
			r.clickOn(tt.text, tt.button)
			if got := r.viewer.did(); !slices.Equal(got, tt.want) {
				t.Errorf("%v at %s: %v, want %v", size, tt.text, got, tt.want)
			}
		}
	}
	r := newRig(t, 20, 5, cell.Metrics{}, nil)
	r.show(clicking())
	r.clickOn("Well", tea.MouseLeft)
	if got := r.viewer.did(); !slices.Equal(got, one) {
		t.Errorf("tiny: %v", got)
	}
}

// A choice that goes on in the next row can be clicked in both.
func TestClickOnWrappedChoice(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay().say(0, "0", "Or: [an answer that is far too long for one row of this balloon] [no]")
	p.f.Wait = show.Choice
	r.show(p.frame())
	for i, text := range []string{"answer", "balloon", "no"} {
		r.clickOn(text, tea.MouseLeft)
		if got := r.viewer.did(); len(got) != 1 || got[0].Index != i/2 {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestClickElsewhere(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, func(o *Options) { o.Notices = []string{"port 9801 is taken"} })
	r.show(clicking())
	r.clickOn("? help", tea.MouseLeft)
	r.sees("Keys and mouse")
	r.send(tea.MouseClickMsg{X: 3, Y: 3, Button: tea.MouseLeft})
	if strings.Contains(r.look(), "Keys and mouse") {
		t.Error("a click does not close the help")
	}
	r.clickOn("[x]", tea.MouseLeft)
	if strings.Contains(r.look(), "port 9801") {
		t.Error("a click does not put the notice away")
	}
	for _, at := range [][2]int{{-1, -1}, {79, 23}, {1000, 1000}} {
		r.send(tea.MouseClickMsg{X: at[0], Y: at[1], Button: tea.MouseLeft})
		r.send(tea.MouseWheelMsg{X: at[0], Y: at[1], Button: tea.MouseWheelUp})
	}
	r.send(tea.MouseMotionMsg{X: 1, Y: 1})
	r.send(tea.MouseReleaseMsg{X: 1, Y: 1})
	if got := r.viewer.did(); got != nil {
		t.Errorf("clicks on nothing did %v", got)
	}
}

// The wheel scrolls the balloon that it is over, whoever speaks.
func TestWheel(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(newPlay().say(1, "10", "begin "+lorem+lorem+lorem+"fin").say(0, "0", "Hm.").frame())
	r.sees("fin")
	for range 40 {
		r.send(tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelUp})
	}
	r.sees("begin", glyphDown)
	if strings.Contains(r.look(), "fin") {
		t.Error("the end is still seen")
	}
	for range 40 {
		r.send(tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelDown})
	}
	r.sees("fin")
}
