package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
	"ukatty/ghost/wire"
	"ukatty/tui/cell"
)

// office is what panels do beyond the screen, remembered.
type office struct {
	sent     []string
	path     string
	exported string
	fail     error
}

func (o *office) equip(op *Options) {
	op.Send = func(_ context.Context, raw []byte) (string, error) {
		o.sent = append(o.sent, string(raw))
		return "SSTP/1.4 204 No Content\nCharset: UTF-8\n", o.fail
	}
	op.Encode = func(label, text string) ([]byte, int, bool) {
		charset, ok := wire.LookupCharset(label)
		b, lacking := charset.Encode(text)
		return b, lacking, ok
	}
	op.Export = func(_ context.Context, path string, data []byte) (string, error) {
		o.path, o.exported = path, string(data)
		return "~/here/" + path, o.fail
	}
}

func officeRig(t *testing.T) (*rig, *office) {
	t.Helper()
	o := &office{}
	r := newRig(t, 120, 40, cell.Metrics{}, o.equip)
	r.show(newPlay().say(0, "5", "Hello.").frame())
	return r, o
}

// A panel is opened, looked through and closed again by keys; the stage stays in sight.
func TestPanelKeys(t *testing.T) {
	r, _ := officeRig(t)
	r.feed(crowdOf(30))
	r.press("R")
	r.sees("Requests", "30, following", "Hello.")
	r.press("up", "enter")
	r.sees("Answer", "declared UTF-8", "Katty")
	if strings.Contains(r.look(), "following") {
		t.Error("it follows although somebody reads")
	}
	r.press("v")
	r.sees("000000  53 45 4e 44")
	r.press("esc", "F")
	r.sees("following")
	r.press("f")
	r.send(tea.PasteMsg{Content: "4xx"})
	r.sees("8 of 30")
	r.press("esc", "f")
	r.send(tea.PasteMsg{Content: "script:hello !client"})
	r.sees("0 of 30")
	r.press("ctrl+u")
	r.send(tea.PasteMsg{Content: "script:HELLO"})
	r.sees("30 of 30")
	r.press("esc")
	r.sees("30, following")
	r.press("/", "C", "L", "I", "enter", "N", "n")
	r.press("esc", "esc")
	if strings.Contains(r.look(), "Requests") {
		t.Error("esc does not close the panel")
	}
	if got := r.viewer.did(); len(got) != 0 {
		t.Errorf("the ghost was told %v", got)
	}
	r.press("f3", "s", "o", "esc")
	if got := r.viewer.did(); len(got) != 2 || got[0].Kind != show.Skip || got[1].Kind != show.Break {
		t.Errorf("the ghost was told %v", got)
	}
	r.press("o", "esc")
	if r.m.dock.open != noPanel {
		t.Error("o does not lead to the panel")
	}
}

// A panel over the whole screen goes behind the stage when that gets the keyboard, and comes back.
func TestPanelOverAll(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {20, 5}} {
		r, _ := officeRig(t)
		r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		r.press("f3", "z")
		r.sees("Requests")
		if strings.Contains(r.look(), "Hello.") {
			t.Error("the stage is in sight")
		}
		r.press("o")
		r.sees("Hello.")
		if strings.Contains(r.look(), "Requests") {
			t.Error("the panel is in sight")
		}
		r.press("o")
		r.sees("Requests")
	}
}

// What was dropped before it was read is counted.
func TestPanelSaysWhatIsMissing(t *testing.T) {
	r, _ := officeRig(t)
	r.send(recorded{entries: crowdOf(1), next: 9, lost: 7, at: noon})
	r.press("f3")
	r.sees("7 missed")
	r.press("f4")
	r.sees("7 missed")
}

// A request is sent again as it was; one from elsewhere is not, as it would be trusted more.
func TestSendAgain(t *testing.T) {
	r, o := officeRig(t)
	all := crowdOf(4)
	r.feed(all)
	r.press("f3", "a")
	if len(o.sent) != 0 {
		t.Fatalf("sent %q", o.sent)
	}
	r.sees("it came from elsewhere")
	r.press("up", "a")
	if len(o.sent) != 1 || o.sent[0] != string(all[4].Request.Raw) {
		t.Fatalf("sent %q", o.sent)
	}
	r.sees("204 No Content")
}

// A request can be changed before it is sent.
func TestEditAndSend(t *testing.T) {
	r, o := officeRig(t)
	r.feed(crowdOf(3))
	r.press("f3", "e")
	r.sees("Send", `\0Hello 2.\e`, "client 2", "nothing to find fault with")
	r.press("ctrl+u")
	r.send(tea.PasteMsg{Content: "\\0New\r\nEvil: yes\\e"})
	r.press("enter")
	want := "SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: client 2\r\nScript: \\0NewEvil: yes\\e\r\n\r\n"
	if len(o.sent) != 1 || o.sent[0] != want {
		t.Fatalf("sent %q, want %q", o.sent, want)
	}
	r.sees("204 No Content")
	o.fail = errors.New("no connection")
	r.press("enter")
	r.sees("no connection")
}

// An event has references, and what was sent comes back.
func TestSendEvent(t *testing.T) {
	r, o := officeRig(t)
	enter := func(s string) { r.send(tea.PasteMsg{Content: s}) }
	r.press("f6", "enter")
	r.sees("there is nothing to send")
	r.press("ctrl+t")
	enter("OnX")
	r.press("tab")
	enter("one")
	r.press("tab")
	enter("two")
	r.sees("Reference2")
	r.press("enter")
	want := "NOTIFY SSTP/1.1\r\nCharset: UTF-8\r\nSender: ukatty\r\nEvent: OnX\r\nReference0: one\r\nReference1: two\r\n\r\n"
	if len(o.sent) != 1 || o.sent[0] != want {
		t.Fatalf("sent %q, want %q", o.sent, want)
	}
	r.press("ctrl+t", "ctrl+u")
	enter(`\0a\e`)
	r.press("enter", "ctrl+u")
	enter("draft")
	r.press("up")
	r.sees(`\0a\e`)
	r.press("up")
	r.sees("OnX", "two")
	r.press("down", "down")
	r.sees("draft")
	r.press("esc")
	if r.m.dock.open != noPanel {
		t.Error("esc does not close the box")
	}
}

// The backlog goes to a file as text, or as lines of JSON.
func TestExport(t *testing.T) {
	r, o := officeRig(t)
	r.feed(crowdOf(3))
	r.press("f4", "f")
	r.send(tea.PasteMsg{Content: "name:Katty"})
	r.press("enter", "w", "enter")
	want := "2026-04-01 12:00:00 \\0 Katty by client 0 from 127.0.0.1:40000: Hello 0.\n    This is the second line, \u4e8c\u884c\u76ee\u3002\n" +
		"2026-04-01 12:00:02 \\0 Katty by client 2 from 127.0.0.1:40002: Hello 2.\n    This is the second line, \u4e8c\u884c\u76ee\u3002\n"
	if o.path != "backlog.txt" || o.exported != want {
		t.Errorf("%s: %q, want %q", o.path, o.exported, want)
	}
	r.sees("2 lines written to ~/here/backlog.txt")
	r.press("w", "ctrl+u", "enter")
	r.sees("there is no name")
	r.press("w", "ctrl+u")
	r.send(tea.PasteMsg{Content: "x.jsonl"})
	r.press("enter")
	for line := range strings.SplitSeq(strings.TrimSpace(o.exported), "\n") {
		if l, err := journal.ParseLine([]byte(line)); err != nil || l.Entry.Kind != journal.Said || l.Entry.Sender == "" {
			t.Errorf("%s: %v", line, err)
		}
	}
	o.fail = errors.New("no room")
	r.press("w", "enter")
	r.sees("no room")
}

// What cannot be done says so instead of doing nothing.
func TestPanelsWithoutHelp(t *testing.T) {
	r := newRig(t, 120, 40, cell.Metrics{}, nil)
	r.feed(crowdOf(1))
	r.press("f3", "a")
	r.sees("nothing can be sent")
	r.press("f4", "w")
	r.sees("nothing can be written")
	r.press("f6")
	r.sees("nothing can be sent")
}

// Only a key puts something into the clipboard.
func TestClipboard(t *testing.T) {
	r, _ := officeRig(t)
	r.feed(crowdOf(1))
	r.press("f3")
	_, cmd := r.m.Update(keyPress(t, "C"))
	if cmd == nil {
		t.Fatal("nothing is copied")
	}
	if got := fmt.Sprint(cmd()); !strings.HasPrefix(got, "printf 'SEND SSTP/1.4") {
		t.Errorf("copied %s", got)
	}
	r.sees("copied: printf")
}

// The palette finds commands by their words, and does them.
func TestPalette(t *testing.T) {
	r, _ := officeRig(t)
	r.press("ctrl+p")
	r.sees("Commands", "skip to the next question")
	r.send(tea.PasteMsg{Content: "REQUESTS came"})
	r.press("enter")
	r.sees("no request has come yet")
	r.press(":")
	if strings.Contains(r.look(), "light the next choice") {
		t.Error("it offers what means nothing here")
	}
	r.press("esc", ":", "x", "x", "x")
	r.sees("nothing fits")
	r.press("enter", ":", "c", "l", "o", "s", "e")
	r.m.View()
	for _, s := range r.m.spots {
		if s.kind == onCommand && r.m.dock.palette.fits[s.index].action == leave {
			r.send(tea.MouseClickMsg{X: s.x + 2, Y: s.y, Button: tea.MouseLeft})
			break
		}
	}
	if r.m.dock.open != noPanel {
		t.Error("a click does not take a command")
	}
	r.press(":")
	r.send(tea.MouseClickMsg{X: 0, Y: 39, Button: tea.MouseLeft})
	if r.m.dock.palette.open {
		t.Error("a click elsewhere does not close the palette")
	}
}

// The mouse selects rows, scrolls, drags the border, and can be left to the terminal.
func TestPanelMouse(t *testing.T) {
	r, _ := officeRig(t)
	r.feed(crowdOf(200))
	r.press("f3")
	r.m.View()
	d := &r.m.dock
	r.send(tea.MouseClickMsg{X: d.inside.x + 3, Y: d.inside.y + 3, Button: tea.MouseLeft})
	if top := d.requests.list.top; d.requests.list.at != top+2 {
		t.Errorf("row %d of %d is selected", d.requests.list.at, top)
	}
	r.send(tea.MouseWheelMsg{X: d.inside.x + 3, Y: d.inside.y + 3, Button: tea.MouseWheelUp})
	r.m.View()
	r.send(tea.MouseClickMsg{X: d.at.x, Y: 10, Button: tea.MouseLeft})
	r.send(tea.MouseMotionMsg{X: 30, Y: 10, Button: tea.MouseLeft})
	r.m.View()
	if d.at.x != 40 && d.at.x != 30 {
		t.Errorf("the border is at %d", d.at.x)
	}
	r.send(tea.MouseReleaseMsg{X: 30, Y: 10})
	at := d.at
	r.send(tea.MouseMotionMsg{X: 70, Y: 10})
	if r.m.View(); d.at != at {
		t.Errorf("the border moves without a button: %v", d.at)
	}
	r.press("esc", "f3")
	if r.m.View(); d.at != at {
		t.Errorf("the size is forgotten: %v", d.at)
	}
	r.send(tea.MouseClickMsg{X: 3, Y: 35, Button: tea.MouseLeft})
	if r.press("M"); r.m.View().MouseMode != tea.MouseModeNone {
		t.Error("the terminal does not get the mouse")
	}
	if r.press("M"); r.m.View().MouseMode == tea.MouseModeNone || len(r.m.notices) != 0 {
		t.Error("the mouse does not come back")
	}
}

// A box of the ghost does not take the keyboard from who types in a panel, and gets it otherwise.
func TestPanelAndForm(t *testing.T) {
	r, _ := officeRig(t)
	r.press("f6", "a")
	p := newPlay().say(0, "5", "What is your name?")
	p.f.Boxes = []show.Box{{ID: 1, Kind: show.Line, Title: "Name"}}
	r.show(p.frame())
	r.press("b")
	if got := r.m.dock.send.get(scriptField); got != "ab" {
		t.Errorf("the panel has %q", got)
	}
	r.press("esc")
	if !r.m.form.open {
		t.Error("the box is gone")
	}
}

// A line shows where the cursor of the terminal is.
func TestPanelCursor(t *testing.T) {
	r, _ := officeRig(t)
	if r.m.View().Cursor != nil {
		t.Error("a cursor without a line")
	}
	r.press("f6")
	r.send(tea.PasteMsg{Content: "\u3042\u3044"})
	c := r.m.View().Cursor
	if c == nil || c.X != r.m.dock.inside.x+sendLabel+1+4 || c.Y != r.m.dock.inside.y {
		t.Errorf("the cursor is at %v", c)
	}
	r.press("ctrl+p")
	if c := r.m.View().Cursor; c == nil || c.Y == r.m.dock.inside.y {
		t.Errorf("in the palette the cursor is at %v", c)
	}
}

// The token at work is lit, waits are named, and what is to come is told.
func TestScriptPanel(t *testing.T) {
	r := panelRig(t, 120, 40, cell.Metrics{})
	r.press("f5")
	r.sees("nothing plays")
	src := `\0Hello\w9\_w[1500]Bye\e`
	r.show(playing(src, strings.Index(src, `\_w`)))
	r.sees("1.2 s gone", "about 0.4 s to come", `\w9(0.1 s)`, "by tester")
	if v := r.m.View().Content; !strings.Contains(v, "\x1b[0;1;7m"+`\w9`) {
		t.Errorf("nothing is lit: %q", v)
	}
	r.show(playing("", 0))
	r.sees("ended", "Bye")
	long := strings.Repeat(`\0A line of text.\n`, 5000)
	r.show(playing(long, len(long)/2))
	r.m.View()
	if n := r.m.dock.script.top; n == 0 {
		t.Error("it does not follow")
	}
	r.press("up")
	top := r.m.dock.script.top
	r.show(playing(long, len(long)/2+400))
	if r.m.View(); r.m.dock.script.top != top {
		t.Error("it follows although somebody reads")
	}
}
