package shells_test

import (
	"fmt"
	"strings"
	"testing"

	"ukatty/shells"
)

// parts gives lines of dress-up parts that show surface 9, each further to the right than the one before.
func parts(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "animation%d.interval,bind\nanimation%[1]d.pattern0,add,9,0,%[1]d,0\n", i)
	}
	return b.String()
}

// Thousands of surfaces have hundreds of parts each, which one block gives to all of them.
func TestManyParts(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "surface9.png", drawn(t, "g"), "a.png", drawn(t, "rrr"),
		"surfaces.txt", "surface10-2009\n{\nelement0,base,a.png,0,0\n}\nsurface.append10-2009,!11\n{\n"+parts(300)+"}\n")
	for _, tt := range []struct {
		surface string
		parts   int
		want    string
	}{{"10", 300, "grg\n"}, {"11", 0, "rrr\n"}, {"2009", 300, "grg\n"}} {
		if n := s.Animations(tt.surface); n != tt.parts {
			t.Errorf("surface %s has %d parts, want %d", tt.surface, n, tt.parts)
		}
		if got := at(s, shells.Pose{Surface: tt.surface, Dress: "0,2"}, 0); got != tt.want {
			t.Errorf("surface %s is %q, want %q", tt.surface, got, tt.want)
		}
	}
}

// The same lines in two surfaces are those of each: what one has besides does not come to the other.
func TestSameLines(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "surface9.png", drawn(t, "g"), "a.png", drawn(t, "rrr"),
		"surfaces.txt", "surface0\n{\nelement0,base,a.png,0,0\n"+parts(2)+"}\nsurface1\n{\nelement0,base,a.png,0,0\n"+parts(2)+
			"animation1.pattern1,add,9,0,2,0\n}\nsurface1\n{\n"+parts(2)+"}\nsurface2\n{\nelement0,base,a.png,0,0\n0pattern0,9,0,overlay,2,0\n"+
			"0interval,bind\nanimation1.interval,never\nanimation1.pattern0,add,9,0,1,0\n}\n")
	for surface, want := range map[string]string{"0": "ggr\n", "1": "ggg\n", "2": "rrg\n"} {
		if got := at(s, shells.Pose{Surface: surface, Dress: "0,1"}, 0); got != want {
			t.Errorf("surface %s is %q, want %q", surface, got, want)
		}
	}
}

// A line that is wrong is told wherever it stands.
func TestSameMistakes(t *testing.T) {
	const lines = "{\nanimation0.interval,bind\nanimation0.pattern0,add,9,soon,0,0\n}\n"
	got := wrongs(t, files(t, "surfaces.txt", "surface0\n"+lines+"surface1\n"+lines))
	const want = `surfaces.txt:4: "animation0.pattern0": "add,9,soon,0,0" is not understood` + "\n" +
		`surfaces.txt:9: "animation0.pattern0": "add,9,soon,0,0" is not understood`
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// BenchmarkLoadLong is a text of 4 MiB: alike has the same parts in every surface, apart has none that is like another.
func BenchmarkLoadLong(b *testing.B) {
	for name, step := range map[string]int{"alike": 0, "apart": 1} {
		b.Run(name, func(b *testing.B) {
			var text strings.Builder
			for i := 0; text.Len() < 4<<20; i++ {
				fmt.Fprintf(&text, "surface%d\n{\n%s}\n", i, strings.ReplaceAll(parts(300), ",0\n", fmt.Sprintf(",%d\n", i*step)))
			}
			fsys := files(b, "surfaces.txt", text.String())
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := shells.Load(fsys); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
