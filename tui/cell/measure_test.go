package cell_test

import (
	"strings"
	"testing"

	"ukatty/tui/cell"
)

var (
	wc     = cell.Metrics{}
	gr     = cell.Metrics{Grapheme: true}
	wcWide = cell.Metrics{Wide: true}
	grWide = cell.Metrics{Grapheme: true, Wide: true}

	all = map[string]cell.Metrics{"wc": wc, "grapheme": gr, "wc wide": wcWide, "grapheme wide": grWide}
)

func TestWidth(t *testing.T) {
	for _, tc := range []struct {
		name, s                    string
		wc, gr, wcWide, graphmWide int
	}{
		{"nothing", "", 0, 0, 0, 0},
		{"ASCII", "Hello, world!", 13, 13, 13, 13},
		{"kana and ideographs", "日本語のテスト。", 16, 16, 16, 16},
		{"mixed", "abcあいうdef", 12, 12, 12, 12},
		{"half-width kana", "ｱｲｳ", 3, 3, 3, 3},
		{"half-width with voicing mark", "ｶﾞ", 2, 1, 2, 1},
		{"combining voicing mark", "か\u3099", 2, 2, 2, 2},
		{"full-width forms", "Ａ１！", 6, 6, 6, 6},
		{"Hangul syllables", "안녕", 4, 4, 4, 4},
		{"Hangul jamo", "\u1112\u1161\u11ab", 4, 2, 4, 2},
		{"combining accent", "e\u0301x", 2, 2, 2, 2},
		{"Devanagari", "नमस्ते", 4, 3, 4, 3},
		{"ambiguous", "○→─①…", 5, 5, 10, 10},
		{"circled stars", "★☆♪", 3, 3, 6, 6},
		{"emoji", "😀", 2, 2, 2, 2},
		{"family", "👨\u200d👩\u200d👧", 6, 2, 6, 2},
		{"skin tone", "👍🏽", 4, 2, 4, 2},
		{"heart with VS16", "❤\ufe0f", 1, 2, 1, 2},
		{"heart with VS15", "❤\ufe0e", 1, 1, 1, 1},
		{"keycap", "1\ufe0f\u20e3", 1, 2, 1, 2},
		{"flag", "🇯🇵", 2, 2, 2, 2},
		{"two flags", "🇯🇵🇰🇷", 4, 4, 4, 4},
		{"zero-width space", "a\u200bb", 2, 2, 2, 2},
		{"word joiner", "a\u2060b", 2, 2, 2, 2},
		{"controls", "a\x00\x1b\n\x7fb", 2, 2, 2, 2},
		{"a lone mark", "\u0301", 0, 0, 0, 0},
		{"a lone voicing mark", "ﾞ", 1, 1, 1, 1},
	} {
		for m, want := range map[cell.Metrics]int{wc: tc.wc, gr: tc.gr, wcWide: tc.wcWide, grWide: tc.graphmWide} {
			if got := m.Width(tc.s); got != want {
				t.Errorf("%s: %+v: Width(%q) = %d, want %d", tc.name, m, tc.s, got, want)
			}
		}
	}
}

func TestGraphemesTellTheWidth(t *testing.T) {
	s := "abcあ👨\u200d👩\u200d👧e\u0301ｶﾞ○\r\n"
	for name, m := range all {
		var parts []string
		sum := 0
		for c, w := range m.Graphemes(s) {
			parts = append(parts, c)
			sum += w
		}
		if got := strings.Join(parts, "|"); got != "a|b|c|あ|👨\u200d👩\u200d👧|e\u0301|ｶﾞ|○|\r\n" {
			t.Errorf("%s: clusters %q", name, got)
		}
		if sum != m.Width(s) {
			t.Errorf("%s: widths add up to %d, Width is %d", name, sum, m.Width(s))
		}
	}
}

func TestGraphemesStops(t *testing.T) {
	n := 0
	for range gr.Graphemes("あいう") {
		n++
		break
	}
	if n != 1 {
		t.Errorf("went on after break: %d", n)
	}
}
