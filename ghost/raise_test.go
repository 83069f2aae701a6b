package ghost

import (
	"context"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/shiori"
)

func TestRaiseEmbedNotify(t *testing.T) {
	for name, c := range map[string]struct {
		script, asked, text string
	}{
		"raise":            {`\0a\![raise,OnSay,x,y]b`, "GET OnSay x|y", "said"},
		"raise unanswered": {`\0a\![raise,OnNone]b`, "GET OnNone", "ab"},
		"aitalk":           {`\0a\a b`, "GET OnAITalk", "a b"},
		"notify":           {`\0a\![notify,OnSay,x]b`, "NOTIFY OnSay x", "ab"},
		"embed":            {`\0a\![embed,OnSay,x]b`, "GET OnSay x", "asaidb"},
		"embed unanswered": {`\0a\![embed,OnNone]b`, "GET OnNone", "ab"},
		"no event":         {`\0a\![notify]\![notify,]\![embed]\![raise]b`, "", "ab"},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, map[string]string{"OnSay": `said`}, func(h *house) {
				frame := h.watch()
				h.asked()
				h.send("Script: " + c.script)
				h.after(time.Second)
				if got := h.asked(); got != c.asked {
					t.Errorf("asked %q, want %q", got, c.asked)
				}
				if got := text(frame(), 0); got != c.text {
					t.Errorf("the stage shows %q, want %q:\n%s", got, c.text, h.news())
				}
			})
		})
	}
}

func TestRaiseIsNotForExternalClients(t *testing.T) {
	inHouse(t, map[string]string{"OnSay": `said`}, func(h *house) {
		h.asked()
		h.send("Level: external", `Script: \0a\a\![raise,OnSay]\![embed,OnSay]\![notify,OnSay]\![timerraise,1,1,OnSay]\![raiseother,x,OnSay]b`)
		h.after(time.Second)
		if got := h.asked(); got != "" {
			t.Errorf("asked %q", got)
		}
	})
}

func TestLateAnswerToEmbedIsDropped(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.shiori.answer = func(_ context.Context, r shiori.Request) (shiori.Response, error) {
			if r.ID == "OnSlow" {
				time.Sleep(2 * time.Second)
				return shiori.Response{Status: 200, Value: "late"}, nil
			}
			return shiori.Response{}, nil
		}
		frame := h.watch()
		h.send(`Script: \0a\![embed,OnSlow]b`)
		h.after(time.Second)
		h.send(`Script: \0\_qsecond\_w[5000]`)
		h.after(3 * time.Second)
		if got := text(frame(), 0); got != "second" {
			t.Errorf("the stage shows %q", got)
		}
		if got := h.news(); !strings.Contains(got, `the answer to \![embed,OnSlow] was dropped`) {
			t.Errorf("journal:\n%s", got)
		}
	})
}
