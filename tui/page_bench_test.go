package tui

import (
	"fmt"
	"strings"
	"testing"

	"ukatty/sakura/stage"
)

// BenchmarkPage is one character more in a balloon in which something has a place of its own: the page is made anew, in time
// linear in the text.
func BenchmarkPage(b *testing.B) {
	for _, size := range []int{1 << 10, 64 << 10, 1 << 20} {
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) {
			r := newRig(b, 80, 24, cellMetrics, nil)
			p := newPlay()
			p.b.Move(0, stage.Place{X: em(3)})
			p.say(0, "0", strings.Repeat("word ", size/5))
			r.show(p.frame())
			b.ReportAllocs()
			for b.Loop() {
				p.b.Say(0, "x")
				r.m.Update(framed{p.frame(), nil, noon})
				r.m.View()
			}
		})
	}
}

// BenchmarkLooks is one character more behind 1 MiB of text of which every eighth word is bold: that needs no page.
func BenchmarkLooks(b *testing.B) {
	r := newRig(b, 80, 24, cellMetrics, nil)
	p := newPlay()
	for range 1 << 14 {
		p.look(stage.Look{Attrs: stage.Bold}, "bold ").say(0, "", strings.Repeat("word ", 11))
	}
	r.show(p.frame())
	b.ReportAllocs()
	for b.Loop() {
		p.b.Say(0, "x")
		r.m.Update(framed{p.frame(), nil, noon})
		r.m.View()
	}
}

// BenchmarkPictures is one character more in a balloon with pictures, which were loaded and painted before.
func BenchmarkPictures(b *testing.B) {
	r := newRig(b, 80, 24, cellMetrics, nil)
	p := gallery(b)
	r.show(p.frame())
	r.develop()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p.b.Say(0, "x")
		r.m.Update(framed{p.frame(), nil, noon})
		r.m.View()
	}
}
