package cell_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"ukatty/tui/cell"
)

// lines returns the texts of the lines of s, joined by "|".
func lines(m cell.Metrics, s string, w int) string {
	var out []string
	for _, l := range m.Wrap(s, w) {
		out = append(out, l.Text)
	}
	return strings.Join(out, "|")
}

func TestWrap(t *testing.T) {
	for _, tc := range []struct {
		name, s string
		w       int
		want    string
	}{
		{"nothing", "", 10, ""},
		{"fits", "やあ。", 10, "やあ。"},
		{"exactly", "あいうえお", 10, "あいうえお"},
		{"one more", "あいうえおか", 10, "あいうえお|か"},
		{"odd width", "あいう", 5, "あい|う"},
		{"line breaks", "あ\nい\r\nう\u2028え\n", 10, "あ|い|う|え|"},
		{"empty lines", "\n\n", 10, "||"},

		{"full stop begins no line", "あいうえ。", 8, "あいう|え。"},
		{"nor do two marks", "あいうえ。」", 8, "あいう|え。」"},
		{"nor a small kana", "あいうちゃ", 8, "あいう|ちゃ"},
		{"nor a long vowel mark", "あいうシー", 8, "あいう|シー"},
		{"nor an iteration mark", "あいう佐々木", 8, "あいう|佐々木"},
		{"nor a full-width exclamation", "あいうえ！？", 8, "あいう|え！？"},
		{"nor an ASCII one", "あいうえ!", 8, "あいう|え!"},
		{"nor a half-width stop", "ｱｲｳ｡", 3, "ｱｲ|ｳ｡"},
		{"nor a half-width small kana", "ｱｲｳｯﾄ", 3, "ｱｲ|ｳｯﾄ"},
		{"opening mark ends no line", "あいう「え」", 8, "あいう|「え」"},
		{"nor an ASCII one, kana", "あいう(え)", 7, "あいう|(え)"},
		{"nor before a quotation", "言った“はい”", 8, "言った|“はい”"},
		{"more marks than room", "。。。。。", 4, "。。|。。|。"},
		{"opening marks only", "「「「「", 4, "「「|「「"},
		{"a mark moves a word's end", "abcdef。", 6, "abcde|f。"},
		{"ellipses stay in pairs", "あいう……え", 8, "あいう……|え"},
		{"and dashes", "あいうえおか――き", 13, "あいうえおか|――き"},

		{"words", "the quick brown fox", 10, "the quick|brown fox"},
		{"blank at the edge", "the quick brown", 9, "the quick|brown"},
		{"two blanks at the edge", "the quick  brown", 10, "the quick|brown"},
		{"ideographic blank at the edge", "あいう　えお", 6, "あいう|えお"},
		{"blanks at the end", "hello     ", 7, "hello  "},
		{"indent", "　あいうえ", 8, "　あいう|え"},
		{"indent of a long word", "  abcdefghijkl", 8, "  abcdef|ghijkl"},
		{"blanks only", "      ", 4, "    "},
		{"word in kana", "これはSakuraScriptです", 14, "これは|SakuraScriptで|す"},
		{"long word", "abcdefghijklmnopqrstuvwxyz", 10, "abcdefghij|klmnopqrst|uvwxyz"},
		{"numbers", "値段は12,345.67円", 10, "値段は|12,345.67|円"},
		{"full-width numbers", "値段は１２３４円", 10, "値段は|１２３４円"},
		{"date", "on 2024-01-02 at", 10, "on|2024-01-02|at"},
		{"hyphen", "a well-known thing", 8, "a well-|known|thing"},
		{"option", "use -race now", 6, "use|-race|now"},
		{"address", "see https://example.com/some/path", 20, "see|https://example.com/|some/path"},
		{"apostrophe", "I don’t don't", 7, "I don’t|don't"},
		{"quotation", `say "hi" there`, 8, `say "hi"|there`},
		{"smiley after a blank", "well :)", 5, "well|:)"},
		{"bracket after a word", "call(x) f(y)", 8, "call(x)|f(y)"},
		{"percent", "100％か50%か", 5, "100％|か50%|か"},
		{"price", "あい￥100", 6, "あい|￥100"},
		{"no-break space", "a 10\u00a0km", 6, "a|10\u00a0km"},
		{"zero-width space", "abc\u200bdef", 4, "abc|def"},
		{"Hangul", "안녕하세요", 6, "안녕하|세요"},
		{"Cyrillic", "привет мир", 8, "привет|мир"},
		{"Arabic", "سلام عليكم", 6, "سلام|عليكم"},
		{"emoji", "😀😀😀", 5, "😀😀|😀"},

		{"tab", "a\tb", 10, "a    b"},
		{"control", "a\x1b[mb", 10, "a\u200b[mb"},
		{"bidi", "a\u202eb", 10, "a\u200bb"},
		{"invalid", "a\xffb", 10, "a\ufffdb"},
		{"unfinished", "あ\xe3\x81", 10, "あ\ufffd"},
		{"lone mark", "\u0301a", 10, "\u00a0\u0301a"},
		{"lone selector", "\ufe0fa", 10, "a"},
		{"sign that would join the frame", "a\u0600", 10, "a\ufffd"},
		{"many controls", "a\x01\x02\x03b", 10, "a\u200bb"},
		{"letters without end", "a" + strings.Repeat("\u0301", 100) + "b", 10, "ab"},
	} {
		if got := lines(gr, tc.s, tc.w); got != tc.want {
			t.Errorf("%s: %q at %d:\n got %q\nwant %q", tc.name, tc.s, tc.w, got, tc.want)
		}
	}
}

func TestWrapByMetrics(t *testing.T) {
	const family = "👨\u200d👩\u200d👧"
	for _, tc := range []struct {
		m    cell.Metrics
		s    string
		w    int
		want string
	}{
		{wc, "ｶﾞｶﾞ", 3, "ｶﾞ|ｶﾞ"},
		{gr, "ｶﾞｶﾞ", 3, "ｶﾞｶﾞ"},
		{wc, "a" + family + "b", 6, "a|" + family + "|b"},
		{gr, "a" + family + "b", 6, "a" + family + "b"},
		{wc, family, 5, "👨"},
		{gr, "○○", 2, "○○"},
		{grWide, "○○", 2, "○|○"},
		{gr, "あb", 1, "?|b"},
		{gr, "○", 1, "○"},
		{grWide, "○", 1, "?"},
		{wcWide, "a\xff", 1, "a|?"},
		{gr, "❤\ufe0fx", 1, "❤|x"},
		{wc, family, 1, "?"},
		{gr, "あ", 0, "?"},
		{gr, "ab", -5, "a|b"},
		{gr, "a　b", 1, "a|b"},
	} {
		if got := lines(tc.m, tc.s, tc.w); got != tc.want {
			t.Errorf("%+v: %q at %d: got %q, want %q", tc.m, tc.s, tc.w, got, tc.want)
		}
	}
}

// texts draws texts of all kinds, most of them made of telling pieces.
func texts() *rapid.Generator[string] {
	dirty := append(slices.Clone(pieces), "\n", "\r\n", "\t", "\x1b", "\x1b[31m", "\x1b]0;t\a", "\u009b", "\xff", "\xe3\x81", "\x7f",
		strings.Repeat("\u0301", 70), strings.Repeat("👩\u200d", 20), strings.Repeat("\u1112", 50), strings.Repeat("\u0600", 70))
	return rapid.OneOf(
		clean(),
		rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(dirty), 0, 40).Draw(t, "pieces"), "")
		}),
		rapid.String(),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 60), func(b []byte) string { return string(b) }),
	)
}

func metrics() *rapid.Generator[cell.Metrics] {
	return rapid.SampledFrom([]cell.Metrics{wc, gr, wcWide, grWide})
}

// checkLines reports what is wrong with the lines of s.
func checkLines(m cell.Metrics, s string, w int, ls []cell.Line) error {
	end := 0
	for i, l := range ls {
		if l.Start < end || l.End < l.Start || l.End > len(s) {
			return fmt.Errorf("line %d is %d:%d, after %d", i, l.Start, l.End, end)
		}
		if m.Width(solid(s[end:l.Start])) > 0 && l.Start-end < 100 || i == 0 && l.Start > 0 {
			return fmt.Errorf("%q is lost before line %d", s[end:l.Start], i)
		}
		if l.Width > max(w, 1) {
			return fmt.Errorf("line %d is %d wide", i, l.Width)
		}
		if got := m.Width(l.Text); got != l.Width {
			return fmt.Errorf("line %d is said to be %d wide, its text %+q is %d", i, l.Width, l.Text, got)
		}
		if strings.ContainsFunc(l.Text, forbidden) {
			return fmt.Errorf("line %d has controls: %+q", i, l.Text)
		}
		end = l.End
	}
	if m.Width(solid(s[end:])) > 0 && len(s)-end < 100 {
		return fmt.Errorf("%q is lost at the end", s[end:])
	}
	return nil
}

// solid returns s without what may be missing between two lines.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Zs, r) && !strings.ContainsRune("\u00a0\u2007\u202f", r) || strings.ContainsRune("\t\n\r\u2028\u2029", r) {
			return -1
		}
		return r
	}, s)
}

func forbidden(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

func TestLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, s, w := metrics().Draw(t, "metrics"), texts().Draw(t, "text"), rapid.IntRange(-1, 30).Draw(t, "width")
		ls := m.Wrap(s, w)
		if err := checkLines(m, s, w, ls); err != nil {
			t.Fatalf("%v\nof %+q at %d:\n%+v", err, s, w, ls)
		}
		for i, l := range ls {
			text, width, at := "", 0, l.Start
			for g := range m.Glyphs(s, l) {
				if g.Start < at || g.End <= g.Start || g.End > l.End {
					t.Fatalf("glyph %+v of line %d, %+v", g, i, l)
				}
				text, width, at = text+g.Text, width+g.Width, g.End
			}
			if text != l.Text || width != l.Width {
				t.Fatalf("glyphs of line %d are %+q, %d wide, the line %+v", i, text, width, l)
			}
		}
	})
}

// TestKinsoku checks the rule itself: where a mark stands wrong, there was no better place to break.
func TestKinsoku(t *testing.T) {
	const closers, openers, kana = "。、」』）っャー！？", "「『（【", "あいうえおかきくけこ"
	rapid.Check(t, func(t *rapid.T) {
		all := []rune(closers + openers + kana + kana + kana)
		s := string(rapid.SliceOfN(rapid.SampledFrom(all), 1, 60).Draw(t, "text"))
		w := 2 * rapid.IntRange(2, 20).Draw(t, "width")
		ls := gr.Wrap(s, w)
		for i := 1; i < len(ls); i++ {
			before, after := []rune(ls[i-1].Text), []rune(ls[i].Text)
			wrong := strings.ContainsRune(closers, after[0]) || strings.ContainsRune(openers, before[len(before)-1])
			for n := 1; wrong && n < len(before); n++ {
				if !strings.ContainsRune(openers, before[n-1]) && !strings.ContainsRune(closers, before[n]) {
					t.Fatalf("%q | %q, though %q could be parted at %d", string(before), string(after), string(before), n)
				}
			}
		}
	})
}

func TestWrapAsRenderer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := texts().Draw(t, "text"), rapid.IntRange(1, 20).Draw(t, "width")
		for _, m := range here() {
			for _, l := range m.Wrap(s, w) {
				if got := rendered(m, l.Text); got != l.Width {
					t.Fatalf("%+v: %+q is said to be %d wide, drawn in %d", m, l.Text, l.Width, got)
				}
				framed := "│" + l.Text + "│"
				if got, want := rendered(m, framed), l.Width+2*m.Width("│"); got != want {
					t.Fatalf("%+v: %+q in a frame is %d wide, should be %d", m, l.Text, got, want)
				}
			}
		}
	})
}

// The first line begins where something else ended.
func TestWrapAt(t *testing.T) {
	for _, tc := range []struct {
		s    string
		w, x int
		want string
	}{
		{"あいうえお", 10, 0, "あいうえお"},
		{"あいうえお", 10, 4, "あいう|えお"},
		{"あいうえお", 10, 9, "|あいうえお"},
		{"あいうえお", 10, 10, "|あいうえお"},
		{"あいうえお", 10, 99, "|あいうえお"},
		{"あい", 10, -3, "あい"},
		{"hello world", 8, 4, "|hello|world"},
		{"hello world", 8, 3, "hello|world"},
		{"abcdefghijklm", 8, 5, "|abcdefgh|ijklm"},
		{" a b", 8, 6, " a|b"},
		{"a  bcd", 6, 4, "a|bcd"},
		{"", 8, 6, ""},
		{"あ。い", 6, 4, "|あ。い"},
		{"a\nbcdef", 5, 4, "a|bcdef"},
		{"猫", 1, 1, "|?"},
	} {
		var out []string
		for i, l := range (cell.Metrics{}).WrapAt(tc.s, tc.w, tc.x) {
			out = append(out, l.Text)
			x := 0
			if i == 0 {
				x = min(max(tc.x, 0), tc.w)
			}
			if l.Width != (cell.Metrics{}).Width(l.Text) || x+l.Width > tc.w && l.Text != "" {
				t.Errorf("%q at %d of %d: line %d is said to be %d cells wide", tc.s, tc.x, tc.w, i, l.Width)
			}
		}
		if got := strings.Join(out, "|"); got != tc.want {
			t.Errorf("%q at %d of %d: %q, want %q", tc.s, tc.x, tc.w, got, tc.want)
		}
	}
}

// Whatever the text, no line is wider than its room, the lines cover the text, and without an indent WrapAt is Wrap.
func TestWrapAtAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("ab cあ。「\u0301\u200d\u3000\n\t\u2026x-"))).Draw(t, "s")
		w, x := rapid.IntRange(1, 12).Draw(t, "w"), rapid.IntRange(0, 14).Draw(t, "x")
		m := cell.Metrics{Grapheme: rapid.Bool().Draw(t, "grapheme"), Wide: rapid.Bool().Draw(t, "wide")}
		end := 0
		for i, l := range m.WrapAt(s, w, x) {
			room := w
			if i == 0 {
				room = max(w-x, 0)
			}
			if l.Width > room || l.Width != m.Width(l.Text) {
				t.Fatalf("line %d %q takes %d of %d cells, said to be %d", i, l.Text, m.Width(l.Text), room, l.Width)
			}
			if l.Start < end || l.End < l.Start || strings.Trim(s[end:l.Start], " \u3000\n\t\u200d\u0301") != "" {
				t.Fatalf("line %d covers %d to %d, the one before ends at %d", i, l.Start, l.End, end)
			}
			end = l.End
		}
	})
}
