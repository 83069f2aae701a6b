package tui

import (
	"image"
	"image/color"
	"testing"
	"testing/fstest"

	"ukatty/shells"
	"ukatty/tui/cell"
)

// Who is smaller than another one is drawn smaller: the images of all characters have one scale, and the largest that there is
// room for.
func TestOneScaleForAll(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 40}, {50, 20}} {
		r := newRig(t, size[0], size[1], cell.Metrics{Grapheme: true}, nil)
		r.m.stand = newStand(portraits(t, image.Pt(300, 450), image.Pt(200, 220)))
		r.poses(newPlay().say(1, "10", "Meow.").say(0, "5", "Hello.").frame())
		r.m.View()
		girl, cat := r.m.stand.most[0], r.m.stand.most[1]
		if d := girl.w*2 - cat.w*3; d < -3 || d > 3 {
			t.Errorf("%v: of 300 and 200 pixels are drawn %d and %d columns", size, girl.w, cat.w)
		}
		if d := girl.h*220 - cat.h*450; d < -450 || d > 450 {
			t.Errorf("%v: of 450 and 220 pixels are drawn %d and %d rows", size, girl.h, cat.h)
		}
		if room := r.m.stand.room; girl.w < room.w-1 && girl.h < room.h-1 {
			t.Errorf("%v: %v of %v are used", size, girl, room)
		}
	}
}

// A character keeps size and place when a surface comes up around which animations and dress-up parts draw more.
func TestCharactersKeepTheirPlace(t *testing.T) {
	red, blue := plainPNG(t, color.NRGBA{R: 200, A: 255}), plainPNG(t, color.NRGBA{B: 200, A: 255})
	s, err := shells.Load(fstest.MapFS{
		"descript.txt": {Data: []byte("type,shell\nname,x\nseriko.use_self_alpha,full\n")},
		"surface0.png": {Data: red}, "surface5.png": {Data: red}, "surface9.png": {Data: blue},
		// Something flies by at the left, half as far as the character is wide.
		"surfaces.txt": {Data: []byte("surface5\n{\nanimation0.interval,always\nanimation0.pattern0,overlay,9,9999,-32,0\n}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 40}, {50, 20}} {
		r := newRig(t, size[0], size[1], cell.Metrics{Grapheme: true}, nil)
		r.m.stand = newStand(s)
		at := func(surface string) area {
			r.poses(newPlay().say(0, surface, "").frame())
			r.m.View()
			return r.redPart()
		}
		at("5")
		moving := at("5")
		if still := at("0"); !near(moving, still) || still.w == 0 {
			t.Errorf("%v: the character is at %v while something moves, and then at %v\n%s", size, moving, still, r.look())
		}
	}
}

// near says whether the edges of two areas are no more than the rounding of a cell apart.
func near(a, b area) bool {
	return max(abs(a.x-b.x), abs(a.y-b.y), abs(a.x+a.w-b.x-b.w), abs(a.y+a.h-b.y-b.h)) <= 1
}

// redPart gives where something on the screen is red.
func (r *rig) redPart() area {
	var all image.Rectangle
	c := &r.m.canvas
	for y := range c.h {
		for x := range c.w {
			if p := c.places[y*c.w+x]; p.style.fg == rgb(200, 0, 0) || p.style.bg == rgb(200, 0, 0) {
				all = all.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return area{all.Min.X, all.Min.Y, all.Dx(), all.Dy()}
}

// Before the first image of a shell has come there is no other arrangement to be seen than with it, and no number in its place.
func TestNothingFlashesAtTheBeginning(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {160, 50}} {
		r := newRig(t, size[0], size[1], cell.Metrics{Grapheme: true}, nil)
		r.m.stand = newStand(portraits(t, image.Pt(300, 450), image.Pt(300, 450)))
		f := newPlay().say(1, "10", "Meow.").say(0, "5", "Hello.").frame()
		r.m.take(framed{f, r.viewer.frames, noon})
		cmd := r.m.pose()
		balloons := r.boxesOf(onBalloon)
		if r.redPart() != (area{}) || r.m.stand.most[0].h > 0 {
			t.Fatal("the images are there already")
		}
		if got := r.m.canvas.String(); len(balloons) != 2 {
			t.Errorf("%v: balloons at %v\n%s", size, balloons, got)
		}
		was := r.m.arranged.as
		r.m.take(cmd())
		r.poses(f)
		for id, b := range r.boxesOf(onBalloon) {
			if r.m.arranged.as != was || b != balloons[id] {
				t.Errorf("%v: the balloon of \\%d was at %v and is at %v", size, id, balloons[id], b)
			}
		}
	}
}
