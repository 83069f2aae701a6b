package tui

import (
	"fmt"
	"image"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// colouring is what stands in a view besides the text.
var colouring = regexp.MustCompile("\x1b\\[[0-9;]*m|\x1b\\]8;[^\x1b]*\x1b\\\\")

// rows gives the rows of a view without colours. They are shared.
func (r *rig) rows() []string {
	content := r.m.View().Content
	if r.plain.lines == nil || r.plain.content != content {
		r.plain.content, r.plain.lines = content, strings.Split(colouring.ReplaceAllString(content, ""), "\n")
	}
	return r.plain.lines
}

// fits fails when a row is wider than the terminal, or when there are more rows or fewer than it has.
func (r *rig) fits() {
	r.t.Helper()
	rows := r.rows()
	if len(rows) != r.m.h {
		r.t.Fatalf("%d×%d: %d rows", r.m.w, r.m.h, len(rows))
	}
	for y, row := range rows {
		if n := r.m.metrics.Width(row); n > r.m.w {
			r.t.Fatalf("%d×%d: row %d is %d cells wide: %q", r.m.w, r.m.h, y, n, row)
		}
	}
}

// weightless are characters without a cell of their own, which a terminal may keep or not.
var weightless = regexp.MustCompile("[\u0300-\u036f\u0600-\u0605\u06dd\u200d\ufe0f]")

// lands fails when a terminal shows something else than the rows of the view: a row that wrapped, a screen that scrolled.
func (r *rig) lands() {
	r.t.Helper()
	s := r.screen()
	for y, row := range r.rows() {
		row = strings.TrimRight(weightless.ReplaceAllString(row, ""), " ")
		if got, want := strings.TrimRight(weightless.ReplaceAllString(s.Line(y), ""), " "), row; got != want {
			r.t.Fatalf("%d×%d: row %d is\n%q on the terminal and\n%q in the view", r.m.w, r.m.h, y, got, want)
		}
	}
}

// agrees fails when the renderer counts the view otherwise than the canvas: a cluster in another column, or cut off.
func (r *rig) agrees() {
	r.t.Helper()
	content := r.m.View().Content
	buf := uv.NewScreenBuffer(r.m.w, r.m.h)
	buf.Method = ansi.WcWidth
	if r.m.metrics.Grapheme {
		buf.Method = ansi.GraphemeWidth
	}
	uv.NewStyledString(content).Draw(buf, buf.Bounds())
	for y := range r.m.h {
		for x := range r.m.w {
			want := r.m.canvas.places[y*r.m.w+x]
			got := buf.CellAt(x, y)
			if want.tail == 0 && strings.TrimSpace(got.Content) != strings.TrimSpace(want.text) {
				r.t.Fatalf("%d×%d: the renderer has %q at %d, %d; the canvas has %q", r.m.w, r.m.h, got.Content, x, y, want.text)
			}
		}
	}
}

// sizes are all that are swept: every width at three heights, every height at three widths.
func sizes() [][2]int {
	var all [][2]int
	for w := 6; w <= 200; w += sweepStep {
		for _, h := range []int{5, 24, 60} {
			all = append(all, [2]int{w, h})
		}
	}
	for h := 3; h <= 60; h += sweepStep {
		for _, w := range []int{20, 80, 200} {
			all = append(all, [2]int{w, h})
		}
	}
	return all
}

// scenes are what is shown at every size.
var scenes = map[string]func(r *rig){
	"nothing": func(*rig) {},
	"talk": func(r *rig) {
		r.show(newPlay().say(1, "10", "\u3084\u3042\u3001\u4eca\u65e5\u306f\u3002").say(0, "5", lorem).frame())
	},
	"choices": func(r *rig) {
		p := newPlay().say(0, "5", "\u3069\u3046\u3059\u308b\uff1f\n[\u306f\u3044]  [\u3044\u3044\u3048]\n[Maybe later, when there is time]")
		p.f.Wait = show.Choice
		r.show(p.frame())
		r.press("up")
	},
	"crowd": func(r *rig) {
		p := newPlay()
		for id := range 200 {
			p.say(id, "10", "I am one of many.")
		}
		p.say(1, "10", "").say(0, "5", "And I am the first.")
		p.f.Hidden = r.m.h%2 == 0
		r.show(p.frame())
	},
	"images": func(r *rig) {
		r.m.stand = newStand(portraitShell(r.t, image.Pt(32, 48)))
		p := newPlay().say(1, "10", "\u3084\u3042\u3002").say(0, "0", lorem)
		p.b.SetBalloon(0, 2)
		r.poses(p.frame())
	},
	"clusters": func(r *rig) {
		r.show(newPlay().say(1, "10", disputed[0]).say(0, "5", strings.Join(disputed, "\n")).frame())
	},
	"word": func(r *rig) {
		r.show(newPlay().say(1, "10", strings.Repeat("\u732b", 10_000)).say(0, "5", strings.Repeat("x", 10_000)).frame())
	},
	"help": func(r *rig) {
		r.show(newPlay().say(0, "5", "Look.").frame())
		r.press("?")
	},
}

// disputed are texts of which terminals differ in how many cells they take.
var disputed = []string{
	"\uff76\uff9e\uff77\uff9e e\u0301o\u0308u\u0323\u0302 \u0e01\u0e33",
	"\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f44d\U0001f3fd \U0001f1ef\U0001f1f5",
	"\u2764 \u2764\ufe0f \u263a \u263a\ufe0f 1\ufe0f\u20e3 \u2600\ufe0e",
	"\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 abc",
	"\u00b1\u2460\u25cb\u2605\u2026\u2015 \ud55c\uad6d\uc5b4 \u1112\u1161\u11ab \u0915\u094d\u0937\u093f",
}

const lorem = "Wer reitet so spaet durch Nacht und Wind? Es ist der Vater mit seinem Kind; er hat den Knaben wohl in dem Arm, " +
	"er fasst ihn sicher, er haelt ihn warm. \u5409\u8f29\u306f\u732b\u3067\u3042\u308b\u3002\u540d\u524d\u306f\u307e\u3060" +
	"\u7121\u3044\u3002\u3069\u3053\u3067\u751f\u308c\u305f\u304b\u3068\u3093\u3068\u898b\u5f53\u304c\u3064\u304b\u306c\u3002"

func TestEverySize(t *testing.T) {
	for name, scene := range scenes {
		for _, metrics := range []cell.Metrics{{}, {Wide: true}, {Grapheme: true}, {Grapheme: true, Wide: true}} {
			t.Run(fmt.Sprintf("%s/%+v", name, metrics), func(t *testing.T) {
				t.Parallel()
				r := newRig(t, 80, 24, metrics, func(o *Options) { o.Notices = []string{"port 9801 is taken: choose another"} })
				scene(r)
				r.tell(journal.Entry{Kind: journal.Asked, Request: testRequest()})
				for i, size := range sizes() {
					r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					r.fits()
					if lands(name, metrics) && (name != "images" || i%4 == 0) {
						r.lands()
					}
					if name == "talk" {
						r.showsSurfaces(size[0])
					}
				}
			})
		}
	}
}

// lands says which scenes are shown on which terminals. Between them each kind of terminal shows texts of the usual kind, and
// both ways to count show clusters.
func lands(scene string, m cell.Metrics) bool {
	switch odd := m.Grapheme != m.Wide; scene {
	case "talk":
		return !odd
	case "choices":
		return odd
	case "clusters":
		return !m.Wide
	case "crowd", "word":
		return m.Grapheme && !m.Wide
	case "images":
		return !m.Grapheme && !m.Wide
	}
	return false
}

// surfaces are the ways in which a surface is named, with word boundaries.
var surfaces = map[string]*regexp.Regexp{
	"5":  regexp.MustCompile(`s\[5\]|\bs5\b`),
	"10": regexp.MustCompile(`s\[10\]|\bs10\b`),
}

// showsSurfaces fails unless the surfaces of both characters can be read.
func (r *rig) showsSurfaces(w int) {
	r.t.Helper()
	text := strings.Join(r.rows(), "\n")
	for id, re := range surfaces {
		if !re.MatchString(text) && (id == "5" || w >= 8) {
			r.t.Fatalf("%d×%d: surface %s is nowhere to be read:\n%s", r.m.w, r.m.h, id, text)
		}
	}
}

// Sizes that no terminal has must not hurt either.
func TestDegenerateSizes(t *testing.T) {
	for name, scene := range scenes {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		scene(r)
		for w := range 8 {
			for h := range 4 {
				r.send(tea.WindowSizeMsg{Width: w - 1, Height: h - 1})
				if w > 1 && h > 1 {
					r.fits()
				} else if got := r.m.View().Content; got != "" {
					t.Errorf("%s at %d×%d: %q", name, w-1, h-1, got)
				}
			}
		}
		r.send(tea.WindowSizeMsg{Width: 300, Height: 100})
		r.fits()
		r.lands()
	}
}

// A window that is dragged about ends as one that was opened so.
func TestResizeStorm(t *testing.T) {
	calm := newRig(t, 80, 24, cell.Metrics{}, nil)
	storm := newRig(t, 80, 24, cell.Metrics{}, nil)
	for _, r := range []*rig{calm, storm} {
		scenes["talk"](r)
	}
	for _, size := range sizes() {
		storm.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		storm.m.View()
	}
	storm.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	if calm.look() != storm.look() {
		t.Errorf("calm:\n%s\nafter the storm:\n%s", calm.look(), storm.look())
	}
}

func testRequest() *journal.Request {
	return &journal.Request{
		Road: "tcp", Peer: "127.0.0.1:49152", Method: "NOTIFY", Version: "1.5", Sender: "tester", Event: "OnHello",
		Status: 409, Phrase: "Conflict", Row: "critical", Why: `a script is time critical (\t)`,
	}
}
