package stage_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"ukatty/sakura/stage"
)

func TestClean(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"やあ、abc ～🇯🇵か\u3099", "やあ、abc ～🇯🇵か\u3099"},
		{"a\nb\r\tc\x00d\x7fe", "abcde"},
		{"a\u0085b\u009fc", "abc"},
		{"\x1b[31mred\x1b[0m", "red"},
		{"\x1b[38;2;1;2;3mx\x1b[?25hy\x1b[!pz", "xyz"},
		{"\u009b31mred", "red"},
		{"a\x1b[あ", "a[あ"},
		{"a\x1b[31", "a[31"},
		{"a\x1b]0;title\ab", "ab"},
		{"a\x1b]8;;http://x\x1b\\b", "ab"},
		{"a\x1b]0;title\u009cb", "ab"},
		{"a\u009d0;title\x1b\\b", "ab"},
		{"a\x1bPq#0\x1b\\b\x1b_G\x1b\\c\x1b^x\x1b\\d\x1bXx\x1b\\e", "abcde"},
		{"a\x1b]0;title", "a]0;title"},
		{"a\x1b]0;ti\ntle\ab", "a]0;titleb"},
		{"a\x1b]0;ti\x1b[1mtle", "a]0;title"},
		{"a\x1b(Bb\x1b7c\x1bcd\x1b#8e", "abcde"},
		{"a\x1b", "a"},
		{"a\x1b\x1bb", "a"},
		{"a\x1bあ", "aあ"},
		{"a\u202eb\u202cc\u2066d\u2069e\u2028f\u2029g", "abcdefg"},
		{"a\u200eb\u200fc\u200dd", "a\u200eb\u200fc\u200dd"},
		{"a\U0010eeee\u0305\u030db\U0010eeefc", "a\u0305\u030db\U0010eeefc"},
		{"a\xffb\xe3\x81c\xed\xa0\x80", "a\ufffdb\ufffd\ufffdc\ufffd\ufffd\ufffd"},
		{"\xc2\x1b[1m", "\ufffd"},
	} {
		if got := stage.Clean(tt.in); got != tt.want {
			t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestCleanIsFree(t *testing.T) {
	text := strings.Repeat("やあ、abc ～🇯🇵", 100)
	if n := testing.AllocsPerRun(10, func() { stage.Clean(text) }); n != 0 {
		t.Errorf("clean text is allocated %v times", n)
	}
	dirty := text + "\n"
	if n := testing.AllocsPerRun(10, func() {
		for rest := dirty; rest != ""; {
			_, used := stage.Cut(rest, 7)
			rest = rest[used:]
		}
	}); n != 0 {
		t.Errorf("cutting allocates %v times", n)
	}
}

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		in    string
		limit int
		text  string
		steps int
		used  int
	}{
		{"", 1, "", 0, 0},
		{"abc", 0, "", 0, 0},
		{"abc", 2, "ab", 2, 2},
		{"abc", 9, "abc", 3, 3},
		{"かきく", 2, "かき", 2, 6},
		{"か\u3099き", 1, "か\u3099", 1, 6},
		{"あか\u3099き", 1, "あ", 1, 3},
		{"あか\u3099き", 2, "あか\u3099", 2, 9},
		{"ｶﾞｷ", 1, "ｶﾞ", 1, 6},
		{"e\u0301x", 1, "e\u0301", 1, 3},
		{"\U0001f468\u200d\U0001f469\u200d\U0001f467あ", 1, "\U0001f468\u200d\U0001f469\u200d\U0001f467", 1, 18},
		{"\U0001f1ef\U0001f1f5\U0001f1ef\U0001f1f5", 1, "\U0001f1ef\U0001f1f5", 1, 8},
		{"★\ufe0fあ", 1, "★\ufe0f", 1, 6},
		{"\u200ba\u200b", 1, "\u200ba", 1, 4},
		{"\u200b", 9, "\u200b", 0, 3},
		{"a\nb", 9, "a", 1, 1},
		{"\nb", 9, "", 0, 1},
		{"\x1b[31mb", 9, "", 0, 5},
		{"\xffb", 9, "\ufffd", 1, 1},
		{"a\xff", 1, "a", 1, 1},
		{"e\u0301\u202e", 9, "e\u0301", 1, 3},
		{"e" + strings.Repeat("\u0301", 100), 1, "e" + strings.Repeat("\u0301", 63), 1, 127},
	} {
		p, used := stage.Cut(tt.in, tt.limit)
		if p.Text() != tt.text || p.Steps() != tt.steps || used != tt.used {
			t.Errorf("Cut(%q, %d) = %q, %d steps, %d bytes; want %q, %d, %d",
				tt.in, tt.limit, p.Text(), p.Steps(), used, tt.text, tt.steps, tt.used)
		}
	}
}

// FuzzClean checks Clean against what must not pass, and Cut against Clean and against the whole of UAX 29.
func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"やあ、abc ～🇯🇵か\u3099", "\x1b]0;title\ab\x1b[31mc\u009b1md", "e\u0301\u202e\xff\xe3\x81", "ｶﾞ★\ufe0f\u200b", "\x1b]\x1b]\x1b]",
		"\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u0915\u094d\u0937", "\u1100\u1161\u11a8각\u11a8", "a\u0600b", "\u302aあ\u302a", "\u2060—…",
	} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, s string, limit int) {
		clean := stage.Clean(s)
		checkClean(t, clean)
		if again := stage.Clean(clean); again != clean {
			t.Errorf("cleaning %q again gives %q", clean, again)
		}
		limit = max(limit, 1)
		if got, _ := cutAll(t, s, limit); got != clean {
			t.Errorf("the pieces are %q, Clean gives %q", got, clean)
		}
		if len(clean) <= 100 {
			checkGraphemes(t, clean)
		}
	})
}

func checkClean(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Errorf("%q is not UTF-8", s)
	}
	for _, r := range s {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r) && r != 0x061C && r != 0x200E && r != 0x200F {
			t.Errorf("%q holds %U", s, r)
		}
	}
}

// cutAll cuts a text into pieces and gives what they make together, and their steps.
func cutAll(t *testing.T, s string, limit int) (text string, steps int) {
	t.Helper()
	var b strings.Builder
	for s != "" {
		p, used := stage.Cut(s, limit)
		if used <= 0 || p.Steps() > limit {
			t.Fatalf("Cut(%q, %d) = %q, %d steps, %d bytes", s, limit, p.Text(), p.Steps(), used)
		}
		b.WriteString(p.Text())
		steps += p.Steps()
		s = s[used:]
	}
	return b.String(), steps
}

// checkGraphemes checks that a clean text is cut where UAX 29 cuts it, whether one grapheme is taken or all.
func checkGraphemes(t *testing.T, s string) {
	t.Helper()
	ends, visible := map[int]bool{}, 0
	g := graphemes.FromString(s)
	for g.Next() {
		ends[g.End()] = true
		for _, r := range g.Value() {
			if !unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Variation_Selector, r) {
				visible++
				break
			}
		}
	}
	for _, limit := range []int{1, 1 << 30} {
		if _, steps := cutAll(t, s, limit); steps != visible {
			t.Errorf("%q cut by %d: %d steps, want %d", s, limit, steps, visible)
		}
		for at := 0; at < len(s); {
			_, used := stage.Cut(s[at:], limit)
			if at += used; !ends[at] {
				t.Errorf("%q cut by %d is cut at %d, within a grapheme", s, limit, at)
			}
		}
	}
}

// TestSimpleBlocks: the code points that Cut takes the short way, and all others, are cut from every neighbour as UAX 29 says.
func TestSimpleBlocks(t *testing.T) {
	neighbours := []string{"あ", "\u0301", "\u1100\u11a8", "\u0600"}
	for r := rune(' '); r <= 0xFFFF; r++ {
		if r >= 0x4E00 && r < 0xD700 && r%256 > 1 && r&0xFF00 != 0xA600 && r&0xFC00 != 0xA800 {
			continue // ideographs and syllables are all alike
		}
		if r >= 0xD800 && r < 0xE000 || stage.Clean(string(r)) != string(r) {
			continue
		}
		for _, n := range neighbours {
			checkGraphemes(t, string(r)+n)
			checkGraphemes(t, n+string(r))
		}
	}
}

// BenchmarkClean shows that hostile text costs no more a byte the longer it is.
func BenchmarkClean(b *testing.B) {
	for _, bb := range []struct{ name, piece string }{
		{"kana", "やあ、"},
		{"marks", "\u0301"},
		{"letter-mark", "e\u0301"},
		{"flags", "\U0001f1ef"},
		{"no-utf8", "\xff"},
		{"open-osc", "\x1b]"},
		{"open-csi", "\x1b[1"},
		{"open-dcs", "\x1bP\n"},
		{"open-c1", "\u009d"},
	} {
		for _, kib := range []int{64, 256, 1024} {
			b.Run(fmt.Sprintf("%s/%dKiB", bb.name, kib), func(b *testing.B) {
				text := strings.Repeat(bb.piece, kib<<10/len(bb.piece))
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					stage.Clean(text)
					for rest := text; rest != ""; {
						_, used := stage.Cut(rest, 1)
						rest = rest[used:]
					}
				}
			})
		}
	}
}
