package tui

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/tui/cell"
)

// deskRig is a rig whose panels are remembered; kept gives what was kept last.
func deskRig(t *testing.T, w, h int) (r *rig, kept *[]Desk) {
	t.Helper()
	kept = new([]Desk)
	r = newRig(t, w, h, cell.Metrics{}, func(o *Options) {
		o.Remembered = func(context.Context) (Desk, error) { return Desk{}, nil }
		o.Remember = func(d Desk) { *kept = append(*kept, d) }
		o.Send = func(context.Context, []byte) (string, error) { return "SSTP/1.4 200 OK", nil }
	})
	return r, kept
}

// Panels stand as they were left, without taking the keyboard.
func TestDeskComesBack(t *testing.T) {
	r, kept := deskRig(t, 160, 50)
	d := Desk{Panel: "backlog", Side: "below", Wide: 300, Tall: 400, Spoken: []string{"hello"}, Sent: []Sent{{Fields: [][2]string{{"Script", `\0before\e`}}}}}
	r.send(recalled{desk: d})
	r.sees("Backlog", "to the panel")
	if at := r.m.dock.at; at.w != 160 || at.h != 19 || r.m.dock.front {
		t.Errorf("it stands at %+v", at)
	}
	if len(*kept) != 0 {
		t.Errorf("what was read is written: %+v", *kept)
	}
	r.press("f6", "up")
	r.sees(`\0before\e`)
	r.press("f9")
	want := d
	want.Panel, want.Full = "send", true
	if got := (*kept)[len(*kept)-1]; !reflect.DeepEqual(got, want) {
		t.Errorf("kept %+v", got)
	}
}

// Nothing is kept before it is known what was, and what the viewer did meanwhile counts more.
func TestDeskComesLate(t *testing.T) {
	r, kept := deskRig(t, 160, 50)
	r.press("f3")
	r.m.View()
	r.press("<")
	if len(*kept) != 0 {
		t.Fatalf("kept %+v", *kept)
	}
	r.send(recalled{desk: Desk{Panel: "backlog", Wide: 900, Sent: []Sent{{Event: true, Fields: [][2]string{{"Event", "OnX"}}}}}})
	r.sees("Requests")
	if len(*kept) != 1 || (*kept)[0].Wide != 450 || (*kept)[0].Panel != "requests" || len((*kept)[0].Sent) != 1 {
		t.Errorf("kept %+v", *kept)
	}
}

// A drag is kept when it ends, a thing that was sent when it was.
func TestDeskIsKept(t *testing.T) {
	r, kept := deskRig(t, 160, 50)
	r.send(recalled{})
	r.press("f3")
	r.m.View()
	r.send(tea.MouseClickMsg{X: r.m.dock.at.x, Y: 10, Button: tea.MouseLeft})
	n := len(*kept)
	for x := 70; x < 100; x++ {
		r.send(tea.MouseMotionMsg{X: x, Y: 10, Button: tea.MouseLeft})
	}
	if len(*kept) != n {
		t.Errorf("kept %d times while it was dragged", len(*kept)-n)
	}
	r.send(tea.MouseReleaseMsg{X: 99, Y: 10})
	if len(*kept) != n+1 || (*kept)[n].Wide != 381 {
		t.Errorf("kept %+v", (*kept)[n:])
	}
	r.press("f6", "x", "enter")
	if got := (*kept)[len(*kept)-1].Sent; len(got) != 1 || got[0].Fields[0] != [2]string{"Script", "x"} {
		t.Errorf("kept %+v", got)
	}
	r.press("V")
}

// What cannot be is put right, and what could not be read is told.
func TestOddDesks(t *testing.T) {
	for _, d := range []Desk{
		{Panel: "nonsense", Side: "above", Wide: -7, Tall: 1 << 40},
		{Panel: "send"},
		{Panel: "script", Full: true, Side: "beside", Wide: 1},
		{Panel: "requests", Sent: make([]Sent, 500)},
		{Panel: "backlog", Side: "\x1b[2J"},
	} {
		for _, size := range [][2]int{{160, 50}, {80, 24}, {70, 20}, {20, 5}, {1, 1}} {
			r, _ := deskRig(t, size[0], size[1])
			r.send(recalled{desk: d})
			r.fits()
			r.press("o", "z", "V", "f6", "up")
			r.fits()
			if len(r.m.dock.send.history) > MaxSent {
				t.Errorf("%d remembered", len(r.m.dock.send.history))
			}
		}
	}
	r, _ := deskRig(t, 160, 50)
	r.send(recalled{err: errors.New("desk.json: it is \x1b[2Jbroken")})
	r.sees("The panels are not as they were left: desk.json: it is broken")
}

// The panel goes below the stage and beside it, where there is room for that.
func TestTurnDock(t *testing.T) {
	for _, tt := range []struct {
		w, h  int
		sides string
	}{{160, 50, "1 2 1"}, {100, 30, "2 1 2"}, {60, 20, "2 2 2"}} {
		r, _ := deskRig(t, tt.w, tt.h)
		r.press("f3")
		var sides []string
		for range 3 {
			r.m.View()
			r.fits()
			sides = append(sides, fmt.Sprint(r.m.dock.side))
			r.press("V")
		}
		if got := strings.Join(sides, " "); got != tt.sides {
			t.Errorf("at %d it stands %s, want %s", tt.w, got, tt.sides)
		}
	}
}

// What is remembered of what was sent is the newest, as much as has room.
func TestSentIsBounded(t *testing.T) {
	var all []Sent
	for i := range 10 {
		all = append(all, Sent{Fields: [][2]string{{"Script", strings.Repeat(fmt.Sprint(i), MaxSentBytes/4)}}})
	}
	if got := bounded(all); len(got) != 3 || got[2].Fields[0][1][0] != '9' {
		t.Errorf("%d are remembered", len(got))
	}
	if got := bounded([]Sent{{Fields: [][2]string{{"Script", strings.Repeat("x", MaxSentBytes+1)}}}}); len(got) != 0 {
		t.Error("what is too large is remembered")
	}
}

// What was said to ghosts comes back on the line for it, the newest first, and once.
func TestSpokenComesBack(t *testing.T) {
	r, kept := deskRig(t, 80, 24)
	r.send(recalled{desk: Desk{Spoken: []string{"one", " ", "two\x1b[2J", "one"}}})
	r.press("t")
	r.sees("Up: earlier")
	for _, want := range []string{"one", "two", "", "one"} {
		if r.press("up"); r.m.form.value() != want {
			t.Fatalf("%q, want %q", r.m.form.value(), want)
		}
	}
	r.press("!", "enter")
	if got := (*kept)[len(*kept)-1].Spoken; !reflect.DeepEqual(got, []string{"two", "one", "one!"}) {
		t.Errorf("kept %q", got)
	}
	for i := range 3 * MaxSpoken {
		r.m.inputs.said(fmt.Sprint(i))
		r.m.inputs.said(strings.Repeat("x", MaxSpokenBytes/3) + fmt.Sprint(i%2))
	}
	if n := len(strings.Join(r.m.inputs.spoken, "")); n > MaxSpokenBytes || len(r.m.inputs.spoken) > MaxSpoken {
		t.Errorf("%d bytes in %d", n, len(r.m.inputs.spoken))
	}
}
