package trace_test

import (
	"testing"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
	"ukatty/sakura/trace"
)

// BenchmarkTrace is what a trace of the corpus costs, beside parsing and playing it alone.
func BenchmarkTrace(b *testing.B) {
	scripts := corpus(b)
	n := 0
	for _, s := range scripts {
		n += len(s)
	}
	run := func(name string, one func(string)) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for b.Loop() {
				for _, s := range scripts {
					one(s)
				}
			}
		})
	}
	run("play", func(s string) {
		script, _ := sakura.Parse(s)
		p := play.New(script, stage.Stage{}, house{}, play.Options{Hold: true})
		for beat := p.Step(time.Hour); beat.Phase != play.Lingering && beat.Phase != play.Choosing && !beat.Done; {
			switch beat.Phase {
			case play.Asking:
				beat = p.Answer("", false, beat.Now)
			case play.Clicking:
				beat = p.Click(beat.Now)
			default:
				beat = p.Step(time.Hour)
			}
		}
	})
	var buf []byte
	run("records", func(s string) { trace.Play(s, trace.Options{Env: house{}}, func(*trace.Record) bool { return true }) })
	run("json", func(s string) {
		trace.Play(s, trace.Options{Env: house{}}, func(r *trace.Record) bool {
			buf = trace.AppendJSON(buf[:0], r)
			return true
		})
	})
	run("text", func(s string) {
		trace.Play(s, trace.Options{Env: house{}}, func(r *trace.Record) bool {
			buf = trace.AppendText(buf[:0], r)
			return true
		})
	})
}

// TestLinear: a script of twice the length has no more than about twice the records, and no list grows beyond them; hostile
// scripts, whose lookups go back to where something began, included.
func TestLinear(t *testing.T) {
	for _, piece := range []string{`あ`, `\s[1]`, `\__q[a]`, `\__q[a]x`, "\x00a", `\q[a,b]`, `\Z[`, `\x`, `\![raise,OnX]`, `%month`, `\_a[a]b`} {
		count := func(n int) (records int) {
			script := make([]byte, 0, n*len(piece))
			for range n {
				script = append(script, piece...)
			}
			trace.Play(string(script), trace.Options{Env: house{}}, func(*trace.Record) bool { records++; return true })
			return records
		}
		if once, twice := count(8000), count(16000); twice > 2*once+once/10+8 {
			t.Errorf("%s: %d records, then %d", piece, once, twice)
		}
	}
}
