package cell_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"ukatty/tui/cell"
)

// method returns how the renderer measures where m holds; m.Wide must be what the process was started with.
func method(m cell.Metrics) ansi.Method {
	if m.Grapheme {
		return ansi.GraphemeWidth
	}
	return ansi.WcWidth
}

// rendered returns how many cells the renderer of Bubble Tea gives to s: it draws s and a mark after it into a buffer, as the
// renderer does, and looks where the mark is.
func rendered(m cell.Metrics, s string) int {
	room := 2*len(s) + 2
	buf := uv.NewScreenBuffer(room, 1)
	buf.Method = method(m)
	uv.NewStyledString(s+"\x1b[m|").Draw(buf, buf.Bounds())
	for x := room - 1; x >= 0; x-- {
		if c := buf.CellAt(x, 0); c != nil && strings.HasPrefix(c.Content, "|") {
			return x
		}
	}
	return -1
}

// startedWide reports what the renderer in this process takes an ambiguous character for.
func startedWide() bool { return ansi.StringWidth("○") == 2 }

func here() []cell.Metrics {
	w := startedWide()
	return []cell.Metrics{{Wide: w}, {Grapheme: true, Wide: w}}
}

// telling reports whether r is worth to be tried: of the blocks whose thousands of characters are alike every 97th is.
func telling(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r >= 0xd800 && r < 0xe000:
		return false // what Clean drops, and what is no text
	case r < 0x3400, r >= 0xa480 && r < 0xac00, r >= 0xf900 && r < 0x12000, r >= 0x1f000 && r < 0x1fc00, r>>8 == 0xe00:
		return true
	}
	return r%97 == 0
}

// TestAsRenderer holds cell against the renderer for the code points, alone and in company.
func TestAsRenderer(t *testing.T) {
	company := []string{"%", "か%", "%\ufe0f", "👩\u200d%", "%\u200d👩", "%\u1161"}
	if testing.Short() {
		company = company[:2]
	}
	for _, m := range here() {
		wrong := 0
		for r := rune(0x20); r <= 0x10ffff; r++ {
			if !telling(r) {
				continue
			}
			for _, c := range company {
				s := strings.Replace(c, "%", string(r), 1)
				if got, want := m.Width(s), method(m).StringWidth(s); got != want {
					if wrong++; wrong < 20 {
						t.Errorf("%+v: Width(%+q) = %d, renderer says %d", m, s, got, want)
					}
				}
			}
		}
	}
}

// pieces are what texts are made of in the tests: each of them once led some program astray.
var pieces = []string{
	"a", "Z", " ", "  ", "1", "-", "/", ".", ",", "(", ")", "\"", "'", "word", "https://", "3.14",
	"あ", "ん", "ア", "漢", "字", "。", "、", "「", "」", "っ", "ー", "…", "―", "（", "）", "　", "１", "Ａ", "ｶ", "ﾞ", "ｧ",
	"○", "→", "─", "│", "①", "★", "안", "녕", "\u1112", "\u1161", "\u11ab",
	"\u0301", "\u3099", "\u20e3", "\ufe0e", "\ufe0f", "\u200d", "\u200c", "\u200b", "\u2060", "\u00a0", "\u00ad", "\ufeff",
	"😀", "👨", "👩", "❤", "👍", "🏽", "🇯", "🇵", "🏴", "\U000e0067", "\U000e007f",
	"न", "स", "\u094d", "\u093f", "\u0600", "\u0e33", "ก", "\u0e49", "\u102c", "က", "א", "ש", "ع", "\u0d4e",
	"\u202e", "\u2066", "\u200f", "\u2028", "\ufffd", "\U000f0000", "\ufffe",
}

func clean() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return cell.Clean(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), ""))
	})
}

func TestCleanTextAsRenderer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := clean().Draw(t, "text")
		for _, m := range here() {
			if got, want := m.Width(s), rendered(m, s); got != want {
				t.Fatalf("%+v: Width(%+q) = %d, drawn in %d", m, s, got, want)
			}
		}
	})
}

// TestAsRendererWide runs the tests against a renderer that was told that ambiguous characters are wide, which it can be told
// only when its process starts.
func TestAsRendererWide(t *testing.T) {
	if startedWide() {
		t.Skip("this is that process")
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), exe, "-test.run=AsRenderer", "-test.short")
	cmd.Env = append(os.Environ(), "RUNEWIDTH_EASTASIAN=1")
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "PASS") {
		t.Errorf("%v\n%s", err, out)
	}
}
