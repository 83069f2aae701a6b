package tui

import (
	"fmt"
	"image"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// A character is drawn as large as a script has scaled it, and nothing else moves.
func TestScaledCharacters(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 40}, {50, 20}, {160, 50}} {
		r := newRig(t, size[0], size[1], cell.Metrics{Grapheme: true}, nil)
		r.m.stand = newStand(portraits(t, image.Pt(300, 450), image.Pt(100, 120)))
		p := newPlay().say(1, "10", "Meow.").say(0, "5", "Hello.")
		r.poses(p.frame())
		pictures := func(scale stage.Scale) (girl, cat area) {
			p.b.SetScale(1, scale)
			r.poses(p.frame())
			at := r.boxesOf(onPicture)
			return at[0], at[1]
		}
		girl, cat := pictures(stage.Scale{})
		for _, tt := range []struct{ x, y int }{
			{200, 200},
			{50, 50},
			{100, 200},
			{200, 100},
			{-100, 100},
			{100, -100},
			{-50, 150},
			{1, 1},
			{10_000, 10_000},
			{-10_000, 1},
			{1, -10_000},
			{-1 << 40, 1 << 40},
		} {
			other, got := pictures(stage.Scale{X: tt.x, Y: tt.y})
			if other != girl {
				t.Errorf("%v, %v: who is not scaled was at %v and is at %v", size, tt, girl, other)
			}
			room := r.m.stand.room
			if got.w < 1 || got.h < 1 || got.w > room.w || got.h > room.h {
				t.Errorf("%v, %v: drawn in %v, the room is %v", size, tt, got, room)
			}
			wantW, wantH := cat.w*abs(tt.x)/100, cat.h*abs(tt.y)/100
			if wantW > room.w || wantH > room.h {
				continue
			}
			if abs(got.w-wantW) > 1 || abs(got.h-wantH) > 1 {
				t.Errorf("%v, %v: %v became %v", size, tt, cat, got)
			}
			if d := 2*got.x + got.w - 2*cat.x - cat.w; abs(d) > 3 && got.x > 0 { // else the edge of the screen holds it
				t.Errorf("%v, %v: the middle went from %v to %v", size, tt, cat, got)
			}
			if got.y+got.h != cat.y+cat.h {
				t.Errorf("%v, %v: it stands at %v and stood at %v", size, tt, got, cat)
			}
		}
		if other, again := pictures(stage.Scale{X: 100, Y: 100}); other != girl || again != cat {
			t.Errorf("%v: unscaled again they are at %v and %v, and were at %v and %v", size, other, again, girl, cat)
		}
	}
}

// A negative scale mirrors the picture, and what lies where.
func TestMirroredCharacters(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{Grapheme: true}, nil)
	r.m.stand = newStand(quarters(t))
	p := newPlay().say(0, "0", "")
	for _, tt := range []struct {
		x, y int
		want image.Point // where the red quarter is: 0 or 1
	}{
		{100, 100, image.Pt(0, 0)},
		{-100, 100, image.Pt(1, 0)},
		{100, -100, image.Pt(0, 1)},
		{-100, -100, image.Pt(1, 1)},
	} {
		p.b.SetScale(0, stage.Scale{X: tt.x, Y: tt.y})
		r.poses(p.frame())
		at, red := r.boxesOf(onPicture)[0], r.redPart()
		got := image.Pt((2*(red.x-at.x)+red.w)/at.w, (2*(red.y-at.y)+red.h)/at.h)
		if got != tt.want || red.w == 0 {
			t.Errorf("%d, %d: red is at %v of %v\n%s", tt.x, tt.y, red, at, r.look())
		}
		for _, s := range r.m.spots {
			if s.kind != onPicture {
				continue
			}
			in := r.m.touched(&s, tea.Mouse{X: red.x, Y: red.y})
			if in.X > 20 || in.Y > 20 {
				t.Errorf("%d, %d: the red cell is %d, %d of the surface", tt.x, tt.y, in.X, in.Y)
			}
		}
	}
}

// A balloon has the room that a character leaves which a script has made small, and goes on with it while surfaces change.
func TestBalloonsAboveScaledCharacters(t *testing.T) {
	for _, size := range [][2]int{{60, 40}, {50, 20}, {44, 40}} {
		r := newRig(t, size[0], size[1], cell.Metrics{Grapheme: true}, nil)
		r.m.stand = newStand(portraits(t, image.Pt(300, 450), image.Pt(300, 400)))
		p := newPlay().say(1, "10", "").say(0, "5", strings.Repeat("And so on, and on. ", 60))
		r.poses(p.frame())
		was := r.boxesOf(onBalloon)[0]
		p.b.SetScale(0, stage.Scale{X: 40, Y: 40})
		p.b.SetScale(1, stage.Scale{X: 40, Y: 40})
		r.poses(p.frame())
		small := r.boxesOf(onBalloon)[0]
		if small.h < was.h+2 {
			t.Errorf("%v: the balloon was %d rows high, and is %d", size, was.h, small.h)
		}
		p.b.SetSurface(0, "10")
		r.poses(p.frame())
		if got := r.boxesOf(onBalloon)[0]; got != small {
			t.Errorf("%v: with a smaller surface the balloon goes from %v to %v", size, small, got)
		}
	}
}

// Text art keeps its size.
func TestScaledTextArt(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay().say(1, "10", "").say(0, "5", "")
	r.poses(p.frame())
	was := r.boxesOf(onPicture)
	p.b.SetScale(0, stage.Scale{X: 300, Y: -20})
	r.poses(p.frame())
	if got := r.boxesOf(onPicture); fmt.Sprint(got) != fmt.Sprint(was) || len(got) == 0 {
		t.Errorf("it was at %v and is at %v", was, got)
	}
}
