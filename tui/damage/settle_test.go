package damage_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ukatty/tui/cell"
	"ukatty/tui/screen"
)

// joiner is a terminal that measures clusters and does not tell: the renderer counts code points.
var joiner = screen.Terminal{Legacy: true, Joins: true}

// newOddPair begins a renderer that counts code points, with one terminal that does and one that does not.
func newOddPair(w, h int) *pair {
	p := newPair(screen.Terminal{Legacy: true}, "xterm-kitty", w, h)
	p.thin.Screen = joiner.New(w, h)
	p.frame("", nil)
	p.frame("", nil)
	return p
}

// displaced says which of the characters that everybody agrees about stands elsewhere in the terminal that counts otherwise.
func (p *pair) displaced() string {
	w, h := p.plain.Size()
	for y := range h {
		for x := range w {
			a, b := p.plain.Cell(x, y), p.thin.Cell(x, y)
			if a != b && a.Text != "" && strings.Contains("│あ漢字猫word", a.Text) {
				return fmt.Sprintf("row %d column %d: %+v, not %+v\n%s\n---\n%s", y, x, b, a, p.plain.Text(), p.thin.Text())
			}
		}
	}
	return ""
}

// Where a terminal measures emoji, flags or marks otherwise than the renderer, nothing beside them is displaced.
func TestSettledBesideClusters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := newOddPair(40, 4)
		p.thin.Screen = rapid.SampledFrom([]screen.Terminal{joiner, {Legacy: true}}).Draw(t, "kind").New(40, 4)
		p.write("\x1b[H\x1b[2J")
		rows := make([]string, 4)
		var all strings.Builder
		for range rapid.IntRange(1, 8).Draw(t, "frames") {
			y := rapid.IntRange(0, 3).Draw(t, "row")
			rows[y] = ""
			width := 0
			for range rapid.IntRange(0, 5).Draw(t, "words") {
				word := rapid.SampledFrom(words[11:]).Draw(t, "word") + rapid.SampledFrom([]string{"│", "あ", "w", " "}).Draw(t, "beside")
				// Of a cluster that ends in the last column nobody knows where it leads.
				if width += (cell.Metrics{}).Width(word); width < 40 {
					rows[y] += rapid.SampledFrom(looks).Draw(t, "look") + word
				}
			}
			rows[y] += "\x1b[m\x1b]8;;\a"
			fmt.Fprintf(&all, "%q\n", p.frame(strings.Join(rows, "\n"), nil))
			if bad := p.displaced(); bad != "" {
				t.Fatalf("after\n%s%s", &all, bad)
			}
		}
	})
}

// A terminal that has grapheme clusters, but takes some of them for narrower, as foot does, displaces nothing either.
func TestSettledAmongGraphemes(t *testing.T) {
	p := newPair(screen.Terminal{}, "foot", 40, 2)
	p.thin.Screen = screen.Terminal{Legacy: true}.New(40, 2)
	p.frame("", nil)
	p.frame("", nil)
	for _, in := range []string{"❤\ufe0f│猫", "1\ufe0f\u20e3│w", "a猫❤\ufe0fw", "\x1b[1m❤\ufe0f\x1b[mx│"} {
		p.frame(in, nil)
		if bad := p.displaced(); bad != "" {
			t.Errorf("%q: %s", in, bad)
		}
	}
}

// What is left of emoji is what a terminal draws that counts code points; other scripts keep their joiners.
func TestSettledText(t *testing.T) {
	p := newOddPair(40, 2)
	for in, want := range map[string]string{
		"❤\ufe0f│": "❤│", "👨\u200d👩\u200d👧│": "👨👩👧│", "👍🏽│": "👍🏽  │", "☺\ufe0e│": "☺│", "1\ufe0f\u20e3│": "1│", "1\u20e3│": "1\u20e3│",
		"क\u094d\u200dष│": "क\u094d\u200dष │", "🇯🇵│": "🇯🇵│", "猫❤\ufe0f猫│": "猫❤猫│",
	} {
		p.frame(in, nil)
		if got := p.thin.Line(0); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// A cluster before the last column is no reason to lose the rows below it, even where it may not have the room that it takes.
func TestSettledAtTheEdge(t *testing.T) {
	for _, edge := range []string{"1\ufe0f\u20e3│", "क्│", "กำ│", "नी│", "👍🏽│", "👨\u200d👩\u200d👧│", "❤ ", "\u1112\u1161\u11ab ", "🇯🇵 "} {
		p := newOddPair(40, 4)
		row := "猫ｶﾞ│w"
		p.frame("\n"+row, nil)
		width := cell.Metrics{}.Width(edge)
		p.frame(strings.Repeat("a", 40-width)+edge+"\n"+row+"x", nil)
		if bad := p.displaced(); bad != "" {
			t.Errorf("%q: %s", edge, bad)
		}
	}
}
