package shells_test

import (
	"slices"
	"strings"
	"testing"

	"ukatty/ghost/descript"
	"ukatty/shells"
)

// Authors on Windows do not mind the case of names, not that of descript.txt either.
func TestCapitals(t *testing.T) {
	fsys := files(t, "Descript.TXT", alpha, "SURFACES.TXT", "surface1\n{\nelement0,base,Parts\\A.PNG,0,0\n}\n", "parts/a.png", drawn(t, "r"),
		"Surface0000.PNG", drawn(t, "g"))
	delete(fsys, "descript.txt")
	s, err := shells.Load(fsys)
	if err != nil || len(s.Mistakes()) > 0 {
		t.Fatal(err, s.Mistakes())
	}
	if got := at(s, shells.Pose{Surface: "1"}, 0); got != "r\n" || s.Name() != "test" || !s.Has(0, "0") {
		t.Errorf("name %q, surfaces %v, surface 1 is %q", s.Name(), s.Surfaces(), got)
	}
}

// Windows gives the files in the order of their names whatever their capitals.
func TestOrderOfTexts(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "a.png", drawn(t, "r"), "SURFACES2.TXT", "surface.append7\n{\nname,late\n}\n",
		"surfaces.txt", "surface7\n{\nelement0,base,a.png,0,0\n}\n")
	if id, ok := s.Resolve(0, "late", nil); !ok || id != "7" {
		t.Errorf("Resolve gives %q, %v", id, ok)
	}
}

// A list of ids begins a block, too, where the one before was not closed.
func TestForgottenBraceBeforeList(t *testing.T) {
	for _, name := range []string{"surface1,2", "surface1,surface2 {", "surface.append1-2,!3{"} {
		brace := "{\n"
		if strings.HasSuffix(name, "{") {
			brace = ""
		}
		s := load(t, "surfaces.txt", "surface1-2\n{\n}\nsurface0\n{\nname,zero\n"+name+"\n"+brace+"name,both\n}\n")
		first, _ := s.Resolve(0, "both", func(int) int { return 0 })
		second, _ := s.Resolve(0, "both", func(n int) int { return n - 1 })
		if first != "1" || second != "2" || len(s.Mistakes()) != 1 {
			t.Errorf("%s: both is %q and %q; %v", name, first, second, s.Mistakes())
		}
	}
}

// A file without a byte is told as what it is.
func TestEmptyFiles(t *testing.T) {
	s := load(t, "surface0.png", "", "surface1.png", drawn(t, "r"), "surface1.pna", "", "surfaces.txt", "", "alias.txt", "")
	studio := s.Studio()
	for _, id := range s.Surfaces() {
		if got, _ := studio.Compose(shells.Pose{Surface: id}, 0, 0); !got.Empty() {
			t.Errorf("surface %s: %q", id, spelled(got))
		}
	}
	var got []string
	for _, m := range slices.Concat(s.Mistakes(), studio.Mistakes()) {
		got = append(got, m.Error())
	}
	if want := []string{"surface0.png: the file is empty", "surface1.pna: the file is empty"}; !slices.Equal(got, want) {
		t.Errorf("mistakes %q, want %q", got, want)
	}
}

// A comment may stand behind what a line says.
func TestCommentsBehindLines(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "a.png", drawn(t, "r"), "surface1.png", drawn(t, "b"), "surfaces.txt", `surface0 // the first
{
element0,base,a.png,0,0 // body
element1,overlay,a.png,1,0	//arm
collision0,0,0,5,5,Head // where it is patted
name,plain // a name
animation0.interval,runonce // at once
animation0.pattern0,overlay,1,0,0,0 // blue
} // end
sakura.surface.alias // names
{ // of them
smile,[0,1] // two
http://x,[1]
}
`)
	if got := at(s, shells.Pose{Surface: "0"}, 1000); got != "br\n" {
		t.Errorf("surface 0 is %q", got)
	}
	if name, ok := s.Hit("0", 1, 1); !ok || name != "Head" {
		t.Errorf("Hit: %q, %v", name, ok)
	}
	for _, name := range []string{"plain", "smile", "http://x"} {
		if _, ok := s.Resolve(0, name, func(int) int { return 0 }); !ok {
			t.Errorf("there is no %s", name)
		}
	}
}

// The ghost says which surfaces its characters begin with (UKADOC: descript_ghost).
func TestDefault(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "surfaces.txt", "surface0-300\n{\n}\n")
	d, err := descript.Parse("descript.txt", []byte("charset,UTF-8\nsakura.seriko.defaultsurface,007\n"+
		"char2.seriko.defaultsurface,200\nchar3.seriko.defaultsurface,\\s[5]\nchar4.seriko.defaultsurface,smile\nchar5.seriko.defaultsurface,-1\n"))
	if err != nil {
		t.Fatal(err)
	}
	var before, after []string
	for scope := range 7 {
		before = append(before, s.Default(scope))
		after = append(after, s.For(d).Default(scope))
	}
	if want := []string{"0", "10", "10", "10", "10", "10", "10"}; !slices.Equal(before, want) {
		t.Errorf("the shell alone begins with %q, want %q", before, want)
	}
	if want := []string{"7", "10", "200", "10", "10", "-1", "10"}; !slices.Equal(after, want) {
		t.Errorf("the ghost begins with %q, want %q", after, want)
	}
	for scope, want := range map[int]string{0: "7", 2: "200", 5: shells.Hidden} {
		if got, ok := s.For(d).Resolve(scope, "", nil); !ok || got != want {
			t.Errorf("Resolve(%d, \"\") = %q, %v", scope, got, ok)
		}
	}
}
