package stage_test

import (
	"strconv"
	"testing"

	"ukatty/sakura/stage"
)

// However much is done with animations, little is kept; a Builder that goes on from a stage counts on.
func TestMotionsAreBounded(t *testing.T) {
	b := stage.NewBuilder(stage.Stage{})
	for i := range 5 * stage.MaxMotions {
		b.Animate(0, stage.Motion{Animation: strconv.Itoa(i) + "\x1b[2J", At: 1})
	}
	if b.Animate(-1, stage.Motion{Animation: "1"}) {
		t.Error("there is a scope -1")
	}
	s := b.Freeze()
	kept := s.Scopes[0].Details().Motions
	if len(kept) != stage.MaxMotions || kept[0].Animation != strconv.Itoa(4*stage.MaxMotions) || s.Motions != 5*stage.MaxMotions {
		t.Errorf("%d of %d are kept, from %q on", len(kept), s.Motions, kept[0].Animation)
	}
	b = stage.NewBuilder(s)
	b.AgeMotions()
	b.Animate(0, stage.Motion{Do: stage.Stop, Animation: kept[0].Animation, At: 2})
	s = b.Freeze()
	now := s.Scopes[0].Details().Motions
	if last := now[len(now)-1]; last.N != s.Motions || last.N != 5*stage.MaxMotions+1 || len(now) != stage.MaxMotions || now[0].At != 0 {
		t.Errorf("%d motions, %+v … %+v", len(now), now[0], last)
	}
	if kept[0].At != 1 {
		t.Error("what was handed out has changed")
	}
	b.SetSurface(0, "5")
	b.SetSurface(0, "")
	if s = b.Freeze(); s.Scopes[0].Details().Motions != nil || s.Motions != now[len(now)-1].N || s.Scopes[0].Details().Gone != s.Motions {
		t.Errorf("with another surface there is %+v", s.Scopes[0].Details())
	}
}
