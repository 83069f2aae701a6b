package ghost

import (
	"context"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/shiori"
	"ukatty/ghost/show"
)

// What a client writes into its Entry is not trusted more because the ghost's own script offered the choice.
func TestEntryIsTrustedAsItsClient(t *testing.T) {
	for name, entry := range map[string]string{
		"chosen": `Entry: yes,\0mine\-`,
		"jumped": `Entry: #jump,\0mine\-`,
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, map[string]string{"OnAsk": `\0\_q\q[Yes,yes]%j[#jump]\e`}, func(h *house) {
				frame := h.watch()
				h.asking("Event: OnAsk", entry)
				if f := frame(); len(f.Stage.Choices) > 0 {
					h.do(show.Input{Serial: f.Serial, Kind: show.Choose})
				}
				h.after(time.Second)
				if s, _ := h.send(`Script: still here\e`); s == 503 {
					t.Error("a client ended the ghost")
				}
				if got := h.news(); !strings.Contains(got, `off the stage with \-`) {
					t.Errorf("journal:\n%s", got)
				}
			})
		})
	}
}

// An answer to \![raise] is the SHIORI's own script, whoever raised it, unless SHIORI says otherwise.
func TestAnswerToRaiseIsTrustedAsShioriSays(t *testing.T) {
	for level, leaves := range map[string]bool{"": true, "local": true, "external": false} {
		t.Run(level, func(t *testing.T) {
			inHouse(t, nil, func(h *house) {
				h.shiori.answer = func(_ context.Context, r shiori.Request) (shiori.Response, error) {
					if r.ID != "OnGo" {
						return shiori.Response{}, nil
					}
					resp := shiori.Response{Status: 200, Value: `\0go\-`}
					if level != "" {
						resp.Fields.Add("SecurityLevel", level)
					}
					return resp, nil
				}
				h.send(`Script: \0\![raise,OnGo]\e`)
				h.after(time.Second)
				select {
				case <-h.g.gone:
					if !leaves {
						t.Error("an external script ended the ghost")
					}
				default:
					if leaves {
						t.Errorf("the ghost may not leave:\n%s", h.news())
					}
				}
			})
		})
	}
}

// Option: notify leaves the stage alone, whatever comes of the events that its script raises.
func TestNotifyLeavesTheStageAlone(t *testing.T) {
	inHouse(t, map[string]string{"OnAside": `\0aside\e`}, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\t\_qcritical\_w[3000]\e`)
		h.wantStatus(204, "critical", "Option: notify", `Script: \![raise,OnAside]`)
		if got := text(frame(), 0); got != "critical" {
			t.Errorf("the stage shows %q", got)
		}
		h.after(6 * time.Second)
		if got := text(frame(), 0); got != "aside" {
			t.Errorf("afterwards the stage shows %q", got)
		}
		h.asked()
		h.send("Option: notify", "Script: "+strings.Repeat(`\![raise,OnMany]`, 1000))
		if got := strings.Count(h.asked(), "OnMany"); got != maxNotified {
			t.Errorf("%d events were raised", got)
		}
	})
}

// The answer to a timeout comes when it comes; whoever has the stage by then keeps it.
func TestTimeoutLeavesTheStageAlone(t *testing.T) {
	for name, c := range map[string]struct{ event, script string }{
		"choices":  {"OnChoiceTimeout", `Script: \0\_q\q[yes,y]\e`},
		"balloons": {"OnBalloonTimeout", `Script: \0\_qfirst\e`},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, map[string]string{c.event: `\0late\e`}, func(h *house) {
				frame := h.watch()
				h.shiori.answer = func(_ context.Context, r shiori.Request) (shiori.Response, error) {
					if r.ID == c.event {
						time.Sleep(8 * time.Second)
					}
					return shiori.Response{}, nil
				}
				h.send(c.script)
				h.after(16 * time.Second)
				h.wantStatus(200, "idle", `Script: \0\t\_qsecond\_w[12000]\e`)
				h.after(9 * time.Second)
				if got := text(frame(), 0); got != "second" {
					t.Errorf("the stage shows %q:\n%s", got, h.news())
				}
			})
		})
	}
}
