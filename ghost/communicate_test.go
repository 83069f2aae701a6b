package ghost

import (
	"testing"
	"time"

	"ukatty/ghost/sstp"
)

func TestCommunicateAndGive(t *testing.T) {
	answers := map[string]string{"OnCommunicate": `\0I see.\e`, "OnMusicPlay": `\0la la\e`}
	inHouse(t, answers, func(h *house) {
		for _, c := range []struct {
			method sstp.Method
			lines  []string
			asked  string
		}{
			{sstp.COMMUNICATE, []string{"Sentence: hi", "Reference0: a", "Reference1: b"}, "GET OnCommunicate tester|hi|a|b"},
			{sstp.GIVE, []string{"Document: a text"}, "GET OnCommunicate user|a text"},
			{sstp.GIVE, []string{"Song: a song"}, "GET OnMusicPlay a song"},
		} {
			h.ask(sstp.SEND, `Script: \0\_qmake it talk\e`)
			h.after(11 * time.Second)
			h.asked()
			if resp := h.ask(c.method, c.lines...); resp.Status != sstp.OK {
				t.Errorf("%s %q: %d", c.method, c.lines, resp.Status)
			}
			if got := h.asked(); got != c.asked {
				t.Errorf("%s %q asked %q, want %q", c.method, c.lines, got, c.asked)
			}
		}
		h.after(20 * time.Second)
		h.send(`Script: \0talking\_w[1000]\e`)
		if resp := h.ask(sstp.COMMUNICATE, "Sentence: hi"); resp.Status != sstp.OK || resp.Row != "talking-sstp" {
			t.Errorf("while it talks: %d by %q", resp.Status, resp.Row)
		}
		if phase := h.news(); phase == "" {
			t.Error("nothing was noted")
		}
		h.send(`Script: \t\_w[1000]\e`)
		if resp := h.ask(sstp.COMMUNICATE, "Sentence: hi"); resp.Status != sstp.Conflict {
			t.Errorf("in a time critical script: %d", resp.Status)
		}
	})
}
