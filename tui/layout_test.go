package tui

import (
	"fmt"
	"image"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/tui/cell"
)

func TestLayoutFor(t *testing.T) {
	for _, tt := range []struct {
		w, h int
		want layout
	}{
		{6, 5, tiny},
		{20, 60, tiny},
		{200, 7, tiny},
		{30, 8, narrow},
		{59, 27, narrow},
		{30, 28, tall},
		{60, 40, tall},
		{71, 60, tall},
		{60, 27, wide},
		{72, 28, wide},
		{80, 24, wide},
		{200, 60, wide},
	} {
		if got := layoutFor(tt.w, tt.h); got != tt.want {
			t.Errorf("%d×%d: layout %d, want %d", tt.w, tt.h, got, tt.want)
		}
	}
}

// boxesOf gives where the spots of a kind are, by scope.
func (r *rig) boxesOf(kind spotKind) map[int]area {
	r.m.View()
	at := map[int]area{}
	for _, s := range r.m.spots {
		if s.kind == kind {
			at[s.index] = area{s.x, s.y, s.w, s.h}
		}
	}
	return at
}

// Characters stay where they are, and balloons as wide as they are, while a text grows from nothing to more than there is
// room for.
func TestNothingJumpsWhileTextGrows(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {160, 50}, {60, 40}, {120, 30}, {200, 60}, {100, 20}, {40, 30}, {40, 12}, {50, 14}} {
		for name, wear := range map[string]func(r *rig){
			"art":    func(*rig) {},
			"images": func(r *rig) { r.m.stand = newStand(portraitShell(t, image.Pt(60, 90))) },
		} {
			t.Run(fmt.Sprintf("%dx%d/%s", size[0], size[1], name), func(t *testing.T) {
				r := newRig(t, size[0], size[1], cell.Metrics{Grapheme: true}, nil)
				wear(r)
				p := newPlay().say(1, "10", "Go on.").say(0, "5", "")
				r.poses(p.frame())
				p.say(0, "", "x")
				r.poses(p.frame())
				figures, balloons := r.boxesOf(onCharacter), r.boxesOf(onBalloon)
				for range 20 {
					p.say(0, "", strings.Repeat(" and so on, and on, and on", 4))
					r.poses(p.frame())
					if got := r.boxesOf(onCharacter); fmt.Sprint(got) != fmt.Sprint(figures) {
						t.Fatalf("the characters were at %v and are at %v", figures, got)
					}
					now := r.boxesOf(onBalloon)
					if b, was := now[0], balloons[0]; b.x != was.x || b.w != was.w || b.h < was.h {
						t.Fatalf("the balloon was at %v and is at %v", was, b)
					}
					balloons = now
				}
			})
		}
	}
}

// The arrangement is that which makes more of the room.
func TestArrangement(t *testing.T) {
	for _, tt := range []struct {
		w, h  int
		shell image.Point // without one the shell is text art
		want  arrangement
	}{
		{80, 24, image.Point{}, overhead},
		{160, 50, image.Point{}, overhead},
		{80, 24, image.Pt(200, 300), facing},
		{160, 50, image.Pt(300, 450), facing},
		{200, 60, image.Pt(300, 450), facing},
		{80, 60, image.Pt(200, 300), overhead},
	} {
		r := newRig(t, tt.w, tt.h, cell.Metrics{}, nil)
		if tt.shell != (image.Point{}) {
			r.m.stand = newStand(portraitShell(t, tt.shell))
		}
		r.poses(newPlay().say(1, "10", "Hm.").say(0, "0", "Yes.").frame())
		r.m.View()
		if got := r.m.arranged.as; got != tt.want {
			t.Errorf("%d×%d with %v: %d, want %d\n%s", tt.w, tt.h, tt.shell, got, tt.want, r.look())
		}
	}
}

// No balloon covers another one, or a character.
func TestBalloonsAndCharactersStandApart(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.m.stand = newStand(portraitShell(t, image.Pt(40, 60)))
	p := newPlay().say(1, "10", lorem).say(0, "5", lorem)
	p.b.SetBalloon(1, 2)
	r.poses(p.frame())
	for w := 30; w <= 200; w += sweepStep {
		for _, h := range []int{8, 12, 24, 28, 60} {
			r.send(tea.WindowSizeMsg{Width: w, Height: h})
			var all []area
			for _, kind := range []spotKind{onCharacter, onBalloon} {
				for _, a := range r.boxesOf(kind) {
					all = append(all, a)
				}
			}
			for i, a := range all {
				for _, b := range all[:i] {
					if a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h {
						t.Fatalf("%d×%d: %v and %v overlap:\n%s", w, h, a, b, r.look())
					}
				}
			}
		}
	}
}

// The numbers of \b are sizes; an odd one is that of its pair. A large balloon takes no row that a text needs.
func TestGirths(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {160, 50}, {60, 40}, {40, 30}, {120, 30}} {
		box := func(id int) area {
			r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
			p := newPlay().say(1, "10", "").say(0, "5", "Short.")
			p.b.SetBalloon(0, id)
			r.show(p.frame())
			return r.boxesOf(onBalloon)[0]
		}
		small, large, larger := box(0), box(2), box(4)
		if large.h <= small.h || large.w < small.w || larger.h < large.h {
			t.Errorf("%v: %v, %v, %v", size, small, large, larger)
		}
		for id, want := range map[int]area{1: small, 3: large, 5: larger, 6: larger, 1 << 30: larger} {
			if got := box(id); got != want {
				t.Errorf("%v: \\b[%d] is %v, want %v", size, id, got, want)
			}
		}
		if got := box(-1); got != (area{}) {
			t.Errorf("%v: a hidden balloon is at %v", size, got)
		}
	}
	r := newRig(t, 160, 50, cell.Metrics{}, nil)
	p := newPlay().say(0, "5", "x")
	wide := func(id int) int {
		p.b.SetBalloon(0, id)
		r.show(p.frame())
		return r.boxesOf(onBalloon)[0].w
	}
	if a, b := wide(0), wide(2); b <= a {
		t.Errorf("where there is room the large one has %d columns, the small one %d", b, a)
	}

	r = newRig(t, 40, 12, cell.Metrics{}, nil)
	p = newPlay().say(1, "10", "one\ntwo\nthree").say(0, "5", "x")
	p.b.SetBalloon(0, 4)
	r.show(p.frame())
	r.sees("one", "two", "three")
}

// A tail ends beside its speaker: above the picture, or at its side in a row of it.
func TestTails(t *testing.T) {
	for _, tt := range []struct {
		w, h  int
		shell image.Point
		want  []string
	}{
		{80, 24, image.Point{}, []string{"\u256e \u256d", "\u2572\u2502", "\u2502\u2571"}},
		{60, 40, image.Point{}, []string{"\u256e \u256d", "\u2572\u2502", "\u2502\u2571"}},
		{80, 24, image.Pt(200, 300), []string{"\u251c\u2500\u25b8", "\u25c2\u2500\u2524"}},
		{40, 12, image.Point{}, []string{"\u251c\u2500\u25b8"}},
		{34, 12, image.Point{}, []string{"\u2500\u25be\u2500"}},
	} {
		r := newRig(t, tt.w, tt.h, cell.Metrics{}, nil)
		if tt.shell != (image.Point{}) {
			r.m.stand = newStand(portraitShell(t, tt.shell))
		}
		r.poses(newPlay().say(1, "10", "Hm.").say(0, "0", "Yes.").frame())
		r.sees(tt.want...)
		figures := r.boxesOf(onCharacter)
		for y, row := range r.rows() {
			for _, nose := range []string{"\u25b8", "\u25c2"} {
				before, _, ok := strings.Cut(row, nose)
				if !ok {
					continue
				}
				x := r.m.metrics.Width(before)
				if f := figures[0]; nose == "\u25b8" && (x >= f.x || x < f.x-3 || y < f.y || y >= f.y+f.h) {
					t.Errorf("%d×%d: the tail ends at %d, %d, \\0 is at %v", tt.w, tt.h, x, y, f)
				}
				if f := figures[1]; nose == "\u25c2" && (x < f.x+f.w || x > f.x+f.w+3 || y < f.y || y >= f.y+f.h) {
					t.Errorf("%d×%d: the tail ends at %d, %d, \\1 is at %v", tt.w, tt.h, x, y, f)
				}
			}
		}
	}
}

// A tail does not run through the balloon of another character.
func TestTailPassesBy(t *testing.T) {
	for w := 30; w < 72; w++ {
		r := newRig(t, w, 40, cell.Metrics{}, nil)
		r.show(newPlay().say(1, "10", lorem).say(0, "0", lorem).frame())
		whole := r.boxesOf(onBalloon)
		rows := r.rows()
		for _, b := range whole {
			for y := b.y; y < b.y+b.h; y++ {
				row := []rune(expanded(rows[y]))
				if left, right := row[b.x], row[b.x+b.w-1]; !strings.ContainsRune("\u256d\u2502\u2570", left) || !strings.ContainsRune("\u256e\u2502\u256f", right) {
					t.Fatalf("%d columns: the frame is broken in row %d:\n%s", w, y, r.look())
				}
			}
		}
	}
}

// expanded gives a row with one character for each cell.
func expanded(row string) string {
	var b strings.Builder
	for g, w := range (cell.Metrics{}).Graphemes(row) {
		b.WriteString(g)
		for range w - 1 {
			b.WriteByte('_')
		}
	}
	return b.String()
}

// A notice takes from the rows of balloons before it takes from a picture.
func TestNoticesLeavePicturesWhole(t *testing.T) {
	for _, size := range [][2]int{{60, 40}, {80, 60}, {100, 50}} {
		r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
		r.m.stand = newStand(portraitShell(t, image.Pt(60, 90)))
		r.poses(newPlay().say(1, "10", lorem).say(0, "5", lorem).frame())
		before := r.boxesOf(onCharacter)
		r.m.notice("port 9801 is taken by another program: end it, or choose another port with --listen ADDR")
		r.m.notice("port 9821 is taken, too")
		if after := r.boxesOf(onCharacter); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Errorf("%v: the characters were at %v and are at %v", size, before, after)
		}
	}
}
