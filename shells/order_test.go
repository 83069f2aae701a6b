package shells_test

import (
	"testing"
	"time"

	"ukatty/shells"
)

// Scripts start, stop, pause, resume and move animations, by number or name.
func TestOrders(t *testing.T) {
	const runs = "animation0.interval,never\nanimation0.name,wink\nanimation0.pattern0,overlay,1,80,0,0\n" +
		"animation0.pattern1,overlay,2,80,1,0\nanimation0.pattern2,overlay,-1,80,0,0\n"
	order := func(ms int, kind shells.CueKind, id string) shells.Cue {
		return shells.Cue{At: time.Duration(ms) * time.Millisecond, Kind: kind, Animation: id}
	}
	moved := order(80, shells.Shift, "0")
	moved.X = 2
	back := order(160, shells.Shift, "0")
	for name, c := range map[string]struct {
		cues []shells.Cue
		want string // at 0, 80, 160 …
	}{
		"start":              {[]shells.Cue{order(0, shells.Start, "0")}, "..... a.... .b... ..... ....."},
		"by name":            {[]shells.Cue{order(80, shells.Start, "wink")}, "..... ..... a.... .b... ....."},
		"leading zeros":      {[]shells.Cue{order(0, shells.Start, "00")}, "..... a.... .b... ..... ....."},
		"unknown":            {[]shells.Cue{order(0, shells.Start, "7"), order(0, shells.Shift, "7")}, "..... ..... ..... ..... ....."},
		"stop":               {[]shells.Cue{order(0, shells.Start, "0"), order(160, shells.Stop, "wink")}, "..... a.... ..... ..... ....."},
		"pause":              {[]shells.Cue{order(0, shells.Start, "0"), order(100, shells.Pause, "0")}, "..... a.... a.... a.... a...."},
		"resume":             {[]shells.Cue{order(0, shells.Start, "0"), order(100, shells.Pause, "0"), order(180, shells.Resume, "0")}, "..... a.... a.... .b... ....."},
		"started in a pause": {[]shells.Cue{order(0, shells.Pause, "0"), order(0, shells.Start, "0"), order(80, shells.Resume, "0")}, "..... ..... a.... .b... ....."},
		"stopped in a pause": {[]shells.Cue{order(0, shells.Pause, "0"), order(0, shells.Stop, "0"), order(0, shells.Start, "0")}, "..... a.... .b... ..... ....."},
		"moved":              {[]shells.Cue{order(0, shells.Start, "0"), moved, back}, "..... ..a.. .b... ..... ....."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := seen(animated(t, runs), shells.Pose{Cues: c.cues}, 0, 0, 80, 160, 240, 320); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// A dress-up part can be moved, too, on a surface where nothing else moves.
func TestPartsAreMoved(t *testing.T) {
	s := whole(t, "descript.txt", alpha+"sakura.bindgroup5.name,hat,red\n", "surfaces.txt", "descript\n{\nversion,1\n}\nsurface0\n{\nelement0,base,a.png,0,0\n"+
		"animation5.interval,bind\nanimation5.pattern0,add,1,0,0,0\n}\n", "a.png", drawn(t, "bbb", "bbb"), "surface1.png", drawn(t, "r__", "___"))
	p := shells.Pose{Surface: "0", Dress: "5"}
	if got := at(s, p, 0); got != "rbb\nbbb\n" {
		t.Errorf("in its place:\n%s", got)
	}
	p.Cues = []shells.Cue{{At: millis(80), Kind: shells.Shift, Animation: "5", X: 1, Y: 1}}
	if got := at(s, p, 0); got != "rbb\nbbb\n" {
		t.Errorf("before it is moved:\n%s", got)
	}
	if got := at(s, p, 80); got != "bbb\nbrb\n" {
		t.Errorf("moved:\n%s", got)
	}
	p.Cues[0].X, p.Cues[0].Y = 0, 1 // what is transparent of it takes no room
	if got := at(s, p, 80); got != "bbb\nrbb\n" {
		t.Errorf("moved down:\n%s", got)
	}
	p.Cues[0].X, p.Cues[0].Y = 1<<40, -1<<40 // what is moved out of sight costs nothing
	if got := at(s, p, 80); got != "bbb\nbbb\n" {
		t.Errorf("moved far away:\n%s", got)
	}
}

// What a script can build on about an animation.
func TestMotion(t *testing.T) {
	s := animated(t, "0interval,runonce\n0pattern0,1,10,overlay,0,0\n0pattern1,-1,5,overlay,0,0\n0pattern2,2,90,overlay,0,0\n"+
		"1interval,never\n1pattern0,1,0,overlay,0,0\n2interval,bind\n2pattern0,1,50,add,0,0\n3interval,sometimes\n3pattern0,1,2-4,overlay,0,0\n")
	most := func(n int) int { return n - 1 }
	for id, want := range map[string]shells.Motion{
		"0": {Length: 150 * time.Millisecond, Alone: true}, "1": {}, "2": {Part: true}, "3": {Length: 40 * time.Millisecond},
	} {
		if got, ok := s.Motion("0", id, most); !ok || got != want {
			t.Errorf("%s: %+v, %v, want %+v", id, got, ok, want)
		}
	}
	for _, at := range [][2]string{{"0", "9"}, {"9", "0"}, {"0", ""}, {"", "0"}} {
		if got, ok := s.Motion(at[0], at[1], most); ok {
			t.Errorf("%q: there is %+v", at, got)
		}
	}
}
