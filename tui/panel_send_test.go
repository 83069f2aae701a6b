package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// A script of several lines keeps them on the screen, is checked and sent without them, and its findings lie where they belong.
func TestScriptOfSeveralLines(t *testing.T) {
	r, o := officeRig(t)
	r.press("f6")
	r.send(tea.PasteMsg{Content: "\\0Hi.\r\n\\1Hello \\bad[\r\n\\e"})
	r.sees(`\0Hi.`, `Hello \bad[`, "2:9: error UK003")
	if c := r.m.View().Cursor; c == nil || c.Y != r.m.dock.inside.y+2 || c.X != r.m.dock.inside.x+sendLabel+1+2 {
		t.Errorf("the cursor is at %v", c)
	}
	r.press("up", "up", "enter")
	if want := "Script: \\0Hi.\\1Hello \\bad[\\e\r\n\r\n"; len(o.sent) != 1 || !strings.HasSuffix(o.sent[0], want) {
		t.Errorf("sent %q", o.sent)
	}
	r.press("ctrl+u")
	r.m.dock.send.fields[0].end(r.m.metrics)
	r.press("ctrl+u")
	r.send(tea.PasteMsg{Content: "\n\n"})
	r.press("enter")
	r.sees("there is nothing to send")
}

// A script of 64 KiB has room, is checked whole, and what has no room is told.
func TestLongScript(t *testing.T) {
	r, o := officeRig(t)
	r.press("f6")
	long := strings.Repeat("\\0\u3042hello.\\w9\\n", 64<<10/18) + `\bad[`
	r.send(tea.PasteMsg{Content: long})
	r.sees("error UK003")
	r.press("enter")
	if len(o.sent) != 1 || !strings.Contains(o.sent[0], "Script: "+long+"\r\n") {
		t.Fatalf("%d bytes were not sent as they are", len(long))
	}
	r.send(tea.PasteMsg{Content: long})
	r.sees("there is no room for all of it")
}

// What was typed in one go, pasted or cut comes back.
func TestUndo(t *testing.T) {
	r, _ := officeRig(t)
	r.press("f6", "a", "b", "c")
	r.send(tea.PasteMsg{Content: "PASTED"})
	r.press("d", "ctrl+u")
	for _, want := range []string{"abcPASTEDd", "abcPASTED", "abc", "", ""} {
		r.send(tea.KeyPressMsg{Code: '_', Mod: tea.ModCtrl})
		if got := r.m.dock.send.get(scriptField); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	r.press("x", "y")
	r.send(tea.KeyPressMsg{Code: tea.KeyEnter, Mod: tea.ModAlt})
	if got := r.m.dock.send.get(scriptField); got != "xy\n" {
		t.Errorf("%q after a line break", got)
	}
	e := &r.m.dock.send.fields[0]
	for range 3 * maxUndo {
		r.send(tea.PasteMsg{Content: strings.Repeat("x", 1<<10)})
		e.set(r.m.metrics, "")
	}
	if len(e.undone.before) > maxUndo || e.undone.bytes > maxUndoBytes {
		t.Errorf("%d changes of %d bytes", len(e.undone.before), e.undone.bytes)
	}
}

// BenchmarkTypeInLongScript is a key in a script of 64 KiB, with its check and a view.
func BenchmarkTypeInLongScript(b *testing.B) {
	r := panelRig(b, 120, 40, cellMetrics)
	r.press("f6")
	r.send(tea.PasteMsg{Content: strings.Repeat("\\0\u3042hello.\\w9\\n", 64<<10/18)})
	for b.Loop() {
		r.press("x")
		r.m.View()
	}
}

// Whoever edits a request of another charset is told that it goes in UTF-8.
func TestEditTellsTheCharset(t *testing.T) {
	r, o := officeRig(t)
	all := crowdOf(1)
	q := all[0].Request
	q.Raw = []byte("SEND SSTP/1.4\r\nCharset: Shift_JIS\r\nSender: a\r\nScript: \x82\xa0\\e\r\n\r\n")
	q.RawSize = len(q.Raw)
	r.feed(all)
	r.press("f3", "e")
	r.sees("it came in Shift_JIS and goes in UTF-8", "\u3042")
	r.press("enter")
	if len(o.sent) != 1 || !strings.Contains(o.sent[0], "Charset: UTF-8\r\nSender: a\r\nScript: \u3042\\e\r\n") {
		t.Errorf("sent %q", o.sent)
	}
}

// Keys go by rows and by screens of them.
func TestMoveInScript(t *testing.T) {
	r, _ := officeRig(t)
	r.press("f6")
	r.send(tea.PasteMsg{Content: strings.Repeat("line\n", 100) + "last"})
	r.m.View()
	e := &r.m.dock.send.fields[0]
	row := func() int { at, _ := e.spot(r.m.metrics, r.m.dock.send.width); return at }
	h := r.m.dock.send.height
	if h < 10 || row() != 100 {
		t.Fatalf("%d rows, the cursor in row %d", h, row())
	}
	if r.press("pgup"); row() != 100-h+1 {
		t.Errorf("a screen up: row %d", row())
	}
	if r.press("home"); e.text[e.at-1] != '\n' || e.text[e.at:e.at+4] != "line" {
		t.Errorf("the row begins at %d", e.at)
	}
	if r.press("end"); e.text[e.at] != '\n' {
		t.Errorf("the row ends at %d", e.at)
	}
	r.send(tea.KeyPressMsg{Code: tea.KeyHome, Mod: tea.ModCtrl})
	if r.m.View(); e.at != 0 {
		t.Errorf("the text begins at %d", e.at)
	}
	r.send(tea.MouseWheelMsg{X: r.m.dock.inside.x + 20, Y: r.m.dock.inside.y + 1, Button: tea.MouseWheelDown})
	if row() != wheelRows {
		t.Errorf("the wheel leads to row %d", row())
	}
	r.m.View()
	r.send(tea.MouseClickMsg{X: r.m.dock.inside.x + sendLabel + 1 + 2, Y: r.m.dock.inside.y + 5, Button: tea.MouseLeft})
	if row() != 5 || e.at != 5*5+2 {
		t.Errorf("a click leads to %d in row %d", e.at, row())
	}
}
