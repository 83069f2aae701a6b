package ghost

import (
	"testing"

	"ukatty/ghost/show"
)

// However an address is written: of one of this machine, scripts of others are offered neither the deed nor the link.
func TestPrivatePagesOfOthers(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		for _, page := range []string{"http://127.1/", "http://0x7f000001:80/", "http://router/", "http://\uff11\uff12\uff17.0.0.1/"} {
			h.send(`Script: \j[` + page + `]\e`)
			wishes := frame().Wishes
			if len(wishes) != 1 || wishes[0].Link != "" || wishes[0].Possible {
				t.Errorf("%s: %+v", page, wishes)
			}
			h.do(show.Input{Kind: show.Deny, Index: wishes[0].ID})
		}
		h.own(`\j[http://127.1/]\e`)
		if w := frame().Wishes; len(w) != 1 || w[0].Link == "" || !w[0].Possible {
			t.Errorf("of the ghost's own: %+v", w)
		}
	})
}
