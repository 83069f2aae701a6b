package ghost

import (
	"strings"
	"testing"
	"time"
)

func TestOtherGhostTalk(t *testing.T) {
	const said = `OnOtherGhostTalk test|あかり|sstp-send|OnHi|\0hi\e|r`
	for mode, want := range map[string]string{
		"true": "GET " + said, "after": "GET " + said, "before": "GET " + said, "false": "", "maybe": "",
	} {
		t.Run(mode, func(t *testing.T) {
			onEstate(t, map[string]string{"OnHi": `\0hi\e`}, func(e *estate) {
				e.send("Ghost: other", "IfGhost: ほか", `Script: \![set,otherghosttalk,`+mode+`]`)
				e.after(time.Second)
				e.others()
				e.send("Event: OnHi", "Reference0: r")
				if got := e.others(); (mode == "before") != (got != "") {
					t.Errorf("at the beginning the other hears %q", got)
				} else if got != "" && got != strings.ReplaceAll(want, "sstp-send", "sstp-send,owned") {
					t.Errorf("the other hears %q", got)
				}
				e.after(time.Second)
				if mode == "before" {
					return
				}
				if got := e.others(); strings.ReplaceAll(got, ",owned", "") != want {
					t.Errorf("the other hears %q, want %q", got, want)
				}
			})
		})
	}
}

func TestOtherSurfaceChange(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		e.send("Ghost: other", "IfGhost: ほか", `Script: \![set,othersurfacechange,true]`)
		e.after(time.Second)
		e.others()
		e.send(`Script: \0\s[1]\s[5]\1\s[11]\e`)
		if got, want := e.others(), "GET OnOtherSurfaceChange test|あかり|0|5||0,0,0,0; GET OnOtherSurfaceChange test|あかり|1|11||0,0,0,0"; got != want {
			t.Errorf("the other hears %q, want %q", got, want)
		}
		e.send("Ghost: other", "IfGhost: ほか", `Script: \![set,othersurfacechange,false]\![set,othersurfacechange]`)
		e.after(time.Second)
		e.send(`Script: \0\s[0]\e`)
		if got := e.others(); got != "" {
			t.Errorf("the other hears %q", got)
		}
	})
}
