package tui

import (
	"context"
	"regexp"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
)

// An open panel writes nothing while nothing happens, whatever plays.
func TestPanelsAreSilent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		v, j := newFakeViewer(), journal.New(journal.Bounds{})
		p, out := newTape(ctx, Options{Viewer: v, Journal: j, Schedule: fakeSchedule})
		ended := make(chan struct{})
		go func() {
			_, _ = p.Run()
			close(ended)
		}()
		for _, e := range crowdOf(20) {
			j.Add(e)
		}
		v.frames <- playing(someScript, 12)
		for _, k := range []string{"f3", "f4", "f5", "f6"} {
			p.Send(keyPress(t, k))
			time.Sleep(time.Second)
			before := out.written()
			time.Sleep(5 * time.Minute)
			if n := out.written() - before; n != 0 {
				t.Errorf("%s: %d bytes were written while nothing happened", k, n)
			}
		}
		cancel()
		<-ended
	})
}

// Without colours panels have none, and what is selected still stands out.
func TestPanelsWithoutColour(t *testing.T) {
	colour := regexp.MustCompile("\x1b\\[[0-9;]*;(3|4|9|10)[0-9](;[0-9;]*)?m")
	for name, scene := range panelScenes {
		r := panelRig(t, 120, 40, cell.Metrics{})
		r.m.noColor = true
		r.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
		r.m.stand.shell = nil // the shell's own colours are left to the renderer
		scene(r)
		if bad := colour.FindString(r.m.View().Content); bad != "" {
			t.Errorf("%s: %q", name, bad)
		}
	}
	r := panelRig(t, 120, 40, cell.Metrics{})
	r.m.noColor = true
	r.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	panelScenes["requests"](r)
	if !regexp.MustCompile("\x1b\\[0;1;7m12:00:29").MatchString(r.m.View().Content) {
		t.Error("nothing is selected")
	}
}

// FuzzPanels presses keys and pastes texts; whatever they are, the screen keeps its shape.
func FuzzPanels(f *testing.F) {
	f.Add("f3 up enter v esc f", "4xx", uint8(80), uint8(24))
	f.Add("f6 ctrl+t tab", "\\0\\w[", uint8(20), uint8(5))
	f.Add("f4 / enter n w", "\u3042\u0301", uint8(40), uint8(12))
	f.Add("ctrl+p", "zz", uint8(7), uint8(3))
	names := []string{
		"f3", "f4", "f5", "f6", "up", "down", "pgup", "pgdown", "home", "end", "enter", "esc", "tab", "f", "F", "/", "n", "N", "v", "c", "a", "e", "w", "z",
		"<", ">", "o", ":", "?", "ctrl+t", "ctrl+u", "M", "V", "t", "home", "left",
	}
	f.Fuzz(func(t *testing.T, keys, text string, w, h uint8) {
		r := panelRig(t, int(w), int(h), cell.Metrics{Grapheme: true})
		r.feed(crowdOf(7))
		r.show(playing(text, len(text)/2))
		for i, c := range []byte(keys[:min(len(keys), 40)]) {
			if c == ' ' {
				r.send(tea.PasteMsg{Content: text})
				continue
			}
			r.press(names[int(c)%len(names)])
			if i%3 == 0 {
				r.send(tea.MouseClickMsg{X: int(c) % 100, Y: i % 30, Button: tea.MouseLeft})
			}
			if r.m.View(); w > 0 && h > 0 {
				r.fits()
			}
		}
	})
}
