package play_test

import (
	"fmt"
	"os"
	"syscall"
	"testing"
	"time"

	"ukatty/sakura"
)

func cpu() time.Duration {
	var r syscall.Rusage
	_ = syscall.Getrusage(0, &r)
	return time.Duration(r.Utime.Nano())
}

func TestZZ(t *testing.T) {
	if os.Getenv("ZZ") == "" {
		t.Skip()
	}
	scripts := corpus(t, 500_000)
	parsed := make([]sakura.Script, len(scripts))
	for range 5 {
		c := cpu()
		for range 20 {
			for i, s := range scripts {
				parsed[i], _ = sakura.Parse(s)
			}
		}
		a := cpu()
		for range 20 {
			for _, s := range parsed {
				sink += playOut(s)
			}
		}
		b := cpu()
		var sum rune
		for range 20 {
			for _, s := range scripts {
				for _, r := range s {
					sum += r
				}
			}
		}
		d := cpu()
		sink += int(sum)
		fmt.Println("parse", (a-c)/20, "play", (b-a)/20, "bare", (d-b)/20, "ratio", float64(b-a)/float64(a-c))
	}
	nodes := 0
	for _, s := range parsed {
		nodes += len(s.Nodes())
	}
	fmt.Println("scripts", len(scripts), "nodes", nodes, "events", func() int {
		n := 0
		for _, s := range parsed {
			n += playOut(s)
		}
		return n
	}())
}
