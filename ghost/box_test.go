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
var boxCases = map[string]struct {
	script               string
	kind                 show.BoxKind
	first, typed         string
	submitted, cancelled string
}{
	"input": {
		`\![open,inputbox,いろは,0,にほへ]`, show.Line, "にほへ", "とちり",
		"GET OnUserInput いろは|とちり|", "GET OnUserInputCancel いろは|close|",
	},
	"options": {
		`\![open,inputbox,いろは,--text="a,b",--reference=x,--balloon=3,--reference="y,z"]`, show.Line, "a,b", "c",
		"GET OnUserInput いろは|c||x|y,z", "GET OnUserInputCancel いろは|close||x|y,z",
	},
	"event": {
		`\![open,inputbox,OnName,,,--reference=x]`, show.Line, "", "c",
		"GET OnName c||x", "GET OnUserInputCancel OnName|close||x",
	},
	"password": {
		`\![open,passwordinput,p,-1]`, show.Password, "", "secret",
		"GET OnUserInput p|secret|", "GET OnUserInputCancel p|close|",
	},
	"date": {
		`\![open,dateinput,d,0,2012,12,23]`, show.Date, "2012,12,23", "2024, 02,29",
		"GET OnUserInput d|2024,2,29|", "GET OnUserInputCancel d|close|",
	},
	"date by option": {
		`\![open,dateinput,d,--text="2012,12,23"]`, show.Date, "2012,12,23", "1,1,1",
		"GET OnUserInput d|1,1,1|", "GET OnUserInputCancel d|close|",
	},
	"impossible date": {
		`\![open,dateinput,d,0,2023,2,29]`, show.Date, "2000,1,1", "2000,1,1",
		"GET OnUserInput d|2000,1,1|", "GET OnUserInputCancel d|close|",
	},
	"time": {
		`\![open,timeinput,t,0,23,45,12]`, show.Clock, "23,45,12", "0,0,0",
		"GET OnUserInput t|0,0,0|", "GET OnUserInputCancel t|close|",
	},
	"slider": {
		`\![open,sliderinput,s,0,50,-10,100,--reference=r]`, show.Slider, "50", "-10",
		"GET OnUserInput s|-10|-10,100|r", "GET OnUserInputCancel s|close|-10,100|r",
	},
	"slider event": {
		`\![open,sliderinput,OnS,--text="7,9,1"]`, show.Slider, "7", "9",
		"GET OnS 9|1,9", "GET OnUserInputCancel OnS|close|1,9",
	},
	"wild slider": {
		`\![open,sliderinput,s,,9e9,-99999999999,99999999999]`, show.Slider, "0", "2147483647",
		"GET OnUserInput s|2147483647|-2147483648,2147483647", "GET OnUserInputCancel s|close|-2147483648,2147483647",
	},
	"address": {
		`\![open,ipinput,i,0,192,168,0,1]`, show.IP, "192,168,0,1", "127,0,0,255",
		"GET OnUserInput i|127,0,0,255|", "GET OnUserInputCancel i|close|",
	},
	"communicate": {
		`\![open,communicatebox,やあ]`, show.Communicate, "やあ", "元気？",
		"GET OnCommunicate user|元気？", "GET OnCommunicateInputCancel |cancel",
	},
	"communicate of old": {
		`\__c`, show.Communicate, "", "x", "GET OnCommunicate user|x", "GET OnCommunicateInputCancel |cancel",
	},
	"teach": {
		`\![open,teachbox]`, show.Teach, "", "x", "GET OnTeach x", "GET OnTeachInputCancel |cancel",
	},
	"teach of old": {
		`\__t`, show.Teach, "", "x", "GET OnTeach x", "GET OnTeachInputCancel |cancel",
	},
	"open": {
		`\![open,dialog,open,--title=T,--id=いろは,--dir=/tmp]`, show.OpenFile, "/tmp/", "a/../b",
		"GET OnSystemDialog open|いろは|/tmp/b", "GET OnSystemDialogCancel open|いろは",
	},
	"save": {
		`\![open,dialog,save,--dir=/tmp,--name=test,--ext=txt,--id=OnSaved]`, show.SaveFile, "/tmp/test", "/x/y",
		"GET OnSaved save|OnSaved|/x/y.txt", "GET OnSystemDialogCancel save|OnSaved",
	},
	"folder": {
		`\![open,dialog,folder,--id=f,--dir=C:/SSP]`, show.Folder, "", "/",
		"GET OnSystemDialog folder|f|/", "GET OnSystemDialogCancel folder|f",
	},
	"color": {
		`\![open,dialog,color,--color=255 0 999,--id=c]`, show.Color, "255,0,255", "1,2,3",
		"GET OnSystemDialog color|c|1,2,3", "GET OnSystemDialogCancel color|c",
	},
}

func TestBoxes(t *testing.T) {
	for name, c := range boxCases {
		t.Run(name, func(t *testing.T) {
			inHouse(t, nil, func(h *house) {
				frame := h.watch()
				for _, cancel := range []bool{false, true} {
					h.wantStatus(200, "idle", "Script: "+c.script+`\e`)
					h.after(20 * time.Second)
					box := newest(t, frame())
					if box.Kind != c.kind || box.Text != c.first {
						t.Errorf("kind %d with %q, want %d with %q", box.Kind, box.Text, c.kind, c.first)
					}
					h.wantStatus(204, "input", "Event: OnNothing")
					h.raised()
					want := c.submitted
					if cancel {
						want = c.cancelled
						h.do(show.Input{Kind: show.Cancel, Index: box.ID})
					} else {
						h.do(show.Input{Kind: show.Submit, Index: box.ID, Text: c.typed})
					}
					if got := h.raised(); got != want {
						t.Errorf("raised %q, want %q", got, want)
					}
					if n := len(frame().Boxes); n != 0 {
						t.Errorf("%d boxes are open afterwards", n)
					}
					h.wantStatus(204, "idle", "Event: OnNothing")
				}
			})
		})
	}
}

// What is wrong keeps the box open and raises nothing.
func TestBoxValidation(t *testing.T) {
	for script, wrongs := range map[string][]string{
		`\![open,inputbox,i,--limit=2]`:                 {"あいう", strings.Repeat("x", textBytes+1)},
		`\![open,inputbox,i]`:                           {strings.Repeat("x", textLimit+1)},
		`\![open,dateinput,i]`:                          {"", "1,2", "1,2,3,4", "2023,2,29", "0,1,1", "10000,1,1", "a,b,c", "9999999999999999999,1,1"},
		`\![open,timeinput,i]`:                          {"24,0,0", "0,60,0", "0,0,60", "-1,0,0"},
		`\![open,sliderinput,i,0,5,1,9]`:                {"0", "10", "x", ""},
		`\![open,ipinput,i]`:                            {"256,0,0,0", "0,0,0,-1", "0,0,0"},
		`\![open,dialog,color]`:                         {"0,0,256", "#ffffff"},
		`\![open,dialog,open]`:                          {"", "name", "/tmp/", "/" + strings.Repeat("x", maxPath)},
		`\![open,communicatebox]`:                       {"", "  ", "\x1b[0m"},
		`\![open,teachbox]`:                             {""},
		`\![enter,selectmode]`:                          {"0,0,1", "0,0,1,99999"},
		`\![open,inputbox,i,,,--limit=3,--text=abcdef]`: {"abcd"},
	} {
		inHouse(t, nil, func(h *house) {
			frame := h.watch()
			h.send("Script: " + script + `\e`)
			h.after(time.Second)
			h.raised()
			for _, wrong := range wrongs {
				h.do(show.Input{Kind: show.Submit, Index: newest(t, frame()).ID, Text: wrong})
				box := newest(t, frame())
				if box.Wrong == "" || h.raised() != "" {
					t.Errorf("%s takes %.80q", script, wrong)
				}
			}
		})
	}
}

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
			`\![open,inputbox,i,--timeout=5000]`, map[string]string{"OnUserInputCancel": `\0late\e`},
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

// What is typed never reaches the journal.
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
