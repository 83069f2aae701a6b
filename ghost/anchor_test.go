package ghost

import (
	"strings"
	"testing"
	"time"

	"ukatty/ghost/show"
)

// An anchor that a viewer saw is not taken for the one that stands in its place by now.
func TestAnchorOfAnEarlierFrame(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\_a[a]one\_a\_w[1000]\c\_a[b]two\_a\_w[9000]\e`)
		h.after(500 * time.Millisecond)
		early := frame()
		h.after(time.Second)
		h.asked()
		h.do(show.Input{Serial: early.Serial, Kind: show.Anchor})
		if got := h.asked(); got != "" {
			t.Errorf("a click on %q asked %q", early.Stage.Anchors[0].Label, got)
		}
		h.do(show.Input{Serial: frame().Serial, Kind: show.Anchor})
		if got := h.asked(); !strings.Contains(got, "OnAnchorSelectEx two|b") {
			t.Errorf("asked %q", got)
		}
	})
}
