package ghost

import (
	"testing"
	"time"

	"ukatty/ghost/show"
)

// The SHIORI is told where the light is that a viewer moves, and when it rests there.
func TestLight(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\_q\q[one,a]\q[two,OnTwo,x,y]\_a[An,z]link\_a\e`)
		h.after(time.Second)
		for _, step := range []struct {
			kind  show.Kind
			index int
			wait  time.Duration
			want  string
		}{
			{show.Light, 1, time.Millisecond, "GET OnChoiceEnter two|OnTwo|x|y"},
			{show.Light, 1, time.Millisecond, ""},
			{show.Light, 0, lightPause, "GET OnChoiceEnter one|a"},
			{show.Light, 0, hoverTime, "GET OnChoiceHover one|a"},
			{show.Light, 0, 2 * time.Second, ""},
			{show.LightAnchor, 0, time.Millisecond, "GET OnChoiceEnter; GET OnAnchorEnter link|An|z"},
			{show.LightAnchor, -1, time.Second, "GET OnAnchorEnter"},
			{show.Light, 99, 2 * time.Second, ""},
			{show.Light, -2, 2 * time.Second, ""},
		} {
			h.asked()
			h.do(show.Input{Kind: step.kind, Index: step.index, Serial: frame().Serial})
			h.after(step.wait)
			if got := h.asked(); got != step.want {
				t.Errorf("%d, %d: asked %q, want %q", step.kind, step.index, got, step.want)
			}
		}
	})
}

// However fast the light moves, it is told a few times a second only, and where it is in the end always is.
func TestLightInAHurry(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\_q\q[one,a]\q[two,b]\q[three,c]\e`)
		serial := frame().Serial
		h.asked()
		for i := range 50 {
			h.do(show.Input{Kind: show.Light, Index: i % 3, Serial: serial})
		}
		h.after(lightPause)
		if got := h.asked(); got != "GET OnChoiceEnter one|a; GET OnChoiceEnter two|b" {
			t.Errorf("asked %q", got)
		}
		h.do(show.Input{Kind: show.Light, Index: 0, Serial: serial})
		h.do(show.Input{Kind: show.Light, Index: 1, Serial: serial})
		h.after(lightPause)
		if got := h.asked(); got != "" {
			t.Errorf("it has come back before it was told: asked %q", got)
		}
	})
}

// A light on a question that is over, or that the SHIORI must not be asked about, is not told.
func TestLightThatIsLate(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\_q\q[one,OnA]\q[two,OnB]\e`)
		serial := frame().Serial
		h.do(show.Input{Kind: show.Light, Index: 1, Serial: serial})
		h.asked()
		h.do(show.Input{Kind: show.Choose, Index: 1, Serial: serial})
		h.asked()
		h.send(`Script: \0\_q\q[one,OnA]\q[two,OnB]\e`)
		h.do(show.Input{Kind: show.Light, Index: 0, Serial: serial})
		h.after(2 * time.Second)
		if got := h.asked(); got != "" {
			t.Errorf("asked %q", got)
		}
	})
}
