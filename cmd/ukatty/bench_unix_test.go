//go:build !windows

package main

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"ukatty/tui/screen"
)

// contestants are the built program, the same with a shell of pictures, and the least Bubble Tea program that draws a static
// screen. What mark names stands in the first picture of each.
var contestants = []struct {
	name, pkg, mark string
	args            []string
	pictures        bool
}{
	{"ukatty", ".", "Katty", []string{"--lang", "en", "--listen", "127.0.0.1:0"}, false},
	{"pictures", ".", "Painted", []string{"--lang", "en", "--listen", "127.0.0.1:0"}, true},
	{"least", "./testdata/least", "static", nil, false},
}

// build builds them and gives their paths.
func build(b *testing.B) []string {
	b.Helper()
	dir, built := b.TempDir(), map[string]string{}
	paths := make([]string, len(contestants))
	for i, c := range contestants {
		if built[c.pkg] == "" {
			built[c.pkg] = filepath.Join(dir, c.name)
			if out, err := exec.Command("go", "build", "-o", built[c.pkg], c.pkg).CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
		}
		paths[i] = built[c.pkg]
	}
	return paths
}

// contest starts a contestant.
func contest(b *testing.B, i int, path string, kind screen.Terminal) *terminal {
	b.Helper()
	return launch(b, kind, enter(b, i, path))
}

// enter gives the command that a contestant is, with all that it needs.
func enter(b *testing.B, i int, path string) *exec.Cmd {
	b.Helper()
	args := contestants[i].args
	if contestants[i].pictures {
		args = append(slices.Clip(args), "--ghost", paintedGhost(b))
	}
	cmd := exec.Command(path, args...)
	cmd.Env = append(environment(b.TempDir()), "TERM=xterm-256color", "COLORTERM=truecolor")
	return cmd
}

// paintedGhost makes a ghost that has two surfaces of 300×450 pixels with soft edges and fine detail.
func paintedGhost(tb testing.TB) string {
	tb.Helper()
	dir := tb.TempDir()
	write := func(name string, data []byte) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	write("install.txt", []byte("charset,UTF-8\ntype,ghost\nname,Painted\ndirectory,painted\n"))
	write("ghost/master/descript.txt", []byte("charset,UTF-8\ntype,ghost\nname,Painted\nsakura.name,Painted\nkero.name,Frame\n"))
	write("shell/master/descript.txt", []byte("charset,UTF-8\ntype,shell\nname,master\n"))
	for n, hue := range map[int]uint8{0: 40, 10: 160} {
		img := image.NewNRGBA(image.Rect(0, 0, 300, 450))
		for y := range 450 {
			for x := range 300 {
				far := math.Hypot(float64(x-150)/150, float64(y-225)/225)
				img.SetNRGBA(x, y, color.NRGBA{hue, uint8(x * y / 97), uint8(y / 2), uint8(255 * min(1, max(0, 8*(1-far))))})
			}
		}
		var b strings.Builder
		if err := png.Encode(&b, img); err != nil {
			tb.Fatal(err)
		}
		write(fmt.Sprintf("shell/master/surface%d.png", n), []byte(b.String()))
	}
	return dir
}

// painted waits for the first picture and gives the time when it came.
func (t *terminal) painted(mark string) time.Time {
	ctx, stop := context.WithTimeout(t.alive, hanging)
	defer stop()
	var at time.Time
	err := t.Wait(ctx, func(s *screen.Screen) bool {
		at = t.last()
		return strings.Contains(s.Text(), mark)
	})
	if err != nil {
		t.tb.Fatal(err)
	}
	return at
}

// BenchmarkFirstPaint measures how long it takes from the start of the process to the first picture, for ukatty with the
// shell that is built in and with a shell of pictures, and for the least Bubble Tea program in turn: best and median in
// milliseconds, and the ratio of the medians. Half of the terminals answer what programs ask them, half do not.
//
//	go test ./cmd/ukatty -run '^$' -bench FirstPaint -benchtime 50x
func BenchmarkFirstPaint(b *testing.B) {
	paths := build(b)
	for _, terminals := range []struct {
		name string
		kind screen.Terminal
	}{{"answering", screen.Terminal{}}, {"silent", screen.Terminal{Silent: true}}} {
		b.Run(terminals.name, func(b *testing.B) {
			took := make([][]float64, len(contestants))
			for b.Loop() {
				for i := range contestants {
					cmd := enter(b, i, paths[i])
					began := time.Now()
					t := launch(b, terminals.kind, cmd)
					took[i] = append(took[i], t.painted(contestants[i].mark).Sub(began).Seconds()*1000)
					t.close()
				}
			}
			middle := func(i int) float64 { return took[i][len(took[i])/2] }
			for i, c := range contestants {
				slices.Sort(took[i])
				b.ReportMetric(took[i][0], c.name+"-best-ms")
				b.ReportMetric(middle(i), c.name+"-median-ms")
			}
			least := middle(len(contestants) - 1)
			for i, c := range contestants[:len(contestants)-1] {
				b.ReportMetric(middle(i)/least, c.name+"-ratio")
			}
		})
	}
}

// idleTime is how long BenchmarkIdle looks on.
const idleTime = 5 * time.Second

// BenchmarkIdle measures what they cost while nothing happens, side by side: CPU time in milliseconds a second, and
// the bytes that are written to the terminal. The ghosts have had their greeting broken off, so that they are silent. Each of
// ukatty's panels has a run of its own.
//
//	go test ./cmd/ukatty -run '^$' -bench Idle -benchtime 3x
func BenchmarkIdle(b *testing.B) {
	paths := build(b)
	for _, panel := range []struct{ name, key string }{
		{"stage", ""}, {"requests", "\x1bOR"}, {"backlog", "\x1bOS"}, {"script", "\x1b[15~"}, {"send", "\x1b[17~"},
	} {
		b.Run(panel.name, func(b *testing.B) { idle(b, paths, panel.key) })
	}
}

func idle(b *testing.B, paths []string, key string) {
	cpu, wrote := make([]time.Duration, len(contestants)), make([]int, len(contestants))
	rounds := 0
	for b.Loop() {
		rounds++
		terminals := make([]*terminal, len(contestants))
		for i, c := range contestants {
			terminals[i] = contest(b, i, paths[i], screen.Terminal{})
			terminals[i].painted(c.mark)
		}
		time.Sleep(time.Second)
		for _, t := range terminals[:len(terminals)-1] {
			t.press("\x1b") // breaks the greeting off
		}
		time.Sleep(time.Second)
		for _, t := range terminals[:len(terminals)-1] {
			t.press(key)
		}
		time.Sleep(time.Second)
		for i, t := range terminals {
			cpu[i] -= spent(b, t.cmd.Process.Pid)
			wrote[i] -= len(t.output())
		}
		time.Sleep(idleTime)
		for i, t := range terminals {
			cpu[i] += spent(b, t.cmd.Process.Pid)
			wrote[i] += len(t.output())
			t.close()
		}
	}
	for i, c := range contestants {
		b.ReportMetric(float64(cpu[i].Microseconds())/1000/idleTime.Seconds()/float64(rounds), c.name+"-cpu-ms/s")
		b.ReportMetric(float64(wrote[i])/float64(rounds), c.name+"-bytes")
	}
}

// spent gives the CPU time that a process has taken, user and system together.
func spent(b *testing.B, pid int) time.Duration {
	b.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err != nil || len(threads) == 0 {
		b.Skip("this system does not tell the CPU time of its processes as Linux does")
	}
	var sum time.Duration
	for _, name := range threads {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // the thread has ended
		}
		ns, err := strconv.ParseInt(strings.Fields(string(text))[0], 10, 64)
		if err != nil {
			b.Fatal(err)
		}
		sum += time.Duration(ns)
	}
	return sum
}

// BenchmarkStart measures the whole life of a command that only prints: what the start of the program costs.
func BenchmarkStart(b *testing.B) {
	paths := build(b)
	env := environment(b.TempDir())
	var cpu time.Duration
	for b.Loop() {
		cmd := exec.Command(paths[0], "version")
		cmd.Env = env
		if err := cmd.Run(); err != nil {
			b.Fatal(err)
		}
		u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		if !ok {
			b.Skip("no rusage here")
		}
		cpu += time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	b.ReportMetric(float64(cpu.Microseconds())/1000/float64(b.N), "cpu-ms")
}
