package shells

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Where a terminal has 16 colours, text art gets those that look like its own, and nothing that is written becomes unseen.
func TestArtIn16(t *testing.T) {
	for _, tt := range []struct {
		name           string
		fg, bg         Color
		wantFG, wantBG int // -1 for none
	}{
		{"none", Color{}, Color{}, -1, -1},
		{"skin is no red", RGB(0x30, 0x20, 0x20), RGB(0xf6, 0xdc, 0xc2), 0, 7},
		{"a dark green is no bright one", RGB(0x40, 0xe0, 0x50), RGB(0x12, 0x38, 0x2a), 10, 0},
		{"yellow", RGB(0xf0, 0xf0, 0x40), Color{}, 11, -1},
		{"two dark colours", RGB(0x20, 0x10, 0x10), RGB(0, 0x10, 0x20), 15, 0},
		{"two bright ones", RGB(0xff, 0xff, 0xf0), RGB(0xf8, 0xff, 0xff), 0, 15},
		{"one colour", RGB(1, 1, 1), RGB(1, 1, 1), 0, 0},
	} {
		p := Picture{grid: Grid{W: 1, H: 1, Cells: []Cell{{Text: "x", Width: 1, FG: tt.fg, BG: tt.bg}}}}
		got := p.Cells(1, 1, Quadrants.In(Colors16)).At(0, 0)
		for i, c := range [...]struct {
			got  Color
			want int
		}{{got.FG, tt.wantFG}, {got.BG, tt.wantBG}} {
			is := -1
			if c.got.Set {
				is = int(ansi.Convert16(c.got))
			}
			if is != c.want {
				t.Errorf("%s, colour %d: %v, which a terminal shows as %d, want %d", tt.name, i, c.got, is, c.want)
			}
		}
		if own := p.Cells(1, 1, Quadrants).At(0, 0); own.FG != tt.fg || own.BG != tt.bg {
			t.Errorf("%s: %+v where there are all colours", tt.name, own)
		}
	}
}
