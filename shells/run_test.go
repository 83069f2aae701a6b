package shells_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"ukatty/shells"
)

// animated loads a shell of text art whose surface 0, a dot, has animations that show the letters a to e: surfaces 1 to 5.
func animated(t testing.TB, lines string) *shells.Shell {
	t.Helper()
	files := []string{"surfaces.txt", "surface0\n{\nelement0,base,dot.txt,0,0\n" + lines + "}\n", "dot.txt", art("", ".....\n", "")}
	for i := range 5 {
		files = append(files, "surface"+strconv.Itoa(i+1)+".txt", art("", string(rune('a'+i))+"\n", ""))
	}
	return whole(t, files...)
}

// seen gives what a surface shows, at each of the times in milliseconds.
func seen(s *shells.Shell, p shells.Pose, seed uint64, ms ...int) string {
	if p.Surface == "" {
		p.Surface = "0"
	}
	studio, all := s.Studio(), []string{}
	for _, t := range ms {
		at := time.Duration(t) * time.Millisecond
		got, _ := studio.Compose(p, at, seed)
		line := strings.TrimSpace(got.Cells(0, 0, 0).String())
		if fresh, _ := s.Compose(p, at, seed); strings.TrimSpace(fresh.Cells(0, 0, 0).String()) != line {
			line += "!" // it depends on what was asked before
		}
		all = append(all, line)
	}
	return strings.Join(all, " ")
}

func TestIntervals(t *testing.T) {
	const runs = "0pattern0,1,16,overlay,0,0\n0pattern1,2,16,overlay,1,0\n0pattern2,-1,16,overlay,0,0\n"
	for _, tt := range []struct {
		name, lines string
		cues        []shells.Cue
		want        string
	}{
		{"runonce", "0interval,runonce\n" + runs, nil, "..... a.... .b... ..... ..... ....."},
		{"always", "0interval,always\n" + runs, nil, "..... a.... .b... ..... a.... .b..."},
		{"never", "0interval,never\n" + runs, nil, "..... ..... ..... ..... ..... ....."},
		{"none", runs, nil, "..... ..... ..... ..... ..... ....."},
		{"periodic", "0interval,periodic,1\n" + runs, nil, "..... ..... ..... ..... ..... .b..."},
		{"random", "0interval,random,1\n" + runs, nil, "..... ..... ..... ..... ..... .b..."},
		{"bind is off", "0interval,bind+runonce\n" + runs, nil, "..... ..... ..... ..... ..... ....."},
		{"yen-e", "0interval,yen-e\n" + runs, []shells.Cue{{At: 160 * time.Millisecond, Kind: shells.YenE}}, "..... ..... a.... .b... ..... ....."},
		{"starttalk", "0interval,starttalk\n" + runs, []shells.Cue{{Kind: shells.StartTalk}}, "..... a.... .b... ..... ..... ....."},
		{"endtalk", "0interval,endtalk\n" + runs, []shells.Cue{{Kind: shells.EndTalk}}, "..... a.... .b... ..... ..... ....."},
		{"talk", "0interval,talk,5\n" + runs, []shells.Cue{
			{Kind: shells.Talk, Talked: 4}, {At: 160 * time.Millisecond, Kind: shells.Talk, Talked: 5},
		}, "..... ..... a.... .b... ..... ....."},
		{"started", "0interval,never\n" + runs, []shells.Cue{{Animation: "0"}}, "..... a.... .b... ..... ..... ....."},
		{"stopped", "0interval,runonce\n" + runs, []shells.Cue{
			{At: 320 * time.Millisecond, Kind: shells.Stop, Animation: "0"},
		}, "..... a.... ..... ..... ..... ....."},
		{"another one", "0interval,never\n" + runs, []shells.Cue{{Animation: "1"}}, "..... ..... ..... ..... ..... ....."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := seen(animated(t, tt.lines), shells.Pose{Cues: tt.cues}, 0, 0, 160, 320, 480, 640, 1360); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestPatterns(t *testing.T) {
	const other = "animation1.interval,never\nanimation1.pattern0,overlay,2,0,1,0\n" +
		"animation2.interval,never\nanimation2.pattern0,overlay,3,0,2,0\n"
	for _, tt := range []struct{ name, lines, want string }{
		{"the last frame stays", "animation0.interval,runonce\nanimation0.pattern0,overlay,1,100,0,0\n", "..... a.... a...."},
		{"by the numbers", "animation0.interval,runonce\nanimation0.pattern7,overlay,1,80,0,0\nanimation0.pattern3,overlay,2,0,0,0\n", "b.... a.... a...."},
		{"the later line", "animation0.interval,runonce\nanimation0.pattern0,overlay,1,0,0,0\nanimation0.pattern0,overlay,2,0,0,0\n", "b.... b.... b...."},
		{"start", "animation0.interval,runonce\nanimation0.pattern0,start,1\nanimation0.pattern1,overlay,1,0,0,0\n" + other, "ab... ab... ab..."},
		{"old start", "0interval,runonce\n0pattern0,0,0,start,1,0\n1interval,never\n1pattern0,2,0,overlay,1,0\n", ".b... .b... .b..."},
		{"parallelstart", "animation0.interval,runonce\nanimation0.pattern0,parallelstart,(1,2)\n" + other, ".bc.. .bc.. .bc.."},
		{"stop", "animation0.interval,runonce\nanimation0.pattern0,parallelstart,[1.2]\nanimation0.pattern1,overlay,1,100,0,0\n" +
			"animation0.pattern2,stop,1\n" + other, ".bc.. a.c.. a.c.."},
		{"parallelstop", "animation0.interval,runonce\nanimation0.pattern0,parallelstart,(1,2)\nanimation0.pattern1,overlay,1,100,0,0\n" +
			"animation0.pattern2,parallelstop,(1,2)\n" + other, ".bc.. a.... a...."},
		{
			"-2 ends the others", "animation0.interval,runonce\nanimation0.pattern0,parallelstart,(1,2)\nanimation0.pattern1,overlay,-2,100,0,0\n" + other,
			".bc.. ..... .....",
		},
		{"by name", "animation0.interval,runonce\nanimation0.pattern0,overlay,smile,0,0,0\n}\nsurface2\n{\nname,smile\n", "b.... b.... b...."},
		{"exclusive", "animation0.interval,runonce\nanimation0.option,exclusive\nanimation0.pattern0,start,1\nanimation0.pattern1,overlay,1,100,0,0\n" +
			"animation0.pattern2,overlay,-1,80,0,0\n" + other, "..... a.... ....."},
		{"exclusive of one", "animation0.interval,runonce\nanimation0.option,exclusive,(2)\nanimation0.pattern0,parallelstart,(1,2)\n" +
			"animation0.pattern1,overlay,1,100,0,0\n" + other, ".b... ab... ab..."},
		{"joined blocks", "animation0.interval,runonce\nanimation0.pattern0,overlay,1,0,0,0\n}\nsurface0\n{\nanimation0.pattern1,overlay,2,100,0,0\n" +
			"animation0.pattern0,overlay,3,0,0,0\n", "c.... b.... b...."},
		{"without end", "animation0.interval,always\nanimation0.pattern0,overlay,1,0,0,0\nanimation0.pattern1,overlay,2,0,0,0\n", "b.... b.... b...."},
		{"each other", "animation0.interval,runonce\nanimation0.pattern0,start,1\nanimation1.interval,runonce\nanimation1.pattern0,start,0\n", "..... ..... ....."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := seen(animated(t, tt.lines), shells.Pose{}, 0, 0, 160, 320); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// What chance decides comes out as often as the interval says, is not the same for every seed, and is for the same one.
func TestChance(t *testing.T) {
	for interval, want := range map[string]int{"sometimes": 500, "rarely": 250, "random,10": 100} {
		s := animated(t, "animation0.interval,"+interval+"\nanimation0.pattern0,overlay,1,0,0,0\nanimation0.pattern1,overlay,-1,160,0,0\n")
		count := func(seed uint64) (n int) {
			studio := s.Studio()
			for second := range 1000 {
				p, _ := studio.Compose(shells.Pose{Surface: "0"}, time.Duration(second+1)*time.Second+shells.FrameTime, seed)
				if strings.HasPrefix(p.Cells(0, 0, 0).String(), "a") {
					n++
				}
			}
			return n
		}
		if n := count(1); n < want*8/10 || n > want*12/10 || n != count(1) {
			t.Errorf("%s: %d times in 1000 seconds, want about %d", interval, n, want)
		}
	}
	s := animated(t, "animation0.interval,sometimes\nanimation0.pattern0,overlay,1,0,0,0\nanimation0.pattern1,overlay,-1,500,0,0\n")
	times := make([]int, 40)
	for i := range times {
		times[i] = 1040 * (i + 1)
	}
	if seen(s, shells.Pose{}, 1, times...) == seen(s, shells.Pose{}, 2, times...) {
		t.Error("two seeds show the same")
	}
	one := animated(t, "animation0.interval,runonce\nanimation0.pattern0,alternativestart,(1,2)\n"+
		"animation1.interval,never\nanimation1.pattern0,overlay,2,0,1,0\nanimation2.interval,never\nanimation2.pattern0,overlay,3,0,2,0\n")
	found := map[string]bool{}
	for seed := range uint64(20) {
		found[seen(one, shells.Pose{}, seed, 0)] = true
	}
	if len(found) != 2 || !found[".b..."] || !found["..c.."] {
		t.Errorf("alternatives: %v", found)
	}
}

// Next is when the picture changes, and not before; it is never sooner than a frame.
func TestNext(t *testing.T) {
	s := animated(t, "animation0.interval,runonce\nanimation0.pattern0,overlay,1,200,0,0\nanimation0.pattern1,overlay,2,10,0,0\n"+
		"animation0.pattern2,overlay,-1,1000,0,0\n")
	var all []time.Duration
	studio, at := s.Studio(), time.Duration(0)
	for range 10 {
		_, next := studio.Compose(shells.Pose{Surface: "0"}, at, 0)
		all = append(all, next/time.Millisecond)
		if at = next; next == 0 {
			break
		}
	}
	if want := []time.Duration{240, 1280, 0}; !slices.Equal(all, want) {
		t.Errorf("next %v, want %v", all, want)
	}
	for _, lines := range []string{
		"", "animation0.interval,never\nanimation0.pattern0,overlay,1,0,0,0\n", "animation0.interval,runonce\nanimation0.pattern0,overlay,1,0,0,0\n",
	} {
		if _, next := animated(t, lines).Compose(shells.Pose{Surface: "0"}, 0, 0); next != 0 {
			t.Errorf("%q: next %v", lines, next)
		}
	}
	quick := animated(t, "animation0.interval,always\nanimation0.pattern0,overlay,1,1,0,0\nanimation0.pattern1,overlay,2,1,0,0\n")
	if _, next := quick.Compose(shells.Pose{Surface: "0"}, 0, 0); next != shells.FrameTime {
		t.Errorf("a quick animation: next %v, want %v", next, shells.FrameTime)
	}
	if _, next := s.Compose(shells.Pose{Surface: "7"}, 0, 0); next != 0 {
		t.Errorf("no surface: next %v", next)
	}
}

// A day costs no more than what happens in it; what has begun can be asked for at any time.
func TestLongRuns(t *testing.T) {
	s := animated(t, "animation0.interval,always\nanimation0.pattern0,overlay,1,1,0,0\nanimation0.pattern1,overlay,2,1,0,0\n"+
		"animation1.interval,random,1\nanimation1.pattern0,overlay,3,100,1,0\nanimation1.pattern1,overlay,-1,100,1,0\n")
	for _, at := range []time.Duration{-time.Hour, 1<<63 - 1} {
		p, _ := s.Compose(shells.Pose{Surface: "0"}, at, 0)
		if p.Empty() {
			t.Errorf("at %v there is nothing", at)
		}
	}
}

func TestMove(t *testing.T) {
	s := animated(t, "animation0.interval,runonce\nanimation0.pattern0,move,0,100,3,-2\nanimation0.pattern1,move,0,100,0,0\n")
	for ms, want := range map[int][2]int{0: {0, 0}, 160: {3, -2}, 240: {0, 0}} {
		p, _ := s.Compose(shells.Pose{Surface: "0"}, time.Duration(ms)*time.Millisecond, 0)
		if got := p.Shift(); got.X != want[0] || got.Y != want[1] {
			t.Errorf("at %d ms it is moved by %v, want %v", ms, got, want)
		}
	}
}

func TestListens(t *testing.T) {
	s := animated(t, "0interval,talk,3\n1interval,bind+yen-e\n2interval,never\n")
	for kind, want := range map[shells.CueKind]bool{shells.Talk: true, shells.YenE: true, shells.StartTalk: false, shells.Start: false} {
		if s.Listens("0", kind) != want || s.Listens("7", kind) {
			t.Errorf("it listens for %d: %v, want %v", kind, !want, want)
		}
	}
	if s.Images() || !whole(t, "surface0.png", drawn(t, "rg")).Images() {
		t.Error("Images is wrong")
	}
}
