package sakura_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"ukatty/sakura"
)

// corpus gives at least size bytes of scripts: those of testdata/corpus.txt, over and over.
func corpus(tb testing.TB, size int) []string {
	tb.Helper()
	b, err := os.ReadFile("testdata/corpus.txt")
	if err != nil {
		tb.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	var scripts []string
	for n := 0; n < size; n += len(scripts[len(scripts)-1]) {
		scripts = append(scripts, lines[len(scripts)%len(lines)])
	}
	return scripts
}

// sink keeps results alive, so that no loop is left out.
var sink int

// decode is what any reader of a script has to do at least: decode its runes.
func decode(scripts []string) {
	var sum rune
	for _, s := range scripts {
		for _, r := range s {
			sum += r
		}
	}
	sink += int(sum)
}

func parse(scripts []string) {
	for _, s := range scripts {
		script, _ := sakura.Parse(s)
		sink += len(script.Nodes())
	}
}

// BenchmarkParse parses 500 KB of scripts, one by one and as one, and tells how many times as long it takes as only decoding
// their runes: the best of ten runs of each, in turns.
func BenchmarkParse(b *testing.B) {
	scripts := corpus(b, 500_000)
	for _, bb := range []struct {
		name    string
		scripts []string
	}{
		{"scripts", scripts},
		{"whole", []string{strings.Join(scripts, "")}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			size, nodes := 0, 0
			for _, s := range bb.scripts {
				script, _ := sakura.Parse(s)
				size += len(s)
				nodes += len(script.Nodes())
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				parse(bb.scripts)
			}
			bare, full := best(decode, bb.scripts), best(parse, bb.scripts)
			for range 9 {
				bare, full = min(bare, best(decode, bb.scripts)), min(full, best(parse, bb.scripts))
			}
			b.ReportMetric(full/bare, "x-bare")
			b.ReportMetric(testing.AllocsPerRun(1, func() { parse(bb.scripts) })/float64(nodes), "allocs/node")
		})
	}
}

// best measures one run over the scripts, in seconds.
func best(f func([]string), scripts []string) float64 {
	start := time.Now()
	f(scripts)
	return time.Since(start).Seconds()
}

// BenchmarkParseSize shows that time grows with the size of one script and no faster, for a sound script and for hostile
// ones.
func BenchmarkParseSize(b *testing.B) {
	sound := strings.Join(corpus(b, 64<<10), "")
	for _, bb := range []struct{ name, piece, tail string }{
		{"sound", sound, ``},
		{"brackets", `\_b[`, ``},
		{"quotes", `\q[",`, ``},
		{"late", `\q[`, `,"]`},
		{"both", `\q[\_b["`, `,"]`},
		{"old", `\q[a][`, ``},
		{"commas", `,`, `\q[`},
		{"raw", `\_?`, ``},
		{"backslashes", `\`, ``},
		{"percents", `%`, ``},
		{"property", `%property[`, ``},
		{"unknown", `\Z[\`, ``},
	} {
		for _, kib := range []int{64, 256, 1024} {
			b.Run(fmt.Sprintf("%s/%dKiB", bb.name, kib), func(b *testing.B) {
				src := strings.Repeat(bb.piece, kib<<10/len(bb.piece)+1)[:kib<<10] + bb.tail
				b.SetBytes(int64(len(src)))
				b.ReportAllocs()
				for b.Loop() {
					script, _ := sakura.Parse(src)
					sink += len(script.Nodes())
				}
			})
		}
	}
}
