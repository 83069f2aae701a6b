package stage

// Look is how text looks. The zero Look is that of the balloon.
type Look struct {
	// Attrs are bold, italic and so on.
	Attrs Attrs
	// Color is the colour of the characters.
	Color Color
	// Valign is where text stands in a line that is higher than it.
	Valign Valign
}

// Attrs is a set of attributes of text.
type Attrs uint8

// The attributes that a terminal can show.
const (
	Bold Attrs = 1 << iota
	Italic
	Underline
	Strike
	// Disabled: \f[disable], text that cannot be used now.
	Disabled
)

// Color is a colour, or the name of one that the balloon defines. The zero Color is that of the place where it is used.
type Color uint32

// The colours that have no components of their own: what text, an anchor or a choice looks like where nothing is said.
const (
	Default Color = iota
	DefaultPlain
	DefaultDisabled
	DefaultAnchor
	DefaultAnchorNotSelect
	DefaultAnchorVisited
	DefaultCursor
	DefaultCursorNotSelect
	components Color = 1 << 24
)

// RGB gives a colour by its components.
func RGB(r, g, b uint8) Color { return components | Color(r)<<16 | Color(g)<<8 | Color(b) }

// RGB gives the components; ok is false for a colour that is a name.
func (c Color) RGB() (r, g, b uint8, ok bool) {
	return uint8(c >> 16), uint8(c >> 8), uint8(c), c&components != 0
}

// Align is where a line stands between the edges of its balloon.
type Align uint8

// The alignments of a line.
const (
	Left Align = iota
	Center
	Right
)

// Valign is where text stands in its line.
type Valign uint8

// The places in a line.
const (
	Bottom Valign = iota
	Middle
	Top
)

// Mark is how a choice or an anchor is marked in one of its states.
type Mark struct {
	// Shape is what is drawn, Fill its colour.
	Shape Shape
	Fill  Color
	// Font is the colour of the characters.
	Font Color
}

// Shape is what a Mark draws. The zero Shape is that of the balloon.
type Shape uint8

// The shapes of a mark.
const (
	DefaultShape Shape = iota
	NoShape
	Square
	UnderlineShape
	SquareUnderline
)

// Marks are how a choice or an anchor is marked: while it is the selected one, while it is not, and, of an anchor, once it
// was clicked.
type Marks struct{ Selected, NotSelected, Visited Mark }
