package shells

// Colors is what colours a terminal has.
type Colors uint8

// The colours of terminals.
const (
	// TrueColor is all of them.
	TrueColor Colors = iota
	// Colors256 are those of xterm: a cube of 6 × 6 × 6, and 24 greys.
	Colors256
	// Colors16 are those that every terminal has, and that everybody may change.
	Colors16
)

// In gives a brush for a terminal that has these colours alone. What lies between two of the 16 is shown by both, side by
// side; which one stands where depends on the place alone, so that nothing flickers.
func (b Brush) In(c Colors) Brush { return b.plain() | Brush(c)<<colorBits }

// colorBits is where in a brush the colours stand.
const colorBits = 4

// plain gives the brush without its colours, colors gives these alone.
func (b Brush) plain() Brush   { return b & (1<<colorBits - 1) }
func (b Brush) colors() Colors { return Colors(b >> colorBits) }

// mixed is how much of what is wrong with the nearest of 16 colours a second one makes good. More is noise. Of 256 colours one
// is near enough: as large as the parts of a cell are, a second one is seen as a pattern, and faces get spots.
const mixed = 0.6

// pot is one colour of a terminal: what it looks like, and the colour that stands for it in a Color.
type pot struct {
	looks shade
	color Color
}

// dithered gives the colour of a terminal that shows a colour at a place.
func (c Colors) dithered(s shade, x, y int) Color {
	switch c {
	case Colors256:
		return nearest256(s).color
	case Colors16:
		near := nearest16(s)
		if (x+y)&1 == 1 {
			want := s
			want.add(s, mixed)
			want.add(near.looks, -mixed)
			near = nearest16(want)
		}
		return near.color
	}
	return s.color()
}

// bright gives how bright a colour is, as eyes see it, from 0 to 1000 × 255.
func (s shade) bright() float32 { return 299*s[0] + 587*s[1] + 114*s[2] }

// nearest256 gives the nearest of 256 colours: of the cube, or of the greys.
func nearest256(s shade) pot {
	var cube, grey shade
	for i, v := range s {
		cube[i] = level(v)
	}
	g := min(max(int((s.bright()/1000-8)/10+0.5), 0), 23)
	grey = shade{float32(8 + 10*g), float32(8 + 10*g), float32(8 + 10*g)}
	if s.apart(grey) < s.apart(cube) {
		cube = grey
	}
	return pot{cube, cube.color()}
}

// level gives the nearest level of the cube: 0, 95, and then one each 40.
func level(v float32) float32 {
	switch {
	case v < 48:
		return 0
	case v < 115:
		return 95
	}
	return min(float32(int((v-55+20)/40))*40+55, 0xff)
}

// apart gives how far two colours are apart, squared, as eyes see it.
func (s shade) apart(o shade) float32 {
	s.add(o, -1)
	return s.square()
}

// pots16 are the colours that every terminal has, as common terminals show them, on the average. What stands for them is what
// becomes that very one where colours are cut down to 16 for a terminal (github.com/charmbracelet/x/ansi, Convert16).
var pots16 = [16]pot{
	{shade{0, 0, 0}, RGB(0, 0, 0)},
	{shade{190, 20, 20}, RGB(0x80, 0, 0)},
	{shade{15, 175, 15}, RGB(0, 0x80, 0)},
	{shade{190, 150, 0}, RGB(0x80, 0x80, 0)},
	{shade{15, 45, 205}, RGB(0, 0, 0x80)},
	{shade{175, 25, 175}, RGB(0x80, 0, 0x80)},
	{shade{15, 170, 190}, RGB(0, 0x80, 0x80)},
	{shade{205, 205, 205}, RGB(0xa0, 0xa0, 0xa0)},
	{shade{110, 110, 110}, RGB(0x50, 0x50, 0x50)},
	{shade{250, 75, 75}, RGB(0xff, 0, 0)},
	{shade{50, 240, 60}, RGB(0, 0xff, 0)},
	{shade{250, 245, 80}, RGB(0xff, 0xff, 0)},
	{shade{85, 110, 255}, RGB(0, 0, 0xff)},
	{shade{245, 90, 240}, RGB(0xff, 0, 0xff)},
	{shade{80, 240, 245}, RGB(0, 0xff, 0xff)},
	{shade{252, 252, 252}, RGB(0xff, 0xff, 0xff)},
}

// nearest16 gives the nearest of 16 colours.
func nearest16(s shade) pot {
	best := pots16[0]
	for _, p := range pots16[1:] {
		if s.apart(p.looks) < s.apart(best.looks) {
			best = p
		}
	}
	return best
}
