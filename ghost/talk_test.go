package ghost

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/shiori"
	"ukatty/ghost/show"
	"ukatty/ghost/sstp"
)

func TestSendIsPlayed(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		resp := h.ask(sstp.SEND, `Script: \0\s[5]やあ。\w9\1\s[10]どうも。\e`)
		if resp.Status != sstp.OK || resp.Fields.Get("Script") != `\0\s[5]やあ。\w9\1\s[10]どうも。\e` {
			t.Errorf("answer: %v %v", resp.Status, resp.Fields)
		}
		h.after(5 * time.Second)
		f := frame()
		if text(f, 0) != "やあ。" || text(f, 1) != "どうも。" {
			t.Errorf("the stage shows %q and %q", text(f, 0), text(f, 1))
		}
		if s, _ := f.Stage.Scope(0); s.Surface != "5" {
			t.Errorf("surface %q", s.Surface)
		}
		if f.Marker != "tester" {
			t.Errorf("marker %q", f.Marker)
		}
		want := "surface あかり: 5\nsaid あかり: やあ。\nsurface ボタン: 10\nsaid ボタン: どうも。\n" +
			"script: the script of tester was played to its end\n"
		if got := h.news(); got != want {
			t.Errorf("journal:\n%swant:\n%s", got, want)
		}
		h.after(time.Minute)
		if text(frame(), 0) != "" {
			t.Error("the balloon does not close")
		}
	})
}

func TestBadRequests(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		for _, c := range []struct {
			method sstp.Method
			lines  string
			want   sstp.Status
		}{
			{sstp.SEND, "", sstp.BadRequest},
			{sstp.NOTIFY, "Event: ", sstp.BadRequest},
			{sstp.NOTIFY, "Event: OnNothing", sstp.NoContent},
			{sstp.NOTIFY, `Script: a\e`, sstp.OK},
			{sstp.EXECUTE, "", sstp.BadRequest},
			{sstp.EXECUTE, "Command: Fly", sstp.NotImplemented},
			{"INSTALL", "Sentence: hi", sstp.NotImplemented},
		} {
			resp := h.ask(c.method, c.lines)
			if resp.Status != c.want {
				t.Errorf("%s %q: %d, want %d", c.method, c.lines, resp.Status, c.want)
			}
			if !resp.Status.OK() && resp.Reason == "" {
				t.Errorf("%s %q was refused without a reason", c.method, c.lines)
			}
		}
		nobody := &sstp.Request{Method: sstp.SEND, Fields: fields(`Script: a\e`)}
		if resp := h.b.ServeSSTP(h.t.Context(), nobody); resp.Status != sstp.BadRequest {
			t.Errorf("without Sender: %d", resp.Status)
		}
	})
}

func TestTimeCritical(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.wantStatus(200, "idle", `Script: \t待って\_w[2000]\e`)
		h.wantStatus(409, "critical", `Script: b\e`)
		h.wantStatus(200, "critical", "Option: nobreak", `Script: c\e`)
		h.wantStatus(204, "critical", "Option: notify", "Event: OnX")
		h.wantStatus(200, "critical", "ID: "+h.g.ID(), `Script: mine\e`)
		h.wantStatus(200, "talking-sstp", `Script: d\e`)
		h.after(time.Minute)
		if got := h.news(); !strings.Contains(got, "said あかり: c") || !strings.Contains(got, "was replaced by the script of tester") {
			t.Errorf("journal:\n%s", got)
		}
	})
}

func TestNoBreakQueues(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.wantStatus(200, "idle", `Script: first\_w[1000]\e`)
		for i := range queueLimit {
			h.wantStatus(200, "talking-sstp", "Option: nobreak", fmt.Sprintf(`Script: \_q[%d]\e`, i))
		}
		h.wantStatus(409, "full", "Option: nobreak", `Script: too many\e`)
		h.wantStatus(409, "full", `Script: plain\e`)
		h.after(30 * time.Minute)
		news := h.news()
		at := -1
		for i := range queueLimit {
			next := strings.Index(news, fmt.Sprintf("said あかり: [%d]\n", i))
			if next <= at {
				t.Fatalf("script %d was not played in its turn:\n%s", i, news)
			}
			at = next
		}
	})
}

func TestChoices(t *testing.T) {
	answers := map[string]string{"OnChoiceSelect": `\0chosen\e`, "OnLike": `\0liked\e`, "OnChoiceTimeout": `\0late\e`}
	const script = `Script: \0\_q\q[yes,y]\q[like,OnLike,a]\q[play,script:\0played\e]\e`
	inHouse(t, answers, func(h *house) {
		frame := h.watch()
		for i, want := range []struct{ asked, said string }{
			{"GET OnChoiceSelectEx yes|y; GET OnChoiceSelect y", "chosen"},
			{"GET OnLike a", "liked"},
			{"", "played"},
		} {
			h.send(script)
			h.wantStatus(409, "choosing-sstp", `Script: b\e`)
			f := frame()
			if f.Wait != show.Choice || len(f.Stage.Choices) != 3 {
				t.Fatalf("waits for %d with %d choices", f.Wait, len(f.Stage.Choices))
			}
			h.asked()
			h.do(show.Input{Serial: f.Serial - 1, Kind: show.Choose, Index: i})
			if text(frame(), 0) == want.said {
				t.Error("a late choice was taken")
			}
			h.do(show.Input{Serial: f.Serial, Kind: show.Choose, Index: 99})
			h.do(show.Input{Serial: f.Serial, Kind: show.Choose, Index: i})
			if got := h.asked(); got != want.asked {
				t.Errorf("choice %d asked %q, want %q", i, got, want.asked)
			}
			h.after(2 * time.Second)
			if got := text(frame(), 0); got != want.said {
				t.Errorf("choice %d: %q, want %q", i, got, want.said)
			}
			h.after(time.Minute)
		}
		h.send(script)
		h.after(17 * time.Second)
		if got := text(frame(), 0); got != "late" {
			t.Errorf("after the timeout: %q", got)
		}
	})
}

func TestChoicesNeverConflictWithoutViewer(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.send(`Script: \0\_q\q[yes,y]\e`)
		h.wantStatus(200, "idle", `Script: b\e`)
	})
}

func TestClickWithoutViewerGoesOn(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.send(`Script: \0a\xb\e`)
		h.after(time.Minute)
		if got := h.news(); !strings.Contains(got, "said あかり: b") {
			t.Errorf("the script stands still:\n%s", got)
		}
	})
}

func TestClick(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0a\xb\e`)
		h.after(time.Minute)
		f := frame()
		if f.Wait != show.Click || text(f, 0) != "a" {
			t.Fatalf("waits for %d showing %q", f.Wait, text(f, 0))
		}
		h.wantStatus(200, "clicking", "Option: nobreak", `Script: c\e`)
		h.do(show.Input{Serial: f.Serial, Kind: show.GoOn})
		h.after(time.Second / 2)
		if got := text(frame(), 0); got != "b" {
			t.Errorf("after the click: %q", got)
		}
	})
}

func TestRaise(t *testing.T) {
	inHouse(t, map[string]string{"OnAnswer": `\0answer\e`}, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0a\![raise,OnNothing,x,y]b\![raise,OnAnswer]c\e`)
		h.after(time.Second)
		if got := h.asked(); !strings.Contains(got, "GET OnNothing x|y; GET OnAnswer") {
			t.Errorf("asked %q", got)
		}
		h.after(5 * time.Second)
		if got := text(frame(), 0); got != "answer" {
			t.Errorf("the stage shows %q", got)
		}
	})
}

func TestSlowShiori(t *testing.T) {
	inHouse(t, map[string]string{"OnSlow": `\0slow\e`}, func(h *house) {
		h.shiori.answer = func(_ context.Context, r shiori.Request) (shiori.Response, error) {
			if r.ID == "OnSlow" {
				time.Sleep(25 * time.Second) // it does not care about its context
			}
			return shiori.Response{}, nil
		}
		slow := make(chan int)
		go func() {
			s := h.b.ServeSSTP(h.t.Context(), &sstp.Request{Method: sstp.NOTIFY, Fields: fields("Sender: x", "Event: OnSlow")})
			slow <- int(s.Status)
		}()
		h.after(time.Second)
		began := time.Now()
		if resp := h.ask(sstp.EXECUTE, "Command: GetName"); resp.Data != "あかり,ボタン" {
			t.Errorf("a query meanwhile: %v", resp)
		}
		h.wantStatus(200, "idle", `Script: quick\e`)
		if d := time.Since(began); d != 0 {
			t.Errorf("others waited for %v", d)
		}
		if s := <-slow; s != 408 {
			t.Errorf("the slow one: %d", s)
		}
		h.wantStatus(408, "silent", `Script: now it counts as silent\e`)
		h.after(20 * time.Second)
		h.wantStatus(200, "idle", `Script: it is back\e`)
		if got := h.news(); !strings.Contains(got, "does not answer OnSlow") || !strings.Contains(got, "too late") {
			t.Errorf("journal:\n%s", got)
		}
	})
}

func TestBrokenShiori(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.shiori.answer = func(_ context.Context, r shiori.Request) (shiori.Response, error) {
			switch r.ID {
			case "OnPanic":
				panic("broken")
			case "OnError":
				return shiori.Response{}, errors.New("broken")
			}
			return shiori.Response{}, nil
		}
		h.wantStatus(408, "silent", "Event: OnPanic")
		h.wantStatus(408, "silent", "Event: OnError")
		h.wantStatus(204, "idle", "Event: OnFine")
	})
}

func TestEventAnswerGoesFirst(t *testing.T) {
	inHouse(t, map[string]string{"OnHi": "\\0from\nshiori\\e"}, func(h *house) {
		resp := h.ask(sstp.NOTIFY, "Event: OnHi", "Reference0: a", "Reference2: c", `Script: \0fallback\e`)
		if got := resp.Fields.Get("Script"); got != `\0fromshiori\e` {
			t.Errorf("played %q", got)
		}
		if got := h.asked(); !strings.HasSuffix(got, "GET OnHi a||c") {
			t.Errorf("asked %q", got)
		}
		resp = h.ask(sstp.NOTIFY, "Event: OnNothing", `Script: \0fallback\e`)
		if got := resp.Fields.Get("Script"); got != `\0fallback\e` {
			t.Errorf("played %q", got)
		}
	})
}

func TestTogetherIsOneLineEach(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.send(`Script: \0first\_sboth\nof us\_s\1 and I\0 again\e`)
		h.after(5 * time.Second)
		want := "said あかり: first\nsaid あかり: both\nof us\nsaid ボタン: both\nof us\nsaid ボタン:  and I\nsaid あかり:  again\n"
		if got := h.news(); !strings.HasPrefix(got, want) {
			t.Errorf("journal:\n%s", got)
		}
	})
}

func TestRefusedTagsAreListed(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		script := "Script: \\0a\\![open,browser,x]\\![open,browser,x]\\-\\Zb\\e"
		for level, want := range map[string][]string{
			"Option: notranslate": {`\Z`},
			"Level: external":     {`\![open,browser,x]`, `\-`, `\Z`},
		} {
			if resp := h.ask(sstp.SEND, level, script); !slices.Equal(resp.Refused, want) {
				t.Errorf("%s: %q, want %q", level, resp.Refused, want)
			}
		}
		if resp := h.ask(sstp.SEND, "ID: "+h.g.ID(), `Script: \0a\e`); resp.Refused != nil {
			t.Errorf("of a sound script: %q", resp.Refused)
		}
		h.send("Script: " + strings.Repeat(`\Z`, 1000) + `\Y\![x,` + strings.Repeat("y", 500) + "]")
	})
}

func TestFieldsOfShioriReachTheClient(t *testing.T) {
	answer := func(_ context.Context, r shiori.Request) (shiori.Response, error) {
		if r.ID != "OnAsk" {
			return shiori.Response{}, nil
		}
		return shiori.Response{Status: 200, Value: `\0yes\e`, Fields: fields(
			"Sender: mind", "SecurityLevel: local", "Script: forged", "X-SSTP-PassThru-A: 1", "X-Own: 2", "Reference0: 3",
		)}, nil
	}
	inHouseOf(t, &oracle{answer: answer}, func(h *house) {
		resp := h.ask(sstp.NOTIFY, "Event: OnAsk")
		want := fields(`Script: \0yes\e`, "X-SSTP-PassThru-A: 1", "X-Own: 2", "Reference0: 3")
		if !slices.Equal(resp.Fields, want) {
			t.Errorf("fields %v, want %v", resp.Fields, want)
		}
	})
}

func TestBalloonTimeout(t *testing.T) {
	inHouse(t, map[string]string{"OnBalloonTimeout": `\0\_qlate\e`}, func(h *house) {
		h.watch()
		h.send(`Script: \0\_qhello\![set,balloontimeout,700]\e`)
		h.asked()
		h.after(time.Second)
		if got := h.asked(); got != `GET OnBalloonTimeout \0\_qhello\![set,balloontimeout,700]\e|0` {
			t.Errorf("asked %q", got)
		}
	})
}
