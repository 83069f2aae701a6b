//go:build !windows

package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ukatty/tui/screen"
)

// BenchmarkTalk measures what a script costs that is typed out: bytes written to the terminal for each character, frames a
// second, and the share of a core, in percent. At the usual pace 20 characters a second come, in a hurry 1,000.
//
//	go test ./cmd/ukatty -run '^$' -bench Talk -benchtime 1x
func BenchmarkTalk(b *testing.B) {
	paths := build(b)
	for _, pace := range []struct {
		name, tag string
		chars     int
	}{{"usual", "", 100}, {"hurried", `\![set,balloonwait,1ms]`, 5000}} {
		for _, of := range []struct{ name, word string }{{"ascii", "word "}, {"japanese", "\u53f0\u8a5e\u306f\u7d9a\u304f"}} {
			for _, size := range [][2]int{{columns, rows}, {120, 40}} {
				for i, c := range contestants[:len(contestants)-1] {
					name := fmt.Sprintf("%s/%s/%dx%d/%s", pace.name, of.name, size[0], size[1], c.name)
					script := `\_q\0\s[0]\c\_q` + pace.tag + strings.Repeat(of.word, pace.chars/5)
					b.Run(name, func(b *testing.B) { talk(b, i, paths[i], size, script, pace.chars) })
				}
			}
		}
	}
}

func talk(b *testing.B, i int, path string, size [2]int, script string, chars int) {
	var cpu, took time.Duration
	var wrote, frames int
	for b.Loop() {
		t := contest(b, i, path, screen.Terminal{})
		t.painted(contestants[i].mark)
		t.resize(size[0], size[1])
		addr := served(b, filepath.Join(homeOf(t), "state", "ukatty", "log"))
		time.Sleep(time.Second)
		t.press("\x1b") // breaks the greeting off
		time.Sleep(time.Second)
		before, began, spentBefore := len(t.output()), time.Now(), spent(b, t.cmd.Process.Pid)
		send(b, addr, script+`.THE.END\e`)
		t.await(`THE\.END`)
		took += time.Since(began)
		cpu += spent(b, t.cmd.Process.Pid) - spentBefore
		out := t.output()[before:]
		wrote += len(out)
		frames += strings.Count(out, "\x1b[?2026l")
		t.close()
	}
	b.ReportMetric(float64(wrote)/float64(b.N*chars), "bytes/char")
	b.ReportMetric(float64(frames)/took.Seconds(), "frames/s")
	b.ReportMetric(float64(chars*b.N)/took.Seconds(), "chars/s")
	b.ReportMetric(100*cpu.Seconds()/took.Seconds(), "cpu-%")
}

// homeOf gives the folder that a program took for its home.
func homeOf(t *terminal) string {
	i := slices.IndexFunc(t.cmd.Env, func(s string) bool { return strings.HasPrefix(s, "HOME=") })
	return strings.TrimPrefix(t.cmd.Env[i], "HOME=")
}
