package ghost

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ukatty/shells"
)

// What is worn is what the shell has and allows; SHIORI is told, and who watches.
func TestBind(t *testing.T) {
	const dress = "OnDressupChanged "
	for name, c := range map[string]struct{ script, asked, worn string }{
		"on":         {`\![bind,head,hat,1]`, "GET " + dress + "0|hat|1|head|script", "1,3"},
		"instead":    {`\![bind-noevent,head,bow,1]\![bind,head,hat,1]`, "NOTIFY " + dress + "0|hat|1|head|script; GET " + dress + "0|bow|0|head|script", "1,3"},
		"toggle":     {`\1\![bind,tail,bell]`, "GET " + dress + "1|bell|1|tail|script", ""},
		"and back":   {`\![bind-noevent,head,hat]\![bind,head,hat]`, "GET " + dress + "0|hat|0|head|script", "3"},
		"same":       {`\![bind,head,hat,0]`, "", ""},
		"silent":     {`\![bind-noevent,head,hat,1]`, "", "1,3"},
		"must":       {`\![bind,arm,ring,0]\![bind,arm,,0]\![bind,arm,ring]`, "", ""},
		"category":   {`\![bind,neck,,1]`, "NOTIFY " + dress + "0|scarf|1|neck|script; GET " + dress + "0|tie|1|neck|script", "3,4,5"},
		"toggle all": {`\![bind-noevent,neck,tie,1]\![bind,neck]`, "NOTIFY " + dress + "0|scarf|1|neck|script; GET " + dress + "0|tie|0|neck|script", "3,4"},
		"wrong":      {`\![bind]\![bind,,x,1]\![bind,head,hat,2]\![bind,head,crown,1]\![bind,foot,,1]\1\![bind,head,hat,1]`, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			inShells(t, nil, func(h *house) {
				frame := h.watch()
				h.asked()
				h.news()
				h.send("Script: " + c.script + `\e`)
				h.after(time.Second)
				got, info, told := strings.Cut(h.asked(), "; NOTIFY OnNotifyDressupInfo ")
				if got != c.asked || told != (c.asked != "") {
					t.Errorf("asked %q, want %q:\n%s", got, c.asked, h.news())
				}
				if f := frame(); f.Dress[0] != c.worn {
					t.Errorf("worn is %v, want %q", f.Dress, c.worn)
				}
				if name == "on" && info != clothesInfo("0,head,hat,,1,hat.png", "0,head,bow,,0,", "0,arm,ring,mustselect,1,",
					"0,neck,scarf,multiple,0,", "0,neck,tie,multiple,0,", "1,tail,bell,,0,") {
					t.Errorf("told of %q", info)
				}
				if c.asked == "" && c.worn == "" && strings.Count(h.news(), "note") < strings.Count(c.script, "[") {
					t.Error("something came to nothing without a word")
				}
			})
		})
	}
}

// clothesInfo gives the references of OnNotifyDressupInfo.
func clothesInfo(parts ...string) string {
	return strings.ReplaceAll(strings.Join(parts, "|"), ",", separator)
}

func TestAnswerToDressupWaitsForItsTurn(t *testing.T) {
	inShells(t, map[string]string{"OnDressupChanged": `\0\_qnice\e`}, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\_q\![bind,head,hat,1]hm\_w[1000]\e`)
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

// Without a shell there is nothing to wear.
func TestBindWithoutShell(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.asked()
		h.send(`Script: \![bind,head,hat,1]\e`)
		h.after(time.Second)
		if got, news := h.asked(), h.news(); got != "" || !strings.Contains(news, "the ghost has no shell") {
			t.Errorf("asked %q:\n%s", got, news)
		}
	})
}

// A shell may have any number of parts: SHIORI is told of some of them, and of many changes of none.
func TestPartsAreBounded(t *testing.T) {
	var text strings.Builder
	text.WriteString("type,shell\nname,x\nsakura.bindoption0.group,c,multiple\n")
	for i := range 2 * maxClothes {
		fmt.Fprintf(&text, "sakura.bindgroup%d.name,c,%d\n", i, i)
	}
	shell, err := shells.Load(fstest.MapFS{"descript.txt": {Data: []byte(text.String())}})
	if err != nil {
		t.Fatal(err)
	}
	inHouse(t, nil, func(h *house) {
		if err := h.g.post(h.t.Context(), func(l *life) { l.g.opt.Shell = shell }); err != nil {
			t.Fatal(err)
		}
		frame := h.watch()
		h.asked()
		h.send(`Script: \![bind,c,,1]\e`)
		h.after(time.Second)
		if got := h.asked(); strings.Contains(got, "OnDressupChanged") || strings.Count(got, separator+"c"+separator) != maxClothes {
			t.Errorf("asked %.200q", got)
		}
		if worn := strings.Count(frame().Dress[0], ","); worn != 2*maxClothes-1 {
			t.Errorf("%d parts are worn", worn+1)
		}
		h.send(`Script: \![bind,c]\e`)
		h.after(time.Second)
		if got := h.asked(); !strings.Contains(got, "OnNotifyDressupInfo") {
			t.Errorf("asked %.200q", got)
		}
	})
}
