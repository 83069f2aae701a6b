package cell_test

import (
	"reflect"
	"strings"
	"testing"

	"ukatty/tui/cell"
)

// FuzzWrap throws bytes at everything that draws them.
func FuzzWrap(f *testing.F) {
	for _, s := range []string{
		"", "やあ。\nどうも、「さくら」です。", "the quick brown fox", "a\x1b[31mb\x1b]0;t\a\u202ec\xff\xe3\x81",
		"👨\u200d👩\u200d👧❤\ufe0f🇯🇵ｶﾞ", strings.Repeat("\u0301", 200), strings.Repeat("👩\u200d", 60), "\u0600 \u0e33\u200b\u0301",
	} {
		f.Add(s, 10, byte(0))
		f.Add(s, 1, byte(3))
	}
	f.Fuzz(func(t *testing.T, s string, w int, kind byte) {
		m := cell.Metrics{Grapheme: kind&1 != 0, Wide: kind&2 != 0}
		ls := m.Wrap(s, w)
		if err := checkLines(m, s, w, ls); err != nil {
			t.Fatalf("%v\nof %+q at %d", err, s, w)
		}
		half := cell.Flow{}.Wrap(m, s[:len(s)/2], w)
		if got := flowLines(half.Wrap(m, s, w)); !reflect.DeepEqual(got, ls) {
			t.Fatalf("grown: %+v\nat once: %+v\nof %+q at %d", got, ls, s, w)
		}
		one := cell.Clean(s)
		if again := cell.Clean(one); again != one {
			t.Fatalf("Clean(%+q) = %+q, once more %+q", s, one, again)
		}
		if v := cell.Visible(s); cell.Clean(v) != v {
			t.Fatalf("Visible(%+q) = %+q", s, v)
		}
		if got := m.Width(m.Shorten(one, w)); got > max(w, 0) {
			t.Fatalf("Shorten(%+q, %d) is %d wide", one, w, got)
		}
	})
}
