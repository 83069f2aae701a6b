package play_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// drifting are pieces of scripts in which something changes little by little, or stops what does.
var drifting = []string{
	`あ`, `\w3`, `\0`, `\1`, `\4`, `\5`, `\![move,30,,120,me]`, `\![moveasync,-50,7,300,me]`, `\![moveasync,--x=9,--base=1,--time=80]`,
	`\![moveasync,cancel]`, `\![set,alpha,40,--time=170]`, `\![set,alpha,90,--time=60,--wait]`, `\![set,scaling,300,-50,--time=210]`,
	`\![set,scaling,10]`, `\![anim,add,text,1,2,3,4,a,130]`, `\![anim,add,text,1,2,3,4,b]`, `\s[3]`, `\![lock,repaint]`, `\![unlock,repaint]`,
	`\x`, `\q[a,b]`, `\![raise,OnX]`,
}

// TestDrifting: what the stage looks like at an instant does not depend on how often it was looked at before.
func TestDrifting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		script, _ := sakura.Parse(strings.Join(rapid.SliceOfN(rapid.SampledFrom(drifting), 1, 12).Draw(t, "script"), ""))
		o := play.Options{ChoiceTimeout: time.Second, BalloonTimeout: time.Second, ClickTimeout: 500 * time.Millisecond}
		often := play.New(script, stage.Stage{}, house{}, o)
		once := play.New(script, stage.Stage{}, house{}, o)
		now := play.Instant(0)
		for range rapid.IntRange(1, 6).Draw(t, "looks") {
			now += time.Duration(rapid.IntRange(1, 400).Draw(t, "ms")) * time.Millisecond
			a, b := look(often, now), once.Step(now)
			if a.Phase == play.Asking {
				a, b = often.Answer("", false, now), once.Answer("", false, now)
			}
			if x, y := view(a.Stage)+view(a.Stage.Drawn()), view(b.Stage)+view(b.Stage.Drawn()); x != y {
				t.Fatalf("%s at %v: looked at often\n%s\nonce\n%s", script.Source(), now, x, y)
			}
			if a.Wake != b.Wake || a.Stir != b.Stir || a.Now != b.Now {
				t.Fatalf("%s at %v: wake %v and %v, stir %v and %v, now %v and %v",
					script.Source(), now, a.Wake, b.Wake, a.Stir, b.Stir, a.Now, b.Now)
			}
		}
	})
}

// look steps whenever there is something to see, up to an instant.
func look(p *play.Player, now play.Instant) play.Beat {
	b := p.Step(0)
	for {
		next := min(b.Wake, b.Stir)
		if next >= now {
			return p.Step(now)
		}
		b = p.Step(max(next, b.Now+time.Millisecond))
	}
}

// TestStirs: a beat tells when there is something else to see, and nothing is to be seen before.
func TestStirs(t *testing.T) {
	script, _ := sakura.Parse(`\![moveasync,100,,1000,me]\![anim,add,text,1,2,3,4,a,330]\_w[5000]`)
	p := play.New(script, stage.Stage{}, nil, play.Options{})
	b := p.Step(0)
	var seen []time.Duration
	for b.Stir != play.Never {
		was, at := view(b.Stage), b.Stir
		if at <= b.Now || at > b.Wake {
			t.Fatalf("it stirs at %v, now is %v, and it wakes at %v", at, b.Now, b.Wake)
		}
		b = p.Step(at)
		if view(b.Stage) == was {
			t.Errorf("nothing else is to be seen at %v", at)
		}
		seen = append(seen, at)
	}
	if len(seen) != 21 || seen[20] != time.Second || b.Stage.Scopes[0].Details().Moved != (stage.Point{X: 100}) {
		t.Errorf("it stirs at %v, at last to %v", seen, b.Stage.Scopes[0].Details().Moved)
	}
}

// TestMirroring: on its way to the mirrored side a surface is never, for an instant, as large as it began.
func TestMirroring(t *testing.T) {
	script, _ := sakura.Parse(`\0\![set,scaling,-100,-100,--time=200]\_w[400]`)
	p := play.New(script, stage.Stage{}, house{}, play.Options{})
	for _, at := range []struct {
		ms   play.Instant
		x, y int
	}{{0, 100, 100}, {50, 50, 50}, {100, 1, 1}, {150, -50, -50}, {200, -100, -100}} {
		if x, y := p.Step(at.ms * time.Millisecond).Stage.Scopes[0].Details().Scale.Factors(); x != at.x || y != at.y {
			t.Errorf("after %d ms: %d, %d; want %d, %d", at.ms, x, y, at.x, at.y)
		}
	}
}
