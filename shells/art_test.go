package shells_test

import (
	"testing"

	"ukatty/shells"
)

// picture loads one art file as surface 0.
func picture(t testing.TB, file string, pairs ...string) shells.Grid {
	t.Helper()
	return look(load(t, append([]string{"surface0.txt", file}, pairs...)...), "0").Cells(0, 0, 0)
}

func TestArtShape(t *testing.T) {
	tests := []struct {
		name, file string
		w, h       int
		want       string
	}{
		{"lines end early", art("", " /\\_/\\\n(o.o)\n", ""), 6, 2, " /\\_/\\\n(o.o)\n"},
		{"CR LF, charset and comments", "charset,UTF-8\r\n// a cat\r\ntype,art\r\n\r\ntext\r\n{\r\n^^\r\n}\r\n// end\r\n", 2, 1, "^^\n"},
		{"blank rows", art("", "\na\n\n", ""), 1, 3, "\na\n\n"},
		{"braces", art("", " }\n{\n}}\n", ""), 2, 3, " }\n{\n}}\n"},
		{"what looks like a head or a comment", art("", "//a\ntype,art\npaint\n", ""), 8, 3, "//a\ntype,art\npaint\n"},
		{"transparent character", art("transparent,~\n", "~~~\na~b\n", ""), 3, 2, "\na b\n"},
		{"wide", art("", "あa亜\n", ""), 5, 1, "あa亜\n"},
		{"wide blank", art("", "a\u3000b\n", ""), 4, 1, "a  b\n"},
		{"a letter with a mark", art("", "e\u0301x\n", ""), 2, 1, "e\u0301x\n"},
		{"width that nobody disputes", art("", "♫⠿ｶ▟\n", ""), 4, 1, "♫⠿ｶ▟\n"},
		{"paint that goes further", art("paint.a,-,#000000\n", "x\n", "aaa\n"), 3, 1, "x\n"},
		{"paint first", "type,art\npaint\n{\na\n}\npaint.a,-\ntext\n{\nx\n}\n", 1, 1, "x\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := picture(t, test.file)
			if g.W != test.w || g.H != test.h || len(g.Cells) != g.W*g.H {
				t.Errorf("%d×%d with %d cells, want %d×%d", g.W, g.H, len(g.Cells), test.w, test.h)
			}
			if got := g.String(); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestArtCells(t *testing.T) {
	red, blue := shells.RGB(255, 0, 0), shells.RGB(0, 0, 255)
	g := picture(t, art("paint.r,#ff0000\npalette,p.txt\npaint.w,-,#0000ff\n",
		"ab あ\n", "r b  w\n"),
		"p.txt", "paint.b,#ff0000,#0000ff,bold\npaint.w,#ff0000\n")
	want := []shells.Cell{
		{Text: "a", Width: 1, FG: red},
		{Text: "b", Width: 1},
		{Text: " ", Width: 1, FG: red, BG: blue, Bold: true},
		{Text: "あ", Width: 2},
		{},
		{Text: " ", Width: 1, BG: blue},
	}
	for x, w := range want {
		if got := g.At(x, 0); got != w {
			t.Errorf("cell %d is %+v, want %+v", x, got, w)
		}
	}
}

func TestGridAt(t *testing.T) {
	g := picture(t, cat)
	for _, at := range [][2]int{{-1, 0}, {0, -1}, {g.W, 0}, {0, g.H}} {
		if c := g.At(at[0], at[1]); !c.Blank || c.Text != "" || c.Width != 1 {
			t.Errorf("At(%d, %d) = %+v, want a transparent cell", at[0], at[1], c)
		}
	}
	if c := g.At(0, 1); c.Text != "(" || c.Blank {
		t.Errorf("At(0, 1) = %+v", c)
	}
	if c := (shells.Grid{}).At(0, 0); !c.Blank {
		t.Errorf("an empty grid has the cell %+v", c)
	}
	if s := (shells.Grid{}).String(); s != "" {
		t.Errorf("an empty grid is %q", s)
	}
}

func TestColor(t *testing.T) {
	c := shells.RGB(0x0a, 0xff, 0x80)
	if r, g, b, a := c.RGBA(); r != 0x0a0a || g != 0xffff || b != 0x8080 || a != 0xffff {
		t.Errorf("RGBA() = %x %x %x %x", r, g, b, a)
	}
	if _, _, _, a := (shells.Color{}).RGBA(); a != 0 {
		t.Errorf("no colour has alpha %x", a)
	}
	if s := c.String() + (shells.Color{}).String(); s != "#0aff80-" {
		t.Errorf("String() = %q", s)
	}
}
