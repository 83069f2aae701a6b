package shells_test

import (
	"image"
	"strings"
	"testing"
)

func TestHit(t *testing.T) {
	s := whole(t, "surface0.png", drawn(t, "ww"), "surfaces.txt", `charset,UTF-8
surface0
{
collision0,10,10,20,20,Head
collision1,0,0,30,30,Body
collision0,10,10,20,25,Head
collisionex2,Ring,ellipse,100,100,120,110
collisionex3,Ball,circle,200,200,5
collisionex4,Bow,polygon,300,0,310,0,300,10,310,10
collisionex5,Mask,region,mask.png,255,0,0
collisionex6,Box,rect,400,0,390,10
collisionx,1
}
`)
	for _, tt := range []struct {
		x, y int
		want string
	}{
		{15, 24, "Head"},
		{10, 10, "Head"},
		{20, 25, "Head"},
		{5, 5, "Body"},
		{31, 5, ""},
		{110, 105, "Ring"},
		{101, 101, ""},
		{200, 205, "Ball"},
		{204, 204, ""},
		{305, 2, "Bow"},
		{305, 8, "Bow"},
		{301, 5, ""},
		{395, 5, "Box"},
		{-1, -1, ""},
	} {
		if got, ok := s.Hit("0", tt.x, tt.y); got != tt.want || ok != (tt.want != "") {
			t.Errorf("at %d,%d: %q, want %q", tt.x, tt.y, got, tt.want)
		}
	}
	if a := s.Areas("0"); len(a) != 7 || a[0].Name != "Head" || a[6].Name != "Box" {
		t.Errorf("areas %+v", a)
	}
	if s.Areas("1") != nil {
		t.Error("a surface that is not there has areas")
	}
}

func TestAreaOrder(t *testing.T) {
	for order, want := range map[string]string{"": "b c a", "none": "b c a", "ascend": "a b c", "descend": "c b a"} {
		s := whole(t, "surfaces.txt", "descript\n{\ncollision-sort,"+order+"\n}\nsurface0\n{\n"+
			"collision1,0,0,9,9,b\ncollision2,0,0,9,9,c\ncollision0,0,0,9,9,a\n}\n")
		var names []string
		for _, a := range s.Areas("0") {
			names = append(names, a.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%q: %s, want %s", order, got, want)
		}
	}
}

func TestPoint(t *testing.T) {
	s := whole(t, "surfaces.txt", "surface0,1\n{\n}\nsurface1\n{\npoint.centerx,3\npoint.centery,4\npoint.kinoko.centerx,5\n"+
		"point.basepos.y,6\nsakura.balloon.offsetx,-7\nballoon.offset.x,8\nballoon.offsety,9\n}\n")
	size := image.Pt(40, 60)
	for _, tt := range []struct {
		surface, name string
		want          image.Point
	}{
		{"0", "center", image.Pt(20, 30)},
		{"0", "kinoko.center", image.Pt(20, 20)},
		{"0", "basepos", image.Pt(20, 60)},
		{"0", "sakura.balloon", image.Pt(0, 0)},
		{"7", "center", image.Pt(20, 30)},
		{"0", "other", image.Pt(0, 0)},
		{"1", "center", image.Pt(3, 4)},
		{"1", "kinoko.center", image.Pt(5, 20)},
		{"1", "basepos", image.Pt(20, 6)},
		{"1", "sakura.balloon", image.Pt(-7, 9)},
		{"1", "kero.balloon", image.Pt(8, 9)},
		{"1", "balloon", image.Pt(8, 9)},
	} {
		if got := s.Point(tt.surface, tt.name, size); got != tt.want {
			t.Errorf("%s of surface %s: %v, want %v", tt.name, tt.surface, got, tt.want)
		}
	}
}

func TestLabels(t *testing.T) {
	s := whole(t, "surfacetable.txt", "charset,UTF-8\nversion,1\noption,DisableNoDefineSurfaces\n\ngroup,Smiles\n{\n scope,0\n"+
		" // nothing\n 5,Smile\x1b[2J\n 6,\n 7,__parts\n}\ngroup,__disabled\n{\n 8,Unused\n}\n")
	if got := s.Label("5"); !strings.HasPrefix(got, "Smile") || strings.ContainsRune(got, 0x1b) {
		t.Errorf("the label of 5 is %q", got)
	}
	for _, id := range []string{"6", "7", "8", "0", "", "scope"} {
		if got := s.Label(id); got != "" {
			t.Errorf("the label of %q is %q", id, got)
		}
	}
}
