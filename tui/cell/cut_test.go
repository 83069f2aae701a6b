package cell_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ukatty/tui/cell"
)

func TestCut(t *testing.T) {
	const family = "👨\u200d👩\u200d👧"
	for _, tc := range []struct {
		m                    cell.Metrics
		s                    string
		w                    int
		cut, shorten, padded string
	}{
		{gr, "", 3, "", "", "   "},
		{gr, "abc", 5, "abc", "abc", "abc  "},
		{gr, "abcdef", 4, "abcd", "abc…", "abcd"},
		{gr, "あいう", 5, "あい", "あい…", "あい "},
		{gr, "あいう", 6, "あいう", "あいう", "あいう"},
		{gr, "あいう", 1, "", "…", " "},
		{grWide, "あいう", 5, "あい", "あ…", "あい "},
		{grWide, "あいう", 1, "", " ", " "},
		{gr, "abc", 0, "", "", ""},
		{gr, "abc", -1, "", "", ""},
		{gr, "\u0301abc", 0, "", "", ""},
		{gr, "ab" + family + "cd", 4, "ab" + family, "ab…", "ab" + family},
		{wc, "ab" + family + "cd", 8, "ab" + family, "ab…", "ab" + family},
		{wc, "ab" + family + "cd", 7, "ab", "ab…", "ab     "},
		{gr, "e\u0301e\u0301", 1, "e\u0301", "…", "e\u0301"},
	} {
		for what, p := range map[string][2]string{
			"Cut": {tc.m.Cut(tc.s, tc.w), tc.cut}, "Shorten": {tc.m.Shorten(tc.s, tc.w), tc.shorten}, "Pad": {tc.m.Pad(tc.s, tc.w), tc.padded},
		} {
			if p[0] != p[1] {
				t.Errorf("%+v: %s(%q, %d) = %q, want %q", tc.m, what, tc.s, tc.w, p[0], p[1])
			}
		}
	}
	if got := gr.PadLeft("あ", 4) + gr.PadLeft("あいう", 5); got != "  あ あい" {
		t.Errorf("PadLeft: %q", got)
	}
}

func TestCutsKeepTheirWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, s, w := metrics().Draw(t, "metrics"), clean().Draw(t, "text"), rapid.IntRange(-1, 30).Draw(t, "width")
		cut, short := m.Cut(s, w), m.Shorten(s, w)
		if !strings.HasPrefix(s, cut) {
			t.Fatalf("Cut %+q of %+q", cut, s)
		}
		for what, p := range map[string]string{"Cut": cut, "Shorten": short} {
			if m.Width(p) > max(w, 0) {
				t.Fatalf("%s(%+q, %d) = %+q is %d wide", what, s, w, p, m.Width(p))
			}
		}
		if rest := s[len(cut):]; w > 0 && rest != "" {
			for c, cw := range m.Graphemes(rest) {
				if m.Width(cut)+cw <= w {
					t.Fatalf("Cut(%+q, %d) = %+q has room for %+q", s, w, cut, c)
				}
				break
			}
		}
		for _, p := range []string{m.Pad(s, w), m.PadLeft(s, w)} {
			if m.Width(p) != max(w, 0) {
				t.Fatalf("Pad(%+q, %d) = %+q is %d wide", s, w, p, m.Width(p))
			}
		}
	})
}
