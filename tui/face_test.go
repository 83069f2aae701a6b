package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// placeOf gives the style of the first cell of a text on the screen.
func (r *rig) placeOf(text string) style {
	r.t.Helper()
	for y, row := range r.rows() {
		if before, _, ok := strings.Cut(row, text); ok {
			return r.m.canvas.places[y*r.m.w+r.m.metrics.Width(before)].style
		}
	}
	r.t.Fatalf("no %q on the screen:\n%s", text, strings.Join(r.rows(), "\n"))
	return style{}
}

func TestLooks(t *testing.T) {
	red := stage.RGB(0xff, 0, 0)
	for _, tt := range []struct {
		look stage.Look
		want style
	}{
		{stage.Look{}, style{}},
		{stage.Look{Attrs: stage.Bold | stage.Italic | stage.Underline | stage.Strike}, style{attr: bold | italic | underline | strike}},
		{stage.Look{Color: red}, style{fg: rgb(0xff, 0, 0)}},
		{stage.Look{Color: stage.DefaultPlain, Attrs: stage.Bold}, style{attr: bold}},
		{stage.Look{Attrs: stage.Disabled}, style{fg: rgb(0x8b, 0x93, 0xa5)}},
	} {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		r.send(tea.BackgroundColorMsg{Color: rgbColor{}})
		r.show(newPlay().say(0, "0", "plain ").look(tt.look, "other").frame())
		if got := r.placeOf("other"); got != tt.want {
			t.Errorf("%+v: %+v, want %+v", tt.look, got, tt.want)
		}
		if got := r.placeOf("plain"); got != (style{}) {
			t.Errorf("%+v: plain text is %+v", tt.look, got)
		}
	}
}

// What a script says of how choices are marked, while they are lit and while they are not.
func TestMarks(t *testing.T) {
	navy, pale := stage.RGB(0, 0, 0x80), stage.RGB(0xff, 0xf8, 0xc0)
	for _, tt := range []struct {
		mark     stage.Mark
		lit, not style // the colour of a character that nobody gave one is not compared
	}{
		{stage.Mark{}, style{attr: bold | reverse}, style{attr: underline}},
		{stage.Mark{Shape: stage.NoShape}, style{attr: bold}, style{}},
		{stage.Mark{Shape: stage.UnderlineShape}, style{attr: bold | underline}, style{attr: underline}},
		{stage.Mark{Shape: stage.Square}, style{attr: bold | reverse}, style{attr: reverse}},
		{stage.Mark{Shape: stage.SquareUnderline}, style{attr: bold | reverse | underline}, style{attr: reverse | underline}},
		{
			stage.Mark{Shape: stage.Square, Fill: navy, Font: pale},
			style{bg: rgb(0, 0, 0x80), fg: rgb(0xff, 0xf8, 0xc0), attr: bold},
			style{bg: rgb(0, 0, 0x80), fg: rgb(0xff, 0xf8, 0xc0)},
		},
		{stage.Mark{Shape: stage.Square, Fill: navy, Font: navy}, style{bg: rgb(0, 0, 0x80), fg: white, attr: bold}, style{bg: rgb(0, 0, 0x80), fg: white}},
		{stage.Mark{Font: pale}, style{attr: bold | reverse, fg: rgb(0xff, 0xf8, 0xc0)}, style{attr: underline, fg: rgb(0xff, 0xf8, 0xc0)}},
		{stage.Mark{Fill: navy}, style{bg: rgb(0, 0, 0x80), attr: bold}, style{attr: underline}},
	} {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		r.send(tea.BackgroundColorMsg{Color: rgbColor{}})
		m := stage.Marks{Selected: tt.mark, NotSelected: tt.mark}
		r.show(newPlay().choice("lit", m).choice("not", m).anchor("link", m).frame())
		for text, want := range map[string]style{"1 lit": tt.lit, "2 not": tt.not, "link": tt.not} {
			got := r.placeOf(text)
			if want.fg == noInk {
				got.fg = noInk
			}
			if got != want {
				t.Errorf("%+v: %s is %+v, want %+v", tt.mark, text, got, want)
			}
		}
	}
}

// Without colours a choice that is lit differs from one that is not by its attributes, whatever its marks.
func TestMarksWithoutColours(t *testing.T) {
	for s := range stage.SquareUnderline + 1 {
		r := newRig(t, 80, 24, cell.Metrics{}, func(o *Options) { o.NoColor = true })
		k := stage.Mark{Shape: s, Fill: stage.RGB(1, 2, 3), Font: stage.RGB(9, 9, 9)}
		m := stage.Marks{Selected: k, NotSelected: k}
		r.show(newPlay().choice("lit", m).choice("not", m).frame())
		lit, not := r.placeOf("1 lit"), r.placeOf("2 not")
		if lit.attr == not.attr || lit.fg|lit.bg|not.fg|not.bg != noInk {
			t.Errorf("shape %d: lit %+v, not lit %+v", s, lit, not)
		}
	}
}

// Text can be read on what is behind it, and colours that can are left as they are.
func TestContrast(t *testing.T) {
	grounds := map[ground][]ink{dark: {black, rgb(0x10, 0x10, 0x18)}, light: {white}, unknown: {black, white}}
	for g, behind := range grounds {
		for _, c := range []ink{black, white, rgb(0xff, 0, 0), rgb(0, 0, 0xff), rgb(0xff, 0xff, 0), rgb(1, 2, 3), rgb(0x80, 0x80, 0x80)} {
			got := c.readable(g)
			for _, b := range behind {
				if n := ratio(got.luminance(), b.luminance()); n < least-0.01 {
					t.Errorf("%06x on ground %d became %06x: %.2f on %06x", c, g, got, n, b)
				}
			}
			if again := got.readable(g); again != got {
				t.Errorf("%06x on ground %d became %06x, then %06x", c, g, got, again)
			}
		}
	}
	for _, back := range []ink{black, white, rgb(0x80, 0x80, 0x80), rgb(0xff, 0, 0)} {
		for _, c := range []ink{noInk, back, black, white, basic(3)} {
			if got := c.on(back); ratio(got.luminance(), back.luminance()) < least {
				t.Errorf("%x on %06x: %06x", c, back, got)
			}
		}
	}
	if c := rgb(0xff, 0xf8, 0xc0); c.readable(dark) != c || rgb(0, 0, 0x80).readable(light) != rgb(0, 0, 0x80) {
		t.Error("a colour that can be read was changed")
	}
}

// Anchors are lit by their own keys and clicked by the one that goes on; the light comes back to the choices.
func TestAnchorKeys(t *testing.T) {
	p := newPlay().say(0, "0", "See ").anchor("one", stage.Marks{}).say(0, "", " ").anchor("two", stage.Marks{}).
		choice("yes", stage.Marks{}).choice("no", stage.Marks{})
	p.f.Wait, p.f.Serial = show.Choice, 3
	take := func(keys ...string) []show.Input {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		r.show(p.frame())
		r.press(keys...)
		return r.viewer.did()
	}
	for _, tt := range []struct {
		keys []string
		want show.Input
	}{
		{[]string{"enter"}, show.Input{Serial: 3, Kind: show.Choose}},
		{[]string{"right", "enter"}, show.Input{Serial: 3, Kind: show.Anchor}},
		{[]string{"right", "right", "enter"}, show.Input{Serial: 3, Kind: show.Anchor, Index: 1}},
		{[]string{"right", "right", "right", "enter"}, show.Input{Serial: 3, Kind: show.Anchor}},
		{[]string{"left", "enter"}, show.Input{Serial: 3, Kind: show.Anchor, Index: 1}},
		{[]string{"right", "down", "enter"}, show.Input{Serial: 3, Kind: show.Choose}},
		{[]string{"right", "down", "down", "enter"}, show.Input{Serial: 3, Kind: show.Choose, Index: 1}},
		{[]string{"l", "2"}, show.Input{Serial: 3, Kind: show.Choose, Index: 1}},
	} {
		if got := take(tt.keys...); !slices.Equal(got, []show.Input{tt.want}) {
			t.Errorf("%q: %v, want %v", tt.keys, got, tt.want)
		}
	}
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(newPlay().say(0, "0", "See ").anchor("one", stage.Marks{}).frame())
	r.press("down", "enter")
	if got := r.viewer.did(); !slices.Equal(got, []show.Input{{Kind: show.Anchor}}) {
		t.Errorf("where there are no choices: %v", got)
	}
	r.show(newPlay().say(0, "0", "None.").frame())
	r.press("right", "enter")
	if got := r.viewer.did(); got != nil || r.m.linked() {
		t.Errorf("where there is nothing: %v", got)
	}
}

// A visited anchor looks otherwise.
func TestVisited(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay().anchor("seen", stage.Marks{}).say(0, "", " ").anchor("new", stage.Marks{})
	p.b.Freeze()
	p.b.Visit(0)
	r.show(p.frame())
	if r.placeOf("seen") == r.placeOf("new") {
		t.Error("both look the same")
	}
}
