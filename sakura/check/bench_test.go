package check

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// corpus gives at least size bytes of scripts: those of the corpus of package sakura, over and over.
func corpus(tb testing.TB, size int) []string {
	tb.Helper()
	b, err := os.ReadFile("../testdata/corpus.txt")
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

// sink keeps results alive, so that no work is left out.
var sink int

// full are options that let the rules about time and size look, too, and find what they find in most scripts: nothing.
func full() Options {
	return Options{Width: cells, Columns: 200, Rows: 40, MaxTime: time.Hour}
}

func checkAll(scripts []string, o Options) {
	for _, s := range scripts {
		sink += len(Script(s, o))
	}
}

// BenchmarkCheck checks 500 KB of scripts, one by one and as one. What that is beside parsing and playing them,
// BenchmarkSpeed tells.
func BenchmarkCheck(b *testing.B) {
	scripts := corpus(b, 500_000)
	for _, bb := range []struct {
		name    string
		scripts []string
	}{{"scripts", scripts}, {"whole", whole(scripts)}} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(500_000)
			b.ReportAllocs()
			for b.Loop() {
				checkAll(bb.scripts, Options{})
			}
		})
	}
}

// whole gives all scripts as one.
func whole(scripts []string) []string {
	return []string{strings.ReplaceAll(strings.Join(scripts, ""), `\e`, `\x`) + `\e`}
}

// BenchmarkSized checks the corpus with the rules about time and size.
func BenchmarkSized(b *testing.B) {
	scripts, o := corpus(b, 500_000), full()
	b.SetBytes(500_000)
	b.ReportAllocs()
	for b.Loop() {
		checkAll(scripts, o)
	}
}

// hostile are pieces of scripts that were made to cost much.
var hostile = []struct{ name, piece, tail string }{
	{"sound", "", ``},
	{"unknown", `\Z`, ``},
	{"brackets", `\_b[`, ``},
	{"swallowed", `\s[`, `]`},
	{"commands", `\![rasie,abcdefgh]`, ``},
	{"options", `\![set,alpha,5,--tme=1]`, ``},
	{"arguments", `\![raise,OnX,1,2,3,4,5,6,7,8,9]`, ``},
	{"commas", `,`, ``},
	{"onetag", `a,`, ``},
	{"choices", `\q[a,b]`, ``},
	{"percents", `%a`, ``},
	{"wide", `％`, ``},
	{"alike", `￥s[`, ``},
	{"scopes", `\0\0`, ``},
	{"newlines", `\n`, ``},
	{"controls", "\x07", ``},
	{"linefeeds", "a\n", ``},
	{"end", `\e`, ``},
	{"raw", `\_?`, ``},
	{"old", `\_!`, ``},
	{"digits", `\w1`, ``},
	{"fullwidth", `\s［`, ``},
	{"quick", `\_q`, ``},
	{"people", `\p[1]a\p[2]a\p[3]a\p[4]a\p[5]a\p[6]a`, ``},
}

// attack gives a hostile script of some size.
func attack(tb testing.TB, i, size int) string {
	h := hostile[i]
	switch h.name {
	case "sound":
		return strings.ReplaceAll(strings.Join(corpus(tb, size+size/8), ""), `\e`, "")[:size]
	case "onetag":
		return `\![raise,OnX,` + strings.Repeat(h.piece, size/len(h.piece)) + `]`
	}
	return strings.Repeat(h.piece, size/len(h.piece)+1)[:size] + h.tail
}

// BenchmarkSize shows that time grows with the size of one script and no faster, for a sound script and for hostile ones.
func BenchmarkSize(b *testing.B) {
	for i, h := range hostile {
		for _, kib := range []int{64, 256, 1024} {
			b.Run(fmt.Sprintf("%s/%dKiB", h.name, kib), func(b *testing.B) {
				src, o := attack(b, i, kib<<10), full()
				o.Columns, o.Rows = 20, 5
				b.SetBytes(int64(len(src)))
				b.ReportAllocs()
				for b.Loop() {
					sink += len(Script(src, o))
				}
			})
		}
	}
}
