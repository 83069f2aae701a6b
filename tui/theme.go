package tui

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// tint is what is known about the colours of the terminal.
type tint struct {
	plain  bool   // no colours at all
	few    bool   // the terminal's sixteen
	some   bool   // the 256 of xterm
	ground ground // what is behind the text
}

// Theme says for which background the colours are made.
type Theme uint8

// The themes. AutoTheme asks the terminal for its background; until it answers, and if it never does, the colours can be
// read on any.
const (
	AutoTheme Theme = iota
	DarkTheme
	LightTheme
)

// ground says what the background is.
type ground uint8

// What is known about the background.
const (
	unknown = ground(AutoTheme)
	dark    = ground(DarkTheme)
	light   = ground(LightTheme)
)

// ground gives what is known about the background before the terminal was asked.
func (t Theme) ground() ground {
	if t > LightTheme {
		return unknown
	}
	return ground(t)
}

// profiled gives the tint after the terminal's colours are known.
func (t tint) profiled(p colorprofile.Profile, noColor bool) tint {
	return tint{plain: noColor || p <= colorprofile.ASCII, few: p == colorprofile.ANSI, some: p == colorprofile.ANSI256, ground: t.ground}
}

// theme is how the parts of the screen look, which is said in styles of Lip Gloss. It is a value: another terminal has
// another one.
type theme struct {
	text, dim, strong    style
	frame                style // of a balloon whose speaker is not speaking
	good, warn, bad, key style
	choice, lit          style
	link, visited        style    // anchors
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
	teeLeft, teeRight                          string // the frame where a tail leaves it to that side
	bar                                        string // between the parts of a line
	dash                                       string // frame of a picture that is missing
}

// These have the same width everywhere: small triangles are never ambiguous, unlike their larger kin.
const (
	glyphUp   = "\u25b4"
	glyphDown = "\u25be"
)

// newGlyphs chooses boxes of ASCII where the terminal draws the others two cells wide, or is to be spared them.
func newGlyphs(ascii bool) glyphs {
	if ascii {
		return glyphs{
			topLeft: ".", topRight: ".", bottomLeft: "'", bottomRight: "'", across: "-", down: "|", floor: "-",
			tailOpen: ".", tailShut: ".", tailLeft: [2]string{"|", "/"}, tailRight: [2]string{`\`, "|"}, bar: "|", dash: ":",
			teeLeft: "|", teeRight: "|",
		}
	}
	b := lipgloss.RoundedBorder()
	return glyphs{
		topLeft: b.TopLeft, topRight: b.TopRight, bottomLeft: b.BottomLeft, bottomRight: b.BottomRight, across: b.Top, down: b.Left,
		floor: b.Top, tailOpen: b.TopRight, tailShut: b.TopLeft, tailLeft: [2]string{b.Left, "\u2571"},
		tailRight: [2]string{"\u2572", b.Right}, bar: b.Left, dash: "\u2506",
		teeLeft: b.MiddleRight, teeRight: b.MiddleLeft,
	}
}

// newTheme chooses colours that can be read on the terminal's background: middling ones as long as it is not known.
func newTheme(t tint, ascii bool) theme {
	var th theme
	switch {
	case t.plain:
		th = plainTheme()
	case t.few:
		th = fewTheme(sixteens[t.ground])
	default:
		th = colours(palettes[t.ground])
	}
	th.glyphs = newGlyphs(ascii)
	th.strong = cellStyle(lipgloss.NewStyle().Bold(true))
	th.lit = cellStyle(lipgloss.NewStyle().Bold(true).Reverse(true))
	return th
}

// palette is a set of colours: dim, frame, good, warn, bad and the six accents.
type palette [11]string

// palettes are made for a background of which nothing, that it is dark, or that it is light is known.
var palettes = [...]palette{
	unknown: {"#858b98", "#858b98", "#3f9f5f", "#b0802a", "#d0504c", "#d0608f", "#4a8cd0", "#b0802a", "#3f9f5f", "#9b74d0", "#3a9a9e"},
	dark:    {"#8b93a5", "#768096", "#8fd6a0", "#f0c274", "#f58a86", "#ff93bc", "#8abcff", "#f0c274", "#8fd6a0", "#cbabff", "#7fd8d6"},
	light:   {"#636b78", "#858c99", "#1f7a3c", "#8a5a00", "#b3261e", "#b3306a", "#2560b0", "#8a5a00", "#1f7a3c", "#6a3fb0", "#0f6f78"},
}

func colours(p palette) theme {
	look := func(i int) lipgloss.Style { return lipgloss.NewStyle().Foreground(lipgloss.Color(p[i])) }
	ink := func(i int) style { return cellStyle(look(i)) }
	t := theme{dim: ink(0), frame: ink(1), good: ink(2), warn: ink(3), bad: ink(4), key: ink(10)}
	t.choice = cellStyle(look(6).Underline(true))
	t.link, t.visited = t.choice, cellStyle(look(9).Underline(true))
	for i := range t.accents {
		t.accents[i] = ink(5 + i)
	}
	return t
}

// sixteen is a set of the terminal's own colours, by their numbers: good, warn, bad and the six accents.
type sixteen [9]string

// sixteens are made for the same backgrounds as palettes. Yellow, green and cyan of most terminals cannot be read on white, nor can
// their blue on black. A terminal that does not tell its background is dark in most cases.
var sixteens = [...]sixteen{
	unknown: {"2", "3", "1", "5", "6", "3", "2", "1", "6"},
	dark:    {"2", "3", "1", "5", "6", "3", "2", "1", "6"},
	light:   {"4", "5", "1", "5", "4", "1", "5", "4", "1"},
}

// fewTheme takes the terminal's own colours, which its owner has chosen.
func fewTheme(p sixteen) theme {
	look := func(i int) lipgloss.Style { return lipgloss.NewStyle().Foreground(lipgloss.Color(p[i])) }
	ink := func(i int) style { return cellStyle(look(i)) }
	t := theme{good: ink(0), warn: ink(1), bad: ink(2), key: ink(4), choice: cellStyle(look(4).Underline(true))}
	t.link, t.visited = t.choice, cellStyle(look(3).Underline(true))
	t.dim = cellStyle(lipgloss.NewStyle().Faint(true))
	t.frame = t.dim
	for i := range t.accents {
		t.accents[i] = ink(3 + i)
	}
	return t
}

// plainTheme does without colours.
func plainTheme() theme {
	strong := lipgloss.NewStyle().Bold(true)
	t := theme{warn: cellStyle(strong), bad: cellStyle(strong.Reverse(true)), key: cellStyle(strong)}
	t.choice = cellStyle(lipgloss.NewStyle().Underline(true))
	t.link, t.visited = t.choice, t.choice
	for i := range t.accents {
		t.accents[i] = cellStyle(strong)
	}
	return t
}
