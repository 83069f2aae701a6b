package ghost

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestBind(t *testing.T) {
	info := func(parts ...string) string {
		return "; NOTIFY OnNotifyDressupInfo " + strings.ReplaceAll(strings.Join(parts, "|"), ",", separator)
	}
	for name, c := range map[string]struct{ script, asked string }{
		"on":     {`\![bind,head,ribbon,1]`, "GET OnDressupChanged 0|ribbon|1|head|script" + info("0,head,ribbon,,1,")},
		"toggle": {`\1\![bind,head,ribbon]`, "GET OnDressupChanged 1|ribbon|1|head|script" + info("1,head,ribbon,,1,")},
		"same":   {`\![bind,head,ribbon,0]`, ""},
		"silent": {`\![bind-noevent,head,ribbon,1]`, ""},
		"category": {
			`\![bind-noevent,arm,a,1]\![bind-noevent,arm,b,1]\![bind,arm,,0]`,
			"NOTIFY OnDressupChanged 0|a|0|arm|script; GET OnDressupChanged 0|b|0|arm|script" + info("0,arm,a,,0,", "0,arm,b,,0,"),
		},
		"wrong": {`\![bind]\![bind,,x,1]\![bind,head,ribbon,2]`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, nil, func(h *house) {
				h.asked()
				h.send("Script: " + c.script + `\e`)
				h.after(time.Second)
				if got := h.asked(); got != strings.TrimPrefix(c.asked, "; ") {
					t.Errorf("asked %q, want %q:\n%s", got, c.asked, h.news())
				}
			})
		})
	}
}

func TestAnswerToDressupWaitsForItsTurn(t *testing.T) {
	inHouse(t, map[string]string{"OnDressupChanged": `\0\_qnice\e`}, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\_q\![bind,head,ribbon,1]hm\_w[1000]\e`)
		h.after(500 * time.Millisecond)
		if got := text(frame(), 0); got != "hm" {
			t.Errorf("the stage shows %q", got)
		}
		h.after(2 * time.Second)
		if got := text(frame(), 0); got != "nice" {
			t.Errorf("the stage shows %q", got)
		}
	})
}

func TestPartsAreBounded(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		var script strings.Builder
		for i := range 2 * maxParts {
			script.WriteString(`\![bind-noevent,c,` + strconv.Itoa(i) + `,1]`)
		}
		h.send("Script: " + script.String() + `\![bind,c,,0]`)
		h.after(time.Second)
		if got := h.asked(); strings.Contains(got, "OnDressupChanged") || strings.Count(got, separator+"c"+separator) != maxParts {
			t.Errorf("asked %.200q", got)
		}
	})
}
