package ghost

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ukatty/shells"
)

func TestDumpSurface(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		e.status(204, "DumpSurface", e.at("pictures"), "0", "0-2,!1,99999")
		if got := e.names("pictures"); !slices.Equal(got, []string{"surface0.png", "surface2.png"}) {
			t.Errorf("files %q", got)
		}
		f, err := os.Open(e.at("pictures/surface0.png"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		img, err := png.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		p, _ := e.g.opt.Shell.Compose(shells.Pose{Surface: "0"}, 0, 0)
		w, h := p.Size()
		if img.Bounds() != image.Rect(0, 0, w*cellWidth, h*cellHeight) {
			t.Errorf("%v for %d by %d cells", img.Bounds(), w, h)
		}
		e.asked()
		e.status(204, "DumpSurface", e.at("more"), "0", "10,5", "s-", "OnDumped", "1")
		if got := e.names("more"); !slices.Equal(got, []string{"s-10.png", "s-5.png"}) {
			t.Errorf("files %q", got)
		}
		if asked := e.asked(); asked != "GET OnDumped 2" {
			t.Errorf("asked %q", asked)
		}
	})
}

func TestDumpSurfaceRefused(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		dir := e.at("out")
		e.put("file", "")
		for _, tt := range [][]string{
			nil,
			{dir},
			{dir, "0"},
			{dir, "x", "0"},
			{dir, "256", "0"},
			{dir, "0", ""},
			{dir, "0", "smile"},
			{dir, "0", "2-1"},
			{dir, "0", "1073741825"},
			{dir, "0", "0,x"},
			{dir, "0", "0", "../x"},
			{dir, "0", "0", "a/b"},
			{dir, "0", "0", strings.Repeat("x", 65)},
			{dir, "0", "0", "x", strings.Repeat("x", 257)},
			{"out", "0", "0"},
		} {
			e.status(400, "DumpSurface", tt...)
		}
		e.status(404, "DumpSurface", dir, "0", "99999")
		e.status(404, "DumpSurface", e.at("file"), "0", "0")
		e.status(420, "DumpSurface", filepath.Dir(e.dir), "0", "0")
		if got := e.names("."); !slices.Equal(got, []string{"file"}) {
			t.Errorf("left behind: %q", got)
		}
		e.g.opt.Shell = nil
		e.status(404, "DumpSurface", dir, "0", "0")
	})
}

func TestAmong(t *testing.T) {
	ids := []string{"0", "1", "2", "10", "11", "100000"}
	for _, tt := range []struct{ list, want string }{
		{"0", "0"},
		{"0,1, 2", "0 1 2"},
		{"0-10", "0 1 2 10"},
		{"0-10,!1-2", "0 10"},
		{"!1,0-10,1", "0 2 10"},
		{"surface1,surface10", "1 10"},
		{"0-100000,!11", "0 1 2 10 100000"},
		{"5", ""},
		{definedSurfaces, "0 1 2 10 11 100000"},
		{"1-", "-"},
		{"-1", "-"},
		{"!", "-"},
		{"a", "-"},
		{"0-1073741825", "-"},
		{"0x1", "-"},
	} {
		chosen, ok := among(ids, tt.list)
		got := strings.Join(chosen, " ")
		if !ok {
			got = "-"
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.list, got, tt.want)
		}
	}
}

func TestPaint(t *testing.T) {
	red, blue := shells.RGB(255, 0, 0), shells.RGB(0, 0, 255)
	g := shells.Grid{W: 5, H: 1, Cells: []shells.Cell{
		{Text: "I", Width: 1, FG: red},
		{Text: "", Width: 1, Blank: true},
		{Text: " ", Width: 1, BG: blue},
		{Text: "あ", Width: 2, Bold: true},
		{Width: 0},
	}}
	img := paint(g)
	colours := func(x0, x1 int) map[color.NRGBA]int {
		found := map[color.NRGBA]int{}
		for y := range cellHeight {
			for x := x0 * cellWidth; x < x1*cellWidth; x++ {
				c := img.NRGBAAt(x, y)
				c.A = min(c.A, 1) * 255 // edges are soft
				found[c]++
			}
		}
		return found
	}
	if c := colours(0, 1); c[color.NRGBA{R: 255, A: 255}] < 10 || c[color.NRGBA{}] < 20 {
		t.Errorf("a red I: %v", c)
	}
	if c := colours(1, 2); len(c) != 1 || c[color.NRGBA{}] == 0 {
		t.Errorf("a transparent cell: %v", c)
	}
	if c := colours(2, 3); len(c) != 1 || c[color.NRGBA{B: 255, A: 255}] == 0 {
		t.Errorf("a blue blank: %v", c)
	}
	// The box of a character that the font lacks goes over both its cells.
	if c := colours(3, 5); c[color.NRGBA{A: 255}] != 2*(12+12)-4 {
		t.Errorf("a wide character: %v", c)
	}
}
