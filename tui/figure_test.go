package tui

import (
	"fmt"
	"image"
	"testing"

	"ukatty/ghost/show"
	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// On an image a caption stands where its pixels say, however large the image is drawn, and what has moved has gone as many of
// these pixels.
func TestPixelsOfImages(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 40}, {160, 50}} {
		r := newRig(t, size[0], size[1], cell.Metrics{Grapheme: true}, nil)
		r.m.stand = newStand(portraits(t, image.Pt(300, 450), image.Pt(100, 120)))
		p := newPlay().say(1, "10", "").say(0, "5", "")
		p.b.AddCaption(0, stage.Caption{X: 100, Y: 300, W: 60, H: 12, Text: "Text"})
		for _, scale := range []stage.Scale{{}, {X: 50, Y: 50}, {X: -70, Y: 90}} {
			p.b.SetScale(0, scale)
			r.poses(p.frame())
			at := r.boxesOf(onPicture)[0]
			x, y := r.find("Text")
			if scale.X < 0 { // the place is mirrored, and the text begins where its room does
				w := max(columnsFor(60), at.w*60/300)
				x = 2*at.x + at.w - x - w
				if at.w*200 < w*300 { // there is none before it
					x = at.x + at.w*100/300
				}
			}
			if abs((x-at.x)*300-100*at.w) > 300 || abs((y-at.y)*450-300*at.h) > 450 {
				t.Errorf("%v, %v: the caption is at %d, %d of %v\n%s", size, scale, x, y, at, r.look())
			}
		}
		p.b.SetScale(0, stage.Scale{})
		r.poses(p.frame())
		was := r.boxesOf(onPicture)[0]
		p.b.SetMoved(0, stage.Point{X: -150, Y: 0})
		r.poses(p.frame())
		if got := r.boxesOf(onPicture)[0]; abs((was.x-got.x)*2-was.w) > 2 {
			t.Errorf("%v: half a picture to the left of %v is %v", size, was, got)
		}
	}
}

// Notices and wishes take from the balloons, and leave the pictures where they are and a line of what is said.
func TestNoticesLeaveTheStage(t *testing.T) {
	notices := []string{"its SHIORI (shiori.dll) cannot run here: it only shows"}
	for _, size := range [][2]int{{44, 20}, {50, 24}, {36, 26}, {60, 40}, {80, 24}, {30, 8}, {30, 10}, {59, 8}} {
		pictures := func(wishes ...show.Wish) map[int]area {
			r := newRig(t, size[0], size[1], cell.Metrics{Grapheme: true}, func(o *Options) {
				if len(wishes) > 0 {
					o.Notices = notices
				}
			})
			r.m.stand = newStand(portraits(t, image.Pt(300, 450), image.Pt(100, 120)))
			f := newPlay().say(1, "10", "").say(0, "5", "Hello").frame()
			f.Wishes = wishes
			r.poses(f)
			at := r.boxesOf(onPicture)
			if len(r.boxesOf(onBalloon)) == 0 {
				t.Errorf("%v: nothing is said on\n%s", size, r.look())
			}
			return at
		}
		was, got := pictures(), pictures(site)
		if fmt.Sprint(was) != fmt.Sprint(got) {
			t.Errorf("%v: the pictures were at %v and are at %v", size, was, got)
		}
	}
}

// find gives where a text begins on the screen, in cells; -1, -1 where it is not to be seen.
func (r *rig) find(text string) (x, y int) {
	c := &r.m.canvas
	for y := range c.h {
		for x := range c.w - len(text) + 1 {
			all := ""
			for i := range len(text) {
				all += c.places[y*c.w+x+i].text
			}
			if all == text {
				return x, y
			}
		}
	}
	return -1, -1
}

func TestFlippedSpan(t *testing.T) {
	for _, tt := range [][5]int{{3, 4, 10, 3, 4}, {0, 10, 10, 0, 10}, {0, 2, 10, 8, 2}, {7, 0, 10, 0, 3}, {12, 0, 10, 0, 1}, {8, 40, 10, -8, 10}} {
		if from, n := flippedSpan(tt[0], tt[1], tt[2]); from != tt[3] || n != tt[4] {
			t.Errorf("%d from %d on of %d: %d from %d on, want %d from %d on", tt[1], tt[0], tt[2], n, from, tt[4], tt[3])
		}
	}
}
