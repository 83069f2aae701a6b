package shells_test

import (
	"testing"
	"time"

	"ukatty/shells"
)

func TestAnimation(t *testing.T) {
	s, err := shells.Load(files(t, "surfaces.txt", `charset,UTF-8
surface0,1
{
animation0.interval,never
animation0.pattern0,overlay,100,50,0,0
animation0.pattern1,overlay,101,100-200,0,0
animation0.pattern2,overlay,-1,30
animation1.interval,bind
animation1.pattern0,overlay,100,50,0,0
animation2.interval,sometimes
animation2.name,blink
animation2.pattern0,start,0
animation2.pattern1,base,3,7
animation2.pattern2,overlay,3,x
animation2.pattern3,overlay
animation99999999999999999999.pattern0,overlay,1,1
pattern0,overlay,1,1
}
surface.append1
{
animation0.pattern1,overlay,101,5,0,0
}
surface2
{
3interval,runonce
3pattern0,100,5,overlay,0,0
3pattern1,-1,2,overlay,0,0
}
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		surface, id string
		draw        int
		want        time.Duration
	}{
		{"0", "0", 0, 180},
		{"0", "0", 100, 280},
		{"0", "1", 0, 0},
		{"0", "2", 0, 7},
		{"0", "blink", 0, 7},
		{"1", "0", 0, 85},
		{"2", "3", 0, 70},
		{"0", "3", 0, 0},
		{"0", "", 0, 0},
		{"9", "0", 0, 0},
		{"-1", "0", 0, 0},
		{"", "0", 0, 0},
		{"0", "nope", 0, 0},
	} {
		got := s.Animation(tt.surface, tt.id, func(n int) int {
			if n != 101 {
				t.Errorf("one of %d is drawn", n)
			}
			return tt.draw
		})
		if got != tt.want*time.Millisecond {
			t.Errorf("animation %q of surface %q takes %v, want %v ms", tt.id, tt.surface, got, tt.want)
		}
	}
}
