package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

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
