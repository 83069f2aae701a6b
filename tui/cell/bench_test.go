package cell_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ukatty/tui/cell"
)

// samples are 64 KiB each of the texts that balloons show, and of those that attackers send.
func samples() map[string]string {
	out := map[string]string{}
	for name, unit := range map[string]string{
		"japanese": "吾輩は猫である。名前はまだ無い。「どこで生れたか」とんと見当がつかぬ。ニャーニャー泣いていた事だけは記憶している。",
		"ascii":    "The quick brown fox jumps over the lazy dog; 12,345.67 times (or so). ",
		"mixed":    "SakuraScriptの\\0タグは、本体側(scope 0)に切り替えるタグです。→ UKADOC ①②③ … ",
		"emoji":    "😀👨\u200d👩\u200d👧❤\ufe0f🇯🇵👍🏽 ",
		"marks":    "\u0301",
		"family":   "👩\u200d",
		"word":     "a",
	} {
		out[name] = strings.Repeat(unit, 1+1<<16/len(unit))[:1<<16-len(unit)]
	}
	return out
}

func each(b *testing.B, names []string, f func(b *testing.B, m cell.Metrics, s string)) {
	all := samples()
	for _, name := range names {
		for _, m := range []cell.Metrics{wc, gr} {
			b.Run(fmt.Sprintf("%s/grapheme=%t", name, m.Grapheme), func(b *testing.B) {
				b.SetBytes(int64(len(all[name])))
				b.ReportAllocs()
				f(b, m, all[name])
			})
		}
	}
}

func BenchmarkWidth(b *testing.B) {
	each(b, []string{"japanese", "ascii", "mixed", "emoji"}, func(b *testing.B, m cell.Metrics, s string) {
		for b.Loop() {
			_ = m.Width(s)
		}
	})
}

func BenchmarkWrap(b *testing.B) {
	each(b, []string{"japanese", "ascii", "mixed", "emoji", "marks", "family", "word"}, func(b *testing.B, m cell.Metrics, s string) {
		for b.Loop() {
			_ = m.Wrap(s, 40)
		}
	})
}

func BenchmarkClean(b *testing.B) {
	each(b, []string{"japanese", "ascii", "emoji"}, func(b *testing.B, _ cell.Metrics, s string) {
		for b.Loop() {
			_ = cell.Clean(s)
		}
	})
}

// BenchmarkGrow wraps a text of 64 KiB that grows by one grapheme at a time; where all of it is one, by one code point. The
// metric is the time for the last eighth of the steps as a multiple of that for the second: about 1 if a step costs the same
// however long the text is, 5 if it cost as much as the text is long.
func BenchmarkGrow(b *testing.B) {
	each(b, []string{"japanese", "ascii", "emoji", "marks", "family", "word"}, func(b *testing.B, m cell.Metrics, s string) {
		ends := steps(m, s)
		eighth := len(ends) / 8
		var second, last time.Duration
		for b.Loop() {
			f := grow(cell.Flow{}, m, s, ends[:eighth])
			began := time.Now()
			f = grow(f, m, s, ends[eighth:2*eighth])
			second += time.Since(began)
			f = grow(f, m, s, ends[2*eighth:len(ends)-eighth])
			began = time.Now()
			grow(f, m, s, ends[len(ends)-eighth:])
			last += time.Since(began)
		}
		b.ReportMetric(last.Seconds()/second.Seconds(), "last/second")
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(ends)), "ns/step")
	})
}

// steps returns where the graphemes of s end, or its code points if it has few graphemes.
func steps(m cell.Metrics, s string) []int {
	var ends []int
	n := 0
	for c := range m.Graphemes(s) {
		n += len(c)
		ends = append(ends, n)
	}
	if len(ends) < 64 {
		ends = nil
		for i := range s[1:] {
			ends = append(ends, i+1)
		}
	}
	return ends
}

func grow(f cell.Flow, m cell.Metrics, s string, ends []int) cell.Flow {
	for _, end := range ends {
		f = f.Wrap(m, s[:end], 40)
	}
	return f
}
