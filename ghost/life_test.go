package ghost

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/shiori"
	"ukatty/ghost/show"
	"ukatty/ghost/sstp"
	"ukatty/sakura/play"
)

func TestBootAndClose(t *testing.T) {
	inHouse(t, map[string]string{"OnBoot": `\0hello\e`, "OnClose": `\0bye\_w[500]\-`}, func(h *house) {
		if got := h.asked(); !strings.Contains(got, "NOTIFY uniqueid "+h.g.ID()) || !strings.HasSuffix(got, "GET OnBoot") {
			t.Errorf("asked %q", got)
		}
		h.after(3 * time.Second)
		h.do(show.Input{Kind: show.Close})
		h.wantStatus(503, "closing", `Script: b\e`)
		if resp := h.ask(sstp.EXECUTE, "Command: GetName"); resp.Status != sstp.OK {
			t.Errorf("a query while closing: %d", resp.Status)
		}
		h.after(2 * time.Second)
		select {
		case <-h.g.gone:
		default:
			t.Fatal("the ghost does not leave")
		}
		if !h.shiori.closed {
			t.Error("the SHIORI was not closed")
		}
		if got := h.news(); !strings.Contains(got, "said あかり: hello") || !strings.Contains(got, "said あかり: bye") {
			t.Errorf("journal:\n%s", got)
		}
		if s, row := h.send(`Script: too late\e`); s != 503 || row != "closing" {
			t.Errorf("afterwards: %d by %q", s, row)
		}
	})
}

func TestFirstBoot(t *testing.T) {
	inHouseOf(t, &oracle{first: true}, func(h *house) {
		if got := h.asked(); !strings.HasSuffix(got, "GET OnFirstBoot 0; GET OnBoot") {
			t.Errorf("asked %q", got)
		}
	})
}

func TestSecondCloseDoesNotWait(t *testing.T) {
	inHouse(t, map[string]string{"OnClose": `\0bye\_w[50000]\-`}, func(h *house) {
		h.do(show.Input{Kind: show.Close})
		h.do(show.Input{Kind: show.Close})
		select {
		case <-h.g.gone:
		default:
			t.Error("the ghost does not leave")
		}
	})
}

func TestCloseWithoutAnswerIsAtOnce(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.do(show.Input{Kind: show.Close})
		select {
		case <-h.g.gone:
		default:
			t.Error("the ghost does not leave")
		}
	})
}

func TestGhostMayStay(t *testing.T) {
	inHouse(t, map[string]string{"OnClose": `\0no\e`}, func(h *house) {
		h.do(show.Input{Kind: show.Close})
		h.after(2 * time.Second)
		h.wantStatus(200, "idle", `Script: still here\e`)
	})
}

func TestQuiet(t *testing.T) {
	inHouse(t, map[string]string{"OnMinuteChange": `\0own\_w[3000]\e`}, func(h *house) {
		frame := h.watch()
		h.after(59 * time.Second)
		h.asked()
		if resp := h.ask(sstp.EXECUTE, "Command: Quiet"); resp.Status != sstp.NoContent {
			t.Errorf("Quiet: %d", resp.Status)
		}
		h.after(2 * time.Second)
		if got := h.asked(); got != "NOTIFY OnMinuteChange 0|0|0|0" {
			t.Errorf("asked %q", got)
		}
		h.after(12 * time.Second) // 14 s of quiet
		h.wantStatus(200, "quiet", `Script: sstp\e`)
		h.after(15 * time.Second)
		h.wantStatus(204, "quiet", "Event: OnNothing")
		if left := time.Until(frame().QuietUntil); left != time.Second {
			t.Errorf("%v of quiet left", left)
		}
		h.after(2 * time.Second)
		h.wantStatus(204, "idle", "Event: OnNothing")
		h.after(30 * time.Second)
		if got := text(frame(), 0); got != "o" {
			t.Errorf("after the quiet: %q", got)
		}
		h.ask(sstp.EXECUTE, "Command: quiet")
		if got := text(frame(), 0); got != "" {
			t.Errorf("the ghost's own talk goes on: %q", got)
		}
		h.ask(sstp.EXECUTE, "Command: Restore")
		h.wantStatus(204, "idle", "Event: OnNothing")
	})
}

func TestQuietIsNotForExternalClients(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		if resp := h.ask(sstp.EXECUTE, "Level: external", "Command: Quiet"); resp.Status != sstp.Refuse {
			t.Errorf("Quiet: %d", resp.Status)
		}
		if resp := h.ask(sstp.EXECUTE, "Level: external", "Command: GetName"); resp.Status != sstp.OK {
			t.Errorf("GetName: %d", resp.Status)
		}
	})
}

func TestExecuteData(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		for command, want := range map[string]string{
			"GetName": "あかり,ボタン", "getnames": "あかり", "GETGHOSTNAME": "test", "GetVersion": "ukatty 9.9", "GetShortVersion": "9.9",
		} {
			if resp := h.ask(sstp.EXECUTE, "Command: "+command); resp.Status != sstp.OK || resp.Data != want {
				t.Errorf("%s: %d %q, want %q", command, resp.Status, resp.Data, want)
			}
		}
	})
}

func TestHidden(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.wantStatus(200, "idle", `Script: \![set,windowstate,minimize]a\e`)
		h.wantStatus(512, "hidden", `Script: b\e`)
		h.wantStatus(512, "hidden", "ID: "+h.g.ID(), `Script: b\e`)
		h.wantStatus(204, "hidden", "Option: notify", "Event: OnX")
		if resp := h.ask(sstp.EXECUTE, "Command: Quiet"); resp.Status != sstp.Invisible {
			t.Errorf("Quiet: %d", resp.Status)
		}
		h.do(show.Input{Kind: show.Hide})
		h.wantStatus(200, "talking-sstp", `Script: c\e`)
		h.do(show.Input{Kind: show.Hide})
		h.wantStatus(512, "hidden", `Script: d\e`)
		if got := h.asked(); !strings.Contains(got, "GET OnWindowStateMinimize script") ||
			!strings.Contains(got, "GET OnWindowStateRestore user") || !strings.Contains(got, "GET OnWindowStateMinimize user") {
			t.Errorf("asked %q", got)
		}
	})
}

func TestBreak(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \s[2]あいう\e`)
		h.asked()
		h.do(show.Input{Kind: show.Break})
		if got := h.asked(); got != `GET OnSSTPBreak \s[2]あいう\e|0|6` {
			t.Errorf("asked %q", got)
		}
		if text(frame(), 0) != "" {
			t.Error("the balloon stays")
		}
		h.send(`Script: a\e`)
		h.after(time.Second)
		h.do(show.Input{Kind: show.Break})
		if got := h.asked(); got != `GET OnBalloonClose a\e` {
			t.Errorf("asked %q", got)
		}
		h.do(show.Input{Kind: show.Break})
		if got := h.asked(); got != "" {
			t.Errorf("a break of nothing asked %q", got)
		}
	})
}

func TestPoke(t *testing.T) {
	inHouse(t, map[string]string{"OnMouseDoubleClick": `\0menu\e`}, func(h *house) {
		h.asked()
		h.do(show.Input{Kind: show.Poke, Index: 1})
		if got := h.asked(); got != "GET OnMouseDoubleClick 0|0|0|1||0|mouse" {
			t.Errorf("asked %q", got)
		}
		h.send(`Script: \t\_w[1000]\e`)
		h.asked()
		h.do(show.Input{Kind: show.Poke})
		if got := h.asked(); got != "" {
			t.Errorf("in a time critical script: asked %q", got)
		}
	})
}

func TestPauseSpeedAndSkip(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0a\_w[1000]b\_w[1000]c\e`)
		h.after(time.Second / 2)
		h.do(show.Input{Kind: show.Pause})
		h.after(time.Hour)
		if f := frame(); text(f, 0) != "a" || !f.Paused {
			t.Errorf("paused: %q", text(f, 0))
		}
		h.do(show.Input{Kind: show.Pause})
		h.do(show.Input{Kind: show.Speed, Index: 200})
		h.after(time.Second / 2)
		if f := frame(); text(f, 0) != "ab" || f.Speed != 200 {
			t.Errorf("at double speed: %q", text(f, 0))
		}
		h.do(show.Input{Kind: show.Skip})
		if got := text(frame(), 0); got != "abc" {
			t.Errorf("skipped: %q", got)
		}
	})
}

func TestTimerTalkWaitsForAFreeStage(t *testing.T) {
	inHouse(t, map[string]string{"OnMinuteChange": `\0own\e`}, func(h *house) {
		h.after(50 * time.Second)
		h.send(`Script: \0sstp\_w[30000]\e`)
		h.asked()
		h.after(11 * time.Second)
		if got := h.asked(); got != "NOTIFY OnMinuteChange 0|0|0|0" {
			t.Errorf("asked %q", got)
		}
		h.after(60 * time.Second)
		if got := h.asked(); got != "GET OnMinuteChange 0|0|0|1" {
			t.Errorf("asked %q", got)
		}
	})
}

func TestWatchEndsWithTheGhost(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frames, err := h.g.Watch(h.t.Context())
		if err != nil {
			t.Fatal(err)
		}
		h.do(show.Input{Kind: show.Close})
		for range frames { // until it is closed
		}
		if _, err := h.g.Watch(h.t.Context()); err == nil {
			t.Error("a ghost that has left can be watched")
		}
	})
}

func TestIfGhost(t *testing.T) {
	id := Identity{Names: []string{"A", "B"}, AllowUnspecified: true}
	strict := Identity{Names: []string{"A", "B"}}
	s := func(pairs ...string) (out []sstp.Scripted) {
		for i := 0; i < len(pairs); i += 2 {
			out = append(out, sstp.Scripted{IfGhost: pairs[i], Script: pairs[i+1]})
		}
		return out
	}
	for _, c := range []struct {
		id      Identity
		scripts []sstp.Scripted
		want    string
		refused bool
	}{
		{id, s("", "x"), "x", false},
		{id, s("A,B", "1", "", "x"), "1", false},
		{id, s("", "x", "A,B", "1"), "1", false},
		{id, s("A", "1"), "1", false},
		{id, s(" A , B ", "1"), "1", false},
		{id, s("A,C", "1", "", "x"), "x", false},
		{id, s("C", "1", "D", "2"), "1", false},
		{id, s("C", "1", "さくら", "2"), "2", false},
		{id, s("C", "1", "さくら", "2", "", "x"), "2", false},
		{id, nil, "", false},
		{strict, s("", "x"), "", true},
		{strict, s("C", "x"), "", true},
		{strict, s("A", "1", "", "x"), "1", false},
		{strict, nil, "", false},
	} {
		if got, refused := choose(c.scripts, c.id); got != c.want || refused != c.refused {
			t.Errorf("%v: %q, %v; want %q, %v", c.scripts, got, refused, c.want, c.refused)
		}
	}
}

func TestStrictGhost(t *testing.T) {
	inHouse(t, map[string]string{"OnHi": `\0hi\e`}, func(h *house) {
		h.g.opt.Identity.AllowUnspecified = false
		h.wantStatus(420, "", `Script: a\e`)
		h.wantStatus(200, "idle", "Event: OnHi", `Script: unnamed\e`)
		h.wantStatus(204, "talking-sstp", "Event: OnNothing", `Script: unnamed\e`)
		h.wantStatus(200, "talking-sstp", "IfGhost: あかり", `Script: named\e`)
		h.wantStatus(200, "talking-sstp", "ID: "+h.g.ID(), `Script: \0owned\e`)
	})
}

func TestReceiver(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		for _, c := range []struct {
			line string
			want int
		}{
			{"ReceiverGhostName: あかり", 200},
			{"ReceiverGhostName: somebody", 404},
			{"ReceiverGhostHWnd: " + strconv.Itoa(h.g.hwnd), 200},
			{"ReceiverGhostHWnd: 999999", 404},
			{"Ghost: test", 200},
			{"Ghost: あかり", 404},
			{"Sender: First", 200},
		} {
			if status, _ := h.send(c.line, `Script: a\e`); status != c.want {
				t.Errorf("%s: %d, want %d", c.line, status, c.want)
			}
		}
		if resp := h.ask(sstp.EXECUTE, "Command: GetName", "Ghost: nobody"); resp.Status != sstp.NotFound {
			t.Errorf("GetName of nobody: %d", resp.Status)
		}
		if resp := h.ask(sstp.COMMUNICATE, "Sentence: hi", "Ghost: nobody"); resp.Status != sstp.NotFound {
			t.Errorf("COMMUNICATE with nobody: %d", resp.Status)
		}
	})
}

func TestClock(t *testing.T) {
	day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	c := clock{speed: 100, since: day}
	at := func(d time.Duration) time.Time { return day.Add(d) }
	if got := c.now(at(time.Second)); got != time.Second {
		t.Errorf("now = %v", got)
	}
	c.turn(at(time.Second), 300, false)
	if got := c.now(at(2 * time.Second)); got != 4*time.Second {
		t.Errorf("at triple speed: %v", got)
	}
	for i := range 1000 {
		want := 4*time.Second + play.Instant(i*7919)
		left, ok := c.when(want, at(2*time.Second))
		if !ok || c.now(at(2*time.Second+left)) < want {
			t.Fatalf("woken before %v", want)
		}
	}
	c.turn(at(2*time.Second), 5, true)
	if _, ok := c.when(time.Hour, at(3*time.Second)); ok || c.now(at(time.Hour)) != 4*time.Second || c.speed != minSpeed {
		t.Errorf("paused: %v at %d %%", c.now(at(time.Hour)), c.speed)
	}
	c.turn(at(2*time.Second), 100, false)
	if _, ok := c.when(play.Never, at(3*time.Second)); ok {
		t.Error("never comes")
	}
}

// A client that is quicker than a ghost that wakes up is heard out, and the greeting is said all the same.
func TestGreetingWaitsForAQuickClient(t *testing.T) {
	sleepy := &oracle{}
	sleepy.answer = func(_ context.Context, r shiori.Request) (shiori.Response, error) {
		if r.ID != "OnBoot" {
			return shiori.Response{}, nil
		}
		time.Sleep(2 * time.Second)
		return shiori.Response{Status: 200, Value: `\0good morning\e`}, nil
	}
	inHouseOf(t, sleepy, func(h *house) {
		h.wantStatus(200, "idle", `Script: \0quick\_w[5000] one\e`)
		h.after(3 * time.Second)
		if got := h.news(); strings.Contains(got, "good morning") || !strings.Contains(got, "the answer to OnBoot waits for its turn") {
			t.Errorf("before the client is done:\n%s", got)
		}
		h.after(10 * time.Second)
		if got := h.news(); !strings.Contains(got, "the script of tester was played to its end") || !strings.Contains(got, "said あかり: good morning") {
			t.Errorf("afterwards:\n%s", got)
		}
	})
}
