package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ukatty/ghost/show"
	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// A balloon that does not follow its text stays at the row where it is, and can be scrolled by hand; it follows again when it
// is told to.
func TestNoScroll(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay()
	p.b.SetNoScroll(0)
	for i := range 40 {
		r.show(p.say(0, "0", fmt.Sprintf("line %02d\n", i)).frame())
		r.sees("line 00")
	}
	if strings.Contains(r.look(), "line 39") {
		t.Error("all of it is seen")
	}
	r.press("pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown")
	r.sees("line 39")
	for i := range 3 {
		r.show(p.say(0, "", fmt.Sprintf("more %d\n", i)).frame())
		r.sees("line 39")
	}
	r.press("pgup", "pgup", "pgup", "pgup", "pgup", "pgup", "pgup")
	r.sees("line 00")
	p.b.SetScroll(0)
	r.show(p.say(0, "", "the end").frame())
	r.sees("the end")

	// Another text begins at its beginning, wherever the one before was seen.
	p = newPlay()
	p.b.SetNoScroll(0)
	r.show(p.say(0, "0", "another\n"+strings.Repeat("line\n", 40)).frame())
	r.sees("another")
}

// While the drawing is locked the screen stays as it was.
func TestLocked(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay().say(0, "5", "before")
	p.b.Lock(stage.Balloons)
	r.show(p.say(0, "", " after").frame())
	r.sees("before")
	if strings.Contains(r.look(), "after") {
		t.Error("a locked balloon is drawn")
	}
	p.b.Unlock(stage.Balloons)
	r.show(p.frame())
	r.sees("before after")
	p.b.Lock(stage.Surfaces)
	r.show(p.say(0, "0", "").frame())
	r.sees(`\s[5]`)
}

func TestCounter(t *testing.T) {
	for _, tt := range []struct {
		c    stage.Counter
		want string
	}{
		{stage.Counter{Name: "files", Now: "1", Max: "5"}, "\u2500 files 1/5 \u2500"},
		{stage.Counter{Name: "files"}, "\u2500 files \u2500"},
		{stage.Counter{Now: "7"}, "\u2500 7 \u2500"},
		{stage.Counter{Name: "a name that has no room at all", Now: "10", Max: "20"}, "\u2026 10/20 \u2500"},
	} {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		p := newPlay().say(0, "0", "Well.")
		p.b.SetCounter(0, tt.c)
		p.b.SetMarker(0, "marker")
		r.show(p.frame())
		r.sees(tt.want, "\u2500 marker \u2500")
		p.f.Marker = "a sender"
		r.show(p.frame())
		r.sees("\u2500 a sender \u2500")
	}
}

// A ghost that has left is called back by a key that the screen names.
func TestAway(t *testing.T) {
	p := newPlay().say(0, "5", "Bye.")
	p.f.Away = true
	for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 5}} {
		r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
		r.show(p.frame())
		r.sees("press r", textAway)
		if strings.Contains(r.look(), "Bye") {
			t.Errorf("%v: it is still seen", size)
		}
		r.press("r", "enter")
		want := []show.Input{{Kind: show.Return}, {Kind: show.Return}}
		if got := r.viewer.did(); !slices.Equal(got, want) {
			t.Errorf("%v: %v", size, got)
		}
	}
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(newPlay().say(0, "5", "Here.").frame())
	r.press("r")
	if got := r.viewer.did(); got != nil {
		t.Errorf("one that is here: %v", got)
	}
}

// Captions stay on their surface, and characters on the screen, wherever they are told to go.
func TestFigures(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay().say(0, "5", "")
	p.b.AddCaption(0, stage.Caption{X: 24, Y: 24, W: 24, H: 24, Text: "abcdefghijkl"})
	r.show(p.frame())
	r.sees("abcd", "efgh")
	if strings.Contains(r.look(), "ijkl") {
		t.Error("a caption leaves its rectangle")
	}
	before := strings.Join(r.rows(), "\n")
	p.b.SetMoved(0, stage.Point{X: -60, Y: -24})
	r.show(p.frame())
	if after := strings.Join(r.rows(), "\n"); after == before {
		t.Error("the character has not moved")
	}
	for _, far := range []int{1 << 30, -1 << 30} {
		p.b.SetMoved(0, stage.Point{X: far, Y: far})
		r.show(p.frame())
		r.fits()
		r.sees("/^^^^\\")
	}
	p.b.SetMoved(0, stage.Point{})
	p.b.DropCaptions(0, func(stage.Caption) bool { return true })
	r.show(p.frame())
	r.sees("UU")
	p.b.SetFaded(0, 100)
	r.show(p.frame())
	if strings.Contains(r.look(), "UU") {
		t.Error("a surface that lets all through is seen")
	}
	p.b.SetFaded(0, 60)
	r.show(p.frame())
	if s := r.placeOf("UU"); s.attr&faint == 0 {
		t.Errorf("a faded surface is %+v", s)
	}
	p.b.ShowAreas(stage.Areas)
	r.show(p.frame())
	r.sees("\u2506")
}

// The mark of a network at work opens the main balloon, even an empty one.
func TestOnline(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay().say(0, "5", "")
	p.b.Online()
	r.show(p.frame())
	r.sees(textOnline, "\u256d\u2500 Katty \u2500")
}

// A balloon hides what stands behind it, a character that walked there too.
func TestBalloonIsOpaque(t *testing.T) {
	for scope := range 2 {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		p := newPlay().say(0, "5", "text\n\n\n\n.").say(1, "10", "")
		if scope == 1 {
			p = newPlay().say(1, "10", "text\n\n\n\n.").say(0, "5", "")
		}
		for x := -600; x <= 600; x += 40 {
			for y := -300; y <= 0; y += 60 {
				p.b.SetMoved(1-scope, stage.Point{X: x, Y: y})
				r.show(p.frame())
				rows := r.rows()
				for i := range rows {
					_, inside, ok := strings.Cut(rows[i], "\u2502 text")
					if !ok {
						continue
					}
					at := cell.Metrics{}.Width(rows[i]) - cell.Metrics{}.Width(inside) - 6
					for _, row := range rows[i+1 : i+4] {
						if runes := []rune(row); len(runes) <= at+20 || strings.TrimSpace(string(runes[at+1:at+20])) != "" {
							t.Fatalf("%d moved to %d,%d:\n%s", 1-scope, x, y, r.look())
						}
					}
				}
			}
		}
	}
}
