package ghost

import (
	"strings"
	"testing"
	"time"
)

// others gives the questions that the second ghost's SHIORI got.
func (e *estate) others() string {
	o, _ := e.second.opt.Module.(*oracle)
	o.mu.Lock()
	defer o.mu.Unlock()
	all := strings.Join(o.asked, "; ")
	o.asked = nil
	return all
}

func TestRaiseOther(t *testing.T) {
	for name, c := range map[string]struct{ script, other, failure string }{
		"by name":      {`\![raiseother,other,OnX,a,b]`, "GET OnX a|b", ""},
		"by character": {`\![raiseother,ほか,OnX]`, "GET OnX", ""},
		"notify":       {`\![notifyother,other,OnX,a]`, "NOTIFY OnX a", ""},
		"all":          {`\![raiseother,__SYSTEM_ALL_GHOST__,OnX]`, "GET OnX", ""},
		"several":      {"\\![raiseother,other\x01nobody,OnX,r]", "GET OnX r", "GET OnRaiseOtherFailure notfound|nobody|OnX|r"},
		"unknown":      {`\![notifyother,nobody,OnX]`, "", "GET OnNotifyOtherFailure notfound|nobody|OnX"},
		"timer":        {`\![timerraiseother,500,1,other,OnX,a]`, "GET OnX a", ""},
		"timer notify": {`\![timernotifyother,500,1,other,OnX,a]`, "NOTIFY OnX a", ""},
		"no event":     {`\![raiseother,other]\![raiseother]`, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			onEstate(t, nil, func(e *estate) {
				e.asked()
				e.others()
				e.send("Script: " + c.script)
				e.after(time.Second)
				if got := e.others(); got != c.other {
					t.Errorf("the other was asked %q, want %q", got, c.other)
				}
				if got := e.asked(); got != c.failure {
					t.Errorf("asked %q, want %q", got, c.failure)
				}
			})
		})
	}
}

func TestRaiseOtherFails(t *testing.T) {
	for reason, state := range map[string]string{
		"timecritical": `\t\_w[9000]`, "passivemode": `\![enter,passivemode]`, "inductionmode": `\![enter,inductionmode]`,
		"minimized": `\![set,windowstate,minimize]`,
	} {
		t.Run(reason, func(t *testing.T) {
			onEstate(t, nil, func(e *estate) {
				e.send("Ghost: other", "IfGhost: ほか", "Script: "+state)
				e.asked()
				e.send(`Script: \![raiseother,other,OnX]`)
				e.after(time.Second)
				if got := e.asked(); got != "GET OnRaiseOtherFailure "+reason+"|other|OnX" {
					t.Errorf("asked %q", got)
				}
			})
		})
	}
}

// Two ghosts that raise events in each other at once do not wait for each other.
func TestGhostsDoNotWaitForEachOther(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		e.asked()
		e.others()
		e.send("Script: " + strings.Repeat(`\![notifyother,other,OnX]`, 100))
		e.send("Ghost: other", "IfGhost: ほか", "Script: "+strings.Repeat(`\![notifyother,test,OnX]`, 100))
		e.after(time.Second)
		if a, b := strings.Count(e.asked(), "OnX"), strings.Count(e.others(), "OnX"); a != 100 || b != 100 {
			t.Errorf("%d and %d events arrived", a, b)
		}
	})
}
