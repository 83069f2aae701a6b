package shells_test

import (
	"fmt"
	"strings"
	"testing"

	"ukatty/shells"
)

const wardrobe = alpha + `sakura.bindgroup1.name,hat,straw,thumb.png
sakura.bindgroup1.default,1
sakura.bindgroup2.name,hat,top
sakura.bindgroup3.name,ring,gold
sakura.bindgroup4.name,ring,silver
sakura.bindgroup5.name,shirt,white
sakura.bindgroup6.name,shirt,black
sakura.bindgroup1.addid,10
sakura.bindgroup1.addid,11,12
sakura.bindoption0.group,ring,multiple
sakura.bindoption1.group,shirt,mustselect
kero.bindgroup1.name,hat,paper
char2.bindgroup1.name,hat,steel
nobody.bindgroup1.name,hat,none
sakura.bindgroupx.name,hat,none
`

func TestDress(t *testing.T) {
	s := whole(t, "descript.txt", wardrobe)
	first := s.Dress(0)
	if first != "1,5" || s.Dress(1) != "" || s.Dress(7) != "" {
		t.Errorf("at first: %q, %q, %q", first, s.Dress(1), s.Dress(7))
	}
	for _, tt := range []struct {
		what string
		got  shells.Dress
		want shells.Dress
	}{
		{"another hat", s.PutOn(0, first, "hat", "top"), "2,5"},
		{"the same hat", s.PutOn(0, first, "hat", "straw"), "1,5"},
		{"two rings", s.PutOn(0, s.PutOn(0, first, "ring", "silver"), "ring", "gold"), "1,3,4,5"},
		{"all rings", s.PutOn(0, first, "ring", ""), "1,3,4,5"},
		{"another shirt", s.PutOn(0, first, "shirt", "black"), "1,6"},
		{"no hat", s.TakeOff(0, first, "hat", "straw"), "5"},
		{"no hat at all", s.TakeOff(0, first, "hat", ""), "5"},
		{"no shirt", s.TakeOff(0, first, "shirt", "white"), "1,5"},
		{"no shirt at all", s.TakeOff(0, first, "shirt", ""), "1,5"},
		{"something else", s.PutOn(0, first, "shoe", ""), "1,5"},
		{"somebody else", s.PutOn(9, first, "hat", "top"), "1,5"},
		{"of another", s.PutOn(1, "", "hat", "paper"), "1"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	if !first.Has(5) || first.Has(2) || shells.Dress("").Has(0) || shells.Dress("1,,x,-3,3").Has(2) {
		t.Error("Has is wrong")
	}
	if p := s.Parts(0); len(p) != 6 || p[0].Category != "hat" || p[0].Name != "straw" || !p[0].Default || p[1].Default {
		t.Errorf("parts %+v", p)
	}
	if len(s.Parts(2)) != 1 || len(s.Parts(3)) != 0 {
		t.Errorf("parts of others: %v, %v", s.Parts(2), s.Parts(3))
	}
}

// dressed is a body whose parts are a hat at the left, and what is worn with it.
func dressed(t *testing.T, lines string) *shells.Shell {
	t.Helper()
	return whole(t, "descript.txt", wardrobe, "surface0.png", drawn(t, "ww", "ww"),
		"surface1.png", drawn(t, "r"), "surface2.png", drawn(t, "g"), "surface3.png", drawn(t, "b"),
		"surfaces.txt", "surface0\n{\n"+lines+"}\n")
}

func TestDressedPictures(t *testing.T) {
	for _, tt := range []struct {
		name, lines string
		dress       shells.Dress
		want        string
	}{
		{"off", "animation1.interval,bind\nanimation1.pattern0,overlay,1,0,0,0\n", "", "ww\nww\n"},
		{"on", "animation1.interval,bind\nanimation1.pattern0,add,1,0,0,0\n", "1", "rw\nww\n"},
		{"all patterns at once", "animation1.interval,bind\nanimation1.pattern0,bind,1,900,0,0\nanimation1.pattern1,bind,2,900,1,1\n", "1", "rw\nwg\n"},
		{"worn with it", "animation12.interval,bind\nanimation12.pattern0,overlay,3,0,1,0\n", "1", "wb\nww\n"},
		{"the higher in front", "animation1.interval,bind\nanimation1.pattern0,overlay,1,0,0,0\nanimation2.interval,bind\n" +
			"animation2.pattern0,overlay,2,0,0,0\n", "1,2", "gw\nww\n"},
		{"inserted", "animation1.interval,bind\nanimation1.pattern0,insert,2\nanimation1.pattern1,overlay,1,0,0,0\nanimation2.interval,bind\n" +
			"animation2.pattern0,overlay,2,0,0,0\n", "1,2", "rw\nww\n"},
		{"inserted but off", "animation1.interval,bind\nanimation1.pattern0,insert,2\nanimation2.interval,bind\n" +
			"animation2.pattern0,overlay,2,0,0,0\n", "1", "ww\nww\n"},
		{"inserted into each other", "animation1.interval,bind\nanimation1.pattern0,insert,2\nanimation2.interval,bind\n" +
			"animation2.pattern0,insert,1\n", "1,2", "ww\nww\n"},
		{"instead of the base", "animation1.interval,bind\nanimation1.pattern0,base,1,0\nanimation1.pattern1,overlay,2,0,1,1\n", "1", "r_\n_g\n"},
		{"moving while on", "animation1.interval,bind+runonce\nanimation1.pattern0,overlay,1,0,0,0\n", "1", "rw\nww\n"},
		{"not moving while off", "animation1.interval,bind+runonce\nanimation1.pattern0,overlay,1,0,0,0\n", "2", "ww\nww\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := at(dressed(t, tt.lines), shells.Pose{Surface: "0", Dress: tt.dress}, 0); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// A surface that is shown by another one wears what is worn, and does not move; one that shows itself does so a few times only.
func TestNested(t *testing.T) {
	s := whole(t, "descript.txt", wardrobe, "surface0.png", drawn(t, "www"), "surface1.png", drawn(t, "rr"), "surface2.png", drawn(t, "g"),
		"surfaces.txt", "surface0\n{\n0interval,runonce\n0pattern0,1,0,overlay,1,0\n}\n"+
			"surface1\n{\n1interval,bind\n1pattern0,2,0,bind,0,0\n2interval,runonce\n2pattern0,2,0,overlay,1,0\n"+
			"3interval,bind\n3pattern0,1,0,bind,0,0\n}\n")
	if got := at(s, shells.Pose{Surface: "0", Dress: "1"}, 0); got != "wgr\n" {
		t.Errorf("got %s", got)
	}
	if got := at(s, shells.Pose{Surface: "1", Dress: "3"}, 0); got != "rr\n" {
		t.Errorf("a surface in itself: %s", got)
	}
}

// Pictures of different poses are not mistaken for each other.
func TestKey(t *testing.T) {
	s := dressed(t, "animation1.interval,bind\nanimation1.pattern0,overlay,1,0,0,0\nanimation5.interval,runonce\n"+
		"animation5.pattern0,overlay,1,0,0,0\nanimation5.pattern1,overlay,2,100,0,0\n")
	studio, keys := s.Studio(), map[string]string{}
	for _, p := range []shells.Pose{{Surface: "0"}, {Surface: "0", Dress: "1"}, {Surface: "1"}, {Scope: 1, Surface: "0", Dress: "1"}} {
		for _, ms := range []int{0, 160} {
			got, _ := studio.Compose(p, millis(ms), 0)
			if was, ok := keys[got.Key()]; ok && was != spelled(got) || got.Key() == "" {
				t.Errorf("%+v at %d: the key %q is for another picture", p, ms, got.Key())
			}
			keys[got.Key()] = spelled(got)
		}
	}
	if len(keys) < 6 {
		t.Errorf("%d keys", len(keys))
	}
}

func TestTooManyParts(t *testing.T) {
	var b strings.Builder
	b.WriteString(alpha)
	for i := range 16000 {
		fmt.Fprintf(&b, "sakura.bindgroup%d.name,a,b\n", i*61)
	}
	if n := len(whole(t, "descript.txt", b.String()).Parts(0)); n != 16000 {
		t.Errorf("%d parts", n)
	}
}
