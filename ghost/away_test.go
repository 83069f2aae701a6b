package ghost

import (
	"context"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/show"
	"ukatty/ghost/sstp"
)

func (h *house) left() bool {
	select {
	case <-h.g.gone:
		return true
	default:
		return false
	}
}

func TestClientSendsTheGhostOffTheStage(t *testing.T) {
	inHouse(t, map[string]string{"OnMinuteChange": `\0own\e`}, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0a\-b`)
		h.after(time.Second)
		if f := frame(); !f.Away || f.Hidden || h.left() {
			t.Fatalf("away %v, hidden %v, left %v", f.Away, f.Hidden, h.left())
		}
		if got := h.news(); !strings.Contains(got, `tester took the ghost off the stage with \-`) {
			t.Errorf("journal:\n%s", got)
		}
		if resp := h.ask(sstp.EXECUTE, "Command: Quiet"); resp.Status != sstp.NoContent || resp.Row != "idle" {
			t.Errorf("EXECUTE off the stage: %d by %q", resp.Status, resp.Row)
		}
		h.ask(sstp.EXECUTE, "Command: Restore")
		h.wantStatus(204, "idle", "Event: OnNothing", "Option: notify")
		h.after(2 * time.Minute)
		if f := frame(); !f.Away {
			t.Error("the ghost's own talk brought it back")
		}
		if got := h.asked(); !strings.HasSuffix(got, "NOTIFY OnMinuteChange 0|1|0|0") {
			t.Errorf("asked %q", got)
		}
		h.wantStatus(200, "idle", `Script: \0b\e`)
		if f := frame(); f.Away {
			t.Error("a script leaves it off the stage")
		}
		h.send(`Script: \-`)
		h.wantStatus(204, "idle", "Event: OnNothing")
		if f := frame(); f.Away {
			t.Error("a request leaves it off the stage")
		}
	})
}

func TestViewerBringsTheGhostBack(t *testing.T) {
	for name, in := range map[string]show.Input{"return": {Kind: show.Return}, "poke": {Kind: show.Poke, Index: 1}, "hide": {Kind: show.Hide}} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, nil, func(h *house) {
				frame := h.watch()
				h.send(`Script: \-`)
				h.asked()
				h.do(in)
				if f := frame(); f.Away {
					t.Error("still away")
				}
				if got := h.asked(); got != "" {
					t.Errorf("asked %q", got)
				}
				if f := frame(); f.Hidden {
					t.Error("it is out of sight")
				}
				h.do(in) // and once more, on the stage
			})
		})
	}
}

func TestAllowExit(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		if err := h.g.post(context.Background(), func(l *life) { l.g.opt.AllowExit = true }); err != nil {
			t.Fatal(err)
		}
		h.send("Level: external", `Script: \-`)
		h.after(time.Second)
		if h.left() {
			t.Fatal("an external client ended the ghost")
		}
		h.send(`Script: \-`)
		h.after(time.Second)
		if !h.left() {
			t.Errorf("the ghost stays:\n%s", h.news())
		}
	})
}

// A script that ends the ghost at once was played: its client is told so, not that the ghost has left.
func TestLastScriptIsAnswered(t *testing.T) {
	for range 100 {
		inHouse(t, nil, func(h *house) {
			if err := h.g.post(context.Background(), func(l *life) { l.g.opt.AllowExit = true }); err != nil {
				t.Fatal(err)
			}
			h.wantStatus(200, "idle", `Script: \_q\0so long\-`)
			if !h.left() {
				t.Fatal("the ghost stays")
			}
		})
		if t.Failed() {
			return
		}
	}
}

func TestHeldAnswerOutlivesTheGhost(t *testing.T) {
	for range 100 {
		inHouse(t, nil, func(h *house) {
			if err := h.g.post(context.Background(), func(l *life) { l.g.opt.AllowExit = true }); err != nil {
				t.Fatal(err)
			}
			h.wantStatus(210, "idle", `Script: \_q\0so long\-`, `Entry: #a,\e`)
		})
		if t.Failed() {
			return
		}
	}
}
