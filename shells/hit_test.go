package shells_test

import (
	"image"
	"testing"

	"ukatty/shells"
)

// hitIn gives what lies at a point of the picture of a pose at a time.
func hitIn(s *shells.Shell, p shells.Pose, ms, x, y int) string {
	got, _ := s.Compose(p, millis(ms), 0)
	name, _ := got.Hit(image.Pt(x, y))
	return name
}

// Areas of animations lie before those of the base while they run, those of background ones behind it; a part has its own while
// it is worn, and what stands as the base brings the base's.
func TestPictureHit(t *testing.T) {
	const lines = `surface0
{
collision0,0,0,9,9,Body
animation1.interval,never
animation1.pattern0,overlay,1,0,0,0
animation1.pattern1,overlay,1,1000,0,0
animation1.collision0,0,0,4,4,Low
animation2.interval,never
animation2.pattern0,overlay,1,0,0,0
animation2.pattern1,overlay,1,1000,0,0
animation2.collisionex0,High,circle,0,0,2
animation3.interval,never
animation3.option,background
animation3.pattern0,overlay,1,0,0,0
animation3.collision0,0,0,20,20,Behind
animation4.interval,bind
animation4.pattern0,overlay,1,0,0,0
animation4.collision0,5,5,6,6,Ribbon
animation5.interval,never
animation5.pattern0,base,1,0
animation5.pattern1,base,1,1000
}
surface1
{
collision0,0,0,9,9,Other
}
`
	s := whole(t, "descript.txt", alpha+"sakura.bindgroup4.name,a,b\n", "surfaces.txt", lines, "surface0.png", drawn(t, "rr"), "surface1.png", drawn(t, "gg"))
	start := func(id string) shells.Pose {
		return shells.Pose{Surface: "0", Cues: []shells.Cue{{Kind: shells.Start, Animation: id}}}
	}
	both := start("1")
	both.Cues = append(both.Cues, start("2").Cues...)
	for _, tt := range []struct {
		name     string
		pose     shells.Pose
		ms, x, y int
		want     string
	}{
		{"base", shells.Pose{Surface: "0"}, 0, 1, 1, "Body"},
		{"beyond", shells.Pose{Surface: "0"}, 0, 15, 15, ""},
		{"of an animation", start("1"), 0, 1, 1, "Low"},
		{"the higher one", both, 0, 1, 1, "High"},
		{"beside the higher one", both, 0, 4, 4, "Low"},
		{"background", start("3"), 0, 1, 1, "Body"},
		{"only background", start("3"), 0, 15, 15, "Behind"},
		{"a part that is off", shells.Pose{Surface: "0"}, 0, 5, 5, "Body"},
		{"a part that is on", shells.Pose{Surface: "0", Dress: "4"}, 0, 5, 5, "Ribbon"},
		{"another base", start("5"), 0, 1, 1, "Other"},
		{"another surface", shells.Pose{Surface: "1"}, 0, 1, 1, "Other"},
	} {
		if got := hitIn(s, tt.pose, tt.ms, tt.x, tt.y); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A region is the pixels of one colour, or all others; one whose image is missing is nowhere.
func TestRegion(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, "ggg", "ggg"), "Mask.png", drawn(t, "r_b", "rrb"), "surfaces.txt",
		"surface0\n{\ncollisionex0,Red,region,mask.png,255,0,0\ncollisionex1,Gone,region,nowhere.png,1,2,3\n"+
			"collisionex2,NotBlue,region,mask.png,0,0,255,true\n}\n")
	for _, tt := range []struct {
		x, y int
		want string
	}{{0, 0, "Red"}, {1, 0, "NotBlue"}, {2, 0, ""}, {1, 1, "Red"}, {3, 0, ""}, {-1, 0, ""}, {0, 2, ""}} {
		if got := hitIn(s, shells.Pose{Surface: "0"}, 0, tt.x, tt.y); got != tt.want {
			t.Errorf("at %d,%d: %q, want %q", tt.x, tt.y, got, tt.want)
		}
	}
	studio := s.Studio()
	for range 3 {
		studio.Compose(shells.Pose{Surface: "0"}, 0, 0)
	}
	if m := studio.Mistakes(); len(m) != 1 || m[0].Error() != "nowhere.png: cannot be read" {
		t.Errorf("mistakes %v", m)
	}
	for _, line := range []string{"region", "region,a.png,1,2", "region,a.png,1,2,256", "region,../a.png,1,2,3", "region,,1,2,3"} {
		if n := len(load(t, "surfaces.txt", "surface0\n{\ncollisionex0,x,"+line+"\n}\n").Mistakes()); n != 1 {
			t.Errorf("%s: %d mistakes", line, n)
		}
	}
}

// A cell shows the point in its middle, wherever the base is in the picture.
func TestPlace(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, "gggg", "gggg"), "surface1.png", drawn(t, "rrrr", "rrrr"), "surface2.txt", cat,
		"surface3.txt", art("", "-\n", ""), "surfaces.txt",
		"surface0\n{\nanimation0.interval,runonce\nanimation0.pattern0,overlay,1,0,-4,-2\n}\n"+
			"surface2\n{\nanimation0.interval,runonce\nanimation0.pattern0,overlay,3,0,-2,-1\n}\n")
	for _, tt := range []struct {
		id         string
		x, y, w, h int
		want       image.Point
	}{
		{"0", 0, 0, 8, 4, image.Pt(-4, -2)},
		{"0", 7, 3, 8, 4, image.Pt(3, 1)},
		{"0", 1, 1, 2, 2, image.Pt(2, 1)},
		{"0", 0, 0, 0, 0, image.Pt(0, 0)},
		{"1", 1, 0, 2, 1, image.Pt(3, 1)},
		{"2", 0, 0, 9, 9, image.Pt(-2, -1)},
		{"2", 3, 2, 9, 9, image.Pt(1, 1)},
	} {
		p, _ := s.Compose(shells.Pose{Surface: tt.id}, 0, 0)
		if got := p.Place(tt.x, tt.y, tt.w, tt.h); got != tt.want {
			t.Errorf("surface %s, cell %d,%d of %d×%d: %v, want %v", tt.id, tt.x, tt.y, tt.w, tt.h, got, tt.want)
		}
	}
}
