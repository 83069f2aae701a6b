package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// wishing is a ghost with wishes.
func wishing(wishes ...show.Wish) show.Frame {
	f := newPlay().say(0, "0", "Hello").frame()
	f.Wishes = wishes
	return f
}

// site is a wish that could happen, clock one that could not.
var (
	site  = show.Wish{ID: 7, Text: "open https://example.com/a in the browser", Link: "https://example.com/a", Possible: true}
	clock = show.Wish{ID: 3, Text: "set the clock of this machine"}
)

// However small the screen is, a viewer sees that something is wished for, and the keys; and the stage stays.
func TestWishesOnScreens(t *testing.T) {
	for _, tt := range []struct {
		w, h int
		want []string
	}{
		{80, 24, []string{"[y/n 2/2] open https://example.com/a in the browser", "Hello"}},
		{40, 12, []string{"[y/n 2/2] open https://example.com", "Hello"}},
		{20, 5, []string{"[y/n 2/2] open", "https://example.co", "Hello"}},
		{20, 4, []string{"[y/n 2/2] open htt", "Hello"}},
		{6, 6, []string{"[y/n 2", "Hell"}},
	} {
		for name, metrics := range map[string]cell.Metrics{"narrow": {}, "wide": {Wide: true}} {
			r := newRig(t, tt.w, tt.h, metrics, nil)
			r.show(wishing(clock, site))
			r.fits()
			r.sees(tt.want...)
			if t.Failed() {
				t.Fatalf("%d×%d %s", tt.w, tt.h, name)
			}
		}
	}
}

func TestWishBesideNoticesLeavesTheStage(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 6}} {
		r := newRig(t, size[0], size[1], cell.Metrics{}, func(o *Options) { o.Notices = portsTaken })
		r.show(wishing(site))
		r.fits()
		r.sees("[x 1/2]", "[y/n]", "Hello")
	}
}

func TestAnswerToWish(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	inputs := func() string {
		var all []string
		for _, in := range r.viewer.did() {
			word := map[show.Kind]string{show.Grant: "grant", show.Deny: "deny"}[in.Kind]
			all = append(all, word+" "+string(rune('0'+in.Index)))
		}
		return strings.Join(all, ", ")
	}
	r.press("y", "n")
	if got := inputs(); got != "" {
		t.Errorf("without a wish: %s", got)
	}
	r.show(wishing(clock, site))
	r.m.View()
	r.press("y", "y", "n")
	if got := inputs(); got != "grant 7" {
		t.Errorf("y, y, n: %s", got)
	}
	r.show(wishing(clock))
	r.sees("[n] not here: set the clock of this machine")
	r.press("y", "n")
	if got := inputs(); got != "deny 3" {
		t.Errorf("of what is impossible: %s", got)
	}
	r.show(wishing())
	if r.look(); strings.Contains(r.look(), "[n]") {
		t.Errorf("it stays:\n%s", r.look())
	}
	r.show(wishing(site))
	r.press("n")
	if got := inputs(); got != "deny 7" {
		t.Errorf("n: %s", got)
	}
	r.press("?")
	help := r.look()
	for range 3 {
		r.press("pgdown")
		help += r.look()
	}
	for _, want := range []string{"let happen what a script wishes for", "put the wish away"} {
		if !strings.Contains(help, want) {
			t.Errorf("the help lacks %q", want)
		}
	}
}

// No page is opened of which nobody could see where it is; where there is room for that it is shown.
func TestPageNeedsItsHost(t *testing.T) {
	far := site
	far.Text, far.Link = "open https://a.very.long.host.example/ in the browser", "https://a.very.long.host.example/"
	for _, tt := range []struct {
		w, h int
		wish show.Wish
		want int
	}{
		{20, 5, site, 1},
		{20, 4, site, 0},
		{40, 4, site, 1},
		{20, 5, far, 0},
		{34, 9, far, 1},
		{34, 4, far, 0},
		{44, 9, far, 1},
		{80, 24, far, 1},
	} {
		r := newRig(t, tt.w, tt.h, cell.Metrics{}, nil)
		r.show(wishing(tt.wish))
		r.m.View()
		r.press("y")
		if did := r.viewer.did(); len(did) != tt.want {
			t.Errorf("%d\u00d7%d: %+v on\n%s", tt.w, tt.h, did, r.look())
		}
	}
}

// A key lets happen what stands on the screen, and nothing else.
func TestUnseenWishDoesNotHappen(t *testing.T) {
	for _, size := range [][2]int{{80, 2}, {80, 3}, {5, 5}, {12, 24}, {1, 1}} {
		r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
		r.show(wishing(site))
		r.m.View()
		r.press("y")
		if did := r.viewer.did(); len(did) != 0 && !strings.Contains(r.look(), "open") {
			t.Errorf("%d\u00d7%d: %+v on\n%s", size[0], size[1], did, r.look())
		}
	}
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(wishing(site))
	r.m.View()
	other := site
	other.ID = 9
	r.show(wishing(other)) // the key was pressed before this was drawn
	r.press("y")
	if did := r.viewer.did(); len(did) != 0 {
		t.Errorf("what came after the screen was drawn: %+v", did)
	}
	r.m.View()
	r.press("y")
	if did := r.viewer.did(); len(did) != 1 || did[0].Index != other.ID {
		t.Errorf("once it was drawn: %+v", did)
	}
}

func TestClickOnWish(t *testing.T) {
	for at, want := range map[string]show.Kind{"y": show.Grant, "n": show.Deny} {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		r.show(wishing(site))
		row := strings.Split(r.look(), "\n")[0]
		x := strings.Index(row, "[y/n]") + strings.Index("[y/n]", at)
		r.send(tea.MouseClickMsg{X: x, Y: 0, Button: tea.MouseLeft})
		if did := r.viewer.did(); len(did) != 1 || did[0].Kind != want || did[0].Index != site.ID {
			t.Errorf("a click on %s: %+v", at, did)
		}
	}
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(wishing(site))
	r.send(tea.MouseClickMsg{X: 20, Y: 0, Button: tea.MouseLeft})
	if did := r.viewer.did(); len(did) != 0 {
		t.Errorf("a click on the sentence: %+v", did)
	}
}

func TestLinkOfWish(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(wishing(site))
	r.m.View()
	const open, end = "\x1b]8;id=w1;https://example.com/a\x1b\\", "\x1b]8;;\x1b\\"
	if n := strings.Count(r.m.text, open); n != 1 || strings.Count(r.m.text, end) != n {
		t.Errorf("%d links:\n%q", n, r.m.text)
	}
	r.press("?") // the help lies over it where they meet
	if r.m.View(); strings.Count(r.m.text, "\x1b]8;id=") != strings.Count(r.m.text, end) {
		t.Errorf("a link has no end:\n%q", r.m.text)
	}
	r.press("?")
	// On a narrow screen the sentence has two rows, and both are the link.
	r = newRig(t, 40, 16, cell.Metrics{}, nil)
	r.show(wishing(site))
	if r.m.View(); strings.Count(r.m.text, open) != 2 {
		t.Errorf("%q", r.m.text)
	}
	r.fits()
}

// The renderer reads the links as the canvas means them: all of the sentence, and nothing else.
func TestRendererReadsLinks(t *testing.T) {
	r := newRig(t, 40, 16, cell.Metrics{}, nil)
	r.show(wishing(site))
	buf := uv.NewScreenBuffer(r.m.w, r.m.h)
	uv.NewStyledString(r.m.View().Content).Draw(buf, buf.Bounds())
	var linked strings.Builder
	for y := range r.m.h {
		for x := range r.m.w {
			if c := buf.CellAt(x, y); c.Link.URL == site.Link {
				linked.WriteString(c.Content)
			} else if c.Link.URL != "" {
				t.Fatalf("%q links to %q", c.Content, c.Link.URL)
			}
		}
	}
	if got := strings.Join(strings.Fields(linked.String()), ""); got != strings.ReplaceAll(site.Text, " ", "") {
		t.Errorf("the link is %q", got)
	}
}

func TestWishesAtEverySize(t *testing.T) {
	for i, size := range sizes() {
		if i%4 > 0 {
			continue
		}
		r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
		r.show(wishing(clock, site, show.Wish{ID: 9, Text: "長い願い", Possible: true}))
		r.fits()
		r.agrees()
		r.lands()
	}
}

func TestLinkTargets(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.com/a?b=c#d": "https://example.com/a?b=c#d",
		"http://example.com/あ":        "http://example.com/%E3%81%82",
		"mailto:a@example.com":        "mailto:a@example.com",
		"HTTPS://example.com/":        "https://example.com/",
		"":                            "",
		"file:///etc/passwd":          "",
		"javascript:alert(1)":         "",
		"http://":                     "",
		"mailto:":                     "",
		"https://u:p@example.com/":    "",
		"http://a/\x1b]0;x\x07":       "",
		"http://a/\x1b\\":             "",
		"http://a\u202eb/":            "http://a%E2%80%AEb/",
		"http://a/ b":                 "http://a/%20b",
		"ssh://example.com":           "",
		"http://a/" + strings.Repeat("a", maxLink):   "",
		"http://a/" + strings.Repeat("あ", maxLink/4): "",
	} {
		if got := linkTarget(in); got != want {
			t.Errorf("%.40q: %.60q", in, got)
		}
	}
}

// A wish is foreign text: what it says never reaches the terminal raw.
func TestHostileWish(t *testing.T) {
	evil := "a\x1b]8;;http://evil/\x07b\x1b[2J\u202ec\r\n" + strings.Repeat("長い", 500)
	for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 5}, {6, 3}, {1, 1}} {
		r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
		r.show(wishing(show.Wish{ID: 1, Text: evil, Link: evil, Possible: true}, show.Wish{ID: 2, Text: evil}))
		r.fits()
		r.m.View()
		if strings.Contains(r.m.text, "evil") && strings.Contains(r.m.text, "]8;") || strings.Contains(r.m.text, "\x1b[2J") {
			t.Errorf("%v: %q", size, r.m.text)
		}
	}
}
