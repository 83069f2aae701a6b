package screen_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"
	"testing"

	"ukatty/tui/screen"
)

func write(t *testing.T, s *screen.Screen, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if n, err := io.WriteString(s, p); n != len(p) || err != nil {
			t.Fatalf("Write(%q) = %d, %v", p, n, err)
		}
	}
}

func TestText(t *testing.T) {
	for _, tc := range []struct {
		name, in, want string
		x, y           int
	}{
		{"nothing", "", "", 0, 0},
		{"text", "hello", "hello", 5, 0},
		{"lines", "one\r\ntwo", "one\ntwo", 3, 1},
		{"line feed alone", "one\ntwo", "one\n   two", 6, 1},
		{"carriage return", "one\rT", "Tne", 1, 0},
		{"backspace", "one\b\bN", "oNe", 2, 0},
		{"tab", "a\tb", "a       b", 9, 0},
		{"position", "\x1b[2;4Hx\x1b[1;1Hy", "y\n   x", 1, 0},
		{"up, down, right, left", "\x1b[3B\x1b[5Cx\x1b[2A\x1b[3Dy", "\n   y\n\n     x", 4, 1},
		{"wraps", "0123456789ab", "0123456789\nab", 2, 1},
		{"stays at the edge", "0123456789", "0123456789", 9, 0},
		{"edge and back", "0123456789\rx", "x123456789", 1, 0},
		{"scrolls", "1\r\n2\r\n3\r\n4\r\n5", "2\n3\n4\n5", 1, 3},
		{"erases the line", "0123456789\x1b[1;4H\x1b[K", "012", 3, 0},
		{"erases all", "hello\x1b[2J\x1b[Hx", "x", 1, 0},
		{"inserts lines", "1\r\n2\x1b[1;1H\x1b[L", "\n1\n2", 0, 0},
		{"repeats", "ab\x1b[3b", "abbbb", 5, 0},
		{"wide", "日本語", "日本語", 6, 0},
		{"wide at the edge", "日本語日本", "日本語日本", 9, 0},
		{"wide beyond the edge", "日本語日本x", "日本語日本\nx", 1, 1},
		{"wide across the edge", "0日本語日本", "0日本語日\n本", 2, 1},
		{"wide repeated", "日\x1b[2b", "日日日", 6, 0},
		{"half a wide one overwritten", "日本\x1b[1;2Hx", " x本", 2, 0},
		{"combining", "e\u0301x", "e\u0301x", 2, 0},
		{"combining at the edge", "012345678e\u0301x", "012345678e\u0301\nx", 1, 1},
		{"combining after a colour", "e\x1b[1m\u0301x", "e\u0301x", 2, 0},
		{"combining after a move", "e\x1b[1;5H\u0301x", "e   x", 5, 0},
		{"lone mark", "\u0301x", "x", 1, 0},
		{"sign before a number", "\u0600\u06dd1", "\u0600\u06dd1", 1, 0},
		{"sign before a move", "\u0600\x1b[2;1H1", "\n1", 1, 1},
		{"invalid", "a\xffb\xe3\x81c", "a\ufffdb\ufffdc", 5, 0},
		{"broken off by a character", "\xe3\xe3\x81\x82", "\ufffdあ", 3, 0},
		{"broken off by a sequence", "\xe3\x81\x1b[2;1Hx", "\ufffd\nx", 1, 1},
		{"full reset", "hello\x1b[?25l\x1bc", "", 0, 0},
	} {
		s := screen.New(10, 4)
		write(t, s, tc.in)
		x, y, visible := s.Cursor()
		if got := s.Text(); got != tc.want || x != tc.x || y != tc.y || !visible {
			t.Errorf("%s: %q gave %q with the cursor at %d,%d (%t), want %q at %d,%d", tc.name, tc.in, got, x, y, visible, tc.want, tc.x, tc.y)
		}
		bytewise := screen.New(10, 4)
		for i := range len(tc.in) {
			write(t, bytewise, tc.in[i:i+1])
		}
		if got := bytewise.Text(); got != tc.want {
			t.Errorf("%s, byte by byte: %q, want %q", tc.name, got, tc.want)
		}
		if u := s.Unknown(); len(u) > 0 {
			t.Errorf("%s: unknown: %q", tc.name, u)
		}
	}
}

func TestWidths(t *testing.T) {
	const family = "👨\u200d👩\u200d👧"
	for _, tc := range []struct {
		name, in              string
		legacy, modern, ambig int // column after it without mode 2027, with it, and with it in a wide terminal
	}{
		{"voicing mark", "ｶﾞ", 2, 1, 1},
		{"family", family, 6, 2, 2},
		{"heart", "❤\ufe0f", 1, 2, 2},
		{"flag", "🇯🇵", 2, 2, 2},
		{"skin", "👍🏽", 4, 2, 2},
		{"keycap", "1\ufe0f\u20e3", 1, 2, 2},
		{"jamo", "\u1112\u1161\u11ab", 4, 2, 2},
		{"ambiguous", "○→─", 3, 3, 6},
	} {
		for kind, want := range map[screen.Terminal]int{{Legacy: true}: tc.legacy, {}: tc.modern, {Wide: true}: tc.ambig} {
			s := kind.New(20, 2)
			write(t, s, "\x1b[?2027h")
			for _, r := range tc.in {
				write(t, s, string(r)) // each code point by itself: what belongs together finds itself
			}
			if x, _, _ := s.Cursor(); x != want {
				t.Errorf("%s: %+v: cursor at %d, want %d", tc.name, kind, x, want)
			}
			write(t, s, "|")
			if got := s.Line(0); got != tc.in+"|" {
				t.Errorf("%s: %+v: %+q", tc.name, kind, got)
			}
			if c := s.Cell(want, 0); c.Text != "|" || c.Width != 1 {
				t.Errorf("%s: %+v: cell %d is %+v", tc.name, kind, want, c)
			}
		}
		s := screen.New(20, 2) // the mode not set: as a legacy one
		write(t, s, tc.in)
		if x, _, _ := s.Cursor(); x != tc.legacy {
			t.Errorf("%s: without the mode: cursor at %d, want %d", tc.name, x, tc.legacy)
		}
	}
}

func TestCooked(t *testing.T) {
	s := screen.Terminal{Cooked: true}.New(10, 3)
	write(t, s, "one\ntwo\r\nthree")
	if got := s.Text(); got != "one\ntwo\nthree" {
		t.Errorf("%q", got)
	}
}

func TestMarksWithoutEnd(t *testing.T) {
	s := screen.New(10, 2)
	write(t, s, "\x1b[?2027ha", strings.Repeat("\u0301", 20000), "b")
	if c := s.Cell(1, 0); c.Text != "b" {
		t.Errorf("%+v", c)
	}
	if n := len(s.Cell(0, 0).Text); n > 5000 {
		t.Errorf("a cell of %d bytes", n)
	}
}

func TestCells(t *testing.T) {
	s := screen.New(40, 2)
	write(t, s, "a\x1b[1;3;4;31;44mb\x1b[0m\x1b[38;5;200;48;2;1;2;3;7;9mc\x1b[m\x1b[2;5;8;95md\x1b[m\x1b]8;;http://x/\x1b\\e\x1b]8;;\x1b\\日f")
	for x, want := range []screen.Cell{
		{Text: "a", Width: 1},
		{Text: "b", Width: 1, FG: "1", BG: "4", Bold: true, Italic: true, Underline: true},
		{Text: "c", Width: 1, FG: "200", BG: "#010203", Reverse: true, Strike: true},
		{Text: "d", Width: 1, FG: "13", Faint: true, Blink: true, Conceal: true},
		{Text: "e", Width: 1, Link: "http://x/"},
		{Text: "日", Width: 2},
		{},
		{Text: "f", Width: 1},
		{Text: " ", Width: 1},
	} {
		if got := s.Cell(x, 0); got != want {
			t.Errorf("cell %d: %+v, want %+v", x, got, want)
		}
	}
	if got := s.Cell(40, 0); got != (screen.Cell{}) {
		t.Errorf("a cell outside: %+v", got)
	}
	if u := s.Unknown(); len(u) > 0 {
		t.Errorf("unknown: %q", u)
	}
}

func TestAltScreen(t *testing.T) {
	s := screen.New(10, 3)
	write(t, s, "main\x1b[?1049h\x1b[Halt\x1b[?25l")
	if _, _, visible := s.Cursor(); !s.AltScreen() || s.Text() != "alt" || visible {
		t.Errorf("alternate screen %t, %q, cursor %t", s.AltScreen(), s.Text(), visible)
	}
	write(t, s, "\x1b[?1049l\x1b[?25h")
	if x, _, visible := s.Cursor(); s.AltScreen() || s.Text() != "main" || !visible || x != 4 {
		t.Errorf("alternate screen %t, %q, cursor %d, %t", s.AltScreen(), s.Text(), x, visible)
	}
}

func TestModes(t *testing.T) {
	s := screen.New(10, 3)
	before := s.Modes()
	write(t, s, "\x1b[?1002;1006h\x1b[?2004h\x1b[?1004h")
	for _, n := range []int{screen.MouseButtons, screen.MouseSGR, screen.BracketedPaste, screen.Focus, screen.CursorVisible} {
		if !s.Mode(n) {
			t.Errorf("mode %d is not set", n)
		}
	}
	if s.Mode(screen.MouseMotion) {
		t.Error("mode 1003 is set")
	}
	write(t, s, "\x1b[?1006;1002l\x1b[?2004l\x1b[?1004l")
	if after := s.Modes(); !reflect.DeepEqual(before, after) {
		t.Errorf("modes %v, before %v", after, before)
	}
}

func TestTitleBellClipboard(t *testing.T) {
	s := screen.New(10, 3)
	write(t, s, "\x1b]2;さくら; 9801\x1b\\\a\x1b]52;c;44GC\a\x1b]0;next", "\a")
	if s.Title() != "next" || s.Bells() != 1 || s.Clipboard() != "あ" || s.Text() != "" {
		t.Errorf("title %q, %d bells, clipboard %q, text %q", s.Title(), s.Bells(), s.Clipboard(), s.Text())
	}
}

func TestResize(t *testing.T) {
	s := screen.New(10, 3)
	write(t, s, "0123456789\r\n日本語日本\x1b[3;10H")
	s.Resize(5, 2)
	if x, y, _ := s.Cursor(); s.Text() != "01234\n日本" || x != 4 || y != 1 {
		t.Errorf("%q, cursor %d,%d", s.Text(), x, y)
	}
	s.Resize(12, 4)
	write(t, s, "\x1b[4;12Hx")
	if w, h := s.Size(); w != 12 || h != 4 || s.Cell(11, 3).Text != "x" {
		t.Errorf("%d×%d\n%s", w, h, s.Text())
	}
	s.Resize(0, -1)
	if w, h := s.Size(); w != 1 || h != 1 {
		t.Errorf("%d×%d", w, h)
	}
	write(t, s, "日x日\x1b[?2027h👨\u200d👩e\u0301")
}

func TestUnknown(t *testing.T) {
	s := screen.New(20, 3)
	write(t, s, "a\x1b[5y", "b\x1b]777;notify\a", "c\x1bPq#0\x1b\\", "\x1b_Gx\x1b\\", "\x1b[?4242h", "\u009b", "\u202e", "\x1b[8;9;9t", "d")
	want := []string{"\x1b[5y", "\x1b]777;notify\a", "\x1bPq#0\x1b\\", "\x1b_Gx\x1b\\", "\x1b[?4242h", "\u009b", "\u202e", "\x1b[8;9;9t"}
	if got := s.Unknown(); !reflect.DeepEqual(got, want) {
		t.Errorf("unknown: %q", got)
	}
	if got := s.Text(); got != "abcd" {
		t.Errorf("text %q", got)
	}
	for range 2000 {
		write(t, s, "\x1b[5y")
	}
	if n := len(s.Unknown()); n != 1000 {
		t.Errorf("%d are kept", n)
	}
}

func TestWait(t *testing.T) {
	s := screen.New(10, 3)
	var wg sync.WaitGroup
	wg.Go(func() {
		for _, p := range []string{"h", "e", "l", "l", "o"} {
			_, _ = io.WriteString(s, p)
		}
	})
	if err := s.Wait(t.Context(), func(s *screen.Screen) bool { return s.Text() == "hello" }); err != nil {
		t.Error(err)
	}
	wg.Wait()

	ctx, cancel := context.WithCancelCause(t.Context())
	reason := errors.New("no patience")
	cancel(reason)
	err := s.Wait(ctx, func(*screen.Screen) bool { return false })
	if !errors.Is(err, reason) || !strings.Contains(err.Error(), "hello") {
		t.Errorf("error %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if err := s.Wait(t.Context(), func(*screen.Screen) bool { return false }); !errors.Is(err, screen.ErrClosed) {
		t.Errorf("error %v", err)
	}
	if _, err := s.Write([]byte("x")); !errors.Is(err, screen.ErrClosed) || s.Text() != "hello" {
		t.Errorf("error %v, text %q", err, s.Text())
	}
}

func TestSynchronized(t *testing.T) {
	s := screen.New(10, 3)
	changed := s.Changed()
	write(t, s, "\x1b[?2026hhalf")
	select {
	case <-changed:
		t.Error("changed in the middle of a picture")
	default:
	}
	write(t, s, " done\x1b[?2026l")
	select {
	case <-changed:
	default:
		t.Error("not changed at its end")
	}
}

// A program may still draw for a window that has become smaller.
func TestMarginsBeyondTheLastRow(t *testing.T) {
	for _, scroll := range []string{"\x1bM", "\x1b[L", "\x1b[T", "\x1b[2L"} {
		s := screen.New(6, 3)
		fmt.Fprint(s, "one\r\ntwo\r\nthree\x1b[1;82r"+scroll+"\x1b[r")
		want := "\none\ntwo"
		if scroll == "\x1b[2L" {
			want = "\n\none"
		}
		if got := strings.TrimRight(strings.ReplaceAll(s.Text(), " ", ""), "\n"); got != want {
			t.Errorf("%q: %q, want %q", scroll, got, want)
		}
		fmt.Fprint(s, "\x1b[3;1H\x1b[4;82r\x1b[Aa") // no row of it is there: it changes nothing
		if got := strings.TrimSpace(s.Line(1)); !strings.HasPrefix(got, "a") {
			t.Errorf("%q: the cursor was moved: %q", scroll, s.Text())
		}
	}
}

// A piece of a picture takes one cell, however wide ambiguous characters are.
func TestPlaceholderIsOneCell(t *testing.T) {
	s := screen.Terminal{Wide: true}.New(8, 1)
	write(t, s, "\U0010eeee\u0305\u0305\u2500|")
	if got := s.Cell(3, 0).Text; got != "|" {
		t.Errorf("the third character is %q", got)
	}
}
