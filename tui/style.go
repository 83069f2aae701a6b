package tui

import (
	"image/color"
	"strconv"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// ink is a colour: none (the terminal's own), one of the terminal's sixteen or of its 256, or 24 bits.
type ink uint32

const (
	noInk ink = 0
	// What an ink is stands above its lower 24 bits.
	trueInk  ink = 1 << 24
	basicInk ink = 2 << 24
	indexInk ink = 3 << 24
)

// rgb gives an ink of 24 bits.
func rgb(r, g, b uint8) ink { return trueInk | ink(r)<<16 | ink(g)<<8 | ink(b) }

// basic gives one of the sixteen colours of the terminal.
func basic(n uint8) ink { return basicInk | ink(n&15) }

// indexed gives one of the 256 colours of the terminal, by its number: the first sixteen, too.
func indexed(n uint8) ink { return indexInk | ink(n) }

// attr is a set of attributes that need no colour.
type attr uint8

const (
	bold attr = 1 << iota
	faint
	underline
	reverse
	italic
	strike
)

// style is how a cell looks. The zero value is the terminal's own way to write.
type style struct {
	fg, bg ink
	attr   attr
}

// with gives the style with further attributes.
func (s style) with(a attr) style { return style{s.fg, s.bg, s.attr | a} }

// cellStyle takes from a style of Lip Gloss what a cell carries: colours, bold, faint, underline and reverse.
func cellStyle(s lipgloss.Style) style {
	st := style{fg: inkOf(s.GetForeground()), bg: inkOf(s.GetBackground())}
	for _, a := range []struct {
		on  bool
		bit attr
	}{{s.GetBold(), bold}, {s.GetFaint(), faint}, {s.GetUnderline(), underline}, {s.GetReverse(), reverse}} {
		if a.on {
			st.attr |= a.bit
		}
	}
	return st
}

// inkOf gives the ink of a colour.
func inkOf(c color.Color) ink {
	switch c := c.(type) {
	case nil, lipgloss.NoColor:
		return noInk
	case ansi.BasicColor:
		return basic(uint8(c))
	}
	r, g, b, _ := c.RGBA()
	return rgb(uint8(r>>8), uint8(g>>8), uint8(b>>8))
}

// append writes the sequence that switches from any style to this one.
func (s style) append(b []byte) []byte {
	b = append(b, "\x1b["...)
	if s == (style{}) {
		return append(b, 'm')
	}
	b = append(b, '0')
	for i, code := range [...]string{";1", ";2", ";4", ";7", ";3", ";9"} {
		if s.attr&(1<<i) != 0 {
			b = append(b, code...)
		}
	}
	b = s.fg.append(b, 30)
	b = s.bg.append(b, 40)
	return append(b, 'm')
}

// append writes the parameters that choose an ink; base is 30 for the character, 40 for what is behind it.
func (c ink) append(b []byte, base int64) []byte {
	switch c &^ 0xffffff {
	case trueInk:
		b = append(b, ';')
		b = strconv.AppendInt(b, base+8, 10)
		b = append(b, ";2"...)
		for shift := 16; shift >= 0; shift -= 8 {
			b = append(b, ';')
			b = strconv.AppendUint(b, uint64(c>>shift&0xff), 10)
		}
	case indexInk:
		b = append(b, ';')
		b = strconv.AppendInt(b, base+8, 10)
		b = append(b, ";5;"...)
		b = strconv.AppendUint(b, uint64(c&0xff), 10)
	case basicInk:
		n := int64(c & 15)
		if n >= 8 {
			n += 60 - 8
		}
		b = append(b, ';')
		b = strconv.AppendInt(b, base+n, 10)
	}
	return b
}
