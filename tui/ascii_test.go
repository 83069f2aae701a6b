package tui

import (
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// boxed says whether a character is one of those that --ascii keeps off the screen.
func boxed(r rune) bool {
	return r >= 0x2500 && r <= 0x259f || r == 0x25b4 || r == 0x25be || r == 0x25b8
}

// Nothing on the screen is a box drawing or a block, at any size, whatever the ghost says and shows.
func TestASCII(t *testing.T) {
	for _, metrics := range []cell.Metrics{{}, {Wide: true}, {Grapheme: true}} {
		r := newRig(t, 80, 24, metrics, func(o *Options) { o.ASCII = true })
		p := gallery(t).say(0, "", "\n\u250c\u2500\u2510 \u2588\u2592 \u2570\u256f \u25b8 [a choice]")
		p.b.Mark(1)
		p.say(1, "10", strings.Repeat("x\n", 40))
		p.b.ShowAreas(stage.Frames)
		r.show(p.frame())
		r.develop()
		for _, size := range sizes() {
			r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			r.fits()
			if s := r.m.View().Content; strings.IndexFunc(s, boxed) >= 0 {
				t.Fatalf("%+v, %v: a frame in\n%s", metrics, size, s)
			}
		}
		r.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		r.press("?")
		if s := r.m.View().Content; strings.IndexFunc(s, boxed) >= 0 || !strings.Contains(s, "Keys and mouse") {
			t.Errorf("a frame in the help:\n%s", s)
		}
	}
}

// Each frame has a form, and what is no frame has none.
func TestASCIIForms(t *testing.T) {
	for r := rune(0x24f0); r < 0x25c0; r++ {
		c := asciiForm(r)
		if (c != 0) != boxed(r) || c >= 0x7f || c != 0 && c <= ' ' {
			t.Errorf("%U becomes %q", r, c)
		}
	}
	got := string(appendForms("\u256d\u2500\u252c\u256e \u2502\u2551 \u2570\u256f \u2571\u2572\u2573 \u2588\u25be"))
	if want := `.-+. || '' /\X #v`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func appendForms(s string) (b []byte) {
	for _, r := range s {
		b, _ = appendASCII(b, &place{text: string(r), width: 1})
	}
	return b
}

// Colours for a background that the user has named are not asked for, and an answer does not change them.
func TestTheme(t *testing.T) {
	for theme, want := range map[Theme]ground{DarkTheme: dark, LightTheme: light, AutoTheme: unknown, 99: unknown} {
		r := newRig(t, 80, 24, cell.Metrics{}, func(o *Options) { o.Theme = theme })
		if r.m.tint.ground != want {
			t.Errorf("theme %d begins with the ground %d", theme, r.m.tint.ground)
		}
		r.send(tea.BackgroundColorMsg{Color: color.Black})
		if want == unknown {
			want = dark
		}
		if r.m.tint.ground != want {
			t.Errorf("theme %d ends with the ground %d", theme, r.m.tint.ground)
		}
	}
}
