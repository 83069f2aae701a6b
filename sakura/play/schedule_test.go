package play

import (
	"slices"
	"testing"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// When nodes begin, in milliseconds, and when the script ends.
func TestSchedule(t *testing.T) {
	tests := []struct {
		src  string
		want []int
	}{
		{"", []int{0}},
		{`ab\w9c`, []int{0, 100, 550, 600}},
		{`\_w[1500]\\x`, []int{0, 1500, 1550, 1600}},
		{`\_qab\w2\_qc`, []int{0, 0, 0, 100, 100, 150}},
		{`a\__w[1000]b\__w[clear]\__w[100]c`, []int{0, 50, 1000, 1050, 1050, 1150, 1200}},
		{`a\eb\w9`, []int{0, 50, 50, 50, 50}},
		{`\_w[-5]\_w[x]\w[a`, []int{0, 0, 0, 0, 100}},
	}
	for _, tt := range tests {
		s, _ := sakura.Parse(tt.src)
		var got []int
		for _, d := range Schedule(s, Options{}) {
			got = append(got, int(d/time.Millisecond))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.src, got, tt.want)
		}
	}
}

// Of a script of characters and waits alone it says what playing takes.
func TestScheduleIsWhatPlayingTakes(t *testing.T) {
	for _, src := range []string{`\0Hello\w9\1Hi.\_w[333]\_qquick\w1\_q\__w[2000]end\e`, "\u3042\u3044\\\\", `\_w[99999999999]`} {
		s, _ := sakura.Parse(src)
		p := New(s, stage.Stage{}, nil, Options{Hold: true})
		b := p.Step(0)
		var last time.Duration
		for b.Phase == Playing && b.Wake != Never {
			last = b.Wake
			b = p.Step(b.Wake)
		}
		times := Schedule(s, Options{})
		if got := times[len(times)-1]; got != last {
			t.Errorf("%s: scheduled %v, played %v", src, got, last)
		}
	}
}
