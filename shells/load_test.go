package shells_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/japanese"

	"ukatty/shells"
)

// cat is a picture of 6 × 2 cells.
const cat = "type,art\ntext\n{\n /\\_/\\\n(o.o)\n}\n"

// files makes a shell's folder: names and contents in turn. A descript.txt is there unless one is given.
func files(t testing.TB, pairs ...string) fstest.MapFS {
	t.Helper()
	if len(pairs)%2 != 0 {
		t.Fatal("a name without content")
	}
	fsys := fstest.MapFS{"descript.txt": {Data: []byte("charset,UTF-8\ntype,shell\nname,test\n")}}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

func load(t testing.TB, pairs ...string) *shells.Shell {
	t.Helper()
	s, err := shells.Load(files(t, pairs...))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLoadName(t *testing.T) {
	s := load(t, "descript.txt", "charset,UTF-8\r\ntype,shell\r\nname,カティ\x1b[31m\r\n")
	if s.Name() == "" || strings.ContainsRune(s.Name(), 0x1b) || !strings.HasPrefix(s.Name(), "カティ") {
		t.Errorf("Name() = %q", s.Name())
	}
}

func TestSurfaces(t *testing.T) {
	tests := []struct {
		name  string
		files []string
		want  string // ids
	}{
		{"none", nil, ""},
		{"one", []string{"surfaces.txt", "surface0\n{\n}\n"}, "0"},
		{"no end of line", []string{"surfaces.txt", "surface0\n{\n}"}, "0"},
		{"CR LF and indentation", []string{"surfaces.txt", "charset,UTF-8\r\n\tsurface0\r\n  {\r\n  }\r\n"}, "0"},
		{"brace behind the name", []string{"surfaces.txt", "surface0 {\n}\nsurface1{\n}\n"}, "0 1"},
		{"comments anywhere", []string{"surfaces.txt", "look here\nsurface0\n// {\n\n{\n// }\nno key\n}\n#\nsurfaces are fine\n"}, "0"},
		{"leading zeros", []string{"surfaces.txt", "surface0005\n{\n}\n"}, "5"},
		{"list", []string{"surfaces.txt", "surface1,3, 5\n{\n}\n"}, "1 3 5"},
		{"old form of a list", []string{"surfaces.txt", "surface1,surface3,surface4\n{\n}\n"}, "1 3 4"},
		{"range", []string{"surfaces.txt", "surface8-11\n{\n}\n"}, "8 9 10 11"},
		{"exclusion wins wherever it stands", []string{"surfaces.txt", "surface1-10,!2-4,3\n{\n}\n"}, "1 5 6 7 8 9 10"},
		{"exclusion in front", []string{"surfaces.txt", "surface!2,1-3,!9\n{\n}\n"}, "1 3"},
		{"overlapping ranges", []string{"surfaces.txt", "surface3-5,1-4,!2,!4-7\n{\n}\n"}, "1 3"},
		{"highest", []string{"surfaces.txt", "surface100000\n{\n}\n"}, "100000"},
		{"twice", []string{"surfaces.txt", "surface1\n{\n}\nsurface1-2\n{\n}\n"}, "1 2"},
		{"append makes none", []string{"surfaces.txt", "surface1\n{\n}\nsurface.append0-9\n{\n}\n"}, "1"},
		{"every surfaces*.txt", []string{"surfaces.txt", "surface1\n{\n}\n", "Surfaces2.TXT", "surface2\n{\n}\n"}, "1 2"},
		{"no other text", []string{"surfacetable.txt", "surface1\n{\n}\n", "readme.txt", "}"}, ""},
		{"images are surfaces", []string{"surface0.png", "", "surface0010.PNG", "", "surface7.pna", "", "face1.png", ""}, "0 10"},
		{"art of its own name", []string{"surface3.txt", cat}, "3"},
		{"other blocks", []string{"surfaces.txt", "descript\n{\nversion,1\n}\nsakura.cursor\n{\nmouseup0,a,b\n}\nx {\n}\nsurface1\n{\n}\n"}, "1"},
		{"other keys", []string{"surfaces.txt", "surface1\n{\n" +
			"animation0.interval,sometimes\nelement,1\nelementx,1\ncollision0,0,0,1,1,Head\n}\n"}, "1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := load(t, test.files...)
			if got := strings.Join(s.Surfaces(), " "); got != test.want {
				t.Errorf("Surfaces() = %q, want %q", got, test.want)
			}
			for _, id := range s.Surfaces() {
				if !s.Has(0, id) || !s.Has(1, id) {
					t.Errorf("Has(%s) is false", id)
				}
			}
		})
	}
}

func TestHas(t *testing.T) {
	s := load(t, "surfaces.txt", "surface5\n{\nname,five\n}\nsakura.surface.alias\n{\nV,[5]\n}\n")
	for _, id := range []string{"", "4", "6", "100000", "100001", "-1", "-5", "+5", "5 ", "five", "V", "５", "99999999999999999999"} {
		if s.Has(0, id) {
			t.Errorf("Has(%q) is true", id)
		}
		if w, h := look(s, id).Size(); w != 0 || h != 0 {
			t.Errorf("Compose(%q) is %d×%d", id, w, h)
		}
	}
	if !s.Has(0, "5") {
		t.Error("Has(5) is false")
	}
}

func TestResolve(t *testing.T) {
	s := load(t, "surfaces.txt", `
surface0,1,5,10,11,21
{
}
surface5
{
name,smile
}
surface1,21
{
name,both
}
sakura.surface.alias
{
笑顔,[5]
any,[1,11,21]
1,[11]
gone,[7]
some,[7, 5 ,8]
away,[-1]
plain,5
}
kero.surface.alias
{
笑顔,[10]
}
char2.surface.alias
{
笑顔,[11]
}
nobody.surface.alias
{
x,[oops]
}
`, "alias.txt", "sakura.surface.alias\n{\nold,[10]\n}\n")
	last := func(n int) int { return n - 1 }
	never := func(int) int { t.Error("drawn without need"); return 0 }
	tests := []struct {
		scope int
		name  string
		intn  func(int) int
		want  string // "" for not ok
	}{
		{0, "笑顔", never, "5"},
		{1, "笑顔", never, "10"},
		{2, "笑顔", never, "11"},
		{3, "笑顔", never, ""},
		{0, "any", last, "21"},
		{0, "any", func(int) int { return 0 }, "1"},
		{1, "any", never, ""},
		{0, "1", never, "11"}, // an alias comes before a number
		{1, "1", never, "1"},
		{0, "smile", never, "5"},
		{9, "smile", never, "5"},
		{1, "both", last, "21"},
		{0, "gone", never, ""},
		{0, "some", never, "5"},
		{0, "away", never, "-1"},
		{0, "plain", never, "5"},
		{0, "old", never, "10"},
		{0, "", never, "0"},
		{1, "", never, "10"},
		{7, "", never, "10"},
		{0, "005", never, "5"},
		{0, "6", never, ""},
		{0, "-1", never, "-1"},
		{0, "-2", never, ""},
		{0, "Smile", never, ""},
	}
	for _, test := range tests {
		id, ok := s.Resolve(test.scope, test.name, test.intn)
		if id != test.want || ok != (test.want != "") {
			t.Errorf("Resolve(%d, %q) = %q, %v, want %q", test.scope, test.name, id, ok, test.want)
		}
	}
	empty := load(t)
	if id, ok := empty.Resolve(0, "", never); ok {
		t.Errorf("a shell without surfaces has the default one %s", id)
	}
	if empty.Default(0) != "0" || empty.Default(1) != "10" || empty.Default(5) != "10" {
		t.Error("Default is not 0, else 10")
	}
}

func TestCharset(t *testing.T) {
	sjis, err := japanese.ShiftJIS.NewEncoder().String("charset,Shift_JIS\r\nsurface5\r\n{\r\n}\r\nsakura.surface.alias\r\n{\r\n笑顔,[5]\r\n}\r\n")
	if err != nil {
		t.Fatal(err)
	}
	s := load(t, "surfaces.txt", sjis)
	if id, ok := s.Resolve(0, "笑顔", nil); id != "5" || !ok {
		t.Errorf("Resolve = %q, %v", id, ok)
	}
}

// A range that is appended to reaches what was there before, in this file or an earlier one, and images.
func TestAppend(t *testing.T) {
	s := load(t,
		"surface2.png", "",
		"surfaces.txt", "surface.append0-9\n{\nname,early\n}\nsurface1\n{\n}\n",
		"surfaces2.txt", "surface.append0-9\n{\nname,late\n}\n")
	for name, want := range map[string][]string{"early": {"2"}, "late": {"1", "2"}} {
		var got []string
		s.Resolve(0, name, func(n int) int {
			for i := range n {
				id, _ := s.Resolve(0, name, func(int) int { return i })
				got = append(got, id)
			}
			return 0
		})
		if got == nil { // not drawn: there is one
			id, _ := s.Resolve(0, name, nil)
			got = []string{id}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
