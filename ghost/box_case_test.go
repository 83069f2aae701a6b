package ghost

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ukatty/ghost/show"
)

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

// What stands in a box at first can be submitted as it stands, whatever the script wrote.
func TestFirstValuesAreRight(t *testing.T) {
	now := time.Date(2024, 2, 29, 23, 59, 58, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(rapid.Map(rapid.Int(), strconv.Itoa), rapid.Map(rapid.IntRange(-2, 400), strconv.Itoa), rapid.String())
		parts := rapid.SliceOfN(number, 0, 6).Draw(t, "parts")
		for kind, fill := range fillers {
			f := form{box: show.Box{Kind: kind}}
			fill(&f.box, parts, now)
			if value, wrong := f.check(f.box.Text); wrong != "" || value != f.box.Text {
				t.Errorf("kind %d: %q becomes %q: %s", kind, f.box.Text, value, wrong)
			}
		}
		limit := rapid.IntRange(-1, 9).Draw(t, "limit")
		o := readOptions(append(parts, "--limit="+strconv.Itoa(limit)))
		f := form{box: show.Box{Limit: o.limit()}}
		if _, wrong := f.check(firstOf(o.text(0), f.box.Limit)); wrong != "" {
			t.Errorf("%q: %s", o.text(0), wrong)
		}
	})
}

// Nothing that is said of a tag is lost: an option that does nothing is noted.
func TestBoxOptionsAreNoted(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.send(`Script: \![open,inputbox,i,--balloon=2]\![open,dialog,open,--colour=1]\e`)
		news := h.news()
		for _, want := range []string{"--balloon has no meaning in a terminal", "there is no option --colour"} {
			if !strings.Contains(news, want) {
				t.Errorf("%q is missing in\n%s", want, news)
			}
		}
	})
}
