package master

import (
	"testing"
	"time"

	"ukatty/ghost/shiori"
	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// Every talk plays to its end as it is written, and keeps nobody waiting for long.
func TestPlay(t *testing.T) {
	each(t, func(t *testing.T, _ string, s shiori.Script, script sakura.Script) {
		p := play.New(script, stage.Stage{}, guest{}, play.Options{})
		for b := p.Step(0); ; {
			for _, e := range b.Log {
				if e.Op == play.OpNote {
					t.Errorf("at %d: %s", e.At, e.Text)
				}
			}
			switch {
			case b.Phase >= play.Choosing:
				if limit := 45 * time.Second; b.Now > limit || b.Now == 0 && s.Event != "OnSurfaceRestore" {
					t.Errorf("it takes %v, want up to %v", b.Now, limit)
				}
				return
			case b.Phase == play.Clicking:
				b = p.Click(b.Now)
			case b.Ask != nil:
				b = p.Answer("", false, b.Now)
			case b.Wake == play.Never:
				t.Fatalf("it never ends: phase %d at %d", b.Phase, b.At)
			default:
				b = p.Step(b.Wake)
			}
		}
	})
}

// guest knows every variable and every surface.
type guest struct{}

func (guest) Expand(name, _ string) (string, bool)              { return name, true }
func (guest) Surface(_ int, name string) (string, bool)         { return name, true }
func (guest) Animation(int, string) (a play.Animation, ok bool) { return a, false }
func (guest) Intn(int) int                                      { return 0 }
