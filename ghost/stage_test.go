package ghost

import (
	"strings"
	"testing"
	"time"

	"ukatty/ghost/show"
	"ukatty/ghost/sstp"
)

func TestGoodbyeMayAsk(t *testing.T) {
	for name, c := range map[string]struct {
		goodbye string
		leaves  bool
	}{
		"stay":       {`\0\_q\q[no,script:\0stay\e]\_w[60000]\e`, false},
		"go":         {`\0\_q\q[yes,script:\0bye\-]\_w[60000]\e`, true},
		"event":      {`\0\_q\q[yes,OnYes]\_w[60000]\e`, true},
		"raise":      {`\0\![raise,OnYes]\e`, true},
		"own script": {`\0\_q\![enter,nouserbreakmode]bye\-`, true},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, map[string]string{"OnBoot": `\0\_q\![enter,nouserbreakmode]hello\e`, "OnClose": c.goodbye, "OnYes": `\0\_qbye\-`}, func(h *house) {
				frame := h.watch()
				h.do(show.Input{Kind: show.Pause})
				h.do(show.Input{Kind: show.Close})
				h.after(time.Second)
				if f := frame(); len(f.Stage.Choices) > 0 {
					h.do(show.Input{Serial: f.Serial, Kind: show.Choose})
				}
				h.after(3 * time.Second)
				select {
				case <-h.g.gone:
					if !c.leaves {
						t.Error("the ghost has left")
					}
				default:
					if s, row := h.send(`Script: a\e`); c.leaves || s != 200 {
						t.Errorf("the ghost stays, and answers %d by %q:\n%s", s, row, h.news())
					}
				}
			})
		})
	}
}

// Whoever queues during Quiet wants an undisturbed stage too.
func TestQuietLastsForThoseWhoQueue(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.ask(sstp.EXECUTE, "Command: Quiet")
		h.send(`Script: \0\_w[14000]\e`)
		h.after(13 * time.Second)
		h.wantStatus(200, "talking-sstp", "Option: nobreak", `Script: \0\_w[14000]\e`)
		h.after(15500 * time.Millisecond) // the second has ended
		h.wantStatus(204, "quiet", "Event: OnX")
	})
}

// A key that was pressed for one question never answers another.
func TestEachQuestionHasASerial(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\_q\q[A,script:\0A\e]\_w[1000]\c\q[B,script:\0B\e]\e`)
		late := frame().Serial
		h.after(2 * time.Second)
		h.do(show.Input{Serial: late, Kind: show.Choose})
		if f := frame(); f.Wait != show.Choice {
			t.Errorf("a choice of what is gone was taken: %q", text(f, 0))
		}
		h.send("ID: "+h.g.ID(), `Script: \0\_qa\xb\xc\e`)
		first := frame().Serial
		for range 2 { // a key that was pressed twice
			h.do(show.Input{Serial: first, Kind: show.GoOn})
		}
		if got := text(frame(), 0); got != "b" {
			t.Errorf("two clicks on one question: %q", got)
		}
	})
}

func TestScriptsWaitForNobody(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.send(`Script: \0\*\_q\q[yes,y]\e`)
		h.wantStatus(200, "idle", "Option: nobreak", `Script: \0next\e`)
		h.after(20 * time.Second)
		if got := h.news(); !strings.Contains(got, "said あかり: next") {
			t.Errorf("choices for nobody hold the stage:\n%s", got)
		}
		h.send(`Script: \0\_qa\xb\xc\e`)
		h.after(15 * time.Second)
		if got := h.news(); !strings.Contains(got, "said あかり: b") || strings.Contains(got, "said あかり: c") {
			t.Errorf("after one click of nobody:\n%s", got)
		}
	})
}

// What was said stands before what became of it, and nothing that was taken ends in silence.
func TestEveryScriptHasItsFate(t *testing.T) {
	inHouse(t, map[string]string{"OnNext": `\0next\w9\w9\e`}, func(h *house) {
		h.send(`Script: \0\_qfirst\_w[1000]\e`)
		h.send(`Script: \0\_qsecond\![raise,OnNext]\e`)
		h.after(time.Second / 2)
		h.send("Option: nobreak", `Script: third\e`)
		h.stop()
		<-h.g.gone
		want := []string{
			"said あかり: first", "script: the script of tester was replaced by the script of tester",
			"said あかり: second", "script: the script of tester was replaced by the answer to OnNext of tester",
			"note: the script of tester waits for its turn: a script that came by SSTP plays",
			"said あかり: next", "script: the answer to OnNext of tester was cut short: the ghost leaves",
			"note: the script of tester is not played: the ghost leaves", "",
		}
		if got := h.news(); got != strings.Join(want, "\n") {
			t.Errorf("journal:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
		}
	})
}

func TestRemarksNameTheirPlace(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.send(`Script: \0あ\zz\![nothing]い\![nothing]\e`)
		h.send(`Script: \0あ\![nothing]い\![nothing]\e`)
		h.after(time.Second)
		if got := h.news(); !strings.Contains(got, `\![nothing] at 3: `) || !strings.Contains(got, `\![nothing] at 15: `) {
			t.Errorf("journal:\n%s", got)
		}
	})
}
