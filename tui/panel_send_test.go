package tui

import (
	"cmp"
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

// editRig is an office with one request, which is being edited.
func editRig(t *testing.T, road, raw string) (*rig, *office) {
	t.Helper()
	r, o := officeRig(t)
	all := crowdOf(1)
	q := all[0].Request
	q.Road, q.Raw, q.RawSize = road, []byte(raw), len(raw)
	r.feed(all)
	r.press("f3", "e")
	return r, o
}

// Whoever edits a request that no form has room for gets it whole, and it goes in the charset that it names.
func TestEditKeepsAll(t *testing.T) {
	for name, tt := range map[string]struct{ road, raw, want string }{
		"charset":   {"tcp", "SEND SSTP/1.4\r\nCharset: Shift_JIS\r\nSender: a\r\nScript: \x82\xa0\\e\r\n\r\n", ""},
		"headers":   {"tcp", "SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: a\r\nScript: b\r\nOption: nobreak\r\nEntry: 1,2\r\nEntry: 2,3\r\n\r\n", ""},
		"method":    {"tcp", "EXECUTE SSTP/1.1\r\nCharset: UTF-8\r\nSender: a\r\nCommand: GetName\r\n\r\n", ""},
		"order":     {"tcp", "SEND SSTP/1.4\r\nSender: a\r\nCharset: UTF-8\r\nScript: b\r\n\r\n", ""},
		"ghosts":    {"tcp", "SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: a\r\nIfGhost: x\r\nScript: b\r\nIfGhost: y\r\nScript: c\r\n\r\n", ""},
		"no sender": {"tcp", "SEND SSTP/1.4\r\nCharset: UTF-8\r\nScript: b\r\n\r\n", ""},
		"form":      {"tcp", "NOTIFY SSTP/1.1\r\nCharset: UTF-8\r\nSender: a\r\nEvent: OnX\r\nReference0: 1\r\nReference2: 3\r\n\r\n", ""},
		"http":      {"http", "POST /api/sstp/v1 HTTP/1.1\r\nHost: a\r\n\r\nSEND SSTP/1.4\r\nCharset: EUC-JP\r\nScript: \xa4\xa2\r\n\r\n", "SEND SSTP/1.4\r\nCharset: EUC-JP\r\nScript: \xa4\xa2\r\n\r\n"},
		"bad label": {"tcp", "SEND SSTP/1.4\r\nCharset: Klingon\r\nScript: b\r\n\r\n", ""},
		"bare":      {"tcp", "SEND SSTP/1.4\nCharset: UTF-8\nScript: b\n\n", "SEND SSTP/1.4\r\nCharset: UTF-8\r\nScript: b\r\n\r\n"},
		"wrong": {
			"tcp", "SEND SSTP/1.4\r\nCharset: UTF-8\r\nScript: \x82\xb1\x82\xf1\x82\xc9\x82\xbf\x82\xcd\r\n\r\n",
			"SEND SSTP/1.4\r\nCharset: UTF-8\r\nScript: \u3053\u3093\u306b\u3061\u306f\r\n\r\n",
		},
	} {
		r, o := editRig(t, tt.road, tt.raw)
		r.press("enter")
		if want := cmp.Or(tt.want, tt.raw); len(o.sent) != 1 || o.sent[0] != want {
			t.Errorf("%s: sent %q", name, o.sent)
		}
	}
}

// What the charset of a request lacks is not sent, and said.
func TestEditTellsWhatACharsetLacks(t *testing.T) {
	r, o := editRig(t, "tcp", "SEND SSTP/1.4\r\nCharset: Shift_JIS\r\nSender: a\r\nScript: \x82\xa0\\bad[\r\n\r\n")
	r.sees("a whole request", "4:10: error UK003", "\u3042")
	r.send(tea.PasteMsg{Content: "\u2661"})
	r.press("enter")
	if r.sees("Shift_JIS lacks"); len(o.sent) > 0 {
		t.Errorf("sent %q", o.sent)
	}
	r.send(tea.KeyPressMsg{Code: tea.KeyBackspace})
	r.press("x", "enter")
	if len(o.sent) != 1 || !strings.HasSuffix(o.sent[0], "\x82\xa0\\bad[x\r\n\r\n") {
		t.Errorf("sent %q", o.sent)
	}
}

// A script becomes an event, a whole request, and a script again, and keeps what all of them have.
func TestKindsOfSending(t *testing.T) {
	r, o := officeRig(t)
	r.press("f6", "x", "ctrl+t")
	r.send(tea.PasteMsg{Content: "OnX"})
	r.press("ctrl+t")
	r.sees("a whole request", "NOTIFY SSTP/1.1", "Event: OnX", "Script: x")
	r.send(tea.PasteMsg{Content: "\r\nOption: notify"})
	r.press("enter")
	if want := "NOTIFY SSTP/1.1\r\nCharset: UTF-8\r\nSender: ukatty\r\nEvent: OnX\r\nScript: x\r\nOption: notify\r\n\r\n"; len(o.sent) != 1 || o.sent[0] != want {
		t.Errorf("sent %q", o.sent)
	}
	r.press("ctrl+t")
	if s := &r.m.dock.send; s.whole || s.event || s.get(scriptField) != "x" || s.get(senderField) != "ukatty" {
		t.Errorf("it became %+v", s.sending())
	}
	r.press("up")
	r.sees("Option: notify")
	r.press("ctrl+u")
	r.m.dock.send.fields[0].set(r.m.metrics, "\n\n")
	r.press("enter")
	r.sees("there is nothing to send")
}

// What cannot stand in the box, as it is too long or nothing to be seen, is told.
func TestEditTellsWhatHasNoRoom(t *testing.T) {
	for _, odd := range []string{"a\x1b[2Jb", strings.Repeat("x", maxManyBytes)} {
		r, _ := editRig(t, "tcp", "SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: a\r\nOption: b\r\nScript: "+odd+"\r\n\r\n")
		r.sees("not all of it could be taken as it was")
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
