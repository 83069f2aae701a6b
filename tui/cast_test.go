package tui

import (
	"image"
	"testing"

	"ukatty/tui/cell"
)

// Of characters who have left nothing is kept for long, whatever numbers scripts give them; who is there stays as it was.
func TestCharactersWhoLeft(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.m.stand = newStand(portraitShell(t, image.Pt(8, 12)))
	for id := 2; id < 1000; id++ {
		r.poses(newPlay().say(0, "0", "Here.").say(id, "5", "Gone soon.").frame())
		r.m.View()
		if s := &r.m.stand; max(len(r.m.balloons), len(s.looks), len(s.most), len(s.plain), len(s.reaches)) > 2*3+maxPictures+1 {
			t.Fatalf("after %d others: %d balloons, %d looks, %d sizes", id, len(r.m.balloons), len(s.looks), len(s.most))
		}
		if s := &r.m.stand; s.looks[0] == nil || !s.looks[0].known || s.looks[0].picture.Empty() || s.most[0].h == 0 {
			t.Fatalf("after %d others the main character is forgotten", id)
		}
	}
}
