package cell_test

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ukatty/tui/cell"
)

// flowLines gives all lines of a flow.
func flowLines(f cell.Flow) []cell.Line {
	var out []cell.Line
	for i := range f.Len() {
		out = append(out, f.Line(i))
	}
	return out
}

func TestFlowIsWrap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, s, w := metrics().Draw(t, "metrics"), texts().Draw(t, "text"), rapid.IntRange(1, 30).Draw(t, "width")
		var f cell.Flow
		type state struct {
			f    cell.Flow
			text string
		}
		var states []state
		for end := 0; end < len(s); {
			end = min(len(s), end+rapid.IntRange(1, 9).Draw(t, "added"))
			f = f.Wrap(m, s[:end], w)
			states = append(states, state{f, s[:end]})
		}
		for _, st := range states { // also the old ones are as they were
			if got, want := flowLines(st.f), m.Wrap(st.text, w); len(st.text) > 0 && !reflect.DeepEqual(got, want) {
				t.Fatalf("%+q at %d:\n got %+v\nwant %+v", st.text, w, got, want)
			}
		}
	})
}

func TestFlowForks(t *testing.T) {
	const text = "あいうえおかきくけこ。さしすせそ\n"
	long := strings.Repeat(text, 400)
	trunk := cell.Flow{}.Wrap(gr, long, 10)
	one, two := trunk.Wrap(gr, long+"one "+text, 10), trunk.Wrap(gr, long+"two "+text, 10)
	for _, tc := range []struct {
		f cell.Flow
		s string
	}{{trunk, long}, {one, long + "one " + text}, {two, long + "two " + text}} {
		if !reflect.DeepEqual(flowLines(tc.f), gr.Wrap(tc.s, 10)) {
			t.Errorf("a flow of %d bytes was changed by another", len(tc.s))
		}
	}
}

func TestFlowStartsAnew(t *testing.T) {
	f := cell.Flow{}.Wrap(gr, "あいうえお", 6)
	if got := (cell.Flow{}); got.Len() != 0 {
		t.Errorf("the zero value has %d lines", got.Len())
	}
	for name, tc := range map[string]struct {
		m cell.Metrics
		s string
		w int
	}{
		"shorter":       {gr, "あい", 6},
		"another":       {gr, "かいうえおか", 6},
		"other width":   {gr, "あいうえお", 4},
		"other metrics": {wc, "あいうえおｶﾞ", 6},
		"empty":         {gr, "", 6},
		"the same":      {gr, "あいうえお", 6},
	} {
		if got, want := flowLines(f.Wrap(tc.m, tc.s, tc.w)), tc.m.Wrap(tc.s, tc.w); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}

// TestFlowIsLinear: what wrapping a growing text looks at does not grow with the text. It counts allocated lines instead of
// time: the last steps may cost no more than the first ones.
func TestFlowIsLinear(t *testing.T) {
	for name, unit := range map[string]string{"kana": "あ", "marks": "\u0301", "family": "👩\u200d", "word": "a", "blank": " ", "line": "\n"} {
		s := strings.Repeat(unit, 1<<16/len(unit))
		step := func(i int) float64 {
			f := cell.Flow{}.Wrap(gr, s[:i], 20)
			return testing.AllocsPerRun(5, func() { _ = f.Wrap(gr, s[:i+len(unit)], 20) })
		}
		first, last := step(4096*len(unit)), step(len(s)-2*len(unit))
		if last > first+4 {
			t.Errorf("%s: %v allocations at the start, %v at the end", name, first, last)
		}
	}
}
