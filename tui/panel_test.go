package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
	"ukatty/sakura"
	"ukatty/tui/cell"
)

// crowdOf gives entries of requests and of what was said because of them.
func crowdOf(n int) []journal.Entry {
	var all []journal.Entry
	for i := range n {
		raw := fmt.Sprintf("SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: client %d\r\nScript: \\0Hello %d.\\e\r\n\r\n", i%3, i)
		r := &journal.Request{
			Road: "tcp", Peer: fmt.Sprintf("127.0.0.1:%d", 40000+i), Method: "SEND", Version: "1.4", Sender: fmt.Sprintf("client %d", i%3),
			Script: fmt.Sprintf(`\0Hello %d.\e`, i), Status: 200, Phrase: "OK", Row: "idle", Why: "nothing plays", Took: 312 * time.Microsecond,
			Raw: []byte(raw), RawSize: len(raw), Reply: "SSTP/1.4 200 OK\nCharset: UTF-8\n\n",
		}
		switch i % 4 {
		case 1:
			r.Method, r.Event, r.Status, r.Phrase, r.Row, r.Why = "NOTIFY", "OnMailCheck", 409, "Conflict", "critical", `a script is time critical (\t)`
			r.Refused = []string{`\![open,browser,http://example.com/]`}
		case 3:
			r.Road, r.Peer, r.External, r.Status, r.Phrase, r.Row, r.Why = "http", "[2001:db8::1]:80", true, 204, "No Content", "talking-sstp", "it waits"
		}
		all = append(all, journal.Entry{Seq: uint64(2*i + 1), Time: noon.Add(time.Duration(i) * time.Second), Kind: journal.Asked, Request: r})
		all = append(all, journal.Entry{
			Seq: uint64(2*i + 2), Time: noon.Add(time.Duration(i) * time.Second), Kind: journal.Said, Scope: i % 2, Name: []string{"Katty", "\u30d7\u30ed\u30f3\u30d7"}[i%2],
			Text: fmt.Sprintf("Hello %d.\nThis is the second line, \u4e8c\u884c\u76ee\u3002", i), Sender: r.Sender, Peer: r.Peer,
		})
	}
	return all
}

// feed gives the model entries as they are.
func (r *rig) feed(all []journal.Entry) {
	r.send(recorded{entries: all, next: uint64(len(all) + 1), at: noon})
}

// playing gives a frame in the middle of a script.
func playing(src string, at int) show.Frame {
	p := newPlay().say(1, "10", "").say(0, "5", "Hello there!")
	p.f.Script, _ = sakura.Parse(src)
	p.f.At, p.f.Wait, p.f.Elapsed, p.f.Marker = at, show.Script, 1200*time.Millisecond, "tester"
	return p.frame()
}

// fakeSchedule takes a tenth of a second for each node.
func fakeSchedule(s sakura.Script) []time.Duration {
	times := make([]time.Duration, len(s.Nodes())+1)
	for i := range times {
		times[i] = time.Duration(i) * 100 * time.Millisecond
	}
	return times
}

const someScript = `\0\s[5]Hello there!\w9 \_w[1500]How are you?\1\s[10]` + "\u5143\u6c17\u3067\u3059\u3002" + `\n\![raise,OnX]\q[Yes,OnYes]\q[No,OnNo]\e`

// panelScenes are what the panels show, each at several sizes.
var panelScenes = map[string]func(r *rig){
	"requests": func(r *rig) { r.feed(crowdOf(30)); r.press("f3") },
	"filtered": func(r *rig) { r.feed(crowdOf(30)); r.press("f3", "f", "4", "x", "x", "enter") },
	"detail":   func(r *rig) { r.feed(crowdOf(6)); r.press("f3", "up", "enter") },
	"bytes":    func(r *rig) { r.feed(crowdOf(6)); r.press("f3", "up", "enter", "v", "z") },
	"backlog":  func(r *rig) { r.feed(crowdOf(30)); r.press("f4") },
	"whole":    func(r *rig) { r.feed(append(crowdOf(3), longTalk(90))); r.press("f4", "enter", "pgdown") },
	"search":   func(r *rig) { r.feed(crowdOf(30)); r.press("f4", "/", "1", "2") },
	"script":   func(r *rig) { r.show(playing(someScript, 23)); r.press("f5") },
	"send": func(r *rig) {
		r.press("f6")
		r.send(tea.PasteMsg{Content: `\0Hi \w10 there \bad[ ` + "\u3053\u3093\u306b\u3061\u306f"})
	},
	"event": func(r *rig) {
		r.press("f6", "ctrl+t")
		r.send(tea.PasteMsg{Content: "OnMailCheck"})
		r.press("tab")
		r.send(tea.PasteMsg{Content: "3"})
	},
	"palette": func(r *rig) { r.press(":", "p", "a") },
}

// panelRig is a rig with all that panels can do.
func panelRig(t testing.TB, w, h int, metrics cell.Metrics) *rig {
	t.Helper()
	r := newRig(t, w, h, metrics, func(o *Options) {
		o.Schedule = fakeSchedule
		o.Send = func(context.Context, []byte) (string, error) { return "SSTP/1.4 200 OK", nil }
		o.Export = func(context.Context, string, []byte) (string, error) { return "", nil }
	})
	p := newPlay().say(1, "10", "\u3084\u3042\u3001\u4eca\u65e5\u306f\u3002").say(0, "5", "Hello there! How are you?")
	r.show(p.frame())
	return r
}

func TestPanelGoldens(t *testing.T) {
	for name, scene := range panelScenes {
		for _, size := range [][2]int{{20, 5}, {40, 12}, {80, 24}, {120, 40}} {
			for width, metrics := range map[string]cell.Metrics{"narrow": {}, "wide": {Wide: true}} {
				t.Run(fmt.Sprintf("%s/%dx%d/%s", name, size[0], size[1], width), func(t *testing.T) {
					r := panelRig(t, size[0], size[1], metrics)
					scene(r)
					r.fits()
					golden.RequireEqual(t, strings.Join(r.rows(), "\n")+"\n")
				})
			}
		}
	}
}

func TestPanelsAtEverySize(t *testing.T) {
	for name, scene := range panelScenes {
		for _, metrics := range []cell.Metrics{{}, {Grapheme: true, Wide: true}} {
			t.Run(fmt.Sprintf("%s/%+v", name, metrics), func(t *testing.T) {
				t.Parallel()
				r := panelRig(t, 80, 24, metrics)
				scene(r)
				for _, size := range sizes() {
					r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					r.fits()
					if (size[0]+size[1])%7 == 0 {
						r.lands()
					}
				}
				for w := range 8 {
					for h := range 5 {
						r.send(tea.WindowSizeMsg{Width: w, Height: h})
						r.m.View()
					}
				}
			})
		}
	}
}

// What is hostile in requests, texts, scripts and answers stays in its cells.
func TestHostilePanels(t *testing.T) {
	sizes := [][2]int{{120, 40}, {80, 24}, {40, 12}, {20, 5}, {7, 3}}
	for i, bad := range hostile {
		for _, size := range [][2]int{sizes[i%5], sizes[(i+1)%5]} {
			r := panelRig(t, size[0], size[1], cellMetrics)
			req := testRequest()
			req.Sender, req.Event, req.Why, req.Method, req.Phrase, req.Row, req.Peer, req.Road = bad, bad, bad, bad, bad, bad, bad, bad
			req.Script, req.Reply, req.Refused = bad, bad, []string{bad, bad}
			req.Raw = []byte("SEND SSTP/1.4\r\nCharset: " + bad + "\r\nScript: " + bad + "\r\n\r\n")
			req.RawSize = len(req.Raw)
			r.feed([]journal.Entry{
				{Kind: journal.Asked, Time: noon, Request: req},
				{Kind: journal.Said, Time: noon, Name: bad, Text: bad, Sender: bad, Peer: bad, Event: bad},
			})
			f := playing(bad, len([]rune(bad))/2)
			f.Marker = bad
			r.show(f)
			for _, keys := range []string{"f3", "enter", "v", "v", "c", "C", "u", "esc", "f4", "enter", "esc", "f5", "f6", "e", "f3", "e", "f3", "f", "f6"} {
				r.press(keys)
				if keys == "f" || keys == "f6" {
					r.send(tea.PasteMsg{Content: bad})
				}
				r.m.Update(answered{reply: bad, written: true})
				r.m.Update(exported{where: bad, rows: 3})
				content := colouring.ReplaceAllString(r.m.View().Content, "")
				if i := strings.IndexFunc(content, forbidden); i >= 0 {
					t.Fatalf("%q at %v after %s: %q", bad, size, keys, content[i:min(i+40, len(content))])
				}
				r.fits()
				r.agrees()
				r.lands()
				r.untouched()
			}
		}
	}
}
