//go:build !windows

package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"ukatty/tui/screen"
)

// BenchmarkDay sends requests to the program on a terminal, with the panel of requests or the backlog open: scripts that are
// played to their end, those that break off others, and those that are refused because one is playing. It reports the memory
// that the process has at the end (VmRSS), and what the last tenth of the requests
// took as a multiple of the first.
//
//	go test ./cmd/ukatty -run '^$' -bench Day -benchtime 1000000x -timeout 60m
func BenchmarkDay(b *testing.B) {
	paths := build(b)
	for _, panel := range []struct{ name, key string }{{"requests", "\x1bOR"}, {"backlog", "\x1bOS"}} {
		b.Run(panel.name, func(b *testing.B) { day(b, paths[0], panel.key) })
	}
}

func day(b *testing.B, path, key string) {
	t := contest(b, 0, path, screen.Terminal{})
	t.painted(contestants[0].mark)
	addr := served(b, filepath.Join(homeOf(t), "state", "ukatty", "log"))
	t.press(key)
	long := strings.Repeat("\u4e00\u65e5\u4e2d ", 20)
	scripts := []string{
		`\_q\0\s[0]` + long + `\1\s[10]` + long + `\e`, `\0a\_w[20]b\e`, `\_q\1\s[11]at once\e`, `\![enter,passivemode]\0c\![leave,passivemode]\e`,
	}
	var took []time.Duration
	tenth := max(b.N/10, 1)
	b.ResetTimer()
	began := time.Now()
	for sent := 1; sent <= b.N; sent++ {
		request(b, addr, scripts[sent%len(scripts)], sent)
		if sent%tenth == 0 {
			took = append(took, time.Since(began))
			began = time.Now()
			t.forget()
		}
	}
	b.StopTimer()
	b.ReportMetric(float64(resident(b, t.cmd.Process.Pid))/1024, "MB")
	if len(took) > 1 {
		b.ReportMetric(took[len(took)-1].Seconds()/took[0].Seconds(), "last/first")
	}
}

// request sends a script and reads the answer, whatever it is.
func request(b *testing.B, addr, script string, n int) {
	b.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	_, err = fmt.Fprintf(c, "SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: day %d\r\nScript: %s\r\nOption: nodescript\r\n\r\n", n%7, script)
	if err != nil {
		b.Fatal(err)
	}
	if answer, err := io.ReadAll(c); err != nil || !strings.HasPrefix(string(answer), "SSTP/1.") {
		b.Fatalf("%q %v", answer, err)
	}
}

// forget drops what the program has written so far, so that the bench itself stays small.
func (t *terminal) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.raw = nil
}

// resident gives the memory of a process in KiB, as Linux tells it.
func resident(b *testing.B, pid int) int {
	b.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Skip("this system does not tell the memory of its processes as Linux does")
	}
	m := regexp.MustCompile(`VmRSS:\s*(\d+) kB`).FindSubmatch(text)
	if m == nil {
		b.Skip("no VmRSS")
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil {
		b.Fatal(err)
	}
	return n
}
