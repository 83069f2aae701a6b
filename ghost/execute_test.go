package ghost

import (
	"strings"
	"testing"

	"ukatty/ghost/show"
	"ukatty/ghost/sstp"
)

func TestExecuteNames(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		e.want("GetName", "200 あかり,ボタン")
		e.want("getname", "200 あかり,ボタン")
		e.want("GetNames", "200 あかり|ほか")
		e.want("GetGhostName", "200 test")
		e.want("GetShellName", "200 ukatty")
		e.want("GetBalloonName", "200 ukatty")
		e.want("GetVersion", "200 ukatty 9.9")
		e.want("GetShortVersion", "200 9.9")
		e.want("GetGhostNameList", "200 test|other")
		e.want("GetShellNameList", "200 ukatty")
		e.want("GetBalloonNameList", "200 ukatty")
		e.want("GetHeadlineNameList", "200 ")
		e.want("GetPluginNameList", "200 ")
		e.want("CallGhost test", "204")
		e.want("CallGhost ほか", "204")
		e.want("CallGhost nobody", "404")
		e.want("CallGhost", "400")
		e.want("GetNothing", "501")
		if r := e.ask(sstp.EXECUTE); got(r) != "400" {
			t.Errorf("no Command: %s", got(r))
		}
		if r := e.ask(sstp.EXECUTE, "Command: GetName", "Ghost: other"); got(r) != `200 ほか,\1` {
			t.Errorf("GetName of the other ghost: %s", got(r))
		}
	})
}

// TestExecuteInEveryState holds that questions are always answered, and that what changes something is not done out of
// sight.
func TestExecuteInEveryState(t *testing.T) {
	for name, c := range commands {
		inHouse(t, nil, func(h *house) {
			h.do(show.Input{Kind: show.Hide})
			r := h.execute(name)
			if refused := r.Status == sstp.Invisible; refused != (c.class == Change) || r.Row != "hidden" {
				t.Errorf("%s while hidden: %d by %q", name, r.Status, r.Row)
			}
		})
	}
}

func TestExecuteBarred(t *testing.T) {
	barred := "quiet compressarchive extractarchive dumpsurface moveasync settrayicon settrayballoon setproperty"
	onEstate(t, nil, func(e *estate) {
		for name, c := range commands {
			if want := strings.Contains(" "+barred+" ", " "+name+" "); c.barred != want {
				t.Errorf("%s: barred %v, want %v", name, c.barred, want)
			}
			r := e.executeFromAfar(name, "x", "y")
			switch {
			case c.barred && (r.Status != sstp.Refuse || !strings.Contains(r.Reason, "external")):
				t.Errorf("%s from afar: %d, %q", name, r.Status, r.Reason)
			case !c.barred && r.Status == sstp.Refuse:
				t.Errorf("%s from afar is refused: %q", name, r.Reason)
			}
		}
		owned := e.ask(sstp.EXECUTE, "Command: Quiet", "Level: external", "ID: "+e.g.ID())
		if owned.Status != sstp.NoContent {
			t.Errorf("Quiet with the ghost's own ID: %d", owned.Status)
		}
	})
}

func TestCheckQueue(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.want("CheckQueue", "200 0|0")
		h.send(`Script: \0\w9\w9\w9\w9\w9long\e`)
		h.want("CheckQueue", "200 1|0")
		h.send(`Script: \0a\e`, "Option: nobreak")
		h.send(`Script: \0b\e`, "Option: nobreak", "Sender: tester / again")
		h.send(`Script: \0c\e`, "Option: nobreak", "Sender: another")
		h.want("CheckQueue", "200 3|3")
		if r := h.ask(sstp.EXECUTE, "Command: CheckQueue", "Sender: another / one"); got(r) != "200 1|3" {
			t.Errorf("the other sender: %s", got(r))
		}
		h.want("GetStatus", "200 talking-sstp|talking")
	})
	inHouse(t, nil, func(h *house) { h.want("GetStatus", "200 idle") })
}

func TestNotices(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.news()
		for _, tt := range []struct{ command, status, news string }{
			{"MoveAsync", "400", ""},
			{"MoveAsync --X=10 --time=5", "204", "stay there: --X=10,--time=5"},
			{"MoveAsync cancel", "204", "stay there: cancel"},
			{"SetTrayIcon", "400", ""},
			{"SetTrayIcon a.ico Happy", "204", "Happy (a.ico) in the tray of tester"},
			{"SetTrayBalloon", "400", ""},
			{"SetTrayBalloon --title=T --icon=error", "400", ""},
			{"SetTrayBalloon --text=Mail! --text=Two. --title=T --icon=error", "204", "a notice (error) of tester: T: Mail! Two."},
			{"SetTrayBalloon --text=" + strings.Repeat("あ", 5000), "204", "あ…"},
		} {
			h.want(tt.command, tt.status)
			news := h.news()
			if !strings.Contains(news, tt.news) || tt.news == "" && news != "" || len(news) > 1000 {
				t.Errorf("%.80s: the journal has %.300q", tt.command, news)
			}
		}
	})
}
