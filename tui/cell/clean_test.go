package cell_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ukatty/tui/cell"
)

func TestClean(t *testing.T) {
	for _, tc := range []struct{ name, s, line, text, visible string }{
		{"clean", "日本語 and ASCII ｶﾞ 👨\u200d👩\u200d👧 ❤\ufe0f", "", "", ""},
		{"nothing", "", "", "", ""},
		{"line breaks", "a\nb\r\nc\u2028d", "a b c d", "a\nb\nc\nd", "a␊b␍␊c␊d"},
		{"tab", "a\tb", "a    b", "a    b", "a␉b"},
		{"C0 and DEL", "a\x00\a\b\r\x7fb", "ab", "ab", "a␀␇␈␍␡b"},
		{"C1", "a\u0080\u009b31mb\u009f", "a31mb", "a31mb", "a<U+0080><U+009B>31mb<U+009F>"},
		{"raw C1 byte", "a\x9b31m", "a\ufffd31m", "a\ufffd31m", "a<9B>31m"},
		{"colour", "a\x1b[1;31mb\x1b[0m", "ab", "ab", "a␛[1;31mb␛[0m"},
		{"title", "a\x1b]0;title\ab\x1b]2;title\x1b\\c", "abc", "abc", "a␛]0;title␇b␛]2;title␛\\c"},
		{"link", "\x1b]8;;http://x/\x1b\\a\x1b]8;;\x1b\\b", "ab", "ab", "␛]8;;http://x/␛\\a␛]8;;␛\\b"},
		{"DCS, APC, PM, SOS", "\x1bPq#0\x1b\\\x1b_G\x1b\\\x1b^x\x1b\\\x1bXy\x1b\\a", "a", "a", "␛Pq#0␛\\␛_G␛\\␛^x␛\\␛Xy␛\\a"},
		{"unfinished title", "a\x1b]0;title", "a0;title", "a0;title", "a␛]0;title"},
		{"title broken off by a line", "a\x1b]0;b\nc\a", "a0;b c", "a0;b\nc", "a␛]0;b␊c␇"},
		{"title broken off by a sequence", "a\x1b]0;b\x1b[mc", "a0;bc", "a0;bc", "a␛]0;b␛[mc"},
		{"unfinished colour", "a\x1b[1;3", "a1;3", "a1;3", "a␛[1;3"},
		{"broken colour", "a\x1b[1\x00m", "a1m", "a1m", "a␛[1␀m"},
		{"reset, character set", "a\x1bcb\x1b(0c\x1b#8d", "abcd", "abcd", "a␛cb␛(0c␛#8d"},
		{"escape at the end", "a\x1b", "a", "a", "a␛"},
		{"escape before a control", "a\x1b\x01b\x1b(", "ab(", "ab(", "a␛␁b␛("},
		{"escape before kana", "a\x1bあ", "aあ", "aあ", "a␛あ"},
		{"bidi", "a\u202eb\u2066c\u200fd\u061ce", "abcde", "abcde", "a<U+202E>b<U+2066>c<U+200F>d<U+061C>e"},
		{"soft hyphen, byte order mark", "a\u00adb\ufeffc", "abc", "abc", "a<U+00AD>b<U+FEFF>c"},
		{"placeholder of a picture", "a\U0010eeee\u0305\u0305b", "a\u0305\u0305b", "", "a<U+10EEEE>\u0305\u0305b"},
		{"invalid UTF-8", "a\xffb\xe3\x81", "a\ufffdb\ufffd\ufffd", "a\ufffdb\ufffd\ufffd", "a<FF>b<E3><81>"},
		{"U+FFFD itself", "a\ufffdb", "", "", ""},
		{"lone mark", "\u0301a", "\u00a0\u0301a", "\u00a0\u0301a", "\u00a0\u0301a"},
		{"lone mark on a line", "a\n\u0301b", "a \u0301b", "a\n\u00a0\u0301b", "a␊\u0301b"},
		{"lone selector", "\ufe0fa", "a", "a", "a"},
		{"lone joiner and mark", "\u200d\u0301a", "\u00a0\u0301a", "\u00a0\u0301a", "\u00a0\u0301a"},
		{"sign that would join", "a\u0600", "a\ufffd", "a\ufffd", "a\ufffd"},
		{"what a control kept apart", "👨\u200d\x01👩", "👨\u200d👩", "👨\u200d👩", "👨\u200d␁👩"},
		{"what a control kept apart from its mark", "e\x01\u0301", "e\u0301", "e\u0301", "e␁\u0301"},
	} {
		line, text, visible := tc.line, tc.text, tc.visible
		if line == "" {
			line = tc.s
		}
		if text == "" {
			text = line
		}
		if visible == "" {
			visible = line
		}
		if got := cell.Clean(tc.s); got != line {
			t.Errorf("%s: Clean(%+q) = %+q, want %+q", tc.name, tc.s, got, line)
		}
		if got := cell.CleanText(tc.s); got != text {
			t.Errorf("%s: CleanText(%+q) = %+q, want %+q", tc.name, tc.s, got, text)
		}
		if got := cell.Visible(tc.s); got != visible {
			t.Errorf("%s: Visible(%+q) = %+q, want %+q", tc.name, tc.s, got, visible)
		}
	}
}

// TestCleanBounds: a cluster has no limit of its own, what is drawn of it has.
func TestCleanBounds(t *testing.T) {
	for name, tc := range map[string]struct{ s, want string }{
		"marks":          {"a" + strings.Repeat("\u0301", 1000) + "b", "ab"},
		"selectors":      {"❤" + strings.Repeat("\ufe0f", 1000) + "b", "❤b"},
		"few marks":      {"a" + strings.Repeat("\u0301", 50) + "b", "a" + strings.Repeat("\u0301", 50) + "b"},
		"marks alone":    {strings.Repeat("\u0301", 1000) + "b", "\ufffdb"},
		"marks and base": {strings.Repeat("\u0301", 64), "\ufffd"},
		"signs of prose": {strings.Repeat("\u0600", 1000) + "b", strings.Repeat("\ufffd", 15) + strings.Repeat("\u0600", 10) + "b"},
	} {
		if got := cell.Clean(tc.s); got != tc.want {
			t.Errorf("%s: %+q, want %+q", name, got, tc.want)
		}
	}
	for name, s := range map[string]string{
		"family": strings.Repeat("👩\u200d", 1000), "jamo": strings.Repeat("\u1112", 1000), "conjuncts": strings.Repeat("स\u094d", 1000),
	} {
		for c := range gr.Graphemes(cell.Clean(s)) {
			if len(c) > 128 {
				t.Errorf("%s: a cluster of %d bytes is left", name, len(c))
			}
		}
	}
}

func TestCleanKeepsWhatIsClean(t *testing.T) {
	s := strings.Repeat("日本語 and ASCII ｶﾞ 👨\u200d👩\u200d👧 ❤\ufe0f ○→", 10)
	if n := testing.AllocsPerRun(10, func() { _ = cell.Clean(s) }); n != 0 {
		t.Errorf("Clean allocates %v times for a clean text", n)
	}
}

func TestCleanIsClean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := texts().Draw(t, "text")
		for name, f := range map[string]func(string) string{"Clean": cell.Clean, "CleanText": cell.CleanText, "Visible": cell.Visible} {
			got := f(s)
			if again := cell.Clean(got); name != "CleanText" && again != got {
				t.Fatalf("%s(%+q) = %+q, and clean once more %+q", name, s, got, again)
			}
			if again := cell.CleanText(got); again != got {
				t.Fatalf("%s(%+q) = %+q, and as a text once more %+q", name, s, got, again)
			}
			if strings.ContainsFunc(strings.ReplaceAll(got, "\n", ""), forbidden) || name != "CleanText" && strings.Contains(got, "\n") {
				t.Fatalf("%s(%+q) = %+q", name, s, got)
			}
		}
	})
}
