package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"ukatty/tui/cell"
	"ukatty/tui/kitty"
	"ukatty/tui/screen"
)

// inquired gives an easel whose questions have got as far as a phase.
func inquired(at phase) *easel {
	e := newEasel(&Options{})
	e.phase = at
	return e
}

// What a terminal answers, and in which order, decides.
func TestKittyAnswers(t *testing.T) {
	attributes := uv.PrimaryDeviceAttributesEvent{62, 22}
	name := tea.TerminalVersionMsg{Name: "kitty(0.40.0)"}
	answer := func(id int, text string) uv.KittyGraphicsEvent {
		e := uv.KittyGraphicsEvent{Payload: []byte(text)}
		e.Options.ID = id
		return e
	}
	yes := answer(1<<16, "OK")
	for what, tt := range map[string]struct {
		said []tea.Msg
		want phase
	}{
		"nothing":                     {nil, naming},
		"yes":                         {[]tea.Msg{name, attributes, yes, attributes}, granted},
		"no name":                     {[]tea.Msg{attributes}, refused},
		"no name, but yes":            {[]tea.Msg{attributes, yes, attributes}, refused},
		"another name":                {[]tea.Msg{tea.TerminalVersionMsg{Name: "Konsole 24"}, attributes, yes, attributes}, refused},
		"no":                          {[]tea.Msg{name, attributes, answer(1<<16, "ENOTSUPPORTED:x"), attributes}, refused},
		"an answer to somebody else":  {[]tea.Msg{name, attributes, answer(31, "OK"), attributes}, refused},
		"nothing but attributes":      {[]tea.Msg{name, attributes, attributes}, refused},
		"yes before the question":     {[]tea.Msg{name, yes, attributes, attributes}, refused},
		"name alone":                  {[]tea.Msg{name}, naming},
		"the limit":                   {[]tea.Msg{name, attributes, askedLong(1)}, refused},
		"yes after the limit":         {[]tea.Msg{name, attributes, askedLong(1), yes, attributes}, refused},
		"the limit of another":        {[]tea.Msg{name, attributes, askedLong(7), yes, attributes}, granted},
		"the limit after the answers": {[]tea.Msg{name, attributes, yes, attributes, askedLong(1)}, granted},
		"garbage":                     {[]tea.Msg{uv.UnknownEvent("\x1b_Gi="), uv.UnknownApcEvent("\x1b_x\x1b\\"), attributes}, refused},
	} {
		m := New(t.Context(), Options{Viewer: newFakeViewer()})
		m.easel.ask()
		for _, msg := range tt.said {
			m.Update(msg)
		}
		if got := m.easel.phase; got != tt.want {
			t.Errorf("%s: phase %d, want %d", what, got, tt.want)
		}
	}
}

// The rest of an answer that came in pieces is not taken for keys, and keys are keys again after it.
func TestKittyTornAnswer(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(newPlay().say(0, "0", "Hello").frame())
	q := keyPress(t, "q")
	for _, tt := range []struct {
		name  string
		msgs  []tea.Msg
		leave bool
	}{
		{"key", []tea.Msg{q}, true},
		{"rest", []tea.Msg{uv.UnknownEvent("\x1b_Gi=65536"), keyPress(t, ";"), q, q}, false},
		{"after the rest", []tea.Msg{
			uv.UnknownEvent("\x1b_Gi=65536"), keyPress(t, ";"), q, tea.KeyPressMsg{Code: '\\', Mod: tea.ModAlt}, q,
		}, true},
		{"after a time", []tea.Msg{uv.UnknownEvent("\x1bP>|kit"), mended{}, q}, true},
		{"something else", []tea.Msg{uv.UnknownEvent("\x1b]11"), q}, true},
	} {
		r.m.leaving, r.m.inputs = false, inputs{}
		r.m.easel.torn = 0
		for _, msg := range tt.msgs {
			r.m.Update(msg)
		}
		if r.m.leaving != tt.leave {
			t.Errorf("%s: leaving is %v", tt.name, r.m.leaving)
		}
	}
}

// The numbers are used again when they run out, those first that were not shown for longest; what is shown stays.
func TestKittyMakesRoom(t *testing.T) {
	e := inquired(granted)
	numbers := kitty.LastID - kitty.FirstID + 1
	hang := func(i int) int {
		id, _ := e.room(100)
		if id > 0 {
			e.images.kept[id].Store(true)
			e.hung[sight{look: string(rune(i))}] = &canvasPicture{id: id, pixels: 100, used: e.clock}
			e.pixels += 100
		}
		return id
	}
	seen := map[int]bool{}
	for i := range numbers {
		seen[hang(i)] = true
	}
	if len(seen) != numbers || seen[0] || hang(0x1000) != 0 {
		t.Fatalf("%d numbers for %d pictures that are shown", len(seen), numbers)
	}
	e.clock++
	for i := range numbers {
		if i != 7 {
			e.hung[sight{look: string(rune(i))}].used = e.clock
		}
	}
	old := e.hung[sight{look: string(rune(7))}].id
	if got := hang(0x1000); got != old || e.hung[sight{look: string(rune(7))}] != nil || len(e.hung) != numbers {
		t.Errorf("the number %d is used again, want %d", got, old)
	}
	e.clock++
	if id, freed := e.room(maxHung); id == 0 || strings.Count(freed, "a=d") != numbers || e.pixels != 0 || len(e.hung) != 0 {
		t.Errorf("%d pictures, %d pixels are left for one that is as large as all", len(e.hung), e.pixels)
	}
}

// In tmux everything goes through it to the terminal.
func TestKittyThroughTmux(t *testing.T) {
	images := &Images{}
	onTerminal(t, screen.Terminal{Silent: true}, colorprofile.ANSI256, func(o *Options) {
		o.Graphics, o.Tmux, o.Images = KittyGraphics, true, images
	}, func(t *testing.T, _ *tea.Program, _ *fakeViewer, s *screen.Screen) {
		odd := s.Unknown()
		if len(odd) == 0 {
			t.Error("nothing was handed through")
		}
		for _, seq := range odd {
			if !strings.HasPrefix(seq, "\x1bPtmux;\x1b\x1b_G") {
				t.Errorf("%q is not for tmux", seq)
			}
		}
		if free := images.Free(); !strings.HasPrefix(free, "\x1bPtmux;\x1b\x1b_Ga=d,d=I") {
			t.Errorf("freed by %q", free)
		}
	})
}

// What a script says shows no picture.
func TestKittyIsNotForScripts(t *testing.T) {
	forged := "\x1b[38;5;16m" + kitty.Cell(0, 0) + kitty.Cell(0, 1)
	r := newRig(t, 80, 24, cell.Metrics{Grapheme: true}, nil)
	f := newPlay().say(0, "0", "before"+forged+"after")
	f.f.Names, f.f.Marker, f.f.Ghost = []string{forged, forged}, forged, forged
	r.show(f.frame())
	r.sees("before")
	if text := r.look() + r.m.View().WindowTitle; strings.ContainsRune(text, kitty.Placeholder) {
		t.Errorf("there is a placeholder:\n%q", text)
	}
}

// Cells of placeholders are one column each, whatever the terminal counts.
func TestPlaceholdersAreNarrow(t *testing.T) {
	for _, m := range []cell.Metrics{{}, {Grapheme: true}} {
		for i := range kitty.MaxSpan {
			c := kitty.Cell(i, kitty.MaxSpan-1-i)
			if w := m.Width(c); w != 1 {
				t.Errorf("%+v: %+q is %d wide", m, c, w)
			}
			if !isPlaceholder(c) || isPlaceholder(c[1:]) {
				t.Errorf("%+q is not told from others", c)
			}
		}
	}
}
