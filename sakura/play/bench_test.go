package play_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
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

// far is later than any script of the tests ends.
const far = play.Never - 1

// playOut plays a script to its end in as few steps as there are questions, and gives the number of events.
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

// sink keeps results alive, so that no work is left out.
var sink int

// BenchmarkPlay plays 500 KB of scripts, one by one, to their ends in virtual time. What that is beside parsing them, the
// BenchmarkSpeed of package check tells.
func BenchmarkPlay(b *testing.B) {
	scripts := corpus(b, 500_000)
	parsed := make([]sakura.Script, len(scripts))
	for i, s := range scripts {
		parsed[i], _ = sakura.Parse(s)
	}
	b.SetBytes(500_000)
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range parsed {
			sink += playOut(s)
		}
	}
}

// frames plays a script in steps of 33 ms, answers what it asks at once, and gives the number of beats.
func frames(p *play.Player) int {
	beats, now := 1, time.Duration(0)
	for b := p.Step(now); !b.Done; beats++ {
		switch now += 33 * time.Millisecond; b.Phase {
		case play.Asking:
			b = p.Answer("", false, now)
		case play.Clicking:
			b = p.Click(now)
		case play.Choosing:
			b = p.Choose(0, now)
		default:
			b = p.Step(now)
		}
	}
	return beats
}

// BenchmarkFrames plays the scripts of the corpus as a viewer sees them, a step every 33 ms.
func BenchmarkFrames(b *testing.B) {
	var parsed []sakura.Script
	for _, s := range corpus(b, 16<<10) {
		script, _ := sakura.Parse(s)
		parsed = append(parsed, script)
	}
	beats := 0
	run := func() {
		beats = 0
		for _, s := range parsed {
			beats += frames(play.New(s, stage.Stage{}, nil, play.Options{}))
		}
	}
	for b.Loop() {
		run()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(beats), "ns/beat")
	b.ReportMetric(testing.AllocsPerRun(1, run)/float64(beats), "allocs/beat")
}

// BenchmarkHostile shows that what was made to cost much costs no more a byte the longer it is.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		for _, kib := range []int{64, 256, 1024} {
			b.Run(fmt.Sprintf("%s/%dKiB", h.name, kib), func(b *testing.B) {
				s, _ := sakura.Parse(h.script(kib << 10))
				b.SetBytes(int64(kib) << 10)
				b.ReportAllocs()
				for b.Loop() {
					sink += playOut(s)
				}
			})
		}
	}
}

// BenchmarkLong steps through one long text a frame at a time: each frame costs the same wherever it is.
func BenchmarkLong(b *testing.B) {
	for _, kib := range []int{16, 64, 256} {
		b.Run(fmt.Sprintf("%dKiB", kib), func(b *testing.B) {
			s, _ := sakura.Parse(strings.Repeat(`\p[7]あいう\n[half]\p[8]え\q[a,b]\s[5]`, kib<<10/50))
			beats := 0
			for b.Loop() {
				beats = frames(play.New(s, stage.Stage{}, nil, play.Options{}))
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(beats), "ns/beat")
		})
	}
}
