package ghost

import (
	"testing"
	"time"

	"ukatty/ghost/show"
)

// A touch of a character tells where it was and what lies there.
func TestMouse(t *testing.T) {
	inHouse(t, map[string]string{"OnMouseDoubleClick": `\0menu\e`}, func(h *house) {
		h.asked()
		h.do(show.Input{Kind: show.Poke, Index: 1, X: 40, Y: -3, Text: "Head"})
		if got := h.asked(); got != "GET OnMouseDoubleClick 40|-3|0|1|Head|0|mouse" {
			t.Errorf("asked %q", got)
		}
		h.do(show.Input{Kind: show.Tap, X: 4, Y: 5, Text: "頭", Button: 1})
		if got := h.asked(); got != "GET OnMouseUp 4|5|0|0|頭|1|mouse; GET OnMouseClick 4|5|0|0|頭|1|mouse" {
			t.Errorf("asked %q", got)
		}
		h.do(show.Input{Kind: show.Tap, X: 4, Y: 5, Button: 2})
		if got := h.asked(); got != "GET OnMouseUpEx 4|5|0|0||middle|mouse; GET OnMouseClickEx 4|5|0|0||middle|mouse; "+
			"GET OnMouseUp 4|5|0|0||2|mouse; GET OnMouseClick 4|5|0|0||2|mouse" {
			t.Errorf("asked %q", got)
		}
	})
	inHouse(t, nil, func(h *house) {
		h.asked()
		h.do(show.Input{Kind: show.Poke, X: 1, Y: 2, Text: "Bust"})
		if got := h.asked(); got != "GET OnMouseDoubleClick 1|2|0|0|Bust|0|mouse; GET OnMouseClick 1|2|0|0|Bust|0|mouse" {
			t.Errorf("without an answer: asked %q", got)
		}
	})
}

// However fast a mouse moves, the SHIORI is asked a few times in a second only; and not at all while it must not be.
func TestStrokes(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.asked()
		for i := range 50 {
			h.do(show.Input{Kind: show.Stroke, X: i, Text: "Head"})
		}
		if got := h.asked(); got != "GET OnMouseMove 0|0|0|0|Head|0|mouse" {
			t.Errorf("asked %q", got)
		}
		h.after(strokePause)
		h.do(show.Input{Kind: show.Turn, Index: 1, Button: -1})
		if got := h.asked(); got != "GET OnMouseWheel 0|0|-1|1||0|mouse" {
			t.Errorf("asked %q", got)
		}
		h.after(time.Second)
		h.send(`Script: \t\_w[1000]\e`)
		h.asked()
		h.do(show.Input{Kind: show.Stroke})
		h.do(show.Input{Kind: show.Tap})
		if got := h.asked(); got != "" {
			t.Errorf("in a time critical script: asked %q", got)
		}
	})
}
