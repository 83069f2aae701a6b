package ghost

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/show"
	"ukatty/ghost/sstp"
)

// raised gives the questions that the SHIORI got since the last call, but for those for completions.
func (h *house) raised() string {
	var all []string
	for q := range strings.SplitSeq(h.asked(), "; ") {
		if !strings.HasPrefix(q, "GET inputbox.autocomplete") {
			all = append(all, q)
		}
	}
	return strings.Join(all, "; ")
}

// newest gives the box that was opened last.
func newest(t *testing.T, f show.Frame) show.Box {
	t.Helper()
	if len(f.Boxes) == 0 {
		t.Fatal("no box is open")
	}
	return f.Boxes[len(f.Boxes)-1]
}

// boxCases are the tags that open boxes: what stands in them at first, what is submitted, and what is raised then and when
// the viewer closes them.
// What is wrong keeps the box open and raises nothing.
// The limit counts what one sees: a letter with its accents is one.
func TestBoxLimitCountsCharacters(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \![open,inputbox,i,0,がぎぐげ,--limit=2]\e`)
		box := newest(t, frame())
		if box.Text != "がぎ" {
			t.Errorf("it begins with %q", box.Text)
		}
		h.asked()
		h.do(show.Input{Kind: show.Submit, Index: box.ID, Text: "か\u3099👨‍👩‍👧"})
		if got := h.raised(); got != "GET OnUserInput i|か\u3099👨‍👩‍👧|" {
			t.Errorf("raised %q", got)
		}
	})
}

func TestBoxTimeout(t *testing.T) {
	for name, c := range map[string]struct {
		script  string
		answers map[string]string
		want    string
	}{
		"fallback": {
			`\![open,inputbox,i,5000,x,--reference=r]`, nil,
			"GET OnUserInputCancel i|timeout||r; GET OnUserInput i|timeout||r",
		},
		"answered": {
			`\![open,inputbox,i,--timeout=5000]`,
			map[string]string{"OnUserInputCancel": `\0late\e`},
			"GET OnUserInputCancel i|timeout|",
		},
		"event": {
			`\![open,sliderinput,OnS,5000,1,2,3]`, nil,
			"GET OnUserInputCancel OnS|timeout|2,3; GET OnUserInput OnS|timeout|2,3",
		},
		"communicate": {`\![open,communicatebox,--timeout=5000]`, nil, "GET OnCommunicateInputCancel |cancel"},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, c.answers, func(h *house) {
				frame := h.watch()
				h.send("Script: " + c.script + `\e`)
				h.after(4900 * time.Millisecond)
				box := newest(t, frame())
				if left := time.Until(box.Until); left != 100*time.Millisecond {
					t.Errorf("%v are left", left)
				}
				h.raised()
				h.after(200 * time.Millisecond)
				if got := h.raised(); got != c.want {
					t.Errorf("raised %q, want %q", got, c.want)
				}
				h.do(show.Input{Kind: show.Submit, Index: box.ID, Text: "late"})
				if got := h.raised(); got != "" {
					t.Errorf("a late answer raised %q", got)
				}
			})
		})
	}
}

// With nobody there who could fill it in a box does not stand for ever.
func TestBoxAlone(t *testing.T) {
	for script, want := range map[string]string{
		`\![open,inputbox,i]`:        "GET OnUserInputCancel i|close|",
		`\![open,inputbox,i,99999]`:  "GET OnUserInputCancel i|close|",
		`\![open,inputbox,i,-1]`:     "GET OnUserInputCancel i|close|",
		`\![open,teachbox]`:          "GET OnTeachInputCancel |cancel",
		`\![open,dialog,folder]`:     "GET OnSystemDialogCancel folder|",
		`\p[2]\![enter,selectmode]`:  "GET OnSelectModeCancel 2|rect",
		`\![open,inputbox,i,2000]\e`: "GET OnUserInputCancel i|timeout|; GET OnUserInput i|timeout|",
	} {
		inHouse(t, nil, func(h *house) {
			h.send("Script: " + script)
			h.wantStatus(204, "input", "Event: OnNothing")
			h.after(1500 * time.Millisecond)
			h.raised()
			h.after(alonePatience)
			if got := h.raised(); got != want {
				t.Errorf("%s: raised %q, want %q", script, got, want)
			}
			h.wantStatus(204, "idle", "Event: OnNothing")
			if news := h.news(); !strings.Contains(news, "note: a box opens") {
				t.Errorf("%s: it was not announced:\n%s", script, news)
			}
		})
	}
}

func TestCloseBoxes(t *testing.T) {
	open := `\![open,inputbox,a]\![open,dateinput,b]\![open,communicatebox]\![open,teachbox]` +
		`\![open,dialog,color,--id=c]\![open,dialog,folder,--id=d]`
	for script, want := range map[string]struct {
		left   int
		raised string
	}{
		`\![close,inputbox,a]`:                    {5, ""},
		`\![close,inputbox,z]`:                    {6, ""},
		`\![close,inputbox,__SYSTEM_ALL_INPUT__]`: {4, ""},
		`\![close,communicatebox]`:                {5, ""},
		`\![close,teachbox]`:                      {5, ""},
		`\![close,dialog,c]`:                      {5, "GET OnSystemDialogCancel color|c"},
		`\![close,dialog,__SYSTEM_ALL_DIALOG__]`:  {4, "GET OnSystemDialogCancel color|c; GET OnSystemDialogCancel folder|d"},
	} {
		inHouse(t, nil, func(h *house) {
			frame := h.watch()
			h.send("Script: " + open + `\e`)
			h.after(time.Second)
			h.raised()
			h.send("Script: " + script + `\e`)
			if got := len(frame().Boxes); got != want.left {
				t.Errorf("%s leaves %d boxes, want %d", script, got, want.left)
			}
			if got := h.raised(); got != want.raised {
				t.Errorf("%s raised %q, want %q", script, got, want.raised)
			}
		})
	}
}

// A box of the same id takes the place of the one before, and there is an end to how many are open.
func TestBoxesAreBounded(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \![open,inputbox,a,0,x]\![open,dateinput,a]\![open,dialog,color,--id=a]\e`)
		if b := frame().Boxes; len(b) != 2 || b[0].Kind != show.Date || b[1].Kind != show.Color {
			t.Errorf("open are %+v", b)
		}
		var many strings.Builder
		for i := range 3 * boxLimit {
			fmt.Fprintf(&many, `\![open,inputbox,many%d]`, i)
		}
		h.send("Script: " + many.String())
		if n := len(frame().Boxes); n != boxLimit {
			t.Errorf("%d boxes are open", n)
		}
	})
}

func TestBoxStaysOpen(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \![open,inputbox,a,-1,x,--option=noclose,--option=noclear]\![open,passwordinput,b,-1,--option==noclose,--option=noclear]\e`)
		boxes := frame().Boxes
		if len(boxes) != 2 || !boxes[0].NoClose || !boxes[0].NoClear || !boxes[1].NoClose || boxes[1].NoClear {
			t.Fatalf("open are %+v", boxes)
		}
		h.raised()
		for turn := range 3 {
			h.do(show.Input{Kind: show.Submit, Index: boxes[0].ID, Text: "y"})
			if got := frame().Boxes[0].Turn; got != turn+1 {
				t.Errorf("turn %d", got)
			}
		}
		if got, want := h.raised(), strings.TrimPrefix(strings.Repeat("; GET OnUserInput a|y|", 3), "; "); got != want {
			t.Errorf("raised %q, want %q", got, want)
		}
	})
}

// What is typed never reaches the journal.
// Boxes outlast their script and do not hold up others; they go with the ghost.
func TestBoxesAndScripts(t *testing.T) {
	inHouse(t, map[string]string{"OnUserInput": `\0thanks\e`, "OnClose": `\0bye\-`}, func(h *house) {
		frame := h.watch()
		h.send(`Script: \![open,inputbox,a]more\e`)
		h.wantStatus(200, "input", `Script: other\e`)
		h.after(time.Minute)
		if f := frame(); len(f.Boxes) != 1 || f.Row != "input" {
			t.Errorf("row %s with %d boxes", f.Row, len(f.Boxes))
		}
		if resp := h.ask(sstp.COMMUNICATE, "Sentence: x"); resp.Row != "input" {
			t.Errorf("COMMUNICATE: %s", resp.Row)
		}
		h.do(show.Input{Kind: show.Submit, Index: newest(t, frame()).ID, Text: "x"})
		h.after(time.Second)
		if got := text(frame(), 0); got != "thanks" {
			t.Errorf("%q is said", got)
		}
		h.send(`Script: \![open,inputbox,b]\e`)
		h.do(show.Input{Kind: show.Close})
		h.after(time.Second)
		if news := h.news(); !strings.Contains(news, `the box closes, the ghost leaves: text "b"`) {
			t.Errorf("the journal:\n%s", news)
		}
	})
}

// Off the stage there is nobody who would ask for something.
func TestBoxesGoOffTheStage(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.raised()
		h.send(`Script: \![open,inputbox,a,3000]\-`)
		if f := frame(); !f.Away || len(f.Boxes) != 0 {
			t.Errorf("away: %v, with %d boxes", f.Away, len(f.Boxes))
		}
		h.after(5 * time.Second)
		if got := h.raised(); got != "" {
			t.Errorf("raised %q", got)
		}
	})
}

// Whoever is not of this machine opens nothing.
func TestBoxesAreNotForExternalCallers(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		for _, c := range boxCases {
			h.send("Level: external", "Script: "+c.script)
		}
		h.send("Level: external", `Script: \![enter,selectmode]`)
		if n := len(frame().Boxes); n != 0 {
			t.Errorf("%d boxes are open", n)
		}
	})
}

// Titles and texts are clean, however a script spells them.
func TestBoxesAreClean(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send("Script: \\![open,inputbox,a\x1b[2Jb\x01\u202e,0,\"x\x1b]0;y\x07z\x7f\"]" +
			"\\![open,dialog,open,--title=\x9b31m\u2066t,--name=\x1bc,--filter=a\x07|*.b|,--id=\x01]" +
			"\\![open,inputbox," + strings.Repeat("長", 1000) + ",99999999999999999999,=,,,--option,--limit=-5,--reference,--]\\e")
		boxes := frame().Boxes
		if len(boxes) != 3 {
			t.Fatalf("%d boxes", len(boxes))
		}
		for _, b := range boxes {
			for _, s := range []string{b.Title, b.Text, b.Body} {
				if i := strings.IndexFunc(s, func(r rune) bool {
					return r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x202e || r == 0x2066
				}); i >= 0 {
					t.Errorf("%q of %+v", s, b)
				}
			}
		}
		if b := boxes[2]; len(b.Title) > maxTitle+len("…") || !b.Until.IsZero() || b.Limit != 0 || b.Text != "=" {
			t.Errorf("the third: %+v", b)
		}
	})
}
