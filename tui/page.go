package tui

import (
	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// page is a text of which parts stand elsewhere than wrapping puts them: moved by \_l or by a break that goes back up, not
// wrapped, or with pictures. It is made anew whenever the text changes, in time linear in its length.
type page struct {
	pieces  []piece
	inline  []patch // pictures that stand in the text
	patches []patch // pictures that stand at a place of their own
	rows    int
}

// piece is text in one row, of one face.
type piece struct {
	row, x, width int
	text          string
	face          face
}

// patch is a picture on a page, or where there is none its name.
type patch struct {
	row, x, w, h int
	picture      *stage.Picture
	label        string
	face         face
}

// maxLeap is how many rows below all that stands there \_l can lead: \_l[0,999999] is no reason to scroll everything away.
const maxLeap = 100

// setter sets a text on a page.
type setter struct {
	page
	m    cell.Metrics
	w    int
	size func(*stage.Picture) patch

	x, y int // where the text has come to, in thousandths of a cell; y is the upper edge of the line
	gap  int // percent of a line that were broken since something stood there

	// The line: what stands in it, from which column on, and how many rows it has.
	begun               bool
	from, height        int
	firstPiece, firstIn int
	align               stage.Align
	valign              stage.Valign

	// The text that goes into the line next.
	text   []byte
	spans  []span
	choice int
	beside bool // the text has come to the end of a choice
}

// newPage sets runs on a page of w columns; size gives the size of a picture.
func newPage(m cell.Metrics, runs []stage.Run, w int, size func(*stage.Picture) patch) page {
	s := setter{m: m, w: max(w, 1), size: size, choice: -1}
	for i := range runs {
		s.run(&runs[i])
	}
	s.flush()
	s.endLine()
	return s.page
}

// run sets one run.
func (s *setter) run(r *stage.Run) {
	if r.Break != 0 || r.Move != nil || r.Picture != nil {
		s.beside = false
	}
	switch {
	case r.Break != 0:
		s.flush()
		s.endLine()
		s.x, s.gap = 0, min(s.gap+r.Break, maxGap)
	case r.Move != nil:
		s.move(*r.Move)
	case r.Picture != nil && r.Picture.Inline:
		s.flush()
		s.lining(r)
		s.setInline(r)
	case r.Picture != nil:
		s.flush()
		s.setPatch(r)
	default:
		s.lining(r)
		s.setText(r)
	}
}

// lining takes where the line of a run stands.
func (s *setter) lining(r *stage.Run) { s.align, s.valign = r.Align, r.Look.Valign }

// move lets the text go on elsewhere. Keeping both coordinates is no move.
func (s *setter) move(to stage.Place) {
	if to.X.Unit == stage.Keep && to.Y.Unit == stage.Keep {
		return
	}
	s.flush()
	s.endLine()
	s.x = clamp(moved(to.X, across(to.X), s.x), 0, s.w*milli)
	if to.Y.Unit == stage.Keep {
		return
	}
	s.y += s.gap * milliPerPercent
	s.gap = 0
	s.y = clamp(rounded(moved(to.Y, down(to.Y), s.y)), 0, s.rows+maxLeap) * milli
}

// begin begins a line where the text has come to, unless it has begun. Half a row is a whole one below what was there.
func (s *setter) begin() {
	if s.begun {
		return
	}
	s.y = clamp(raised(s.y+s.gap*milliPerPercent), 0, s.rows+maxLeap) * milli
	s.gap = 0
	s.begun, s.from, s.height = true, rounded(s.x), 1
	s.firstPiece, s.firstIn = len(s.pieces), len(s.inline)
}

// endLine puts what stands in the line where it belongs: alignment moves it, and in a line of several rows, which only a
// picture makes, valign moves what is lower.
func (s *setter) endLine() {
	if !s.begun {
		return
	}
	s.begun = false
	by := 0
	switch room := s.w - (rounded(s.x) - s.from); s.align {
	case stage.Center:
		by = max(room, 0)/2 - s.from
	case stage.Right:
		by = max(room, 0) - s.from
	}
	for i := range s.pieces[s.firstPiece:] {
		p := &s.pieces[s.firstPiece+i]
		p.x, p.row = p.x+by, p.row+s.below(1)
	}
	for i := range s.inline[s.firstIn:] {
		p := &s.inline[s.firstIn+i]
		p.x, p.row = p.x+by, p.row+s.below(p.h)
	}
	s.rows = max(s.rows, s.y/milli+s.height)
	s.y += (s.height - 1) * milli
}

// below gives how many rows of the line are above something of the height h.
func (s *setter) below(h int) int {
	switch s.valign {
	case stage.Top:
		return 0
	case stage.Middle:
		return (s.height - h) / 2
	}
	return s.height - h
}

// nextLine ends the line because it is full.
func (s *setter) nextLine() {
	s.endLine()
	s.y += milli
	s.x = 0
	s.begin()
}
