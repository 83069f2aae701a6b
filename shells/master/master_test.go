package master_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"ukatty/shells"
	"ukatty/shells/master"
	"ukatty/tui/cell"
)

func load(t testing.TB) *shells.Shell {
	t.Helper()
	s, err := shells.Load(master.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range s.Mistakes() {
		t.Error(wrong)
	}
	return s
}

// look composes what a surface looks like when it comes up.
func look(s *shells.Shell, scope int, id string) shells.Picture {
	p, _ := s.Compose(shells.Pose{Scope: scope, Surface: id}, 0, 0)
	return p
}

// scopeOf says whose a surface is: by habit the ids from 10 to 19 are \1's.
func scopeOf(id string) int {
	if len(id) == 2 && id[0] == '1' {
		return 1
	}
	return 0
}

// What the characters look like without colours; -update writes it anew.
func TestSurfaces(t *testing.T) {
	s := load(t)
	for _, id := range s.Surfaces() {
		t.Run(id, func(t *testing.T) {
			golden.RequireEqual(t, look(s, scopeOf(id), id).Cells(0, 0, 0).String())
		})
	}
}

// Scripts of all ghosts expect these.
func TestUsualSurfaces(t *testing.T) {
	s := load(t)
	for _, id := range strings.Fields("0 1 2 3 4 5 6 7 8 9 25 10 11 19") {
		if !s.Has(scopeOf(id), id) {
			t.Errorf("surface %s is missing", id)
		}
	}
}

// Whoever changes the face stays where they are, and no two faces are alike, not even without colours.
func TestFaces(t *testing.T) {
	s := load(t)
	size := [2][2]int{{24, 11}, {14, 8}}
	seen := map[string]string{}
	for _, id := range s.Surfaces() {
		p := look(s, scopeOf(id), id)
		if w, h := p.Size(); size[scopeOf(id)] != [2]int{w, h} {
			t.Errorf("surface %s takes %d×%d cells", id, w, h)
		}
		text := p.Cells(0, 0, 0).String()
		if other, ok := seen[text]; ok {
			t.Errorf("surfaces %s and %s are alike", id, other)
		}
		seen[text] = id
	}
}

// Every cell is as wide as it says, whatever the terminal takes for the truth.
func TestWidths(t *testing.T) {
	s := load(t)
	for _, id := range s.Surfaces() {
		for i, c := range look(s, scopeOf(id), id).Cells(0, 0, 0).Cells {
			for _, m := range []cell.Metrics{{}, {Wide: true}, {Grapheme: true}, {Grapheme: true, Wide: true}} {
				if !c.Blank && m.Width(c.Text) != 1 {
					t.Errorf("surface %s, cell %d: %q is %d wide for %+v", id, i, c.Text, m.Width(c.Text), m)
				}
			}
		}
	}
}

// No colour vanishes on a black or a white background, and what is filled is filled with neither.
func TestColors(t *testing.T) {
	s := load(t)
	for _, id := range s.Surfaces() {
		for i, c := range look(s, scopeOf(id), id).Cells(0, 0, 0).Cells {
			if c.Blank || strings.TrimSpace(c.Text) == "" {
				continue
			}
			if !c.BG.Set && (!c.FG.Set || luma(c.FG) < 60 || luma(c.FG) > 200) {
				t.Errorf("surface %s, cell %d: %s on the terminal's own colour", id, i, c.FG)
			}
		}
	}
}

// luma is how bright a colour is, from 0 to 255.
func luma(c shells.Color) int { return (299*int(c.R) + 587*int(c.G) + 114*int(c.B)) / 1000 }

func TestNames(t *testing.T) {
	s := load(t)
	for name, want := range map[string][2]string{
		"normal": {"0", "10"}, "素": {"0", "10"},
		"surprised": {"2", "11"}, "驚き": {"2", "11"},
		"smile": {"5", "15"}, "笑顔": {"5", "15"},
		"angry": {"7", "13"}, "怒り": {"7", "13"},
		"sing": {"25", "19"}, "歌": {"25", "19"},
		"shy": {"1", ""}, "照れ": {"1", ""},
	} {
		for scope, id := range want {
			got, ok := s.Resolve(scope, name, func(int) int { return 0 })
			if got != id || ok != (id != "") {
				t.Errorf("Resolve(%d, %s) = %q, %v, want %q", scope, name, got, ok, id)
			}
		}
	}
	if s.Name() != "ukatty" {
		t.Errorf("Name() = %q", s.Name())
	}
}

// Nothing lies in the folder that no surface shows.
func TestFilesAreUsed(t *testing.T) {
	surfaces, err := fs.ReadFile(master.FS, "surfaces.txt")
	if err != nil {
		t.Fatal(err)
	}
	used := []string{"descript.txt", "surfaces.txt", "katty/palette.txt", "prompt/palette.txt"}
	err = fs.WalkDir(master.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !slices.Contains(used, path) && !strings.Contains(string(surfaces), ","+path+",") {
			t.Errorf("%s is not used", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Load stands between the start of the program and its first paint: well under a millisecond on a machine that idles.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := shells.Load(master.FS); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompose(b *testing.B) {
	s := load(b)
	b.ReportAllocs()
	for b.Loop() {
		look(s, 0, "2")
	}
}
