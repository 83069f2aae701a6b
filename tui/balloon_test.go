package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// textOf gives the text of a scope's balloon after what build does to it.
func textOf(build func(b *stage.Builder)) stage.Text {
	var b stage.Builder
	build(&b)
	sc, _ := b.Freeze().Scope(0)
	return sc.Text
}

// What is broken at one place is added up, and half a line is a whole one.
func TestLineBreaks(t *testing.T) {
	for _, tt := range []struct {
		percents []int
		want     string
	}{
		{nil, "ab"},
		{[]int{100}, "a\nb"},
		{[]int{50}, "a\nb"},
		{[]int{50, 50}, "a\nb"},
		{[]int{100, 50}, "a\n\nb"},
		{[]int{100, 100}, "a\n\nb"},
		{[]int{150}, "a\n\nb"},
		{[]int{100, 100, 50}, "a\n\n\nb"},
		{[]int{1}, "a\nb"},
		{[]int{100, 1}, "a\n\nb"},
		{[]int{1 << 30}, "a\n\n\n\n\n\n\n\nb"},
		{[]int{1 << 30, 1 << 30, 1 << 30}, "a\n\n\n\n\n\n\n\nb"},
	} {
		var s script
		s.take(textOf(func(b *stage.Builder) {
			b.Say(0, "a")
			for _, p := range tt.percents {
				b.Break(0, p)
			}
			b.Say(0, "b")
		}))
		if got := s.text.String(); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.percents, got, tt.want)
		}
	}
}

// A break at the end takes no row before something stands in it.
func TestBreakAtTheEnd(t *testing.T) {
	var s script
	s.take(textOf(func(b *stage.Builder) { b.Say(0, "a"); b.Break(0, 100); b.Break(0, 50) }))
	if got := s.text.String(); got != "a" {
		t.Errorf("%q", got)
	}
}

// A text that came piece by piece is wrapped as one that came whole, and what was taken is not built again.
func TestGrowth(t *testing.T) {
	for _, m := range []cell.Metrics{{}, {Grapheme: true}, {Wide: true}} {
		var b stage.Builder
		grown, grows := &balloon{}, 0
		step := func() {
			sc, _ := b.Freeze().Scope(0)
			before := grown.script.text.Len()
			grown.take(&sc)
			if before > 0 && grown.script.text.Len() > before {
				grows++
			}
			grown.wrap(m, 20, nil)
			whole := &balloon{}
			whole.take(&sc)
			whole.wrap(m, 20, nil)
			if got, want := rowsOf(grown), rowsOf(whole); got != want {
				t.Fatalf("%+v: grown:\n%s\nwhole:\n%s", m, got, want)
			}
			if fmt.Sprint(grown.script.spans) != fmt.Sprint(whole.script.spans) {
				t.Fatalf("spans grown %v, whole %v", grown.script.spans, whole.script.spans)
			}
		}
		for i, r := range lorem + "e\u0301 \u2764\ufe0f \U0001f468\u200d\U0001f469\u200d\U0001f467\u3002\u300d" {
			b.Say(0, string(r))
			switch {
			case i%37 == 30:
				b.Break(0, 50)
			case i%53 == 20:
				b.Choice(stage.Choice{Label: "choice " + string(r)})
			}
			step()
		}
		if grows < 100 {
			t.Errorf("%+v: only %d steps of growth", m, grows)
		}
	}
}

// rowsOf gives the rows of a balloon.
func rowsOf(b *balloon) string {
	var rows strings.Builder
	for i := range b.flow.Len() {
		fmt.Fprintf(&rows, "%q\n", b.flow.Line(i).Text)
	}
	return rows.String()
}

// A text that does not go on from the last one begins anew: shorter, other words, other choices.
func TestOtherText(t *testing.T) {
	var s script
	texts := []stage.Text{
		textOf(func(b *stage.Builder) { b.Say(0, "hello world") }),
		textOf(func(b *stage.Builder) { b.Say(0, "hello") }),
		textOf(func(b *stage.Builder) { b.Say(0, "help!") }),
		textOf(func(b *stage.Builder) { b.Say(0, "hel"); b.Break(0, 100); b.Say(0, "p!") }),
		textOf(func(b *stage.Builder) { b.Choice(stage.Choice{Label: "hel"}) }),
		textOf(func(*stage.Builder) {}),
	}
	for i, want := range []string{"hello world", "hello", "help!", "hel\np!", "1 hel", ""} {
		s.take(texts[i])
		if got := s.text.String(); got != want {
			t.Errorf("text %d: %q, want %q", i, got, want)
		}
	}
}

// Only the first nine choices have a digit.
func TestDigits(t *testing.T) {
	r := newRig(t, 80, 60, cell.Metrics{}, nil)
	p := newPlay()
	for i := range 12 {
		p.say(0, "0", fmt.Sprintf("[choice %c]\n", 'a'+rune(i)))
	}
	p.f.Wait = show.Choice
	r.show(p.frame())
	r.sees("1 choice a", "9 choice i", " choice j", " choice l")
	for _, bad := range []string{"0 choice", "10 choice", "12 choice"} {
		if strings.Contains(r.look(), bad) {
			t.Errorf("the screen shows %q", bad)
		}
	}
}

// A balloon that was scrolled back stays where it is while text comes, and follows again at its end.
func TestScrollStays(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay().say(0, "0", "first line\n"+lorem+lorem+lorem)
	r.show(p.frame())
	r.m.View()
	r.press("pgup", "pgup", "pgup", "pgup")
	r.sees("first line")
	for range 30 {
		r.show(p.say(0, "", "and more of it. ").frame())
		r.sees("first line")
	}
	r.press("end")
	if strings.Contains(r.look(), "first line") {
		t.Error("the balloon does not follow")
	}
	r.sees(glyphUp)
	r.show(newPlay().say(0, "0", "new").frame())
	if s := r.look(); strings.Contains(s, glyphUp) || strings.Contains(s, glyphDown) {
		t.Errorf("a new text is still scrolled:\n%s", s)
	}
}

// The lit choice is always in sight.
func TestLitChoiceIsSeen(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 5}} {
		r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
		p := newPlay().say(0, "0", "Well?\n")
		for i := range 40 {
			p.say(0, "", fmt.Sprintf("[item-%02d]\n", i))
		}
		p.f.Wait = show.Choice
		r.show(p.frame())
		for i := range 40 {
			r.sees(fmt.Sprintf("item-%02d", r.m.chosen))
			r.press([]string{"down", "up"}[i/20])
		}
	}
}

// One MiB of text is wrapped and drawn like any other.
func TestMuchText(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay().say(0, "0", strings.Repeat("word ", 1<<18)).say(1, "10", strings.Repeat("x", 1<<16))
	r.show(p.frame())
	r.fits()
	r.show(p.say(0, "", "the end").frame())
	for _, size := range [][2]int{{80, 24}, {20, 5}, {40, 12}, {60, 40}, {200, 60}} {
		r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		r.fits()
		r.lands()
		r.sees("the end")
	}
	r.untouched()
}

// A balloon that \b[-1] hides is not drawn, unless it asks something.
func TestHiddenBalloon(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay().say(0, "0", "secret ")
	p.b.SetBalloon(0, -1)
	r.show(p.frame())
	if strings.Contains(r.look(), "secret") {
		t.Error("a hidden balloon is seen")
	}
	p.say(0, "", "[yes]")
	p.f.Wait = show.Choice
	r.show(p.frame())
	r.sees("secret", "1 yes")
}
