package ghost

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/shiori"
	"ukatty/ghost/show"
)

func TestTeach(t *testing.T) {
	status := 0
	o := &oracle{answer: func(_ context.Context, r shiori.Request) (shiori.Response, error) {
		if r.ID != "OnTeach" {
			return shiori.Response{}, nil
		}
		return shiori.Response{Status: status, Value: fmt.Sprintf(`\0%d\e`, status)}, nil
	}}
	inHouseOf(t, o, func(h *house) {
		frame := h.watch()
		h.raised()
		h.send(`Script: \![open,teachbox]\e`)
		if got := h.raised(); got != "GET OnTeachStart" {
			t.Errorf("raised %q", got)
		}
		for _, step := range []struct {
			word   string
			status int
			want   string
			open   int
		}{
			{"a", 311, "GET OnTeach a", 1},
			{"b", 311, "GET OnTeach a|b", 1},
			{"c", 312, "GET OnTeach a|b|c", 1},
			{"d", 200, "GET OnTeach a|b|d", 0},
		} {
			status = step.status
			h.do(show.Input{Kind: show.Submit, Index: newest(t, frame()).ID, Text: step.word})
			if got := h.raised(); got != step.want {
				t.Errorf("raised %q, want %q", got, step.want)
			}
			if n := len(frame().Boxes); n != step.open {
				t.Errorf("after %q %d boxes are open", step.word, n)
			}
			h.after(500 * time.Millisecond)
			if got, want := text(frame(), 0), fmt.Sprint(step.status); got != want {
				t.Errorf("%q is said, want %q", got, want)
			}
		}
	})
}

func TestSelectMode(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.raised()
		h.send(`Script: \1\![enter,selectmode,rect,1,2,3,4]\e`)
		box := newest(t, frame())
		if got := h.raised(); got != "GET OnSelectModeBegin 1|rect" || box.Text != "1,2,3,4" || box.Title != "ボタン" {
			t.Errorf("raised %q with %+v", got, box)
		}
		h.do(show.Input{Kind: show.Submit, Index: box.ID, Text: "5,6,70,80"})
		if got := h.raised(); got != "GET OnSelectModeMouseDown 1|rect|5,6; GET OnSelectModeMouseUp 1|rect|70,80" {
			t.Errorf("raised %q", got)
		}
		h.send(`Script: \![leave,selectmode]\e`)
		if got := h.raised(); got != "GET OnSelectModeComplete 1|rect|5,6,70,80" || len(frame().Boxes) != 0 {
			t.Errorf("raised %q", got)
		}
		h.send(`Script: \![leave,selectmode]\e`)
		h.send(`Script: \![enter,selectmode,circle]\e`)
		if got := h.raised(); got != "" {
			t.Errorf("raised %q", got)
		}
		h.send(`Script: \![enter,selectmode,rect,head]\e`)
		h.send(`Script: \![leave,selectmode]\e`)
		if got := h.raised(); got != "GET OnSelectModeBegin 0|rect; GET OnSelectModeCancel 0|rect" {
			t.Errorf("raised %q", got)
		}
	})
}

func TestTerms(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		dir := t.TempDir()
		h.g.opt.Dir = dir
		h.send(`Script: \![open,terms]\e`)
		if len(frame().Boxes) != 0 || !strings.Contains(h.news(), "no terms.txt") {
			t.Error("a box without terms")
		}
		// The first line in Shift_JIS, the second with a sequence that would clear a screen.
		if err := os.WriteFile(filepath.Join(dir, "terms.txt"), []byte("\x82\xa0\x82\xa2\r\nx\x1b[2Jy\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		for kind, want := range map[show.Kind]string{show.Submit: "GET OnGhostTermsAccept", show.Cancel: "GET OnGhostTermsDecline"} {
			h.send(`Script: \![open,terms]\e`)
			h.raised()
			box := newest(t, frame())
			if box.Body != "あい\nxy" {
				t.Errorf("the terms are %q", box.Body)
			}
			h.do(show.Input{Kind: kind, Index: box.ID})
			if got := h.raised(); got != want {
				t.Errorf("raised %q, want %q", got, want)
			}
		}
	})
}

func TestBoxOffers(t *testing.T) {
	inHouse(t, map[string]string{"inputbox.autocomplete": "あ\x01い\x1b]0;x\x07\x01\x01う"}, func(h *house) {
		frame := h.watch()
		for script, want := range map[string]string{
			`\![open,inputbox,i]`:      "GET inputbox.autocomplete inputbox|i",
			`\![open,communicatebox]`:  "GET inputbox.autocomplete communicatebox",
			`\![open,teachbox]`:        "GET OnTeachStart; GET inputbox.autocomplete teachbox",
			`\![open,passwordinput,p]`: "",
		} {
			h.asked()
			h.send("Script: " + script)
			if got := h.asked(); got != want {
				t.Errorf("%s asked %q, want %q", script, got, want)
			}
			if got := strings.Join(newest(t, frame()).Offers, "|"); want != "" && got != "あ|い|う" {
				t.Errorf("%s offers %q", script, got)
			}
		}
	})
}

func TestPasswordStaysSecret(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \![open,passwordinput,p,9000,--limit=9]\e`)
		id := newest(t, frame()).ID
		for _, typed := range []string{"hunter2-and-too-long", "hunter2", "hunter2"} {
			h.do(show.Input{Kind: show.Submit, Index: id, Text: typed})
		}
		if news := h.news(); strings.Contains(news, "hunter2") || !strings.Contains(news, `password "p"`) {
			t.Errorf("the journal:\n%s", news)
		}
	})
}

func TestSpeak(t *testing.T) {
	inHouse(t, map[string]string{"OnCommunicate": `\0hello\e`}, func(h *house) {
		frame := h.watch()
		h.raised()
		h.do(show.Input{Kind: show.Speak, Text: " "})
		h.do(show.Input{Kind: show.Speak, Text: "やあ\x1b[2J\n"})
		h.after(time.Second)
		if got := h.raised(); got != "GET OnCommunicate user|やあ" || text(frame(), 0) != "hello" {
			t.Errorf("raised %q, and %q is said", got, text(frame(), 0))
		}
		h.do(show.Input{Kind: show.Hide})
		h.raised()
		h.do(show.Input{Kind: show.Speak, Text: "x"})
		if got := h.raised(); got != "" {
			t.Errorf("a hidden ghost hears %q", got)
		}
	})
}

// The SHIORI is told which boxes are open.
func TestStatusNamesOpenBoxes(t *testing.T) {
	var status string
	o := &oracle{answer: func(_ context.Context, r shiori.Request) (shiori.Response, error) {
		status = r.Status
		return shiori.Response{}, nil
	}}
	inHouseOf(t, o, func(h *house) {
		h.watch()
		h.send(`Script: \![open,inputbox,a]\![open,dateinput,b]\![open,teachbox]\![open,dialog,color]\![enter,selectmode]\e`)
		h.after(time.Second)
		h.send("Event: OnNothing")
		if status != "opening(input/teach/dialog)" {
			t.Errorf("Status: %s", status)
		}
	})
}

// The surfaces stand still while something is selected, and the balloons go on.
func TestSelectModeFreezesSurfaces(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \_q\0\s[5]a\![enter,selectmode]\_w[50]\s[6]b\e`)
		h.after(time.Second)
		if s, _ := frame().Stage.Drawn().Scope(0); s.Surface != "5" || s.Text.String() != "ab" {
			t.Errorf("surface %s, %q", s.Surface, s.Text.String())
		}
		h.send(`Script: \0\![leave,selectmode]\e`)
		if s, _ := frame().Stage.Drawn().Scope(0); s.Surface != "6" {
			t.Errorf("afterwards: surface %s", s.Surface)
		}
	})
}
