package ghost

import (
	"strings"
	"testing"
	"time"

	"ukatty/ghost/show"
)

func TestModesKeepClientsAndViewersOut(t *testing.T) {
	for _, mode := range []string{"passive", "induction"} {
		t.Run(mode, func(t *testing.T) {
			inHouse(t, nil, func(h *house) {
				frame := h.watch()
				h.send(`Script: \![enter,` + mode + `mode]\0\_qfirst\_w[3000]\e`)
				h.wantStatus(409, mode, `Script: no\e`)
				h.wantStatus(200, mode, "Option: nobreak", `Script: \0\_qwaited\e`)
				h.do(show.Input{Kind: show.Break})
				if got := text(frame(), 0); got != "first" {
					t.Errorf("a viewer broke it: %q", got)
				}
				h.after(61 * time.Second)
				if got := h.asked(); !strings.HasSuffix(got, "NOTIFY OnMinuteChange 0|0|0|0") {
					t.Errorf("asked %q", got)
				}
				if status := strings.Join(h.statuses(), ","); status != mode {
					t.Errorf("status %q", status)
				}
				h.wantStatus(200, mode, "ID: "+h.g.ID(), `Script: \![leave,`+mode+`mode]\e`)
				h.after(3 * time.Second)
				if got := text(frame(), 0); got != "waited" {
					t.Errorf("what waited does not play: %q", got)
				}
			})
		})
	}
}

// statuses gives the words of the header Status.
func (h *house) statuses() []string {
	h.t.Helper()
	words := make(chan string, 1)
	if err := h.g.post(h.t.Context(), func(l *life) { words <- l.status() }); err != nil {
		h.t.Fatal(err)
	}
	return strings.Split(<-words, ",")
}

func TestPassiveModeHasNoTimeouts(t *testing.T) {
	for name, script := range map[string]string{
		"choice": `\![enter,passivemode]\0\_q\q[yes,y]\e`, "balloon": `\![enter,passivemode]\0\_qhello\e`,
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, nil, func(h *house) {
				frame := h.watch()
				h.send("Script: " + script)
				h.after(time.Hour)
				if got := text(frame(), 0); got == "" {
					t.Error("the balloon has closed")
				}
			})
		})
	}
}

// What stands without a timeout can be used, however late.
func TestPassiveModeWaitsForTheViewer(t *testing.T) {
	for name, c := range map[string]struct {
		script, want string
		kind         show.Kind
	}{
		"choice": {`\![enter,passivemode]\0\_q\q[yes,y]\e`, "OnChoiceSelectEx yes|y", show.Choose},
		"anchor": {`\![enter,passivemode]\0\_q\_a[here]this\_a\e`, "OnAnchorSelectEx this|here", show.Anchor},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, nil, func(h *house) {
				frame := h.watch()
				h.send("Script: " + c.script)
				h.after(10 * time.Minute)
				h.asked()
				h.do(show.Input{Serial: frame().Serial, Kind: c.kind})
				if got := h.asked(); !strings.Contains(got, c.want) {
					t.Errorf("asked %q", got)
				}
			})
		})
	}
}

func TestPassiveModeDoesNotLockTheViewerIn(t *testing.T) {
	inHouse(t, map[string]string{"OnClose": `\0bye\_w[9000]\-`}, func(h *house) {
		h.send(`Script: \![enter,passivemode]\e`)
		h.do(show.Input{Kind: show.Hide})
		h.do(show.Input{Kind: show.Close})
		h.after(insistence + time.Second)
		h.do(show.Input{Kind: show.Close})
		if h.left() {
			t.Fatal("one wish was enough")
		}
		h.do(show.Input{Kind: show.Close})
		if !h.left() {
			t.Errorf("the viewer is locked in:\n%s", h.news())
		}
	})
}
