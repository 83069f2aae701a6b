package shells_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"ukatty/ghost/descript"
	"ukatty/shells"
)

// A broken line is one mistake, and what stands around it counts.
func TestBrokenLines(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"element1,overlay,x.png,1", "element1 wants method,file,x,y"},
		{"element1,overlay,nothing.png,0,0", `"nothing.png", which element1 names, cannot be read`},
		{"element1,overlay,a.png,0,0,--alpha,300", "element1: an option is not understood"},
		{"element1,overlay,a.png,0,0,--clipping,5,5,1,1", "element1: an option is not understood"},
		{"element1,overlay,a.png,0,0,--scaling,0,NaN", "element1: an option is not understood"},
		{"collision1,0,0,5", `"collision1" wants left,top,right,bottom,ID`},
		{"collision1,0,0,5,x,Head", `"collision1" wants left,top,right,bottom,ID`},
		{"collisionex1,Head,triangle,1,2,3", `"collisionex1" wants ID,rect|ellipse|circle|polygon|region and its numbers`},
		{"collisionex1,Head,polygon,1,2,3,4,5", `"collisionex1" wants ID,rect|ellipse|circle|polygon|region and its numbers`},
		{"animation0.collision0,1", `"collision0" wants left,top,right,bottom,ID`},
		{"point.centerx,left", `"point.centerx" wants a number`},
		{"animation0.interval,whenever", `the interval "whenever" is not known`},
		{"animation0.interval,random", `random wants a number, not ""`},
		{"animation0.interval,talk,-3", `talk wants a number, not "-3"`},
		{"animation0.interval,periodic,9999999999999", `periodic wants a number, not "9999999999999"`},
		{"animation0.pattern0,overlay", `"animation0.pattern0": "overlay" is not understood`},
		{"animation0.pattern0,overlay,0,soon,0,0", `"animation0.pattern0": "overlay,0,soon,0,0" is not understood`},
		{"animation0.pattern0,overlay,0,10,here,0", `"animation0.pattern0": "overlay,0,10,here,0" is not understood`},
		{"animation0.pattern0,start,()", `"animation0.pattern0": "start,()" is not understood`},
		{"animation0.patternx,overlay,0,0,0,0", `"animation0.patternx": the number of a pattern is at most 1073741824`},
		{"animation0.pattern0,mycolor,9,0,0,0", `the method "mycolor" is not known; it is drawn as overlay`},
		{"element1,Blend-Multiplied,x.png,1,0", `the method "blend-multiplied" is not known; it is drawn as overlay`},
		{"animation0.option,exclusiv+background", `the option "exclusiv" is not known`},
		{"animation0.interval,Bind+Random,3", ""},
		{"animation0.pattern0,OverlayFast,9,0,0,0", ""},
		{"animation0.option,Exclusive", ""},
		{"0pattern0,9,5,overlay", ""},
		{"animationx.interval,never", `"animationx.interval": the number of an animation is at most 1073741824`},
		{"0pattern0,0", `"0pattern0": "0" is not understood`},
		{"surface1", ""},
		{"what,ever", ""},
		{"# animation", ""},
		{"animation0.interval,bind // comment", ""},
		{"0pattern0,-1,10", ""},
		{"animation0.pattern0,overlay,-1,10", ""},
		{"animation0.pattern0,alternativestart,[1.2]", ""},
	} {
		want := tt.want
		if want != "" {
			want = "surfaces.txt:4: " + want
		}
		fsys := files(t, "descript.txt", alpha, "a.png", drawn(t, "r"), "x.png", drawn(t, "g"), "surfaces.txt",
			"surface0\n{\nelement0,base,a.png,0,0\n"+tt.line+"\nelement2,overlay,x.png,1,0\n}\nsurface9\n{\n}\n")
		if got := wrongs(t, fsys); got != want {
			t.Errorf("%s\n got %s\nwant %s", tt.line, got, want)
		}
		s, err := shells.Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		if got := at(s, shells.Pose{Surface: "0"}, 0); !strings.Contains(got, "g") || !s.Has(0, "9") {
			t.Errorf("%s: the rest is gone: %q", tt.line, got)
		}
	}
}

// A method that nobody knows is drawn as overlay, of elements as of patterns.
func TestStrangeMethods(t *testing.T) {
	s := load(t, "descript.txt", alpha, "a.png", drawn(t, "rrr"), "x.png", drawn(t, "g"), "surfaces.txt", "surface0\n{\nelement0,base,a.png,0,0\n"+
		"element1,mycolor,x.png,0,0\nanimation0.interval,runonce\nanimation0.pattern0,hiscolor,1,0,2,0\n}\nsurface1\n{\nelement0,base,x.png,0,0\n}\n")
	if got := at(s, shells.Pose{Surface: "0"}, 0); got != "grg\n" || len(s.Mistakes()) != 2 {
		t.Errorf("got %q, mistakes %v", got, s.Mistakes())
	}
}

// Braces that do not fit are told, and every surface is there all the same.
func TestBrokenBraces(t *testing.T) {
	for _, tt := range []struct{ text, want, ids string }{
		{"surface0\n{\nsurface1\n{\n}\n", `surfaces.txt:4: a { within "surface0", which has no } yet`, "0 1"},
		{"surface0\n{\nsurface1 {\n}\n", `surfaces.txt:3: a { within "surface0", which has no } yet`, "0 1"},
		{"surface0\nelement0,base,a.png,0,0\n}\nsurface1\n{\n}\n", `surfaces.txt:1: "surface0" is not followed by a {`, "0 1"},
		{"surface0\n{\n}\n}\nsurface1\n{\n}\n", "surfaces.txt:4: a } that no { belongs to", "0 1"},
		{"surface0\n{\n}\n{\nelement0,base\n}\nsurface1\n{\n}\n", "surfaces.txt:4: a { without a name before it", "0 1"},
		{"surface0\n{\n}\nsurface1\n{\n", `surfaces.txt:4: "surface1" has no }`, "0 1"},
		{"surface0,1,\n{\n}\n", "", "0 1"},
		{"surface 0\n{\n}\nsurface1\n{\n}\n", `surfaces.txt:1: "surface 0" is no block that is known; is "surface0" meant?`, "1"},
		{"Surface.Append1\n{\n}\nsurface1\n{\n}\n", `surfaces.txt:1: "Surface.Append1" is no block that is known; is "surface.append1" meant?`, "1"},
		{"Sakura.Surface.Alias\n{\n}\nsurface1\n{\n}\n", `surfaces.txt:1: "Sakura.Surface.Alias" is no block that is known; is "sakura.surface.alias" meant?`, "1"},
		{"Surfaces are drawn\n{\n}\nsurface1\n{\n}\n", "", "1"},
		{"surface0-x\n{\n}\nsurface1\n{\n}\n", `surfaces.txt:1: "surface0-x": ids are n, a-b, !n or !a-b, up to 1073741824, with commas between`, "1"},
	} {
		fsys := files(t, "a.png", drawn(t, "r"), "surfaces.txt", tt.text)
		if got := wrongs(t, fsys); got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, got, tt.want)
		}
		s, err := shells.Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(s.Surfaces(), " "); got != tt.ids {
			t.Errorf("%q: surfaces %s, want %s", tt.text, got, tt.ids)
		}
	}
}

// Lines that the charset does not have are left out, and told once.
func TestBrokenCharset(t *testing.T) {
	fsys := files(t, "surfaces.txt", "charset,UTF-8\nsurface0\n{\n}\n\xff\xff\nsurface1\n{\n}\n// \x80\nsurface2\n{\n}\n")
	if got, want := wrongs(t, fsys), "surfaces.txt:5: bytes that are not UTF-8; does the first line name the right charset?"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	s, err := shells.Load(fsys)
	if err != nil || strings.Join(s.Surfaces(), " ") != "0 1 2" {
		t.Errorf("surfaces %v, %v", s.Surfaces(), err)
	}
	many := "charset,UTF-8\nsurface0\n{\n}\n" + strings.Repeat("\xff\n", 1000) + "surface1\n{\n}\n"
	if got := strings.Join(load(t, "surfaces.txt", many).Surfaces(), " "); got != "0 1" {
		t.Errorf("surfaces %s, want those behind the bad lines, too", got)
	}
	sjis, err := japanese.ShiftJIS.NewEncoder().String("charset,Shift_JIS\nsurface0\n{\nname,ソ表\n}\n")
	if err != nil {
		t.Fatal(err)
	}
	if id, ok := whole(t, "surfaces.txt", sjis).Resolve(0, "ソ表", func(int) int { return 0 }); id != "0" || !ok {
		t.Errorf("a name in Shift_JIS: %q, %v", id, ok)
	}
}

// So it is in descript.txt, whose names of parts may be in another charset than it says, and which may have too many keys.
func TestBrokenDescript(t *testing.T) {
	var text strings.Builder
	text.WriteString("charset,UTF-8\ntype,shell\nname,test\n")
	for i := range 40 {
		fmt.Fprintf(&text, "sakura.bindgroup%d.name,\x83\x4a,%[1]d\nsakura.bindgroup%[1]d.default,1\n", i)
	}
	fsys := files(t, "descript.txt", text.String())
	const want = "descript.txt:4: bytes that are not UTF-8; does the first line name the right charset?"
	s, err := shells.Load(fsys)
	if got := wrongs(t, fsys); err != nil || got != want || len(s.Parts(0)) != 40 {
		t.Errorf("%d parts, %v\n got %s\nwant %s", len(s.Parts(0)), err, got, want)
	}
	fsys = files(t, "descript.txt", alpha+strings.Repeat("a,b\n", descript.MaxKeys))
	if got, want := wrongs(t, fsys), "descript.txt:16385: more than 16384 keys"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestManyMistakes(t *testing.T) {
	m := load(t, "surfaces.txt", "surface0\n{\n"+strings.Repeat("element0,x\n", 1000)+"}\n").Mistakes()
	if len(m) != shells.MaxMistakes+1 || m[shells.MaxMistakes].Error() != "shell: 800 further mistakes are not told" {
		t.Errorf("%d mistakes, the last one %v", len(m), m[len(m)-1])
	}
}

// The picture of a surface that lacks its base would be a face without a head.
func TestNoBase(t *testing.T) {
	s := load(t, "x.png", drawn(t, "rg"), "surfaces.txt", "surface0\n{\nelement0,base,none.png,0,0\nelement1,overlay,x.png,0,0\n}\n")
	if p := look(s, "0"); !p.Empty() || len(s.Mistakes()) != 1 {
		t.Errorf("empty %v, mistakes %v", p.Empty(), s.Mistakes())
	}
}
