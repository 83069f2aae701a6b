package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
)

// withBoxes gives a frame with boxes before it.
func withBoxes(boxes ...show.Box) show.Frame {
	p := newPlay().say(1, "10", "\u540d\u524d\u306f\uff1f").say(0, "5", "Who are you? Tell me a little about yourself.")
	p.f.Row = "input"
	for i := range boxes {
		if boxes[i].ID == 0 {
			boxes[i].ID = i + 1
		}
	}
	p.f.Boxes = boxes
	return p.frame()
}

// kinds are boxes of every kind.
var kinds = map[string]show.Box{
	"line":        {Kind: show.Line, Title: "\u30a4\u30f3\u30d7\u30c3\u30c8\u30c6\u30b9\u30c8", Text: "\u30c6\u30b9\u30c8\u5165\u529b", Limit: 20},
	"password":    {Kind: show.Password, Title: "pass", Text: "\u79d8\u5bc6!", Until: noon.Add(9500 * time.Millisecond)},
	"date":        {Kind: show.Date, Title: "\u65e5\u4ed8", Text: "2012,12,23", Until: noon.Add(30 * time.Second)},
	"clock":       {Kind: show.Clock, Title: "\u6642\u9593", Text: "23,45,12"},
	"slider":      {Kind: show.Slider, Title: "\u30b9\u30e9\u30a4\u30c0\u30fc", Text: "50", Min: 0, Max: 100},
	"ip":          {Kind: show.IP, Title: "IP", Text: "192,168,0,1", Wrong: "Each of the four numbers goes from 0 to 255."},
	"communicate": {Kind: show.Communicate, Offers: []string{"\u3084\u3042", "\u304a\u306f\u3088\u3046"}},
	"teach":       {Kind: show.Teach, Body: "\u732b\ncat", Wrong: "There is nothing to say yet."},
	"open":        {Kind: show.OpenFile, Title: "Which one?", Text: "/tmp/", Body: "Dictionaries (dic*.txt;*.dic)\nAll (*.*)"},
	"save":        {Kind: show.SaveFile, Text: "/tmp/a-rather-long-folder/with-another-one-in-it/test.txt"},
	"folder":      {Kind: show.Folder, Text: "/tmp/"},
	"color":       {Kind: show.Color, Title: "Which colour?", Text: "255,128,0"},
	"terms":       {Kind: show.Terms, Body: lorem + "\n\n" + lorem + "\n" + lorem},
	"area":        {Kind: show.Area, Title: "Katty", Text: "0,-10,200,32000"},
}

// types writes text as a keyboard does: a key for each code point.
func (r *rig) types(text string) {
	for _, c := range text {
		r.send(tea.KeyPressMsg{Code: c, Text: string(c)})
	}
}

// hits clicks a place.
func (r *rig) hits(x, y int) { r.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }

// chord gives the message for keys that kit_test does not name.
func (r *rig) chord(k tea.Key) { r.send(tea.KeyPressMsg(k)) }

var (
	left      = tea.Key{Code: tea.KeyLeft}
	right     = tea.Key{Code: tea.KeyRight}
	home      = tea.Key{Code: tea.KeyHome}
	backspace = tea.Key{Code: tea.KeyBackspace}
	del       = tea.Key{Code: tea.KeyDelete}
	f2        = tea.Key{Code: tea.KeyF2}
	f1        = tea.Key{Code: tea.KeyF1}
)

// ctrl gives a letter with Ctrl.
func ctrl(c rune) tea.Key { return tea.Key{Code: c, Mod: tea.ModCtrl} }

func shown(t testing.TB, w, h int, boxes ...show.Box) *rig {
	r := newRig(t, w, h, cellMetrics, nil)
	r.show(withBoxes(boxes...))
	return r
}
