package cell

// Flow is a text that was wrapped and may grow: the lines are kept, and wrapping goes on at the last one when the text was
// only extended. The zero value is an empty text. A Flow is a value: wrapping returns a new one and leaves the old as it was.
type Flow struct {
	lines []Line
}

// Wrap returns s wrapped into lines of at most w cells, and looks only at what was added when f holds the beginning of s
// wrapped with the same Metrics and width.
func (f Flow) Wrap(m Metrics, s string, w int) Flow { return Flow{lines: m.Wrap(s, w)} }

// Len returns the number of lines.
func (f Flow) Len() int { return len(f.lines) }

// Line returns the line i, counted from 0.
func (f Flow) Line(i int) Line { return f.lines[i] }
