package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// While a ghost is alone no row is spent on others, and Tab does nothing.
func TestAlone(t *testing.T) {
	r, all := ensemble(t, 80, 24, cell.Metrics{}, "Katty")
	r.press("tab", "shift+tab")
	if !strings.Contains(r.foot(), "? help") || len(all.asked) != 0 {
		t.Errorf("%q, turned to %v", r.foot(), all.asked)
	}
}

// Tab goes round; the others stand below, from the one that is next, with what was not seen of them.
func TestTabs(t *testing.T) {
	r, all := ensemble(t, 80, 24, cell.Metrics{}, "Katty", "Sakura", "Sakura")
	r.tell(said(1, "on the stage"), said(3, "one\ntwo\n\nthree"), said(5, "later"),
		journal.Entry{Kind: journal.Surface, GhostID: 3, Text: "7"}, journal.Entry{Kind: journal.Note, GhostID: 3, Text: "n"})
	if got := r.foot(); got != "Sakura s7 (3) one two three \u2502 Sakura (1) later" {
		t.Errorf("%q", got)
	}
	r.sees("I am the first.", "? help")
	r.press("tab")
	r.sees("I am the first.") // until the other one comes
	r.appear(all, 3, "I am the second.")
	r.sees("I am the second.")
	if got := r.foot(); got != "Sakura (1) later \u2502 Katty" {
		t.Errorf("%q", got)
	}
	r.appear(all, 1, "It is too late.")
	r.sees("I am the second.")
	r.press("tab", "tab", "shift+tab", "shift+tab", "shift+tab")
	r.appear(all, 1, "Here again.")
	r.sees("Here again.")
	if want := []int{3, 5, 1, 5, 3, 1}; !slices.Equal(all.asked, want) {
		t.Errorf("turned to %v, want %v", all.asked, want)
	}
	for i, ctx := range all.ended {
		if last := i == len(all.ended)-1; last != (ctx.Err() == nil) {
			t.Errorf("watch %d: %v", i, ctx.Err())
		}
	}
	if r.quit {
		t.Error("the program ends")
	}
}

// What the viewer does is done for the ghost that is seen.
func TestInputsGoToTheirGhost(t *testing.T) {
	r, all := ensemble(t, 80, 24, cell.Metrics{}, "Katty", "Sakura")
	r.press("s", "tab", "s")
	r.appear(all, 3, "")
	r.press("s")
	want := []show.Input{{GhostID: 1, Kind: show.Skip}, {GhostID: 1, Kind: show.Skip}, {GhostID: 3, Kind: show.Skip}}
	if got := all.did(); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// A click on a tab, or its line in the palette, is as good as a key.
func TestTabsByMouseAndPalette(t *testing.T) {
	r, all := ensemble(t, 80, 24, cell.Metrics{}, "Katty", "Sakura", "Momo")
	r.look()
	r.send(tea.MouseClickMsg{X: 12, Y: 23, Button: tea.MouseLeft})
	r.appear(all, 5, "I am Momo.")
	r.sees("I am Momo.")
	r.press(":")
	r.send(tea.PasteMsg{Content: "ghost sak"})
	r.sees("ghost Sakura")
	r.press("enter")
	r.appear(all, 3, "I am Sakura.")
	r.sees("I am Sakura.")
	if want := []int{5, 3}; !slices.Equal(all.asked, want) {
		t.Errorf("turned to %v", all.asked)
	}
}

// Forms, choices and wishes of those who do not have the stage are announced, and there when they get it.
func TestOthersWantSomething(t *testing.T) {
	r, all := ensemble(t, 80, 24, cell.Metrics{}, "Katty", "Sakura", "Momo")
	all.all = slices.Clone(all.all)
	all.all[1].Boxes, all.all[2].Asks, all.all[2].Wishes = 1, true, 2
	r.send(gathered{all.all, 2, noon})
	if got := r.foot(); got != "Sakura (?) \u2502 Momo (?!)" {
		t.Errorf("%q", got)
	}
	r.press("tab")
	f := all.frame(3, "")
	f.Boxes = []show.Box{{ID: 1, Title: "your name"}}
	r.send(framed{f, all.frames[3], noon})
	r.sees("Input: your name")
	r.types("abc")
	r.press("ctrl+p")
	r.send(tea.PasteMsg{Content: "ghost katty"})
	r.press("enter")
	r.appear(all, 1, "I am Katty.")
	if strings.Contains(r.look(), "Input:") {
		t.Errorf("the box of another ghost:\n%s", r.look())
	}
	r.press("t")
	r.types("hello")
	r.press("ctrl+p")
	r.send(tea.PasteMsg{Content: "ghost sak"})
	r.press("enter")
	r.send(framed{f, all.frames[3], noon})
	r.sees("Input: your name", "abc")
	r.strikes("enter", f2, "shift+tab")
	r.appear(all, 1, "I am Katty.")
	r.sees("Say: ", "hello")
	want := []show.Input{{GhostID: 3, Serial: f.Serial, Kind: show.Submit, Index: 1, Text: "abc"}}
	if got := all.did(); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// When the ghost on the stage leaves, another one takes its place in the same frames; when the last one does, the program ends.
func TestGhostsLeave(t *testing.T) {
	r, all := ensemble(t, 80, 24, cell.Metrics{}, "Katty", "Sakura")
	r.tell(said(3, "unread"), said(9, "of one that comes"))
	r.send(framed{all.frame(3, "I am next."), all.frames[1], noon})
	r.send(gathered{all.all[1:], 2, noon})
	r.sees("I am next.")
	if len(r.m.company.heard) != 2 {
		t.Errorf("%v", r.m.company.heard)
	}
	r.send(gathered{[]show.Presence{all.all[1], {GhostID: 9, Ghost: "New"}}, 3, noon})
	if got := r.foot(); got != "New (1) of one that comes" {
		t.Errorf("%q", got)
	}
	r.send(gathered{[]show.Presence{all.all[1], {GhostID: 11, Ghost: "Newer"}}, 3, noon})
	if len(r.m.company.heard) != 1 {
		t.Errorf("%v", r.m.company.heard)
	}
	if _, cmd := r.m.Update(gone{all.frames[3]}); cmd != nil {
		t.Error("the program ends with frames that are not those of the stage")
	}
	if _, cmd := r.m.Update(gone{all.frames[1]}); cmd == nil {
		t.Error("the program does not end")
	}
}

// A ghost that cannot be watched leaves the stage as it is, and says so.
func TestGhostThatCannotBeWatched(t *testing.T) {
	r, all := ensemble(t, 80, 24, cell.Metrics{}, "Katty", "Sakura")
	all.broken = errors.New("it is broken")
	r.press("tab")
	r.sees("That ghost does not come on the stage: it is broken", "I am the first.")
	r.appear(all, 1, "Still here.")
	r.sees("Still here.")
}

// However many ghosts there are, and whatever they are called, nothing is ever out of its place, and it is said that there are others.
func TestTabsAtEverySize(t *testing.T) {
	for _, n := range []int{2, 3, 64} {
		for _, metrics := range []cell.Metrics{{}, {Wide: true}, {Grapheme: true}, {Grapheme: true, Wide: true}} {
			t.Run(fmt.Sprintf("%d/%+v", n, metrics), func(t *testing.T) {
				t.Parallel()
				r := crew(t, n, 80, 24, metrics)
				for _, size := range sizes() {
					r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					r.fits()
					if !metrics.Wide {
						r.agrees()
					}
					if r.m.company.rows == 0 && size[1] > 2 && size[0] > 11 && !strings.Contains(r.foot(), fmt.Sprintf("1/%d", n)) && !strings.ContainsAny(r.foot(), "123456789!?") {
						t.Fatalf("%d\u00d7%d: nothing tells of the others:\n%s", size[0], size[1], r.look())
					}
					if r.m.company.rows == 1 && len(r.foot()) < 3 {
						t.Fatalf("%d\u00d7%d: the row is empty:\n%s", size[0], size[1], r.look())
					}
				}
			})
		}
	}
}

// Where not all have room those do that want something, and a click on the rest lists them.
func TestManyTabs(t *testing.T) {
	r := crew(t, 64, 80, 24, cell.Metrics{})
	foot := r.foot()
	if !strings.Contains(foot, "+5") || !strings.Contains(foot, "!)") {
		t.Errorf("%q", foot)
	}
	r.send(tea.MouseClickMsg{X: 77, Y: 23, Button: tea.MouseLeft})
	if !r.m.dock.palette.open {
		r.send(tea.MouseClickMsg{X: r.m.spots[len(r.m.spots)-1].x, Y: 23, Button: tea.MouseLeft})
	}
	r.sees("Commands", "ghost Katty 4")
}

func TestTabGoldens(t *testing.T) {
	for name, w := range map[string]func() *rig{
		"three":    func() *rig { return crew(t, 3, 80, 24, cell.Metrics{}) },
		"many":     func() *rig { return crew(t, 64, 80, 24, cell.Metrics{}) },
		"requests": func() *rig { r := crew(t, 3, 80, 24, cell.Metrics{}); r.press("f3"); return r },
	} {
		for _, size := range [][2]int{{20, 5}, {40, 12}, {80, 24}, {160, 50}} {
			t.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(t *testing.T) {
				r := w()
				r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				r.fits()
				rows := r.rows() // the stage has goldens of its own
				golden.RequireEqual(t, strings.Join(rows[len(rows)-2:], "\n")+"\n")
			})
		}
	}
}

// The whole program turns from one ghost to the other, and nothing that was started is left at its end.
func TestProgramTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		all := newTroupe("Katty", "Sakura")
		p, out := newTape(ctx, Options{Viewer: all, Journal: journal.New(journal.Bounds{})})
		ended := make(chan struct{})
		go func() {
			_, _ = p.Run()
			close(ended)
		}()
		all.frames[1] <- all.frame(1, "I am the first.")
		time.Sleep(time.Second)
		out.sees(t, "I am the first.", "Sakura")
		p.Send(keyPress(t, "tab"))
		time.Sleep(time.Second)
		all.frames[3] <- all.frame(3, "I am the second.")
		time.Sleep(time.Second)
		out.sees(t, "I am the second.")
		if all.ended[0].Err() == nil {
			t.Error("the first ghost is watched still")
		}
		before := out.written()
		time.Sleep(5 * time.Minute)
		if n := out.written() - before; n != 0 {
			t.Errorf("%d bytes were written while nothing happened", n)
		}
		cancel()
		<-ended
	})
}

// Requests and what was said tell the ghost, once there were several, and can be filtered by it.
func TestPanelsTellTheGhost(t *testing.T) {
	r, all := ensemble(t, 120, 40, cell.Metrics{}, "Katty", "Sakura")
	ask := testRequest()
	r.tell(journal.Entry{Kind: journal.Asked, Ghost: "Katty", GhostID: 1, Request: testRequest()},
		journal.Entry{Kind: journal.Asked, Ghost: "Sakura", GhostID: 3, Request: ask},
		journal.Entry{Kind: journal.Said, Ghost: "Sakura", GhostID: 3, Text: "hello"},
		journal.Entry{Kind: journal.Said, Ghost: "Katty", GhostID: 1, Text: "good night"})
	r.press("f3", "f")
	r.send(tea.PasteMsg{Content: "ghost:sakura"})
	r.sees("1 of 2")
	r.press("enter", "enter")
	r.sees("ghost")
	r.press("f4", "f")
	r.send(tea.PasteMsg{Content: "ghost:katty"})
	r.sees("1 of 2", "good night", "Katty")
	if text := string(exportBytes("x.txt", []journal.Entry{{Ghost: "Katty", Name: "k"}, {Ghost: "Sakura", Name: "s"}})); !strings.Contains(text, "k (Katty)") || !strings.Contains(text, "s (Sakura)") {
		t.Errorf("%q", text)
	}
	r.send(gathered{all.all[:1], 2, noon})
	r.sees("1 of 2", "Katty")
}

// Plain lines name the ghosts that came later, behind their characters.
func TestPlainTellsTheGhost(t *testing.T) {
	var p plainLines
	var out []byte
	for _, ghost := range []string{"", "Katty", "Sakura", "Katty"} {
		out = p.entry(out, &journal.Entry{Kind: journal.Said, Ghost: ghost, Name: "k", Text: "x"})
	}
	out = p.entry(out, &journal.Entry{Kind: journal.Asked, Ghost: "Sakura", Request: testRequest()})
	if got := string(out); !strings.HasPrefix(got, "k: x\nk: x\nk (Sakura): x\nk: x\nSSTP (Sakura): NOTIFY") {
		t.Errorf("%q", got)
	}
}

// What the row of the others costs each time that the screen is drawn.
func BenchmarkTabs(b *testing.B) {
	for _, n := range []int{1, 3, 64} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			r := crew(b, n, 200, 60, cell.Metrics{})
			b.ReportAllocs()
			for b.Loop() {
				r.m.stale = true
				r.m.View()
			}
		})
	}
}
