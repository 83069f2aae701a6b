package stage

import (
	"iter"
	"strings"
)

// Text is what stands in a balloon: characters, line breaks, and the labels of choices. It does not change; texts of one
// balloon at different instants share what they have in common. The zero value is the empty text.
type Text struct {
	s string
	// breaks are the line breaks that are not one line high; every other line break in s is.
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
	// Choice is the index into Stage.Choices of the choice whose label this is; -1 for none.
	Choice int
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
		w := walk{rest: t}
		for w.at < len(t.s) {
			if run, ok := w.next(); ok && !yield(run) {
				return
			}
		}
	}
}

// walk is how far somebody read a text; rest holds the breaks and links that are still ahead.
type walk struct {
	rest Text
	at   int
}

// next reads one run; ok is false where there was nothing to see.
func (w *walk) next() (run Run, ok bool) {
	choice, end := w.link()
	if w.rest.s[w.at] == '\n' {
		run = Run{Text: "\n", Choice: choice, Break: w.percent()}
		w.at++
		return run, run.Break != 0
	}
	if i := strings.IndexByte(w.rest.s[w.at:end], '\n'); i >= 0 {
		end = w.at + i
	}
	run = Run{Text: w.rest.s[w.at:end], Choice: choice}
	w.at = end
	return run, true
}

// link gives the choice that the present byte belongs to, and where the next byte stands that belongs elsewhere.
func (w *walk) link() (choice, end int) {
	for len(w.rest.links) > 0 && int(w.rest.links[0].end) <= w.at {
		w.rest.links = w.rest.links[1:]
	}
	if len(w.rest.links) == 0 {
		return -1, len(w.rest.s)
	}
	l := w.rest.links[0]
	if int(l.start) > w.at {
		return -1, int(l.start)
	}
	return int(l.choice), int(l.end)
}

// percent gives the height of the line break at the present byte.
func (w *walk) percent() int {
	for len(w.rest.breaks) > 0 && int(w.rest.breaks[0].at) < w.at {
		w.rest.breaks = w.rest.breaks[1:]
	}
	if len(w.rest.breaks) > 0 && int(w.rest.breaks[0].at) == w.at {
		return int(w.rest.breaks[0].percent)
	}
	return 100
}
