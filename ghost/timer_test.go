package ghost

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/show"
)

func TestTimers(t *testing.T) {
	for name, c := range map[string]struct {
		script string
		within time.Duration
		want   string
	}{
		"once":            {`\![timerraise,1000,1,OnT,a,b]`, 5 * time.Second, "GET OnT a|b"},
		"more than one":   {`\![timerraise,1000,2,OnT]`, 5 * time.Second, "GET OnT"},
		"again and again": {`\![timerraise,1000,0,OnT]`, 3500 * time.Millisecond, "GET OnT; GET OnT; GET OnT"},
		"replaced":        {`\![timerraise,1000,1,OnT,a]\![timerraise,2000,1,OnT,b]`, 5 * time.Second, "GET OnT b"},
		"cancelled":       {`\![timerraise,1000,0,OnT]\_w[1500]\![timerraise,0,1,OnT]`, 5 * time.Second, "GET OnT"},
		"two":             {`\![timerraise,1000,1,OnT]\![timernotify,500,1,OnN,x]`, 5 * time.Second, "NOTIFY OnN x; GET OnT"},
		"least":           {`\![timerraise,1,0,OnT]`, 250 * time.Millisecond, "GET OnT; GET OnT; GET OnT"},
		"time critical":   {`\t\![timerraise,1000,1,OnT]\_w[2000]`, 5 * time.Second, "NOTIFY OnT"},
		"while talking":   {`\![timerraise,1000,1,OnT]\_w[2000]`, 5 * time.Second, "GET OnT"},
		"no number":       {`\![timerraise,soon,1,OnT]\![timerraise,-5,1,OnT]`, 5 * time.Second, ""},
		"no event":        {`\![timerraise,1000,1]\![timerraise,1000,1,]`, 5 * time.Second, ""},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, nil, func(h *house) {
				h.asked()
				h.send(`Script: \0` + c.script + `\e`)
				h.after(c.within)
				if got := h.asked(); got != c.want {
					t.Errorf("asked %q, want %q:\n%s", got, c.want, h.news())
				}
			})
		})
	}
}

func TestTimerTalks(t *testing.T) {
	inHouse(t, map[string]string{"OnT": `\0ding\_w[3000]\e`}, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\![timerraise,1000,1,OnT]\_qtalk\_w[5000]\e`)
		h.after(900 * time.Millisecond)
		if got := text(frame(), 0); got != "talk" {
			t.Errorf("the stage shows %q", got)
		}
		h.after(time.Second)
		if got := text(frame(), 0); got != "ding" {
			t.Errorf("the stage shows %q", got)
		}
	})
}

func TestTimersAreBounded(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		var script strings.Builder
		for i := range 2 * maxTimers {
			fmt.Fprintf(&script, `\![timernotify,1000,1,On%d]`, i)
		}
		h.asked()
		h.send("Script: " + script.String())
		h.after(2 * time.Second)
		if got := strings.Count(h.asked(), "NOTIFY On"); got != maxTimers {
			t.Errorf("%d timers fired", got)
		}
		if !strings.Contains(h.news(), "timers already") {
			t.Error("nothing was noted")
		}
	})
}

func TestScriptMayNotRaiseWithoutEnd(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.asked()
		h.send("Script: " + strings.Repeat(`\![notify,OnN]`, 2*maxEvents))
		h.after(time.Second)
		if got := strings.Count(h.asked(), "NOTIFY OnN"); got != maxEvents {
			t.Errorf("%d events were raised", got)
		}
		if got := h.news(); strings.Count(got, "a script may raise") != 1 {
			t.Errorf("journal:\n%s", got)
		}
	})
}

func TestTimersWaitWhileTheGhostCloses(t *testing.T) {
	inHouse(t, map[string]string{"OnClose": `\0no\_w[3000]\e`}, func(h *house) {
		h.send(`Script: \![timerraise,1000,1,OnT]\e`)
		h.do(show.Input{Kind: show.Close})
		h.asked()
		h.after(2 * time.Second)
		if got := h.asked(); got != "" {
			t.Errorf("asked %q", got)
		}
		h.after(2 * time.Second)
		if got := h.asked(); got != "GET OnT" {
			t.Errorf("after it has stayed: asked %q", got)
		}
	})
}
