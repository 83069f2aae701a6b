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

// The first size is never held back.
func TestResizingBegins(t *testing.T) {
	var r resizing
	r.answered(time.Second)
	if got := r.take(tea.WindowSizeMsg{Width: 80, Height: 24}); got != tea.Msg(tea.WindowSizeMsg{Width: 80, Height: 24}) {
		t.Errorf("got %v", got)
	}
}
