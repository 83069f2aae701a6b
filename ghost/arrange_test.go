package ghost

import (
	"strings"
	"testing"
	"time"

	"ukatty/ghost/show"
)

func TestArrangementsAreKept(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \![set,zorder,0,1]\![set,zorder,b1,s0]\![set,sticky-window,1,0]\_w[1]\0\_q` +
			`%property[currentghost.seriko.zorder] %property[currentghost.seriko.sticky-window]`)
		h.after(time.Second)
		if got := text(frame(), 0); got != "0,1;b1,s0 1,0" {
			t.Errorf("kept %q:\n%s", got, h.news())
		}
		h.send(`Script: \![reset,zorder]\![reset,sticky-window]\![set,zorder,` + strings.Repeat("1,", maxArranged) + `]\_w[1]\0\_q` +
			`-%property[currentghost.seriko.zorder]%property[currentghost.seriko.sticky-window]`)
		h.after(time.Second)
		if got := text(frame(), 0); got != "-" {
			t.Errorf("kept %q:\n%s", got, h.news())
		}
	})
}

func TestAnchorsAreClicked(t *testing.T) {
	for name, c := range map[string]struct{ script, want, text string }{
		"id":     {`\0\_q\_a[id,r]label\_a\_w[900]`, "GET OnAnchorSelectEx label|id|r; GET OnAnchorSelect id", "label"},
		"event":  {`\0\_q\_a[OnX,r]label\_a\_w[900]`, "GET OnX r", "label"},
		"script": {`\0\_q\_a[script:played\w9\w9\w9]label\_a\_w[900]`, "", "played"},
		"deaf":   {`\t\0\_q\_a[id]label\_a\_w[900]`, "", "label"},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, nil, func(h *house) {
				frame := h.watch()
				h.send("Script: " + c.script)
				f := frame()
				h.asked()
				h.do(show.Input{Kind: show.Anchor, Serial: f.Serial})
				h.do(show.Input{Kind: show.Anchor, Serial: f.Serial, Index: 7})
				h.do(show.Input{Kind: show.Anchor, Serial: f.Serial + 9})
				h.after(800 * time.Millisecond)
				if got := h.asked(); got != c.want {
					t.Errorf("asked %q, want %q:\n%s", got, c.want, h.news())
				}
				if got := text(frame(), 0); got != c.text {
					t.Errorf("the stage shows %q, want %q", got, c.text)
				}
			})
		})
	}
}
