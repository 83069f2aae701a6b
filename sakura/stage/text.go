package stage

import "iter"

// Text is what stands in a balloon: characters, line breaks, the labels of choices and anchors, pictures, and how all that
// looks. It does not change; texts of one balloon at different instants share what they have in common. The zero value is
// the empty text.
type Text struct {
	s string
	// marks is nil where nothing but plain lines stands.
	marks *marks
}

// Run is a piece of a Text in which nothing changes: characters of one kind, or one line break.
type Run struct {
	// Text are the characters; "\n" for a line break.
	Text string
	// Choice is the index into Stage.Choices of the choice whose label this is; -1 for none. Anchor is one into
	// Stage.Anchors.
	Choice, Anchor int
	// Look is how the characters look. Align is where the line stands, NoWrap says that it is not wrapped. All runs of one
	// line have the same Align, and the same Look.Valign: a tag in the middle of a line moves all of it.
	Look   Look
	Align  Align
	NoWrap bool
	// Move, unless nil, is where text goes on: \_l. Picture, unless nil, stands here: \_b. Marker: the mark of \![*] stands
	// here. A run of one of these has no text.
	Move    *Place
	Picture *Picture
	Marker  bool
	// Break is the height of a line break in percent of a line: 100 for \n, 50 for \n[half], negative where it goes back
	// up. 0 when this is no line break: one of \n[0] has no height and is no run either.
	Break int
}

// String gives the text with a line feed for each line break, of whatever height. Pictures, marks and \_l add nothing.
func (t Text) String() string { return t.s }

// Size gives roughly how many bytes of memory the text takes, its marks included: what bounds a balloon that is appended to
// for ever. The data of pictures counts.
func (t Text) Size() int {
	if t.marks == nil {
		return len(t.s)
	}
	m := t.marks
	n := len(t.s) + 8*len(m.breaks) + 24*(len(m.links)+len(m.looks)) + 16*len(m.lines) + 48*len(m.spots)
	return n + m.data
}

// Runs gives the text piece by piece.
func (t Text) Runs() iter.Seq[Run] {
	return func(yield func(Run) bool) {
		w := walk{text: t.s, marks: t.marked()}
		w.begin()
		for !w.over() {
			if run, ok := w.next(); ok && !yield(run) {
				return
			}
		}
	}
}

// marked gives the marks of a text.
func (t Text) marked() marks {
	if t.marks == nil {
		return marks{}
	}
	return *t.marks
}
