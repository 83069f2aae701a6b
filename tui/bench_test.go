package tui

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ukatty/tui/cell"
)

// BenchmarkView is a frame in which one character of text was added, taken and drawn; the text begins anew every 2,000
// characters, so that the balloons are full most of the time.
func BenchmarkView(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		for name, word := range map[string]string{"ascii": "x", "japanese": "\u732b"} {
			b.Run(fmt.Sprintf("%dx%d/%s", size[0], size[1], name), func(b *testing.B) {
				r := newRig(b, size[0], size[1], cell.Metrics{Grapheme: true}, nil)
				p := newPlay().say(1, "10", strings.Repeat(word, 300))
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					if i%2000 == 0 {
						p.b.Clear(0)
					}
					p.b.Say(0, word)
					r.m.Update(framed{p.frame(), nil, noon})
					if len(r.m.View().Content) == 0 {
						b.Fatal("nothing was drawn")
					}
				}
			})
		}
	}
}

// BenchmarkViewPictures is a frame in which one character of text was added below two pictures of more than 80 × 40 cells,
// each with two colours of its own, on a screen of 200 × 60. It shall take less than 2 ms and no more than 40 allocations.
func BenchmarkViewPictures(b *testing.B) {
	grow := pictured(b)
	b.ReportAllocs()
	for b.Loop() {
		grow()
	}
}

// pictured gives a function that adds one character to the text of such a frame, and draws it.
func pictured(tb testing.TB) (grow func()) {
	r, p := newRig(tb, 200, 60, cell.Metrics{Grapheme: true}, nil), newPlay()
	r.m.take(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	r.m.stand = newStand(portraits(tb, image.Pt(400, 400), image.Pt(400, 400)))
	r.poses(p.say(1, "10", lorem).say(0, "5", "").frame())
	r.m.View()
	for id := range 2 {
		if got := r.m.stand.most[id]; got.w < 80 || got.h < 40 {
			tb.Fatalf("the picture of \\%d has %d × %d cells", id, got.w, got.h)
		}
	}
	said := 0
	return func() {
		if said++; said%2000 == 0 {
			p.b.Clear(0)
		}
		p.b.Say(0, "x")
		r.m.Update(framed{p.frame(), nil, noon})
		if len(r.m.View().Content) == 0 {
			tb.Fatal("nothing was drawn")
		}
	}
}

// When only a text grew few things are made anew.
func TestViewAllocations(t *testing.T) {
	if sweepStep > 1 {
		t.Skip("the race detector allocates, too")
	}
	if n := testing.AllocsPerRun(100, pictured(t)); n > 40 {
		t.Errorf("%v allocations", n)
	}
}

// BenchmarkViewUnchanged is the view after a message that changed nothing, such as a mouse that moves.
func BenchmarkViewUnchanged(b *testing.B) {
	r := newRig(b, 200, 60, cell.Metrics{}, nil)
	r.show(newPlay().say(0, "0", lorem).frame())
	b.ReportAllocs()
	for b.Loop() {
		r.m.Update(tea.MouseMotionMsg{X: 3, Y: 4})
		r.m.View()
	}
}

// BenchmarkFirstView is a model made and drawn for the first time.
func BenchmarkFirstView(b *testing.B) {
	shell := testShell(b)
	b.ReportAllocs()
	for b.Loop() {
		m := New(b.Context(), Options{Viewer: newFakeViewer(), Shell: shell, Addresses: []string{"127.0.0.1:9801"}})
		m.View()
		m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		m.View()
	}
}

// BenchmarkLongText is one character more behind 1 MiB of text: it must cost no more than behind a short one.
func BenchmarkLongText(b *testing.B) {
	r := newRig(b, 80, 24, cell.Metrics{}, nil)
	p := newPlay().say(0, "0", strings.Repeat("word ", 1<<18))
	r.show(p.frame())
	r.m.View()
	b.ReportAllocs()
	for b.Loop() {
		p.b.Say(0, "x")
		r.m.Update(framed{p.frame(), nil, time.Time{}})
		r.m.View()
	}
}
