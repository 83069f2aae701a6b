package play_test

import (
	"strings"
	"testing"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// TestAllocations: what is allocated goes with the beats, not with the characters.
func TestAllocations(t *testing.T) {
	const characters = 10_000
	s, _ := sakura.Parse(strings.Repeat("あいうえおかきくけこ", characters/10) + `\e`)
	at := 0
	// The text grows by doubling, or little less, so that a long one takes more steps to grow: some dozens.
	if n := testing.AllocsPerRun(5, func() { playOut(s) }); n > 100 {
		t.Errorf("%v allocations for %d characters in one step", n, characters)
	}
	beats := testing.AllocsPerRun(5, func() {
		p := play.New(s, stage.Stage{}, nil, play.Options{})
		at = 0
		for now := time.Duration(0); ; now += 50 * time.Millisecond {
			at++
			if p.Step(now).Phase != play.Playing {
				break
			}
		}
	})
	if at < characters || beats/float64(at) > 3 {
		t.Errorf("%v allocations for %d beats of a character each", beats, at)
	}
	t.Logf("%.3f allocations for each beat", beats/float64(at))
}
