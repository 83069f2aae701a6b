package tui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ukatty/tui/cell"
)

// Rows hold the whole text, none is wider than asked for, and every place of the cursor is in one cell of its own.
func TestRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := cell.Metrics{Grapheme: rapid.Bool().Draw(t, "grapheme"), Wide: rapid.Bool().Draw(t, "wide")}
		w := rapid.IntRange(6, 14).Draw(t, "w")
		e := editor{many: true}
		e.set(m, strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "\u3042", "\n", " ", "\u304b\u3099", "\U0001f468\u200d\U0001f469", `\w9`, "\u25cb"}), 0, 40).Draw(t, "text"), ""))
		starts := e.rows(m, w)
		for i := range starts {
			begin, end := e.row(starts, i)
			if n := m.Width(e.text[begin:end]); n > w {
				t.Fatalf("row %d of %q has %d cells of %d", i, e.text, n, w)
			}
			if i+1 < len(starts) && strings.Trim(e.text[end:starts[i+1]], "\n") != "" {
				t.Fatalf("%q is lost", e.text[end:starts[i+1]])
			}
		}
		last := [2]int{-1, 0}
		for e.at = 0; ; e.right(m) {
			row, x := e.spot(m, w)
			if row < last[0] || row == last[0] && x <= last[1] || x >= w && e.at == len(e.text) {
				t.Fatalf("%q: at %d the cursor is at %d, %d after %v", e.text, e.at, row, x, last)
			}
			last = [2]int{row, x}
			at := e.at
			if e.pointRow(m, w, row, x); e.at != at {
				t.Fatalf("%q: the cell of %d leads to %d", e.text, at, e.at)
			}
			if e.at == len(e.text) {
				break
			}
		}
	})
}

// Up and down go by rows, and say when there is none.
func TestRowsUpAndDown(t *testing.T) {
	var m cell.Metrics
	e := editor{many: true}
	e.set(m, "abcdef\n\u3042\u3044\u3046\nx")
	for _, tt := range []struct {
		do   func() bool
		want string
	}{
		{func() bool { return e.vertical(m, 4, -1) }, "abcdef\n\u3042\u3044|\u3046\nx"},
		{func() bool { e.rowHome(m, 4); return true }, "abcdef\n\u3042\u3044|\u3046\nx"},
		{func() bool { return e.vertical(m, 4, -9) }, "|abcdef\n\u3042\u3044\u3046\nx"},
		{func() bool { e.rowEnd(m, 4); return true }, "abc|def\n\u3042\u3044\u3046\nx"},
		{func() bool { return e.vertical(m, 4, 1) }, "abcdef|\n\u3042\u3044\u3046\nx"},
		{func() bool { return !e.vertical(m, 4, 9) || !e.vertical(m, 4, 1) }, "abcdef\n\u3042\u3044\u3046\nx|"},
	} {
		if ok := tt.do(); !ok || e.barred() != tt.want {
			t.Errorf("%q, %v; want %q", e.barred(), ok, tt.want)
		}
	}
}

// A place in the line without breaks is found again in the text with them.
func TestOneLine(t *testing.T) {
	for _, text := range []string{"", "abc", "a\nb", "\n\na\n", "a\n\nbc\n\n"} {
		line, place := oneLine(text)
		for i := range len(line) {
			if at := place(i); text[at] != line[i] || at < i {
				t.Errorf("%q: %d lies at %d", text, i, at)
			}
		}
		if strings.Contains(line, "\n") {
			t.Errorf("%q", line)
		}
	}
}
