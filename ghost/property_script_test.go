package ghost

import (
	"strings"
	"testing"
	"time"
)

func TestPropertiesInScripts(t *testing.T) {
	for name, c := range map[string]struct{ script, asked, text, note string }{
		"get": {
			`\![get,property,OnGot,currentghost.name,no.such,currentghost.scope(1).name]b`,
			"GET OnGot test||ボタン", "said", "",
		},
		"get of another": {`\![get,property,OnGot,activeghostlist(other).ext.colour]b`, "GET OnGot ", "said", ""},
		"get unanswered": {`\![get,property,OnNone,baseware.name]b`, "GET OnNone ukatty", "b", ""},
		"get nothing":    {`\![get,property]b`, "", "b", "its event is missing"},
		"set":            {`\![set,property,currentghost.seriko.zorder,"1,0"]%property[currentghost.seriko.zorder]`, "", "1,0", ""},
		"set kept":       {`\![set,property,currentghost.shelllist.current.menu,hidden]\_w[10]%property[currentghost.shelllist.current.menu]`, "", "hidden", ""},
		"set wrong":      {`\![set,property,currentghost.shelllist.current.menu,shown]b`, "", "b", "to be hidden or nothing"},
		"set read-only":  {`\![set,property,baseware.name,x]b`, "", "b", "can only be read"},
		"set unknown":    {`\![set,property,no.such,x]b`, "", "b", "no such property"},
		"variable":       {`%property[baseware.version]`, "", "9.9", ""},
		"slow variable":  {`%property[activeghostlist(other).ext.colour]`, "", "%property[activeghostlist(other).ext.colour]", "no value"},
	} {
		t.Run(name, func(t *testing.T) {
			onEstate(t, map[string]string{"OnGot": "said"}, func(e *estate) {
				frame := e.watch()
				e.asked()
				e.send(`Script: \0` + c.script)
				e.after(5 * time.Second)
				if got := e.asked(); got != strings.TrimSpace(c.asked) {
					t.Errorf("asked %q, want %q", got, c.asked)
				}
				if got := text(frame(), 0); got != c.text {
					t.Errorf("the stage shows %q, want %q", got, c.text)
				}
				if got := e.news(); !strings.Contains(got, c.note) {
					t.Errorf("journal:\n%s", got)
				}
			})
		})
	}
}

// What a choice says is told to the client that waits for it: it has nothing in it that the client may not ask for.
func TestPrivatePropertyInScriptOfOthers(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0%property[currentghost.username]\e`)
		h.after(2 * time.Second)
		if got := text(frame(), 0); got != "you" {
			t.Errorf("of this machine: %q", got)
		}
		h.send("Level: external", `Script: \0%property[currentghost.username]%property[currentghost.name]\e`)
		h.after(3 * time.Second)
		if got := text(frame(), 0); got != "%property[currentghost.username]test" {
			t.Errorf("from outside: %q", got)
		}
	})
}
