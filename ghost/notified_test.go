package ghost

import (
	"strings"
	"testing"
	"time"
)

func TestNotifiedScript(t *testing.T) {
	for name, c := range map[string]struct{ script, asked, other, note string }{
		"raise":           {`\![raise,OnX,a]`, "GET OnX a", "", ""},
		"notify":          {`\![notify,OnX,a]`, "NOTIFY OnX a", "", ""},
		"raiseother":      {`\![raiseother,other,OnX]`, "", "GET OnX", ""},
		"timerraiseother": {`\![timerraiseother,100,1,other,OnX]`, "", "GET OnX", ""},
		"properties":      {`\![set,property,currentghost.seriko.zorder,0]\![get,property,OnX,currentghost.seriko.zorder]`, "GET OnX 0", "", ""},
		"what is left":    {`\0text\![raise]\![get,property]\![timerraise,1,1,OnX]\-`, "", "", "6 pieces of it were dropped"},
	} {
		t.Run(name, func(t *testing.T) {
			onEstate(t, nil, func(e *estate) {
				e.asked()
				e.others()
				if status, _ := e.send("Option: notify", "Script: "+c.script); status != 204 {
					t.Errorf("status %d", status)
				}
				e.after(time.Second)
				if got := e.asked(); got != c.asked {
					t.Errorf("asked %q, want %q", got, c.asked)
				}
				if got := e.others(); got != c.other {
					t.Errorf("the other was asked %q, want %q", got, c.other)
				}
				if got := e.news(); !strings.Contains(got, c.note) {
					t.Errorf("journal:\n%s", got)
				}
			})
		})
	}
}
