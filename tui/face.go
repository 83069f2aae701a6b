package tui

import "ukatty/sakura/stage"

// How the parts of a text look: what \f asks for, choices and links, and what is lit.

// styleOf gives how a part of a text is drawn.
func (m *Model) styleOf(f face) style {
	if f == plainFace {
		return m.theme.text
	}
	base := m.theme.worn(f.look, m.tint)
	switch st := &m.frame.Stage; {
	case f.mark:
		return m.theme.key
	case f.choice >= 0 && f.choice < len(st.Choices):
		marks := st.Choices[f.choice].Marks
		if f.choice == m.chosen && !m.linked() {
			return m.marked(base, m.theme.lit, marks.Selected, bold)
		}
		return m.marked(base, m.theme.choice, marks.NotSelected, 0)
	case f.anchor >= 0 && f.anchor < len(st.Anchors):
		a := &st.Anchors[f.anchor]
		switch {
		case f.anchor == m.link:
			return m.marked(base, m.theme.lit, a.Marks.Selected, bold)
		case a.Visited:
			return m.marked(base, m.theme.visited, a.Marks.Visited, 0)
		}
		return m.marked(base, m.theme.link, a.Marks.NotSelected, 0)
	}
	return base
}

// worn gives how text of a look is drawn that is nothing but text. What is not said is the terminal's own.
func (t *theme) worn(l stage.Look, on tint) style {
	s := t.text
	if l.Attrs&stage.Disabled != 0 {
		if s = t.dim; s == t.text {
			s = s.with(faint)
		}
	}
	if c, ok := t.inkOf(l.Color, on); ok {
		s.fg = c
	}
	for _, a := range [...]struct {
		look stage.Attrs
		attr attr
	}{{stage.Bold, bold}, {stage.Italic, italic}, {stage.Underline, underline}, {stage.Strike, strike}} {
		if l.Attrs&a.look != 0 {
			s.attr |= a.attr
		}
	}
	return s
}

// inkOf gives the ink for a colour of a script: one that can be read here. It is false where nothing is said, or nothing has
// a colour.
func (t *theme) inkOf(c stage.Color, on tint) (ink, bool) {
	if on.plain || c == stage.Default {
		return noInk, false
	}
	if r, g, b, ok := c.RGB(); ok {
		return rgb(r, g, b).readable(on.ground), true
	}
	switch c {
	case stage.DefaultDisabled:
		return t.dim.fg, true
	case stage.DefaultAnchor, stage.DefaultAnchorNotSelect:
		return t.link.fg, true
	case stage.DefaultAnchorVisited:
		return t.visited.fg, true
	case stage.DefaultCursorNotSelect:
		return t.choice.fg, true
	}
	return t.text.fg, true
}

// marked gives how a choice or an anchor is drawn: base is its text, usual what it looks like in this state where the script
// says nothing, strong what must be left of that so that it can be told from the others.
func (m *Model) marked(base, usual style, k stage.Mark, strong attr) style {
	s := style{fg: usual.fg, attr: base.attr | usual.attr}
	if base.fg != m.theme.text.fg {
		s.fg = base.fg
	}
	if k.Shape != stage.DefaultShape {
		s.attr = s.attr&^(underline|reverse) | base.attr&underline | strong
	}
	if k.Shape == stage.UnderlineShape || k.Shape == stage.SquareUnderline {
		s.attr |= underline
	}
	if c, ok := m.theme.inkOf(k.Font, m.tint); ok {
		s.fg = c
	}
	if k.Shape == stage.Square || k.Shape == stage.SquareUnderline || s.attr&reverse != 0 {
		s = m.filled(s, k)
	}
	return s
}

// filled gives a style with a square behind the text: of the colour that the script gives, else the text reversed.
func (m *Model) filled(s style, k stage.Mark) style {
	r, g, b, ok := k.Fill.RGB()
	if !ok || m.tint.plain {
		s.attr |= reverse
		return s
	}
	s.attr &^= reverse
	s.bg = rgb(r, g, b)
	fg := s.fg
	if r, g, b, ok := k.Font.RGB(); ok {
		fg = rgb(r, g, b) // as it was meant: on this ground, not on the terminal's
	}
	s.fg = fg.on(s.bg)
	return s
}
