package tui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// pages are balloons in which things have looks and places, for every size of screen.
var pages = map[string]func(t testing.TB) show.Frame{
	"looks":    func(testing.TB) show.Frame { return allLooks().frame() },
	"table":    func(testing.TB) show.Frame { return table().frame() },
	"pictures": func(t testing.TB) show.Frame { return gallery(t).frame() },
	"hostile":  func(t testing.TB) show.Frame { return hostilePage(t).frame() },
	"moved": func(testing.TB) show.Frame {
		p := newPlay().say(1, "10", lorem).say(0, "5", lorem)
		p.b.SetMoved(0, stage.Point{X: -1 << 30, Y: 1 << 30})
		p.b.SetMoved(1, stage.Point{X: 1 << 30, Y: -1 << 30})
		for _, bad := range hostile {
			p.b.AddCaption(1, stage.Caption{X: -4, Y: 13, W: 30, H: 1 << 40, Text: bad})
		}
		p.b.ShowAreas(stage.Frames)
		p.b.Online()
		return p.frame()
	},
}

// hostilePage is a balloon in which hostile texts stand in each other's way.
func hostilePage(t testing.TB) *play {
	p := newPlay()
	p.b.SetCounter(0, stage.Counter{Name: hostile[0], Now: hostile[2], Max: strings.Repeat("9", 300)})
	p.b.SetMarker(0, hostile[9])
	random := rand.New(rand.NewPCG(4, 2))
	units := []stage.Unit{stage.Keep, stage.Pixels, stage.Em, stage.Line}
	for i := range 300 {
		bad := hostile[random.IntN(len(hostile))]
		coord := func() stage.Coord {
			return stage.Coord{
				Milli: int32(random.IntN(200_000) - 80_000), Unit: units[random.IntN(len(units))], Relative: random.IntN(2) == 0,
			}
		}
		p.b.SetAlign(0, stage.Align(random.IntN(3)))
		p.b.SetLook(0, stage.Look{Attrs: stage.Attrs(random.IntN(32)), Color: stage.RGB(uint8(i), 99, 9), Valign: stage.Valign(random.IntN(3))})
		p.b.NoWrap()
		if random.IntN(2) == 0 {
			p.b.Wrap()
		}
		switch random.IntN(5) {
		case 0:
			p.b.Move(0, stage.Place{X: coord(), Y: coord()})
		case 1:
			p.b.Break(0, random.IntN(600)-300)
		case 2:
			p.anchor(bad, stage.Marks{})
		case 3:
			p.choice(bad, stage.Marks{Selected: stage.Mark{Shape: stage.Square, Fill: stage.RGB(1, 2, 3)}})
		default:
			if i%10 == 0 {
				p.b.Picture(0, stage.Picture{File: bad, Inline: i%20 == 0, At: stage.Place{X: coord(), Y: coord()}})
			} else {
				p.b.Say(0, bad)
			}
		}
	}
	p.b.Picture(0, stage.Picture{
		File: testPicture(t), Front: true, Fixed: true, At: stage.Place{X: px(-50), Y: px(20)},
		Width: stage.Extent{N: 1 << 20}, Height: stage.Extent{N: -40, Percent: true}, Clip: [4]int{3, 3, 1 << 20, 40},
	})
	return p
}

// Nothing on a page leaves its cell, at any size and for any way to count.
func TestPagesAtEverySize(t *testing.T) {
	for name, page := range pages {
		for _, metrics := range []cell.Metrics{{}, {Wide: true}, {Grapheme: true}, {Grapheme: true, Wide: true}} {
			t.Run(fmt.Sprintf("%s/%+v", name, metrics), func(t *testing.T) {
				t.Parallel()
				r := newRig(t, 80, 24, metrics, nil)
				r.show(page(t))
				r.develop()
				for i, size := range sizes() {
					r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					r.fits()
					if s := colouring.ReplaceAllString(r.m.View().Content, ""); strings.IndexFunc(s, forbidden) >= 0 {
						t.Fatalf("%v: something forbidden in %q", size, s)
					}
					// Whether U+FFFD is wide the renderer and wide terminals do not agree upon.
					if !metrics.Wide && i%4 == 0 {
						r.agrees()
					}
					if i%16 == 0 && (!metrics.Wide || name != "hostile") && name != "moved" {
						r.lands()
						r.untouched()
					}
				}
			})
		}
	}
}

// A text that came step by step is set as one that came whole, whatever is in it.
func TestPageGrowth(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	var b stage.Builder
	grown := &balloon{}
	for i := range 400 {
		switch random.IntN(12) {
		case 0:
			b.Move(0, stage.Place{X: em(random.IntN(30)), Y: rel(lh(random.IntN(3) - 1))})
		case 1:
			b.Break(0, random.IntN(300)-100)
		case 2:
			b.SetAlign(0, stage.Align(random.IntN(3)))
		case 3:
			b.Choice(stage.Choice{Label: fmt.Sprint("choice ", i)})
		case 4:
			b.Picture(0, stage.Picture{File: fmt.Sprintf("%dx%d", 1+random.IntN(5), 1+random.IntN(3)), Inline: i%2 == 0})
		case 5:
			b.Clear(0)
		default:
			b.SetLook(0, stage.Look{Attrs: stage.Attrs(random.IntN(4))})
			b.Say(0, string([]rune(lorem)[i%len([]rune(lorem))]))
		}
		sc, _ := b.Freeze().Scope(0)
		grown.take(&sc)
		grown.wrap(cell.Metrics{}, 30, fakeSize)
		whole := &balloon{}
		whole.take(&sc)
		whole.wrap(cell.Metrics{}, 30, fakeSize)
		if got, want := fmt.Sprint(rowsOf(grown), grown.page.pieces), fmt.Sprint(rowsOf(whole), whole.page.pieces); got != want {
			t.Fatalf("step %d: grown:\n%s\nwhole:\n%s", i, got, want)
		}
		if grown.len() != whole.len() {
			t.Fatalf("step %d: %d rows grown, %d whole", i, grown.len(), whole.len())
		}
	}
}

// What stands at a place of its own is clicked there, and what covers it is not it.
func TestClicksOnPages(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
		p := newPlay().say(0, "5", "x")
		p.b.Move(0, stage.Place{X: em(5), Y: lh(2)})
		p.choice("take", stage.Marks{})
		p.b.Move(0, stage.Place{X: em(2), Y: lh(1)})
		p.anchor("anchor", stage.Marks{})
		p.b.Move(0, stage.Place{X: rel(px(-18)), Y: keep})
		p.say(0, "", "OV")
		r.show(p.frame())
		r.clickOn("take", tea.MouseLeft)
		r.clickOn("anc", tea.MouseLeft)
		r.clickOn("OV", tea.MouseLeft)
		want := []show.Input{{Kind: show.Choose}, {Kind: show.Anchor}}
		if got := r.viewer.did(); !slices.Equal(got, want) {
			t.Errorf("%v: %v, want %v", size, got, want)
		}
	}
}

// A picture can be the label of a choice, and is clicked as one.
func TestClickOnPicture(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay()
	p.b.Begin(0)
	p.b.Picture(0, stage.Picture{File: testPicture(t), Inline: true})
	p.b.ChoiceSince(stage.Choice{ID: "OnPicture"})
	r.show(p.frame())
	r.develop()
	r.clickOn("\u2580\u2580\u2580", tea.MouseLeft)
	if got := r.viewer.did(); !slices.Equal(got, []show.Input{{Kind: show.Choose}}) {
		t.Errorf("%v", got)
	}
}

// What is lit is always in sight, also where it has a place of its own.
func TestLitOnPageIsSeen(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 5}} {
		r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
		p := newPlay().say(0, "0", "Well?")
		for i := range 30 {
			p.b.Move(0, stage.Place{X: em(2), Y: rel(lh(1))})
			p.choice(fmt.Sprintf("item-%02d", i), stage.Marks{})
		}
		p.b.Move(0, stage.Place{X: em(0), Y: lh(0)})
		p.anchor("anchor", stage.Marks{})
		p.f.Wait = show.Choice
		r.show(p.frame())
		for i := range 30 {
			r.sees(fmt.Sprintf("item-%02d", r.m.chosen))
			r.press([]string{"down", "up"}[i/15])
		}
		r.press("up", "right")
		r.sees("anchor")
	}
}
