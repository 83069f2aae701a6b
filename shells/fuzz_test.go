package shells_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"unicode"

	"ukatty/ghost/descript"
	"ukatty/shells"
	"ukatty/shells/master"
)

// judge checks what Load made of a foreign shell: one clean sentence, or surfaces that can be drawn.
func judge(t *testing.T, fsys fs.FS) {
	s, err := shells.Load(fsys)
	if err != nil {
		var e *descript.Error
		if !errors.As(err, &e) {
			t.Fatalf("%v is no *descript.Error", err)
		}
		if strings.ContainsFunc(err.Error(), func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Fatalf("not clean: %q", err)
		}
		if len(err.Error()) > 400 {
			t.Fatalf("not short: %q", err)
		}
		return
	}
	for _, m := range s.Mistakes() {
		if strings.ContainsFunc(m.Error(), func(r rune) bool { return !unicode.IsPrint(r) }) || len(m.Error()) > 400 {
			t.Fatalf("not clean, or not short: %q", m)
		}
	}
	for i, id := range s.Surfaces() {
		if got, ok := s.Resolve(9, "0"+id, func(int) int { return 0 }); !s.Has(0, id) || ok && !s.Has(0, got) && got != shells.Hidden {
			t.Fatalf("surface %s is not there", id)
		}
		if i < 16 { // a block may make thousands alike
			sound(t, look(s, id).Cells(0, 0, 0))
		}
	}
}

func FuzzSurfaces(f *testing.F) {
	own, err := fs.ReadFile(master.FS, "surfaces.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(own)
	f.Add([]byte("surface0-3,!2\n{\nelement0,base,a.txt,0,0\nelement1,overlay,w.txt,-1,1\nname,x\n}\n"))
	f.Add([]byte("surface.append0 {\nelement3,reduce,w.txt,1,0\nelement4,asis,a.txt,2,0\n}\nkero.surface.alias\n{\na,[0,-1]\n}\n"))
	f.Add([]byte("surface1\n{\nelement0,interpolate,a.txt,0,0\nelement1,replace,w.txt,0,0\n}\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		judge(t, files(t, "surfaces.txt", string(b),
			"surface7.txt", cat, "a.txt", art("paint.a,#ffffff\n", "a b\nccc\n", " aa\na a\n"), "w.txt", art("", "あい\n", "")))
	})
}

func FuzzArt(f *testing.F) {
	for _, name := range []string{"katty/body.txt", "prompt/face-normal.txt", "katty/palette.txt"} {
		b, err := fs.ReadFile(master.FS, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(art("palette,p.txt\ntransparent,~\n", "あ~e\u0301\n", "ee a\n")))
	f.Fuzz(func(t *testing.T, b []byte) {
		judge(t, files(t, "surface0.txt", string(b), "p.txt", "paint.e,-,#000000,bold\npaint.a,-\n",
			"surfaces.txt", "surface1\n{\nelement0,base,surface0.txt\nelement1,overlay,surface0.txt,1,1\n}\n"))
	})
}

// FuzzAnimations throws lines at what moves, and looks that a Studio shows what a fresh one would.
func FuzzAnimations(f *testing.F) {
	f.Add("animation0.interval,sometimes\nanimation0.pattern0,overlay,1,50,0,0\nanimation0.pattern1,overlay,-1,50\n", uint64(1))
	f.Add("0interval,always\n0pattern0,1,5,overlay,1,1\n0pattern1,2,5-50,base,0,0\n", uint64(2))
	f.Add("animation1.interval,bind\nanimation1.pattern0,reduce,2,0,-1,3\nanimation1.pattern1,insert,1\n", uint64(3))
	f.Add("animation1.interval,runonce\nanimation1.pattern0,parallelstart,(1,2,3)\nanimation2.interval,bind+talk,3\n"+
		"animation2.pattern0,blend-hard-light,0,0,0,0\n", uint64(4))
	f.Add("animation1.interval,yen-e\nanimation1.option,exclusive+background,(2)\nanimation1.pattern0,asis,2,0,9,9,--alpha,3\n", uint64(5))
	f.Add("element1,replace,b.png,2,2,--scaling,-300%,50%,--clipping,0,0,1,1\npoint.centerx,5\ncollisionex0,x,polygon,1,2,3,4,5,6\n", uint64(6))
	red, ring := drawn(f, "rr", "rr"), drawn(f, "g_b", "___", "k_~")
	f.Fuzz(func(t *testing.T, lines string, seed uint64) {
		fsys := files(t, "descript.txt", alpha+"sakura.bindgroup1.name,a,b\nsakura.bindgroup1.addid,2,3\n", "surface0.png", red,
			"surface1.png", ring, "b.png", ring, "a.txt", cat, "surfaces.txt", "surface0,2\n{\n"+lines+"\n}\n")
		s, err := shells.Load(fsys)
		if err != nil {
			return // lines may hold bytes that make the file no text
		}
		surveyed(t, s)
		studio := s.Studio()
		p := shells.Pose{Surface: "0", Dress: s.PutOn(0, "", "a", ""), Cues: []shells.Cue{
			{At: 100e6, Kind: shells.Talk, Talked: 7}, {At: 300e6, Kind: shells.YenE}, {At: 400e6, Animation: "1"},
		}}
		for _, ms := range []int{0, 80, 160, 1040, 3000, 2000} {
			got, next := studio.Compose(p, millis(ms), seed)
			fresh, again := s.Compose(p, millis(ms), seed)
			if spelled(got) != spelled(fresh) || next != again || got.Key() != fresh.Key() {
				t.Fatalf("at %d ms: %q and %v, fresh %q and %v", ms, got.Key(), next, fresh.Key(), again)
			}
			if next != 0 && next < millis(ms) {
				t.Fatalf("next %v at %d ms", next, ms)
			}
			sound(t, got.Cells(20, 10, shells.HalfBlocks))
		}
	})
}

// FuzzImage throws bytes at the decoders, as an image and as a mask.
func FuzzImage(f *testing.F) {
	good := drawn(f, "rg", "b_")
	f.Add([]byte(good), []byte(good))
	f.Add([]byte(good[:30]), []byte(claims(4000, 4000)))
	f.Add([]byte("GIF89a\x02\x00\x02\x00\x80\x00\x00"), []byte("BM"))
	f.Fuzz(func(t *testing.T, b, mask []byte) {
		if len(b) > 1<<12 {
			return
		}
		s := load(t, "surface0.png", string(b), "surface1.png", good, "surface1.pna", string(mask))
		surveyed(t, s)
		studio := s.Studio()
		for _, id := range s.Surfaces() {
			p, _ := studio.Compose(shells.Pose{Surface: id}, 0, 0)
			sound(t, p.Cells(10, 10, shells.HalfBlocks))
		}
		for _, m := range studio.Mistakes() {
			if strings.ContainsFunc(m.Error(), func(r rune) bool { return !unicode.IsPrint(r) }) || len(m.Error()) > 400 {
				t.Fatalf("not clean: %q", m)
			}
		}
	})
}

// FuzzFolder throws a whole folder: texts and their names.
func FuzzFolder(f *testing.F) {
	f.Add("type,shell\nname,x\nsakura.bindgroup0.name,a,b\nkero.bindoption0.group,a,mustselect\n", "surfaces.txt", "surface0\n{\n}\n", "surface1.txt", cat)
	f.Add("type,shell\nname,x\n", "surfacetable.txt", "group,x\n{\n0,y\n}\n", "alias.txt", "char3.surface.alias\n{\na,[0,1]\n}\n")
	f.Add("charset,Shift_JIS\ntype,shell\n", "surfacesX.TXT", "\x83\x5c", "a/b/c.png", "")
	f.Fuzz(func(t *testing.T, head, name, text, name2, text2 string) {
		if !fs.ValidPath(name) || !fs.ValidPath(name2) || name == "." || name2 == "." || strings.HasPrefix(name2, name) || strings.HasPrefix(name, name2) ||
			strings.HasPrefix(name, "descript.txt") || strings.HasPrefix(name2, "descript.txt") {
			return
		}
		judge(t, files(t, "descript.txt", head, name, text, name2, text2, "surface2.png", drawn(t, "r")))
	})
}
