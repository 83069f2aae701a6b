package tui

import (
	"image"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// A low narrow screen shows one picture beside the balloons: that of who speaks. What others have said does not move for it.
func TestPortrait(t *testing.T) {
	for name, wear := range map[string]func(r *rig){
		"art":    func(*rig) {},
		"images": func(r *rig) { r.m.stand = newStand(portraitShell(r.t, image.Pt(300, 450))) },
	} {
		for _, size := range [][2]int{{40, 12}, {50, 14}, {59, 16}} {
			r := newRig(t, size[0], size[1], cell.Metrics{Grapheme: true}, nil)
			wear(r)
			p := newPlay().say(1, "10", "Hm.").say(0, "0", "Yes.")
			r.poses(p.frame())
			was := r.boxesOf(onBalloon)
			for _, speaker := range []int{0, 1, 0} {
				p.say(speaker, "", "!")
				r.poses(p.frame())
				pictures, balloons := r.boxesOf(onPicture), r.boxesOf(onBalloon)
				if _, ok := pictures[speaker]; !ok || len(pictures) != 1 {
					t.Errorf("%s, %v: %d speaks and these are seen: %v\n%s", name, size, speaker, pictures, r.look())
				}
				if b := balloons[speaker]; b.x+b.w+portraitNose > pictures[speaker].x || b.w-boxSides < leastPortraitText {
					t.Errorf("%s, %v: the balloon %v of the picture %v\n%s", name, size, b, pictures[speaker], r.look())
				}
				if p, y := pictures[speaker], r.nose(); y < p.y || y >= p.y+p.h {
					t.Errorf("%s, %v: the tail of %d is in row %d, its picture is %v\n%s", name, size, speaker, y, p, r.look())
				}
				for id, b := range balloons {
					if b != was[id] {
						t.Errorf("%s, %v: when %d speaks the balloon %v of %d is %v", name, size, speaker, was[id], id, b)
					}
				}
				rows := strings.Split(r.look(), "\n")
				if name, floor := []string{"Katty", "\u30d7\u30ed\u30f3\u30d7"}[speaker], rows[size[1]-feet]; !strings.Contains(floor[len(floor)/2:], name) {
					t.Errorf("%v: the name below the portrait is not %q: %q", size, name, floor)
				}
			}
		}
	}
}

// Without room for a portrait, and where pictures have room below the balloons, there is none.
func TestNoPortrait(t *testing.T) {
	for _, size := range [][2]int{{35, 12}, {40, 10}, {50, 20}, {40, 27}} {
		r := newRig(t, size[0], size[1], cell.Metrics{}, nil)
		r.m.stand = newStand(portraitShell(t, image.Pt(300, 450)))
		r.poses(newPlay().say(1, "10", "Hm.").say(0, "0", "Yes.").frame())
		for id, b := range r.boxesOf(onBalloon) {
			if b.w != size[0] {
				t.Errorf("%v: the balloon of %d is %v\n%s", size, id, b, r.look())
			}
		}
	}
}

// Who has no picture beside a portrait can still be clicked by name.
func TestPortraitNames(t *testing.T) {
	for id, name := range []string{"Katty \\0", "\\1\\s[10]"} {
		for _, speaker := range []int{0, 1} {
			r := newRig(t, 40, 12, cell.Metrics{}, nil)
			p := newPlay().say(1, "10", "Hm.").say(speaker, "", "Yes.")
			p.f.Serial = 8
			r.show(p.frame())
			r.clickOn(name, tea.MouseLeft)
			if got := r.viewer.did(); len(got) != 1 || got[0].Kind != show.Poke || got[0].Index != id {
				t.Errorf("%d speaks, a click on %s: %v", speaker, name, got)
			}
		}
	}
}

// nose gives the row of the tail that points to the right, -1 if there is none.
func (r *rig) nose() int {
	return slices.IndexFunc(r.rows(), func(row string) bool { return strings.Contains(row, glyphRight) })
}
