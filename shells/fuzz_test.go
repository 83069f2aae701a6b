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
