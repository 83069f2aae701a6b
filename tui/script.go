package tui

import (
	"strconv"
	"strings"

	"ukatty/sakura/stage"
)

// script is the text of one balloon as it is wrapped: the runs of the stage put together, with line breaks as "\n" and
// the choices marked. It grows with the text: what was taken already is not looked at again.
type script struct {
	runs  []stage.Run
	text  strings.Builder
	spans []span
	gap   int // percent of a line height that were broken since the last text
}

// span is where a choice stands in the text, in bytes.
type span struct{ start, end, choice int }

// maxGap bounds how many lines one break can take, in percent: \n[9999999] is no reason to scroll everything away.
const maxGap = 800

// numbered is how many choices have a digit that takes them.
const numbered = 9

// take makes the script that of t. It says whether t only goes on from what was there.
func (s *script) take(t stage.Text) (grown bool) {
	i := 0
	for run := range t.Runs() {
		switch {
		case i >= len(s.runs):
			s.append(run)
			s.runs = append(s.runs, run)
		case s.runs[i] == run:
		case i == len(s.runs)-1 && extends(s.runs[i], run):
			s.write(run.Text[len(s.runs[i].Text):], run.Choice)
			s.runs[i] = run
		default:
			s.again(t)
			return false
		}
		i++
	}
	if i < len(s.runs) {
		s.again(t)
		return false
	}
	return true
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
	return a.Choice == b.Choice && a.Break == b.Break && strings.HasPrefix(b.Text, a.Text)
}

// append adds a run that begins.
func (s *script) append(run stage.Run) {
	if run.Break != 0 {
		s.gap = min(s.gap+max(run.Break, 0), maxGap)
		// A break of negative height still begins a line: a terminal has no place between two lines.
		s.gap = max(s.gap, 1)
		return
	}
	if run.Choice >= 0 {
		s.begin(run.Choice)
	}
	s.write(run.Text, run.Choice)
}

// begin opens a choice: with its digit, unless its label goes on from the run before.
func (s *script) begin(choice int) {
	if n := len(s.spans); n > 0 && s.spans[n-1].choice == choice {
		return
	}
	s.lines()
	start := s.text.Len()
	if choice < numbered {
		s.text.WriteString(strconv.Itoa(choice + 1))
		s.text.WriteByte(' ')
	}
	s.spans = append(s.spans, span{start, s.text.Len(), choice})
}

// write adds text, which belongs to a choice unless that is negative. It is not cleaned here, since a mark may still come
// to the letter that is there already: wrapping cleans.
func (s *script) write(text string, choice int) {
	s.lines()
	s.text.WriteString(text)
	if choice < 0 {
		return
	}
	if n := len(s.spans); n > 0 && s.spans[n-1].choice == choice {
		s.spans[n-1].end = s.text.Len()
	}
}

// lines writes the line breaks that are due. Half a line is a whole one, since a terminal has no halves; what was broken
// at one place is added up first, so that \n\n[half] leaves one line free and not two.
func (s *script) lines() {
	for ; s.gap > 0; s.gap -= 100 {
		s.text.WriteByte('\n')
	}
	s.gap = 0
}

// at gives the choice that the byte i belongs to, -1 for none. The spans ascend, so that the search may begin at from.
func (s *script) at(i, from int) (choice, next int) {
	for from < len(s.spans) && s.spans[from].end <= i {
		from++
	}
	if from < len(s.spans) && s.spans[from].start <= i {
		return s.spans[from].choice, from
	}
	return -1, from
}
