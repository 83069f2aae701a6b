package shells_test

import (
	"image"
	"strings"
	"testing"

	"ukatty/shells"
)

// look composes what a surface looks like when it comes up.
func look(s *shells.Shell, id string) shells.Picture {
	p, _ := s.Compose(shells.Pose{Surface: id}, 0, 0)
	return p
}

func TestCompose(t *testing.T) {
	body := art("", "....\n.  .\n....\n", "")
	tests := []struct {
		name  string
		lines string
		want  string
	}{
		{"base", "element0,base,body.txt,0,0\n", "....\n.  .\n....\n"},
		{"base without place", "element0,base,body.txt\n", "....\n.  .\n....\n"},
		{"base has no place", "element0,base,body.txt,7,7\n", "....\n.  .\n....\n"},
		{"overlay", "element0,base,body.txt,0,0\nelement1,overlay,x.txt,1,0\n", ".ab.\n.c .\n....\n"},
		{"lower numbers first", "element2,overlay,x.txt,1,0\nelement1,overlay,z.txt,1,0\nelement0,base,body.txt\n", ".ab.\n.c .\n....\n"},
		{"the later line of a number", "element0,base,body.txt\nelement1,overlay,z.txt,0,0\nelement1,overlay,x.txt,1,0\n", ".ab.\n.c .\n....\n"},
		{"unknown method", "element0,base,body.txt\nelement1,blend-multiply,x.txt,1,0\n", ".ab.\n.c .\n....\n"},
		{"base out of place", "element0,base,body.txt\nelement1,base,x.txt,1,0\n", ".ab.\n.c .\n....\n"},
		{"options and blanks", "element0, overlay , body.txt, 0 , 0,--alpha,50\n", "....\n.  .\n....\n"},
		{"backslashes", "element0,base,dir\\deep.txt,0,0\n", "deep\n"},
		{"name in capitals", "element0,base,DEEP.TXT,0,0\n", "DEEP\n"},
		{"beyond the base", "element0,base,body.txt\nelement1,overlay,x.txt,3,2\n", "....\n.  .\n...ab\n   c\n"},
		{"left of the base", "element0,base,body.txt\nelement1,overlay,x.txt,-2,-1\n", "ab\nc ....\n  .  .\n  ....\n"},
		{"no base", "element1,overlay,x.txt,2,1\n", "\n  ab\n  c\n"},
		{"overlay-fast", "element0,base,body.txt\nelement1,overlay-fast,hole.txt,0,0\n", "1234\n5  8\n9ABC\n"},
		{"overlay-fast beyond", "element0,base,x.txt\nelement1,overlay-fast,hole.txt,0,0\n", "12\n5\n\n"},
		{"interpolate", "element0,base,x.txt\nelement1,interpolate,hole.txt,0,0\n", "ab34\nc678\n9ABC\n"},
		{"replace", "element0,base,body.txt\nelement1,replace,x.txt,1,0\n", ".ab.\n.c .\n....\n"},
		{"asis", "element0,base,hole.txt\nelement1,asis,x.txt,1,0\n", "1ab4\n5c 8\n9ABC\n"},
		{"reduce", "element0,base,hole.txt\nelement1,reduce,x.txt,1,0\n", " 23\n 6\n\n"},
		{"images are left out", "element0,base,body.png,0,0\nelement1,overlay,x.txt,0,0\n", "ab\nc\n"},
		{"only images", "element0,base,body.png,0,0\n", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := load(t, "surfaces.txt", "surface0\n{\n"+test.lines+"}\n",
				"body.txt", body, "x.txt", art("", "ab\nc\n", ""), "z.txt", art("", "zz\nz\n", ""),
				"hole.txt", art("", "1234\n5678\n9ABC\n", ""), "dir/deep.txt", art("", "deep\n", ""), "DEEP.TXT", art("", "DEEP\n", ""))
			g := look(s, "0").Cells(0, 0, 0)
			if got := g.String(); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			if w, h := look(s, "0").Size(); w != g.W || h != g.H {
				t.Errorf("Size() = %d, %d of a grid of %d×%d", w, h, g.W, g.H)
			}
		})
	}
}

// What is transparent stays so, and a painted blank covers.
func TestComposeTransparency(t *testing.T) {
	s := load(t, "surfaces.txt", `
surface0
{
element0,base,back.txt
element1,overlay,front.txt,0,0
}
surface1
{
element0,base,back.txt
element1,replace,front.txt,0,0
}
surface2
{
element0,base,back.txt
element1,asis,front.txt,0,0
}
`, "back.txt", art("", "abc\n", ""), "front.txt", art("paint.p,-,#102030\n", "\n", " pp\n"), "surface3.txt", art("", "a b\n", ""))
	black := shells.RGB(0x10, 0x20, 0x30)
	a := shells.Cell{Text: "a", Width: 1}
	painted := shells.Cell{Text: " ", Width: 1, BG: black}
	none := shells.Cell{Width: 1, Blank: true}
	for id, want := range map[string][]shells.Cell{
		"0": {a, painted, painted},
		"1": {none, painted, painted},
		"2": {{Text: " ", Width: 1}, painted, painted},
		"3": {a, none, {Text: "b", Width: 1}},
	} {
		for x, w := range want {
			if got := look(s, id).Cells(0, 0, 0).At(x, 0); got != w {
				t.Errorf("surface %s: cell %d is %+v, want %+v", id, x, got, w)
			}
		}
	}
}

// A wide character of which one half is covered becomes a blank.
func TestComposeTornWide(t *testing.T) {
	for _, test := range []struct{ under, over, x, want string }{
		{"ああ", "b", "0", "b あ"},
		{"ああ", "b", "1", " bあ"},
		{"ああ", "b", "2", "あb"},
		{"ああ", "い", "1", " い"},
		{"ああ", "い", "2", "あい"},
		{"aああ", "いい", "0", "いい"},
	} {
		s := load(t, "surfaces.txt", "surface0\n{\nelement0,base,u.txt\nelement1,overlay,o.txt,"+test.x+",0\n}\n",
			"u.txt", art("", test.under+"\n", ""), "o.txt", art("", test.over+"\n", ""))
		g := look(s, "0").Cells(0, 0, 0)
		if got := strings.TrimSuffix(g.String(), "\n"); got != test.want {
			t.Errorf("%s on %s at %s: %q, want %q", test.over, test.under, test.x, got, test.want)
		}
		sound(t, g)
	}
}

// An element0 takes the place of the file that is called after the surface, other elements lie upon that.
func TestComposeOwnFile(t *testing.T) {
	s := load(t, "surface0.txt", cat, "surface1.txt", cat, "surface002.txt", cat, "x.txt", art("", "x\n", ""),
		"surfaces.txt", "surface0\n{\nelement0,overlay,x.txt,0,0\n}\nsurface1\n{\nelement1,overlay,x.txt,0,0\n}\n")
	for id, want := range map[string]string{"0": "x\n", "1": "x/\\_/\\\n(o.o)\n", "2": " /\\_/\\\n(o.o)\n"} {
		if got := look(s, id).Cells(0, 0, 0).String(); got != want {
			t.Errorf("surface %s is\n%s\nwant\n%s", id, got, want)
		}
	}
}

// Blocks and appended blocks add up, part by part.
func TestComposeBlocks(t *testing.T) {
	s := load(t, "surfaces.txt", `
surface0-2
{
element0,base,a.txt,0,0
}
surface2
{
element1,overlay,b.txt,1,0
}
surface.append1-2
{
element2,overlay,b.txt,2,0
}
`, "a.txt", art("", "aaa\n", ""), "b.txt", art("", "b\n", ""))
	for id, want := range map[string]string{"0": "aaa\n", "1": "aab\n", "2": "abb\n"} {
		if got := look(s, id).Cells(0, 0, 0).String(); got != want {
			t.Errorf("surface %s is %q, want %q", id, got, want)
		}
	}
}

// Composing the same surface again gives the same, and touches nothing that was handed out.
func TestComposePure(t *testing.T) {
	s := load(t, "surfaces.txt", "surface0\n{\nelement0,base,a.txt\nelement1,overlay,b.txt,1,0\n}\nsurface1\n{\nelement0,base,a.txt\n}\n",
		"a.txt", art("", "aaa\n", ""), "b.txt", art("", "b\n", ""))
	base := look(s, "1").Cells(0, 0, 0)
	first := look(s, "0").Cells(0, 0, 0)
	second := look(s, "0").Cells(0, 0, 0)
	if first.String() != "aba\n" || second.String() != "aba\n" || base.String() != "aaa\n" {
		t.Errorf("got %q, %q and %q", first, second, base)
	}
}

// sound checks what every grid keeps: cells that fit, and nothing in them that a terminal would obey.
func sound(t testing.TB, g shells.Grid) {
	t.Helper()
	if len(g.Cells) != g.W*g.H || g.W > shells.MaxWidth || g.H > shells.MaxHeight {
		t.Fatalf("%d×%d with %d cells", g.W, g.H, len(g.Cells))
	}
	for y := range g.H {
		row := g.Row(y)
		for x, c := range row {
			wide := c.Width == 2 && c.Text != "" && x+1 < len(row) && row[x+1].Width == 0
			right := c.Width == 0 && c.Text == "" && x > 0 && row[x-1].Width == 2
			single := c.Width == 1 && (c.Text == "") == c.Blank
			if !wide && !right && !single {
				t.Fatalf("cell %d,%d is %+v", x, y, c)
			}
			if c.Blank && c != (shells.Cell{Width: 1, Blank: true}) {
				t.Fatalf("the transparent cell %d,%d is %+v", x, y, c)
			}
			if strings.ContainsFunc(c.Text, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x202e }) {
				t.Fatalf("cell %d,%d holds %q", x, y, c.Text)
			}
		}
	}
}

// Where the image of a surface is broken nothing is drawn of it: not its animations alone, which would come and go.
func TestBrokenBaseIsNoPicture(t *testing.T) {
	s := load(t, "descript.txt", alpha, "surface0.png", "\x89PNG\r\n\x1a\n", "surface1.png", drawn(t, "gg"), "surfaces.txt",
		"surface0{\nanimation0.interval,runonce\nanimation0.pattern0,overlay,1,0,0,0\n}\n"+
			"surface2{\nanimation0.interval,runonce\nanimation0.pattern0,overlay,1,0,0,0\n}\n")
	for surface, empty := range map[string]bool{"0": true, "2": false} {
		if p, _ := s.Compose(shells.Pose{Surface: surface}, millis(100), 0); p.Empty() != empty {
			t.Errorf("surface %s: empty is %v", surface, p.Empty())
		}
	}
}

// The base of a surface is told apart from what animations and dress-up parts add around it.
func TestBaseOfPicture(t *testing.T) {
	s := whole(t, "descript.txt", alpha+"sakura.bindgroup1.name,head,hat\nsakura.bindgroup1.default,1\n",
		"surface0.png", drawn(t, "rr", "rr", "rr"), "surface1.png", drawn(t, "ggg"), "surfaces.txt",
		"surface0{\nanimation1.interval,bind\nanimation1.pattern0,add,1,0,-2,-1\n}\nsurface2{\nelement0,overlay,surface0.png,0,0\n}\n")
	for surface, want := range map[string]image.Rectangle{
		"0": image.Rect(2, 1, 4, 4), // three to the left, and a row above
		"1": image.Rect(0, 0, 3, 1),
		"2": image.Rect(0, 0, 2, 3),
		"3": {},
	} {
		p, _ := s.Compose(shells.Pose{Surface: surface, Dress: s.Dress(0)}, 0, 0)
		if got := p.Base(); got != want {
			t.Errorf("surface %s: %v, want %v", surface, got, want)
		}
	}
}

// A frame that moves the character draws nothing: the picture has the size that it has without.
func TestMovingMakesNoRoom(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, "rr", "rr"), "surfaces.txt",
		"surface0{\nanimation0.interval,runonce\nanimation0.pattern0,move,0,0,-7,-2\nanimation0.pattern1,move,0,10,9,0\n}\n")
	p, _ := s.Compose(shells.Pose{Surface: "0"}, millis(100), 0)
	if got := p.Image().Bounds(); got != image.Rect(0, 0, 2, 2) {
		t.Errorf("it is %v", got)
	}
}
