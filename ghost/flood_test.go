package ghost

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/shiori"
)

// A script may ask as often as it has room for, a question that nobody answers too: what asks and what is answered does not
// pile up on the stack of the ghost.
func TestManyQuestionsInOneScript(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.own(strings.Repeat(`\a`, 500_000) + `done\e`)
		h.after(time.Second)
		if got := text(frame(), 0); got != "done" {
			t.Errorf("the script came to %q", got)
		}
	})
}

// Whatever a script asks for, it cannot keep the SHIORI busy for longer than a moment: others want to be answered too.
func TestScriptCausesOnlySoManyQuestions(t *testing.T) {
	for _, tags := range []string{
		`\![bind,a,b]`, `\![bind-noevent,a,%d]\![bind,a]`, `\![open,teachbox]`, `\![open,inputbox,x]`, `\![notify,OnX]`, `\a`,
		`\![enter,selectmode]\![leave,selectmode]`, `\![open,dialog,color,--id=x]\![close,dialog,x]`, `\![embed,OnX]`,
		`\![raiseother,nobody,OnX]`, `\![get,property,OnX,system.year]`, `\![timerraise,1,0,OnX%d]`, `\![reload,shiori]`,
		`\![execute,http-get,x]`,
	} {
		t.Run(tags, func(t *testing.T) {
			inHouseOf(t, &oracle{answers: map[string]string{"OnDestroy": "x"}}, func(h *house) {
				h.watch()
				h.g.opt.Renew = func() (shiori.Module, error) { return h.shiori, nil }
				h.asked()
				var script strings.Builder
				for i := range 3_000 {
					script.WriteString(strings.ReplaceAll(tags, "%d", strconv.Itoa(i%50)))
				}
				h.wantStatus(200, "idle", "Script: "+script.String()+`\e`)
				h.after(500 * time.Millisecond)
				if n := strings.Count(h.asked(), "; ") + 1; n > 2*maxPace {
					t.Errorf("%d questions within half a second", n)
				}
				if status, _ := h.send("Event: OnOther"); status != 204 {
					t.Errorf("another client is answered %d", status)
				}
			})
		})
	}
}
