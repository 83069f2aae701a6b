package stage

import (
	"iter"
	"slices"
	"strings"
)

// Text is what stands in a balloon: characters, line breaks, and the labels of choices. It does not change; texts of one
// balloon at different instants share what they have in common. The zero value is the empty text.
type Text struct {
	s string
	// marks is nil where nothing but plain lines stands.
	marks *marks
}

// marks are what a text is besides its characters. They do not change either.
type marks struct {
	// breaks are the line breaks that are not one line high; every other one is.
	breaks []lineBreak
	links  []link
}

// lineBreak says how high the line break at a byte of the text is.
type lineBreak struct {
	at, percent int32
}

// link says which bytes of the text are the label of a choice.
type link struct {
	start, end, choice int32
}

// Run is a piece of a Text in which nothing changes: characters of one kind, or one line break.
type Run struct {
	// Text are the characters; "\n" for a line break.
	Text string
	// Choice is the index into Stage.Choices of the choice whose label this is; -1 for none. Anchor is one into
	// Stage.Anchors.
	Choice, Anchor int
	// Look is how the characters look. Align is where the line stands, NoWrap says that it is not wrapped.
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

// String gives the text with a line feed for each line break, of whatever height.
func (t Text) String() string { return t.s }

// Len gives the number of bytes of String.
func (t Text) Len() int { return len(t.s) }

// Runs gives the text piece by piece.
func (t Text) Runs() iter.Seq[Run] {
	return func(yield func(Run) bool) {
		w := walk{text: t.s, marks: t.marked()}
		for w.at < len(t.s) {
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

// own gives the text for a Builder to go on with: nothing that it adds shows in another one's. Links to choices beyond the
// first n are left out: somebody took those from the stage.
func (t Text) own(n int) Text {
	if t.marks == nil {
		return t
	}
	m := marks{breaks: slices.Clip(t.marks.breaks), links: slices.Clip(t.marks.links)}
	if i := slices.IndexFunc(m.links, func(l link) bool { return int(l.choice) >= n }); i >= 0 {
		m.links = slices.Clip(m.links[:i])
	}
	return Text{s: t.s, marks: &m}
}

// walk is how far somebody read a text; its marks are those that are still ahead.
type walk struct {
	marks
	text string
	at   int
}

// next reads one run; ok is false where there was nothing to see.
func (w *walk) next() (run Run, ok bool) {
	choice, end := w.link()
	if w.text[w.at] == '\n' {
		run = Run{Text: "\n", Choice: choice, Anchor: -1, Break: w.percent()}
		w.at++
		return run, run.Break != 0
	}
	if i := strings.IndexByte(w.text[w.at:end], '\n'); i >= 0 {
		end = w.at + i
	}
	run = Run{Text: w.text[w.at:end], Choice: choice, Anchor: -1}
	w.at = end
	return run, true
}

// link gives the choice that the present byte belongs to, and where the next byte stands that belongs elsewhere.
func (w *walk) link() (choice, end int) {
	for len(w.links) > 0 && int(w.links[0].end) <= w.at {
		w.links = w.links[1:]
	}
	if len(w.links) == 0 {
		return -1, len(w.text)
	}
	l := w.links[0]
	if int(l.start) > w.at {
		return -1, int(l.start)
	}
	return int(l.choice), int(l.end)
}

// percent gives the height of the line break at the present byte.
func (w *walk) percent() int {
	for len(w.breaks) > 0 && int(w.breaks[0].at) < w.at {
		w.breaks = w.breaks[1:]
	}
	if len(w.breaks) > 0 && int(w.breaks[0].at) == w.at {
		return int(w.breaks[0].percent)
	}
	return 100
}
