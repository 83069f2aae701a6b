//go:build !windows

package main

import (
	"context"
	"fmt"
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

// contestants are the built program and the least Bubble Tea program that draws a static screen. What mark names
// stands in the first picture of each.
var contestants = []struct {
	name, pkg, mark string
	args            []string
}{
	{"ukatty", ".", "Katty", []string{"--lang", "en", "--listen", "127.0.0.1:0"}},
	{"least", "./testdata/least", "static", nil},
}

// build builds both and gives their paths.
func build(b *testing.B) []string {
	b.Helper()
	paths := make([]string, len(contestants))
	dir := b.TempDir()
	for i, c := range contestants {
		paths[i] = filepath.Join(dir, c.name)
		if out, err := exec.Command("go", "build", "-o", paths[i], c.pkg).CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
	return paths
}

// contest starts a contestant.
func contest(b *testing.B, i int, path string, kind screen.Terminal) *terminal {
	b.Helper()
	cmd := exec.Command(path, contestants[i].args...)
	cmd.Env = append(environment(b.TempDir()), "TERM=xterm-256color")
	return launch(b, kind, cmd)
}

// painted waits for the first picture and gives the time when it came.
func (t *terminal) painted(mark string) time.Time {
	ctx, stop := context.WithTimeout(t.alive, 20*time.Second)
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

// BenchmarkFirstPaint measures how long it takes from the start of the process to the first picture, for ukatty and for
// the least Bubble Tea program in turn: best and median of both in milliseconds, and the ratio of the medians. Half of
// the terminals answer what programs ask them, half do not.
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
					began := time.Now()
					t := contest(b, i, paths[i], terminals.kind)
					took[i] = append(took[i], t.painted(contestants[i].mark).Sub(began).Seconds()*1000)
					t.close()
				}
			}
			for i, c := range contestants {
				slices.Sort(took[i])
				b.ReportMetric(took[i][0], c.name+"-best-ms")
				b.ReportMetric(took[i][len(took[i])/2], c.name+"-median-ms")
			}
			b.ReportMetric(took[0][len(took[0])/2]/took[1][len(took[1])/2], "ratio")
		})
	}
}

// idleTime is how long BenchmarkIdle looks on.
const idleTime = 5 * time.Second

// BenchmarkIdle measures what both cost while nothing happens, side by side: CPU time in milliseconds a second, and
// the bytes that are written to the terminal. ukatty's ghost has had its greeting broken off, so that it is silent.
func BenchmarkIdle(b *testing.B) {
	paths := build(b)
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
		terminals[0].press("\x1b") // breaks the greeting off
		time.Sleep(2 * time.Second)
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
