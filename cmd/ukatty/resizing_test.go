package main

import (
	"reflect"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Of the sizes that come during a pause the last one counts, and one that is as before is drawn anew.
func TestResizing(t *testing.T) {
	size := func(w int) tea.WindowSizeMsg { return tea.WindowSizeMsg{Width: w, Height: 24} }
	var r resizing
	at := func(msg, want tea.Msg) {
		t.Helper()
		got := r.take(msg)
		if _, waits := got.(tea.BatchMsg); waits {
			got = "waits"
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%v: got %v, want %v", msg, got, want)
		}
	}
	at(size(80), size(80))
	at(size(81), size(81)) // nothing is known of the line
	r.answered(minResizing / 2)
	at(size(82), size(82)) // a quick one
	r.answered(time.Minute)
	if r.pause != maxResizing {
		t.Errorf("a pause of %v", r.pause)
	}
	at(size(83), "waits")
	at(size(84), nil)
	at(tea.FocusMsg{}, tea.FocusMsg{})
	at(size(85), nil)
	at(resized{}, size(85))
	at(size(20), "waits")
	at(size(85), nil)
	at(resized{}, tea.ClearScreen())
	at(size(86), "waits")
	at(resized{}, size(86))
}

// A terminal that answers quicker than before does not bring back a size that is over.
func TestResizingForgets(t *testing.T) {
	r := resizing{pause: maxResizing, passed: tea.WindowSizeMsg{Width: 80, Height: 24}}
	last := tea.WindowSizeMsg{Width: 90, Height: 30}
	r.take(tea.WindowSizeMsg{Width: 81, Height: 24})
	r.answered(0)
	if got := r.take(last); got != nil {
		t.Errorf("%v comes before the one that was held back", got)
	}
	if got := r.take(resized{}); got != tea.Msg(last) {
		t.Errorf("got %v, want %v", got, last)
	}
}

// What comes as a key, and says that it is the size, is not believed; nor is a size that no window has drawn.
func TestResizingBelievesTheSystem(t *testing.T) {
	true80 := tea.WindowSizeMsg{Width: 80, Height: 24}
	r := resizing{now: func() (int, int) { return 80, 24 }}
	if got := r.take(tea.WindowSizeMsg{Width: 20000, Height: 20000}); got != tea.Msg(true80) {
		t.Errorf("got %v, want %v", got, true80)
	}
	r.now = func() (int, int) { return 0, 0 } // as over a serial line
	if got := r.take(true80); got != tea.Msg(true80) {
		t.Errorf("got %v, want %v", got, true80)
	}
	for _, vast := range []tea.WindowSizeMsg{{Width: 65535, Height: 65535}, {Width: 1 << 40, Height: 1 << 40}, {Width: -1, Height: 5}, {Width: 5, Height: -1}} {
		if got := r.take(vast); got != nil {
			t.Errorf("%v becomes %v", vast, got)
		}
	}
}

// The first size is never held back.
func TestResizingBegins(t *testing.T) {
	var r resizing
	r.answered(time.Second)
	if got := r.take(tea.WindowSizeMsg{Width: 80, Height: 24}); got != tea.Msg(tea.WindowSizeMsg{Width: 80, Height: 24}) {
		t.Errorf("got %v", got)
	}
}
