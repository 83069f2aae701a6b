package check

import (
	"runtime"
	"testing"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// The runs of BenchmarkSpeed, in the order in which they take turns.
const (
	bare = iota
	parsing
	playing
	checking
	sizing
	runs
)

// speeds are the runs over some scripts: the bare loop that only decodes their runes, parsing them, playing them once they
// are parsed, checking them without the rules about time and size, and with them. The last two parse for themselves.
func speeds(scripts []string) [runs]func() {
	parsed := make([]sakura.Script, len(scripts))
	for i, s := range scripts {
		parsed[i], _ = sakura.Parse(s)
	}
	return [runs]func(){
		bare: func() {
			var sum rune
			for _, s := range scripts {
				for _, r := range s {
					sum += r
				}
			}
			sink += int(sum)
		},
		parsing: func() {
			for _, s := range scripts {
				script, _ := sakura.Parse(s)
				sink += len(script.Nodes())
			}
		},
		playing: func() {
			for _, s := range parsed {
				sink += playOut(s)
			}
		},
		checking: func() { checkAll(scripts, Options{}) },
		sizing:   func() { checkAll(scripts, full()) },
	}
}

// playOut plays a script until nothing more can come of it, in as few steps as there are questions, and gives the number of
// events.
func playOut(s sakura.Script) int {
	p := play.New(s, stage.Stage{}, nil, play.Options{})
	b := p.Step(far)
	events := len(b.Log)
	for !b.Done {
		switch b.Phase {
		case play.Asking:
			b = p.Answer("", false, b.Now)
		case play.Clicking:
			b = p.Click(b.Now)
		case play.Choosing:
			b = p.Choose(0, b.Now)
		default:
			b = p.Step(far)
		}
		events += len(b.Log)
	}
	return events
}

// best gives how long each run takes in seconds: the best of ten, in turns, each with a clean heap.
func best(runs [runs]func()) (times [runs]float64) {
	for i := range 10 {
		for j, run := range runs {
			runtime.GC()
			start := time.Now()
			run()
			if d := time.Since(start).Seconds(); i == 0 || d < times[j] {
				times[j] = d
			}
		}
	}
	return times
}

// BenchmarkSpeed tells for 500 KB of scripts, one by one and as one, how many times as long it takes to parse them as to
// decode their runes, to play them as to parse them, to check them as to parse them, and to check them with the rules about
// time and size as to parse and play them. The last two ratios are of what each takes from the source on.
func BenchmarkSpeed(b *testing.B) {
	scripts := corpus(b, 500_000)
	for _, bb := range []struct {
		name    string
		scripts []string
	}{{"scripts", scripts}, {"whole", whole(scripts)}} {
		b.Run(bb.name, func(b *testing.B) {
			var parse, played, checked, sized float64
			turns := speeds(bb.scripts)
			for b.Loop() {
				t := best(turns)
				parse += t[parsing] / t[bare]
				played += t[playing] / t[parsing]
				checked += t[checking] / t[parsing]
				sized += t[sizing] / (t[parsing] + t[playing])
			}
			n := float64(b.N)
			b.ReportMetric(0, "ns/op") // that of ten turns of everything says nothing
			b.ReportMetric(parse/n, "parse/bare")
			b.ReportMetric(played/n, "play/parse")
			b.ReportMetric(checked/n, "check/parse")
			b.ReportMetric(sized/n, "sized/parse+play")
		})
	}
}
