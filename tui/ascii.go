package tui

import "unicode/utf8"

// Box drawings and block elements of Unicode, which a screen in ASCII has none of: asked for by Options.ASCII, for fonts and
// terminals that lack them, and for whoever reads the screen aloud.
const (
	firstFrame = '\u2500'
	firstBlock = '\u2580'
	lastBlock  = '\u259f'
)

// appendASCII writes what stands at a place: a frame or a block as characters of ASCII, as many as it has cells, and anything
// else as it is. It says whether what it wrote is not plain ASCII.
func appendASCII(b []byte, p *place) (text []byte, foreign bool) {
	r, _ := utf8.DecodeRuneInString(p.text)
	c := asciiForm(r)
	if c == 0 {
		return append(b, p.text...), true
	}
	for range p.width {
		b = append(b, c)
	}
	return b, false
}

// asciiForm gives the character of ASCII that is nearest to a frame, a block or a small triangle; 0 for all others.
func asciiForm(r rune) byte {
	switch {
	case r == '\u25b4':
		return '^'
	case r == '\u25be':
		return 'v'
	case r == '\u25b8':
		return '>'
	case r == '\u25c2':
		return '<'
	case r < firstFrame || r > lastBlock:
		return 0
	case r >= firstBlock:
		return '#'
	}
	return frameForms[r-firstFrame]
}

// frameForms are the forms of U+2500 to U+257F in their order: lines along, lines down, and what joins both.
const frameForms = "--||--||--||" + // 2500: lines and dashes
	"++++++++++++++++" + "++++++++++++++++" + "++++++++++++++++" + "++++++++++++++++" + // 250c: corners, tees, crosses
	"--||" + "-|" + // 254c: dashes, 2550: double lines
	"+++++++++++++++++++++++++++" + // 2552: double corners, tees, crosses
	"..''" + "/\\X" + // 256d: arcs, 2571: diagonals
	"-|-|-|-|-|-|"
