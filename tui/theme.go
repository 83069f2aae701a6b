package tui

import "github.com/charmbracelet/colorprofile"

// tint is what is known about the colours of the terminal.
type tint struct {
	plain  bool   // no colours at all
	few    bool   // the terminal's sixteen
	ground ground // what is behind the text
}

// ground says what the background is.
type ground uint8

// What is known about the background.
const (
	unknown ground = iota
	dark
	light
)

// profiled gives the tint after the terminal's colours are known.
func (t tint) profiled(p colorprofile.Profile, noColor bool) tint {
	return tint{plain: noColor || p <= colorprofile.ASCII, few: p == colorprofile.ANSI, ground: t.ground}
}

// theme is how the parts of the screen look. It is a value: another terminal has another one.
type theme struct {
	text, dim, strong    style
	frame                style // of a balloon whose speaker is not speaking
	good, warn, bad, key style
	choice, lit          style
	accents              [6]style // of the characters, by scope
	glyphs               glyphs
}

// accent is the colour of a character.
func (t *theme) accent(scope int) style {
	return t.accents[uint(scope)%uint(len(t.accents))]
}

// glyphs are what boxes are made of: one cell each, whatever the terminal thinks of ambiguous characters.
type glyphs struct {
	topLeft, topRight, bottomLeft, bottomRight string
	across, down, floor                        string
	tailOpen, tailShut                         string // the ends of the frame beside the tail
	tailLeft, tailRight                        [2]string
	bar                                        string // between the parts of a line
	dash                                       string // frame of a picture that is missing
}

// These have the same width everywhere: small triangles are never ambiguous, unlike their larger kin.
const (
	glyphUp   = "\u25b4"
	glyphDown = "\u25be"
)

func newGlyphs(wide bool) glyphs {
	if wide {
		return glyphs{
			topLeft: ".", topRight: ".", bottomLeft: "'", bottomRight: "'", across: "-", down: "|", floor: "-",
			tailOpen: ".", tailShut: ".", tailLeft: [2]string{"|", "/"}, tailRight: [2]string{`\`, "|"}, bar: "|", dash: ":",
		}
	}
	return glyphs{
		topLeft: "\u256d", topRight: "\u256e", bottomLeft: "\u2570", bottomRight: "\u256f", across: "\u2500", down: "\u2502",
		floor: "\u2500", tailOpen: "\u256e", tailShut: "\u256d", tailLeft: [2]string{"\u2502", "\u2571"},
		tailRight: [2]string{"\u2572", "\u2502"}, bar: "\u2502", dash: "\u2506",
	}
}

// newTheme chooses colours that can be read on the terminal's background: middling ones as long as it is not known.
func newTheme(t tint, wide bool) theme {
	var th theme
	switch {
	case t.plain:
		th = plainTheme()
	case t.few:
		th = fewTheme()
	default:
		th = colours(palettes[t.ground])
	}
	th.glyphs = newGlyphs(wide)
	th.strong = style{attr: bold}
	th.lit = style{attr: bold | reverse}
	return th
}

// palette is a set of colours: dim, frame, good, warn, bad and the six accents.
type palette [11]uint32

// palettes are made for a background of which nothing, that it is dark, or that it is light is known.
var palettes = [...]palette{
	unknown: {0x858b98, 0x858b98, 0x3f9f5f, 0xb0802a, 0xd0504c, 0xd0608f, 0x4a8cd0, 0xb0802a, 0x3f9f5f, 0x9b74d0, 0x3a9a9e},
	dark:    {0x8b93a5, 0x5d6578, 0x8fd6a0, 0xf0c274, 0xf58a86, 0xff93bc, 0x8abcff, 0xf0c274, 0x8fd6a0, 0xcbabff, 0x7fd8d6},
	light:   {0x636b78, 0xa4abb8, 0x1f7a3c, 0x8a5a00, 0xb3261e, 0xb3306a, 0x2560b0, 0x8a5a00, 0x1f7a3c, 0x6a3fb0, 0x0f6f78},
}

func colours(p palette) theme {
	ink := func(i int) style { return style{fg: hue(p[i])} }
	t := theme{dim: ink(0), frame: ink(1), good: ink(2), warn: ink(3), bad: ink(4), key: ink(10), choice: ink(6).with(underline)}
	for i := range t.accents {
		t.accents[i] = ink(5 + i)
	}
	return t
}

// fewTheme takes the terminal's own colours, which its owner can read.
func fewTheme() theme {
	ink := func(n uint8) style { return style{fg: basic(n)} }
	t := theme{good: ink(2), warn: ink(3), bad: ink(1), key: ink(6), choice: ink(6).with(underline)}
	t.dim, t.frame = style{attr: faint}, style{attr: faint}
	for i, n := range [...]uint8{5, 6, 3, 2, 4, 1} {
		t.accents[i] = ink(n)
	}
	return t
}

// plainTheme does without colours.
func plainTheme() theme {
	t := theme{warn: style{attr: bold}, bad: style{attr: bold | reverse}, key: style{attr: bold}, choice: style{attr: underline}}
	for i := range t.accents {
		t.accents[i] = style{attr: bold}
	}
	return t
}
