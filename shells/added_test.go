package shells_test

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"

	"ukatty/shells"
)

// What scripts add is drawn in front of all else, until the surface changes, for its time, or again and again.
func TestAdded(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, "rrr"), "surface1.png", drawn(t, "g"), "surface2.png", drawn(t, "b"),
		"surface3.png", drawn(t, "r_r"), "surfaces.txt",
		"surface0\n{\nanimation999.interval,runonce\nanimation999.pattern0,overlay,2,0,0,0\n}\n")
	for _, tt := range []struct {
		words string
		want  map[int]string // by milliseconds; the cue comes at 160
	}{
		{"overlay,1", map[int]string{0: "brr\n", 160: "grr\n", 9999: "grr\n"}},
		{"overlay,1,2,0", map[int]string{0: "brr\n", 160: "brg\n", 9999: "brg\n"}},
		{"overlay,1,3,0", map[int]string{0: "brr\n", 160: "brrg\n"}},
		{"base,3", map[int]string{0: "brr\n", 160: "b_r\n"}},
		{"move,4,-5", map[int]string{160: "brr\n"}},
		{"overlay,1,1,0,800,2,1,0,800", map[int]string{160: "bgr\n", 880: "bgr\n", 960: "bbr\n", 1680: "bbr\n", 1760: "brr\n", 9999: "brr\n"}},
		{"overlay,1,1,0,800,2,1,0,800,runonce", map[int]string{1760: "brr\n", 9999: "brr\n"}},
		{"overlay,1,1,0,800,2,1,0,800,always", map[int]string{160: "bgr\n", 960: "bbr\n", 1760: "bgr\n", 2560: "bbr\n"}},
		{"overlay,1,1,0,0,always", map[int]string{160: "bgr\n", 9999: "bgr\n"}},
		{"overlay,77", map[int]string{160: "brr\n"}},
		{"overlay", map[int]string{160: "brr\n"}},
		{"overlay,1,2", map[int]string{160: "brr\n"}},
		{"overlay,x,1,2,3", map[int]string{160: "brr\n"}},
		{"overlay,-1", map[int]string{160: "brr\n"}},
		{"", map[int]string{160: "brr\n"}},
	} {
		p := shells.Pose{Surface: "0", Cues: []shells.Cue{{At: millis(160), Kind: shells.Add, Animation: tt.words}}}
		for ms, want := range tt.want {
			if got := at(s, p, ms); got != want {
				t.Errorf("%s at %d ms is %q, want %q", tt.words, ms, got, want)
			}
		}
		got, _ := s.Compose(p, millis(160), 0)
		if shift := got.Shift(); (tt.words == "move,4,-5") != (shift.X == 4 && shift.Y == -5) {
			t.Errorf("%s moves by %v", tt.words, shift)
		}
	}
}

// A Studio that has drawn one addition draws another as it is.
func TestAddedAgain(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, "rr"), "surface1.png", drawn(t, "g"), "surface2.png", drawn(t, "b"))
	studio := s.Studio()
	for range 2 {
		for words, want := range map[string]string{
			"overlay,1": "gr\n", "overlay,2": "br\n", "overlay,1,1,0": "rg\n", "overlay,1,2,0,80": "rrg\n", "overlay,9": "rr\n", "reduce,1": "r_\n", "base,1": "g_\n",
		} {
			cues := []shells.Cue{{Kind: shells.Add, Animation: words}}
			got, next := studio.Compose(shells.Pose{Surface: "0", Cues: cues}, 0, 0)
			if spelled(got) != want {
				t.Errorf("%s is %q, want %q", words, spelled(got), want)
			}
			if words != "overlay,1,2,0,80" {
				continue
			}
			if after, _ := studio.Compose(shells.Pose{Surface: "0", Cues: cues}, next, 0); next != millis(80) || spelled(after) != "rr\n" {
				t.Errorf("after %v it is %q", next, spelled(after))
			}
		}
	}
}

// A picture says when something that is added later changes it.
func TestAddedIsForeseen(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, "rr"), "surface1.png", drawn(t, "g"))
	p := shells.Pose{Surface: "0", Cues: []shells.Cue{{At: millis(800), Kind: shells.Add, Animation: "overlay,1"}}}
	if _, next := s.Compose(p, 0, 0); next != millis(800) {
		t.Errorf("the next picture comes at %v", next)
	}
	if _, next := s.Compose(p, millis(800), 0); next != 0 {
		t.Errorf("then another one comes at %v", next)
	}
}

// Scripts may go on adding for as long as they like: what came last is seen, and what was first goes.
func TestAddedWithoutEnd(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, "rr"), "surface1.png", drawn(t, "g"), "surface2.png", drawn(t, "_b"))
	for _, tt := range []struct {
		name, format, before, want string
	}{
		{"what ends", "overlay,1,0,0,%d", "gr\n", "rb\n"},
		{"what lasts", "overlay,1,0,0,%d,always", "gr\n", "gb\n"},
		{"what is the same", "overlay,1", "gb\n", "gb\n"},
	} {
		cues := []shells.Cue{{Kind: shells.Add, Animation: "overlay,2"}}
		for i := range 5 * shells.MaxAdditions {
			words := tt.format
			if strings.Contains(words, "%") {
				words = fmt.Sprintf(words, 80+i)
			}
			cues = append(cues, shells.Cue{At: millis(i), Kind: shells.Add, Animation: words})
		}
		cues = append(cues, shells.Cue{At: millis(6 * shells.MaxAdditions), Kind: shells.Add, Animation: "overlay,2"})
		p := shells.Pose{Surface: "0", Cues: cues}
		if before, got := at(s, p, 5*shells.MaxAdditions), at(s, p, 80_000); before != tt.before || got != tt.want {
			t.Errorf("%s: got %q and then %q, want %q and %q", tt.name, before, got, tt.before, tt.want)
		}
	}
}

// What is added twice is seen once, as it is by whoever comes later.
func TestAddedTwice(t *testing.T) {
	veil := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	veil.SetNRGBA(0, 0, color.NRGBA{0, 0xff, 0, 0x80})
	s := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, "r"), "surface1.png", pngOf(t, veil))
	one := shells.Cue{Kind: shells.Add, Animation: "overlay,1"}
	once, _ := s.Compose(shells.Pose{Surface: "0", Cues: []shells.Cue{one}}, 0, 0)
	twice, _ := s.Compose(shells.Pose{Surface: "0", Cues: []shells.Cue{one, one}}, 0, 0)
	if once.Image().At(0, 0) != twice.Image().At(0, 0) {
		t.Errorf("it is %v, and twice %v", once.Image().At(0, 0), twice.Image().At(0, 0))
	}
}
