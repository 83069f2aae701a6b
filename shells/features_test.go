package shells_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"ukatty/shells"
)

// made gives a shell with small pictures for a feature: surface 0 is a green square, the others are one pixel of a colour each,
// which are the letters of pixels: 1 red, 2 blue, 3 black, 4 white.
func made(t *testing.T, surfaces string, more ...string) *shells.Shell {
	t.Helper()
	return whole(t, append([]string{
		"descript.txt", alpha, "surfaces.txt", surfaces, "surface0.png", drawn(t, "ggg", "ggg"), "surface1.png", drawn(t, "r"),
		"surface2.png", drawn(t, "b"), "surface3.png", drawn(t, "k"), "surface4.png", drawn(t, "w"),
	}, more...)...)
}

// in gives the lines of surface 0.
func in(lines ...string) string { return "surface0\n{\n" + strings.Join(lines, "\n") + "\n}\n" }

// started is a pose in which an animation was started.
func started(ids ...string) shells.Pose {
	p := shells.Pose{Surface: "0"}
	for _, id := range ids {
		p.Cues = append(p.Cues, shells.Cue{Kind: shells.Start, Animation: id})
	}
	return p
}

// A made shell for each feature of surfaces.txt that UKADOC names (descript_shell_surfaces): what is seen of it at a time.
func TestFeatures(t *testing.T) {
	const parts = alpha + "sakura.bindgroup5.name,a,b\nsakura.bindgroup6.name,a,c\nsakura.bindgroup7.name,d,e\n" +
		"sakura.bindgroup5.addid,9\nsakura.bindgroup6.addid,9\n"
	plain := "ggg/ggg"
	for _, tt := range []struct {
		name string
		text string
		pose shells.Pose
		ms   int
		want string
		more []string
	}{
		// §2: blocks, lists of ids, charset, comments
		{"braces on their own lines", "surface0\n  {\n\telement0,base,surface1.png,0,0\n  }\n", started(), 0, "r", nil},
		{"brace behind the name", "surface0 {\nelement0,base,surface1.png,0,0\n}\n", started(), 0, "r", nil},
		{"comments", "// a\nsurface0\n{\n// b\nanything\nelement0,base,surface1.png,0,0\n}\nanything\n", started(), 0, "r", nil},
		{"charset of a file", "charset,Shift_JIS\nsurface9\n{\nelement0,base,\x89\xe6.png,0,0\n}\n", shells.Pose{Surface: "9"}, 0, "b", []string{"画.png", drawn(t, "b")}},
		{"byte order mark", "\ufeffcharset,UTF-8\nsurface9\n{\nelement0,base,画.png,0,0\n}\n", shells.Pose{Surface: "9"}, 0, "b", []string{"画.png", drawn(t, "b")}},
		{"ranges", "surface7-9,11,!8\n{\nelement0,base,surface1.png,0,0\n}\n", shells.Pose{Surface: "9"}, 0, "r", nil},
		{"an exclusion", "surface7-9,11,!8\n{\nelement0,base,surface1.png,0,0\n}\n", shells.Pose{Surface: "8"}, 0, "", nil},
		{"Materia's lists", "surface7,surface9\n{\nelement0,base,surface1.png,0,0\n}\n", shells.Pose{Surface: "9"}, 0, "r", nil},
		{"a second block adds", in("element1,overlay,surface1.png,0,0") + in("element2,overlay,surface2.png,1,0"), started(), 0, "rbg/ggg", nil},
		{"append to what there is", "surface.append0-99\n{\nelement1,overlay,surface1.png,0,0\n}\n", started(), 0, "rgg/ggg", nil},
		{"append makes nothing", "surface.append0-99\n{\nelement1,overlay,surface1.png,0,0\n}\n", shells.Pose{Surface: "50"}, 0, "", nil},
		{"append before its surface", "surface.append9\n{\nelement1,overlay,surface1.png,0,0\n}\nsurface9\n{\nelement0,base,surface2.png,0,0\n}\n", shells.Pose{Surface: "9"}, 0, "b", nil},
		{"append with ranges", "surface.append1-3,!2\n{\nelement1,overlay,surface4.png,1,0\n}\n", shells.Pose{Surface: "2"}, 0, "b", nil},
		{"files in the order of names", "surface9\n{\nelement0,base,surface1.png,0,0\n}\n", shells.Pose{Surface: "9"}, 0, "b", []string{"surfaces2.txt", "surface9\n{\nelement0,base,surface2.png,0,0\n}\n"}},
		// §3: elements
		{"an element0 goes before the file", in("element0,base,surface1.png,0,0"), started(), 0, "r", nil},
		{"element1 upon the file", in("element1,overlay,surface1.png,2,1"), started(), 0, "ggg/ggr", nil},
		{"padded numbers of files", "", shells.Pose{Surface: "12"}, 0, "k", []string{"surface0012.png", drawn(t, "k")}},
		{"names in other cases", in("element0,base,SURFACE1.PNG,0,0"), started(), 0, "r", nil},
		{"backslashes", in(`element0,base,sub\a.png,0,0`), started(), 0, "b", []string{"sub/a.png", drawn(t, "b")}},
		{"clipping, then scaling", in("element0,base,wide.png,0,0", "element1,overlay,wide.png,0,0,--clipping,1,0,2,1,--scaling,200%,100%"), started(), 0, "bbk", []string{"wide.png", drawn(t, "rbk")}},
		// §4: old and new syntax
		{"version 0", in("0interval,runonce", "0pattern0,1,10,overlay,1,0"), started(), 160, "grg/ggg", nil},
		{"version 0 waits in hundredths", in("0interval,runonce", "0pattern0,1,10,overlay,1,0"), started(), 80, plain, nil},
		{"version 1", "descript\n{\nversion,1\n}\n" + in("animation0.interval,runonce", "animation0.pattern0,overlay,1,100,1,0"), started(), 160, "grg/ggg", nil},
		{"old list of ids", in("0interval,never", "0pattern0,0,0,alternativestart,[1]", "1interval,never", "1pattern0,1,0,overlay,0,0"), started("0"), 0, "rgg/ggg", nil},
		{"old start", in("0interval,never", "0pattern0,0,0,start,1,0", "1interval,never", "1pattern0,1,0,overlay,0,0"), started("0"), 0, "rgg/ggg", nil},
		{"new list of ids", in("animation0.interval,never", "animation0.pattern0,parallelstart,(1,2)", "animation1.interval,never", "animation1.pattern0,overlay,1,0,0,0", "animation2.interval,never", "animation2.pattern0,overlay,2,0,1,0"), started("0"), 0, "rbg/ggg", nil},
		{"dots in a list", in("animation0.interval,never", "animation0.pattern0,parallelstart,[1.2]", "animation1.interval,never", "animation1.pattern0,overlay,1,0,0,0", "animation2.interval,never", "animation2.pattern0,overlay,2,0,1,0"), started("0"), 0, "rbg/ggg", nil},
		{"stop", in("animation1.interval,never", "animation1.pattern0,overlay,1,0,0,0", "animation2.interval,never", "animation2.pattern0,stop,1"), started("1", "2"), 0, plain, nil},
		{"parallelstop", in("animation1.interval,never", "animation1.pattern0,overlay,1,0,0,0", "animation3.interval,never", "animation3.pattern0,overlay,1,0,1,0", "animation2.interval,never", "animation2.pattern0,parallelstop,(1,3)"), started("1", "3", "2"), 0, plain, nil},
		{"alternativestop", in("animation1.interval,never", "animation1.pattern0,overlay,1,0,0,0", "animation2.interval,never", "animation2.pattern0,alternativestop,(1)"), started("1", "2"), 0, plain, nil},
		{"-1 ends it", in("animation1.interval,never", "animation1.pattern0,overlay,1,0,0,0", "animation1.pattern1,overlay,-1,100,0,0"), started("1"), 160, plain, nil},
		{"-2 ends all others", in("animation1.interval,never", "animation1.pattern0,overlay,1,0,0,0", "animation2.interval,never", "animation2.pattern0,overlay,-2,0,0,0"), started("1", "2"), 0, plain, nil},
		{"the last frame stays", in("animation1.interval,never", "animation1.pattern0,overlay,1,0,0,0", "animation1.pattern1,overlay,2,80,0,0"), started("1"), 9e6, "bgg/ggg", nil},
		{"each frame upon the base anew", in("animation1.interval,never", "animation1.pattern0,overlay,1,0,0,0", "animation1.pattern1,overlay,2,80,1,0"), started("1"), 160, "gbg/ggg", nil},
		{"numbers with gaps", in("animation1.interval,never", "animation1.pattern7,overlay,2,80,1,0", "animation1.pattern3,overlay,1,0,0,0"), started("1"), 160, "gbg/ggg", nil},
		{"a name for an animation", in("animation1.interval,never", "animation1.name,wink", "animation1.pattern0,overlay,1,0,0,0"), started("wink"), 0, "rgg/ggg", nil},
		{"a name for a surface in a pattern", in("animation1.interval,runonce", "animation1.pattern0,overlay,red,0,0,0") + "surface1\n{\nname,red\n}\n", started(), 0, "rgg/ggg", nil},
		{"exclusive", in("animation1.interval,never", "animation1.option,exclusive", "animation1.pattern0,overlay,1,0,0,0", "animation1.pattern1,overlay,1,1000,0,0", "animation2.interval,never", "animation2.pattern0,overlay,2,0,1,0"), started("1", "2"), 0, "rgg/ggg", nil},
		{"exclusive of some", in("animation1.interval,never", "animation1.option,exclusive,(3)", "animation1.pattern0,overlay,1,0,0,0", "animation1.pattern1,overlay,1,1000,0,0", "animation2.interval,never", "animation2.pattern0,overlay,2,0,1,0"), started("1", "2"), 0, "rbg/ggg", nil},
		{"background", in("element0,base,hole.png,0,0", "animation1.interval,runonce", "animation1.option,background", "animation1.pattern0,overlay,1,0,1,0"), started(), 0, "grg", []string{"hole.png", drawn(t, "g_g")}},
		{"background and exclusive", in("element0,base,hole.png,0,0", "animation1.interval,never", "animation1.option,background+exclusive", "animation1.pattern0,overlay,1,0,1,0", "animation1.pattern1,overlay,1,1000,1,0", "animation2.interval,never", "animation2.pattern0,overlay,2,0,0,0"), started("1", "2"), 0, "grg", []string{"hole.png", drawn(t, "g_g")}},
		{"a higher number in front", in("animation1.interval,runonce", "animation1.pattern0,overlay,1,0,0,0", "animation2.interval,runonce", "animation2.pattern0,overlay,2,0,0,0"), started(), 0, "bgg/ggg", nil},
		{"a frame of a surface with elements", in("animation1.interval,runonce", "animation1.pattern0,overlay,9,0,1,0") + "surface9\n{\nelement0,base,surface1.png,0,0\nelement1,overlay,surface2.png,1,0\n}\n", started(), 0, "grb/ggg", nil},
		{"import", in("animation1.interval,runonce", "animation1.pattern0,import,other.png,0,1,0"), started(), 0, "gwg/ggg", []string{"other.png", drawn(t, "w")}},
		// dress-up
		{"bind", in("animation5.interval,bind", "animation5.pattern0,add,1,0,0,0", "animation5.pattern1,bind,2,0,1,0"), shells.Pose{Surface: "0", Dress: "5"}, 0, "rbg/ggg", []string{"descript.txt", parts}},
		{"bind is off", in("animation5.interval,bind", "animation5.pattern0,add,1,0,0,0"), started(), 0, plain, []string{"descript.txt", parts}},
		{"bind and an interval", in("animation5.interval,bind+runonce", "animation5.pattern0,overlay,1,100,0,0"), shells.Pose{Surface: "0", Dress: "5"}, 160, "rgg/ggg", []string{"descript.txt", parts}},
		{"insert", in("animation5.interval,bind", "animation5.pattern0,add,1,0,0,0", "animation5.pattern1,insert,7", "animation5.pattern2,add,3,0,1,0", "animation7.interval,bind", "animation7.pattern0,add,2,0,0,0", "animation7.pattern1,add,4,0,1,0"), shells.Pose{Surface: "0", Dress: "5,7"}, 0, "bkg/ggg", []string{"descript.txt", parts}},
		{"addid", in("animation9.interval,bind", "animation9.pattern0,add,1,0,0,0"), shells.Pose{Surface: "0", Dress: "6"}, 0, "rgg/ggg", []string{"descript.txt", parts}},
		{"a part as the base", in("animation5.interval,bind", "animation5.pattern0,base,1,0"), shells.Pose{Surface: "0", Dress: "5"}, 0, "r__/___", []string{"descript.txt", parts}},
		{"parts of others", in("animation5.interval,bind", "animation5.pattern0,add,1,0,0,0"), shells.Pose{Scope: 2, Surface: "0", Dress: "5"}, 0, "rgg/ggg", []string{"descript.txt", alpha + "char2.bindgroup5.name,a,b\n"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := made(t, tt.text, tt.more...)
			surveyed(t, s)
			got := at(s, tt.pose, tt.ms)
			if got = strings.ReplaceAll(strings.TrimSuffix(got, "\n"), "\n", "/"); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// Names stand for surfaces: those of blocks for one character, in every place, and those that surfaces give themselves.
func TestNames(t *testing.T) {
	s := made(t, "sakura.surface.alias\n{\nsmile,[2]\n1,[3]\nwhich,[1,2]\nnone,[77]\naway,[-1]\n}\nkero.surface.alias\n{\nsmile,[4]\n}\n"+
		"char2.surface.alias\n{\nsmile,[1]\n}\nsurface3\n{\nname,dark\n}\n", "alias.txt", "sakura.surface.alias\n{\nold,[2]\n}\n")
	for _, tt := range []struct {
		scope      int
		name, want string
	}{
		{0, "smile", "2"},
		{1, "smile", "4"},
		{2, "smile", "1"},
		{3, "smile", ""},
		{0, "1", "3"},
		{1, "1", "1"},
		{0, "which", "2"},
		{0, "none", ""},
		{0, "away", shells.Hidden},
		{0, "old", "2"},
		{5, "dark", "3"},
		{0, "0003", "3"},
	} {
		got, _ := s.Resolve(tt.scope, tt.name, func(n int) int { return n - 1 })
		if got != tt.want {
			t.Errorf("%s of scope %d: %q, want %q", tt.name, tt.scope, got, tt.want)
		}
	}
}

// A shell on a medium that fails is told in a sentence, and nothing worse happens.
func TestFailingMedium(t *testing.T) {
	for _, name := range []string{"descript.txt", "surfaces.txt", "surface0.png", "surface0.pna"} {
		fsys := failing{files(t, "surfaces.txt", "", "surface0.png", drawn(t, "g"), "surface0.pna", drawn(t, "w")), name}
		s, err := shells.Load(fsys)
		if err != nil {
			if name != "descript.txt" {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		studio := s.Studio()
		studio.Compose(shells.Pose{Surface: "0"}, 0, 0)
		if m := append(s.Mistakes(), studio.Mistakes()...); len(m) != 1 || m[0].Error() != name+": cannot be read" {
			t.Errorf("%s: %v", name, m)
		}
	}
}

// failing is a folder one file of which can be opened, but not read.
type failing struct {
	fstest.MapFS
	name string
}

func (f failing) Open(name string) (fs.File, error) {
	file, err := f.MapFS.Open(name)
	if err == nil && name == f.name {
		return unreadable{file}, nil
	}
	return file, err
}

type unreadable struct{ fs.File }

func (unreadable) Read([]byte) (int, error) { return 0, fs.ErrInvalid }
