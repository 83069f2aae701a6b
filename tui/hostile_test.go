package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
	"ukatty/tui/cell"
	"ukatty/tui/screen"
)

// cellMetrics are those of the tests to which they do not matter.
var cellMetrics = cell.Metrics{Grapheme: true}

// hostile are texts that would do something to a terminal, or to the rest of the screen.
var hostile = []string{
	"\x1b[2J\x1b[H\x1b[31mred",
	"\x1b]0;title\x07after",
	"\x1b]0;unterminated",
	"\x1b]8;;http://example.com/\x1b\\link\x1b]8;;\x1b\\",
	"\x1bP+q544e\x1b\\dcs \x1b_apc\x1b\\ \x1b^pm\x1b\\ \x1bXsos\x1b\\",
	"\x1b[?1049l\x1b[?25h\x1bc\x1b(0lqqk",
	"\u009b31mC1 \u009d0;title\u009c \u0085next\u0084",
	"a\rb\tc\bd\ve\ff\x00g\x7fh",
	"line\nbreak\r\nand\u2028more\u2029",
	"\u202eevil\u202c \u2066isolate\u2069 \u200fmark\u200e\u061c",
	"\xff\xfe broken \xe3\x81 utf-8 \xc0\xaf",
	"\U000e0001\U000e0041tags \ufe0f\u200d \u0301mark",
	strings.Repeat("\u0301", 300) + "zalgo",
	"\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \u2764\ufe0f \U0001f1ef\U0001f1f5\U0001f1ef",
	"\u0600\u06dd prepended \u0903 \u1100\u1161\u11a8",
	"\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
}

// hostileScene puts a text everywhere where foreign text can come from.
func hostileScene(r *rig, bad string) {
	p := newPlay().say(0, bad, bad).say(1, "10", "["+strings.NewReplacer("\n", " ", "]", " ").Replace(bad)+"]")
	p.f.Ghost, p.f.Names, p.f.Marker, p.f.Row = bad, []string{bad, bad}, bad, bad
	p.f.Wait = show.Choice
	r.show(p.frame())
	r.m.notice(bad)
	req := testRequest()
	req.Sender, req.Event, req.Why, req.Method, req.Phrase, req.Row, req.Peer = bad, bad, bad, bad, bad, bad, bad
	r.tell(journal.Entry{Kind: journal.Note, Text: bad}, journal.Entry{Kind: journal.Asked, Request: req})
}

// Nothing of a hostile text is left in a view but characters, and none of these leaves its place.
func TestHostileTexts(t *testing.T) {
	for _, bad := range hostile {
		for _, metrics := range []cell.Metrics{{}, {Grapheme: true}, {Grapheme: true, Wide: true}} {
			for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 5}, {7, 3}, {160, 50}} {
				r := newRig(t, size[0], size[1], metrics, func(o *Options) { o.Addresses = []string{bad} })
				hostileScene(r, bad)
				v := r.m.View()
				for _, s := range []string{colouring.ReplaceAllString(v.Content, ""), v.WindowTitle} {
					if i := strings.IndexFunc(s, forbidden); i >= 0 {
						t.Fatalf("%q at %v: %q", bad, size, s[i:])
					}
				}
				if strings.Contains(v.WindowTitle, "\n") {
					t.Errorf("%q: the title is %q", bad, v.WindowTitle)
				}
				r.fits()
				if !metrics.Wide {
					r.agrees()
				}
				// Whether U+FFFD is wide the renderer and wide terminals do not agree upon.
				if !metrics.Wide || !strings.Contains(v.Content, "\ufffd") {
					r.lands()
					r.untouched()
				}
			}
		}
	}
}

// untouched fails when a view did more to the terminal than to fill its cells.
func (r *rig) untouched() {
	r.t.Helper()
	fresh := screen.Terminal{Legacy: !r.m.metrics.Grapheme, Wide: r.m.metrics.Wide, Cooked: true}.New(80, 24)
	if r.m.metrics.Grapheme {
		_, _ = fresh.Write([]byte("\x1b[?2027h"))
	}
	if got, want := r.term.Modes(), fresh.Modes(); !slices.Equal(got, want) {
		r.t.Errorf("the modes are %v, want %v", got, want)
	}
	if got := r.term.Title(); got != "" {
		r.t.Errorf("the title is %q", got)
	}
	if got := r.term.Unknown(); len(got) > 0 {
		r.t.Errorf("unknown sequences: %q", got)
	}
	if got := r.term.TakeAnswers(); got != "" {
		r.t.Errorf("the terminal answered %q", got)
	}
}

// A screen around a hostile text looks as one around a harmless one: the rows that do not show it are the same.
func TestHostileTextsStayInTheirCells(t *testing.T) {
	frame := func(text string) string {
		r := newRig(t, 80, 24, cellMetrics, nil)
		r.show(newPlay().say(0, "5", text).frame())
		s := r.screen()
		var rows []string
		for y := range 24 {
			line := []rune(s.Line(y))
			if len(line) > 42 && (line[41] == '\u2502' || line[41] == '\u256d') {
				continue // the rows of the balloon
			}
			rows = append(rows, string(line))
		}
		return strings.Join(rows[len(rows)-12:], "\n")
	}
	want := frame("harmless")
	for _, bad := range hostile {
		if got := frame(bad); got != want {
			t.Errorf("%q changes the screen:\n%s\nwant:\n%s", bad, got, want)
		}
	}
}

// Hostile answers of a terminal are no better than hostile scripts.
func TestHostileMessages(t *testing.T) {
	r := newRig(t, 80, 24, cellMetrics, nil)
	for _, msg := range []tea.Msg{
		tea.BackgroundColorMsg{},
		tea.ColorProfileMsg{},
		tea.ModeReportMsg{},
		tea.PasteMsg{Content: hostile[0]},
		tea.FocusMsg{},
		tea.KeyPressMsg{Text: hostile[0]},
		tea.KeyPressMsg{},
		tea.KeyReleaseMsg{},
		tea.WindowSizeMsg{Width: -5, Height: -5},
		tea.WindowSizeMsg{Width: 80, Height: 24},
		nil,
		struct{}{},
		framed{},
		recorded{},
		second{},
		taken{},
	} {
		r.send(msg)
		if r.m.h > 0 {
			r.fits()
		}
	}
}
