package tui

import (
	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// setText adds text to what goes into the line next, or sets it at once where it is not wrapped.
func (s *setter) setText(r *stage.Run) {
	text, f := seenOf(*r), faceOf(*r)
	if r.Choice >= 0 && r.Choice != s.choice {
		s.choice = r.Choice
		d := f
		d.look, d.mark = stage.Look{}, false
		if s.beside {
			s.setPart(r, choiceGap, plainFace)
		}
		s.setPart(r, digit(r.Choice), d)
	}
	s.beside = r.Choice >= 0
	s.setPart(r, text, f)
}

// setPart sets a part of the text of a run.
func (s *setter) setPart(r *stage.Run, text string, f face) {
	if r.NoWrap {
		s.flush()
		s.setRow(text, f)
		return
	}
	s.add(text, f)
}

// add adds text that is wrapped.
func (s *setter) add(text string, f face) {
	if text == "" {
		return
	}
	start := len(s.text)
	s.text = append(s.text, text...)
	if f != plainFace {
		s.spans = append(s.spans, span{start, len(s.text), f})
	}
}

// setRow sets text that is not wrapped; what has no room is not seen.
func (s *setter) setRow(text string, f face) {
	text = cell.Clean(text)
	if text == "" {
		return
	}
	s.begin()
	x := rounded(s.x)
	width := s.m.Width(text)
	if seen := s.m.Cut(text, s.w-x); seen != "" {
		s.pieces = append(s.pieces, piece{row: s.y / milli, x: x, width: s.m.Width(seen), text: seen, face: f})
	}
	s.x = min(x+width, s.w) * milli
}

// flush sets the text that was added, wrapped from where the line has come to.
func (s *setter) flush() {
	if len(s.text) == 0 {
		return
	}
	s.begin()
	text := script{spans: s.spans}
	whole := string(s.text)
	for i, l := range s.m.WrapAt(whole, s.w, rounded(s.x)) {
		if i > 0 {
			s.nextLine()
		}
		s.setLine(&text, whole, l)
	}
	s.text, s.spans = s.text[:0], s.spans[:0]
}

// setLine sets one wrapped line of a text, face by face.
func (s *setter) setLine(text *script, whole string, l cell.Line) {
	if l.Text == "" {
		return
	}
	x, row, from := rounded(s.x), s.y/milli, text.spanAt(l.Start)
	if from == len(text.spans) || text.spans[from].start >= l.End {
		s.pieces = append(s.pieces, piece{row: row, x: x, width: l.Width, text: l.Text, face: plainFace})
		s.x = (x + l.Width) * milli
		return
	}
	for part := range text.faces(s.m, whole, l, &from) {
		s.pieces = append(s.pieces, piece{row: row, x: x, width: part.width, text: part.text, face: part.face})
		x += part.width
	}
	s.x = x * milli
}

// setInline sets a picture that stands in the text like a character, on a line as high as the picture.
func (s *setter) setInline(r *stage.Run) {
	s.begin()
	p := s.size(r.Picture)
	if x := rounded(s.x); x > 0 && x+p.w > s.w {
		s.nextLine()
	}
	p.row, p.x, p.face = s.y/milli, rounded(s.x), faceOf(*r)
	s.inline = append(s.inline, p)
	s.height = max(s.height, p.h)
	s.x = min(p.x+p.w, s.w) * milli
}

// setPatch sets a picture that stands at a place of its own; the text goes on as if it were not there.
func (s *setter) setPatch(r *stage.Run) {
	p, at := s.size(r.Picture), r.Picture.At
	y := s.y + s.gap*milliPerPercent
	p.x = clamp(rounded(moved(at.X, across(at.X), s.x)), 0, max(s.w-1, 0))
	p.row = clamp(rounded(moved(at.Y, down(at.Y), y)), 0, s.rows+maxLeap)
	p.face = faceOf(*r)
	s.patches = append(s.patches, p)
	s.rows = max(s.rows, p.row+p.h)
}
