package tui

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// script is the text of one balloon as it is wrapped: the runs of the stage put together, with line breaks as "\n" and
// whatever is not plain text marked. It grows with the text: what was taken already is not looked at again.
type script struct {
	runs  []stage.Run
	text  strings.Builder
	spans []span
	lines []aligned
	gap   int // percent of a line height that were broken since the last text
	// placed: something in it stands elsewhere than wrapping puts it, so that a page is needed. The text is not written then.
	placed bool
}

// span is a part of the text that is not plain, in bytes.
type span struct {
	start, end int
	face       face
}

// aligned says where the lines stand from a byte of the text on.
type aligned struct {
	at    int
	align stage.Align
}

// face is what a part of a text is and how it looks. It is comparable.
type face struct {
	look           stage.Look
	choice, anchor int // -1: none
	mark           bool
}

// plainFace is that of text which is nothing else.
var plainFace = face{choice: -1, anchor: -1}

// faceOf gives the face of a run.
func faceOf(r stage.Run) face {
	f := face{look: r.Look, choice: r.Choice, anchor: r.Anchor, mark: r.Marker}
	f.look.Valign = 0 // a matter of the line
	return f
}

// maxGap bounds how many lines one break can take, in percent: \n[9999999] is no reason to scroll everything away.
const maxGap = 800

// numbered is how many choices have a digit that takes them.
const numbered = 9

// markText is what the mark of \![*] looks like: a triangle that has one cell everywhere.
const markText = "\u25b8 "

// change says what became of a text.
type change uint8

// What can become of a text.
const (
	same change = iota
	grown
	other
)

// take makes the script that of t.
func (s *script) take(t stage.Text) change {
	i, did := 0, same
	for run := range t.Runs() {
		switch {
		case i >= len(s.runs):
			s.append(run)
			s.runs = append(s.runs, run)
			did = grown
		case s.runs[i] == run:
		case i == len(s.runs)-1 && extends(s.runs[i], run):
			s.write(run.Text[len(s.runs[i].Text):], faceOf(run))
			s.runs[i] = run
			did = grown
		default:
			s.again(t)
			return other
		}
		i++
	}
	if i < len(s.runs) {
		s.again(t)
		return other
	}
	return did
}

// again takes t from its beginning.
func (s *script) again(t stage.Text) {
	*s = script{}
	for run := range t.Runs() {
		s.append(run)
		s.runs = append(s.runs, run)
	}
}

// extends says whether b is a with more text.
func extends(a, b stage.Run) bool {
	short := a.Text
	a.Text = b.Text
	return a == b && strings.HasPrefix(b.Text, short)
}

// append adds a run that begins.
func (s *script) append(run stage.Run) {
	if run.Move != nil || run.Picture != nil || run.NoWrap || run.Break < 0 {
		s.placed = true
	}
	switch {
	case s.placed:
	case run.Break != 0:
		s.gap = min(s.gap+run.Break, maxGap)
	default:
		s.align(run.Align)
		if run.Choice >= 0 {
			s.begin(run)
		}
		s.write(seenOf(run), faceOf(run))
	}
}

// seenOf gives what is seen of a run in its line.
func seenOf(r stage.Run) string {
	if r.Marker {
		return markText
	}
	return r.Text
}

// digit gives what stands before the label of a choice: the digit that takes it.
func digit(choice int) string {
	if choice >= numbered {
		return ""
	}
	return strconv.Itoa(choice+1) + " "
}

// begin opens a choice: with its digit, unless its label goes on from the run before.
func (s *script) begin(run stage.Run) {
	if n := len(s.spans); n == 0 || s.spans[n-1].face.choice != run.Choice {
		f := faceOf(run)
		f.look, f.mark = stage.Look{}, false
		if n > 0 && s.gap == 0 && s.spans[n-1].end == s.text.Len() && s.spans[n-1].face.choice >= 0 {
			s.write(choiceGap, plainFace)
		}
		s.write(digit(run.Choice), f)
	}
}

// choiceGap keeps choices apart that a script sets next to each other: where each has a box of its own they need nothing between.
const choiceGap = "  "

// write adds text. It is not cleaned here, since a mark may still come to the letter that is there already: wrapping cleans.
func (s *script) write(text string, f face) {
	if s.placed || text == "" {
		return
	}
	s.breaks()
	start := s.text.Len()
	s.text.WriteString(text)
	if f == plainFace {
		return
	}
	if n := len(s.spans); n > 0 && s.spans[n-1].face == f && s.spans[n-1].end == start {
		s.spans[n-1].end = s.text.Len()
		return
	}
	s.spans = append(s.spans, span{start, s.text.Len(), f})
}

// breaks writes the line breaks that are due. Half a line is a whole one, since a terminal has no halves; what was broken
// at one place is added up first, so that \n\n[half] leaves one line free and not two.
func (s *script) breaks() {
	for ; s.gap > 0; s.gap -= 100 {
		s.text.WriteByte('\n')
	}
	s.gap = 0
}

// align writes down where the line stands that the text has come to.
func (s *script) align(a stage.Align) {
	was := stage.Left
	if n := len(s.lines); n > 0 {
		was = s.lines[n-1].align
	}
	if a != was {
		s.breaks()
		s.lines = append(s.lines, aligned{s.text.Len(), a})
	}
}

// lined gives where the line stands that contains the byte i.
func (s *script) lined(i int) stage.Align {
	n, exact := slices.BinarySearchFunc(s.lines, i, func(a aligned, i int) int { return a.at - i })
	if exact {
		n++
	}
	if n == 0 {
		return stage.Left
	}
	return s.lines[n-1].align
}

// spanAt gives the first span that ends behind the byte i.
func (s *script) spanAt(i int) int {
	n, _ := slices.BinarySearchFunc(s.spans, i+1, func(p span, i int) int { return p.end - i })
	return n
}

// at gives the face of the byte i. The spans ascend, so that the search may begin at from.
func (s *script) at(i, from int) (f face, next int) {
	for from < len(s.spans) && s.spans[from].end <= i {
		from++
	}
	if from < len(s.spans) && s.spans[from].start <= i {
		return s.spans[from].face, from
	}
	return plainFace, from
}

// stretch is text in a line that has one face.
type stretch struct {
	text  string
	width int
	face  face
}

// faces gives a line of the text face by face. The search for them begins at the span from, which is moved on.
func (s *script) faces(m cell.Metrics, text string, l cell.Line, from *int) iter.Seq[stretch] {
	return func(yield func(stretch) bool) {
		now := stretch{face: plainFace}
		var b []byte
		give := func() bool {
			now.text = string(b)
			b = b[:0]
			return now.text == "" || yield(now)
		}
		for g := range m.Glyphs(text, l) {
			var f face
			if f, *from = s.at(g.Start, *from); f != now.face {
				if !give() {
					return
				}
				now = stretch{face: f}
			}
			b = append(b, g.Text...)
			now.width += g.Width
		}
		give()
	}
}
