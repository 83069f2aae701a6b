package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/tui/cell"
	"ukatty/tui/screen"
)

// The bars of the ruler stand where the terminal has put them, whatever the program believes.
func TestRuler(t *testing.T) {
	for _, believes := range []bool{false, true} {
		for _, draws := range []bool{false, true} {
			r := newRig(t, 80, 24, cell.Metrics{Wide: believes}, func(o *Options) { o.ASCII = true })
			r.show(newPlay().say(0, "5", "Hello!").frame())
			r.press("f7")
			s := screen.Terminal{Wide: draws, Cooked: true}.New(80, 24)
			// Rows as they are: what the renderer does with them is the same, but for what it believes.
			if _, err := s.Write([]byte(r.m.View().Content)); err != nil {
				t.Fatal(err)
			}
			at := map[bool]string{false: "N", true: "W"}[draws]
			scale := strings.Index(rulerScale, at)
			bars := 0
			for y := range 24 {
				if line := s.Line(y); strings.Contains(line, "| arrows") || strings.Contains(line, "| Greek") || strings.Contains(line, "| box") {
					bars++
					if got := s.Cell(scale, y).Text; got != "|" {
						t.Errorf("believes %v, draws %v: %q stands below %s in %q", believes, draws, got, at, line)
					}
				}
			}
			if bars != 3 {
				t.Errorf("%d bars in\n%s", bars, s.Text())
			}
			want := map[bool]string{false: `"narrow"`, true: `"wide"`}[believes]
			if !strings.Contains(s.Text(), "In force is "+want) {
				t.Errorf("it lacks %s:\n%s", want, s.Text())
			}
			_ = s.Close()
		}
	}
}

// It fits every size, any key puts it away, and nothing else happens then.
func TestRulerAtEverySize(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(newPlay().say(0, "5", "Hello!").frame())
	r.press("f7")
	for _, size := range sizes() {
		r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		r.fits()
	}
	r.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	r.press("q")
	r.sees("Hello!")
	if did := r.viewer.did(); len(did) > 0 || r.m.ruler {
		t.Errorf("the key did %v", did)
	}
}

// Where there are few rows the words give way to what is to be seen: the scale, some characters, and how to get away.
func TestSmallRuler(t *testing.T) {
	for _, size := range [][2]int{{20, 5}, {30, 10}, {24, 12}, {80, 6}, {80, 8}} {
		r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
		r.press("f7")
		r.sees(rulerScale[:20])
		r.sees("F7 closes this")
		if bars := strings.Count(r.look(), "| "); bars < 3 {
			t.Errorf("%v: %d bars in\n%s", size, bars, r.look())
		}
	}
}

// Ctrl+Z asks whoever started the program, and what comes back is drawn anew.
func TestSuspend(t *testing.T) {
	asked := 0
	r := newRig(t, 80, 24, cell.Metrics{Grapheme: true}, func(o *Options) { o.Suspend = func() { asked++ } })
	if cmd := r.m.suspended(); cmd == nil || cmd() != nil || asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	if _, cmd := r.m.Update(Resumed{}); cmd == nil || !r.m.stale {
		t.Error("nothing is drawn anew")
	}
	r = newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(newPlay().say(0, "5", "Hello!").frame())
	r.press("ctrl+z")
	r.sees(textNoSuspend)
}

// Ctrl+L draws everything anew, whatever has the keyboard.
func TestRedraw(t *testing.T) {
	for name, keys := range map[string][]string{"stage": nil, "requests": {"f3"}, "line": {"f3", "/"}, "send": {"f6", "a"}, "help": {"?"}, "palette": {":"}, "ruler": {"f7"}} {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		r.press(keys...)
		before := r.look()
		_, cmd := r.m.Update(keyPress(t, "ctrl+l"))
		if !clears(cmd) {
			t.Errorf("%s: nothing is drawn anew", name)
		}
		if after := r.look(); after != before {
			t.Errorf("%s: it has become\n%s", name, after)
		}
	}
}

// clears says whether a command, or one of those that it begins, has the terminal cleared.
func clears(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	msg := cmd()
	if all, ok := msg.(tea.BatchMsg); ok {
		return len(all) > 0 && clears(all[0]) // what else is due is not run
	}
	return msg == tea.ClearScreen()
}
