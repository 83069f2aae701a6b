package cell

import (
	"slices"
	"unicode/utf8"
)

// Flow is a text that was wrapped and may grow: when it was only extended, wrapping goes on in the last line. A balloon
// keeps one, since its text grows by one character and is drawn many times a second.
//
// The zero value holds nothing yet and has no lines. A Flow is a value: Wrap returns a new one and leaves the old as it was;
// both share what they have in common, and nothing that is shared is ever changed.
type Flow struct {
	text string
	full [][]Line // complete lines, chunk by chunk
	open []Line   // complete lines, fewer than a chunk
	tail []Line   // lines that an extension of the text may change: the last, or few more
	scan scan     // the state before tail
}

const chunk = 256

// Wrap returns s wrapped as by m.Wrap(s, w). If f holds a beginning of s, wrapped with the same m and w, then only what was
// added is looked at, save for one comparison of that beginning, which costs nothing when both are the same memory.
func (f Flow) Wrap(m Metrics, s string, w int) Flow {
	fresh := newScan(m, w)
	if f.scan.m != m || f.scan.limit != fresh.limit || len(f.text) > len(s) || s[:len(f.text)] != f.text {
		f = Flow{scan: fresh}
	} else if len(f.text) == len(s) && f.tail != nil {
		return f
	}
	f.text = s
	f.full = slices.Clip(f.full)
	f.open = slices.Clip(f.open)
	f.settle()
	last := f.scan
	var tail []Line
	for last.pos < len(s) {
		tail = last.put(s, last.glyph(s), tail)
	}
	f.tail = append(tail, last.rest(s))
	return f
}

// settle wraps all glyphs that no extension of the text can change: those after which a whole character follows.
func (f *Flow) settle() {
	s := f.text
	for f.scan.pos < len(s) {
		f.scan.run(s)
		g := f.scan.glyph(s)
		if g.end == len(s) || !utf8.FullRuneInString(s[g.end:]) {
			return
		}
		if f.open = f.scan.put(s, g, f.open); len(f.open) >= chunk {
			f.full = append(f.full, f.open[:chunk:chunk])
			f.open = slices.Clone(f.open[chunk:])
		}
	}
}

// Len returns the number of lines.
func (f Flow) Len() int { return len(f.full)*chunk + len(f.open) + len(f.tail) }

// Line returns the line i, counted from 0. It panics if there is none.
func (f Flow) Line(i int) Line {
	n := len(f.full) * chunk
	switch {
	case i < n:
		return f.full[i/chunk][i%chunk]
	case i < n+len(f.open):
		return f.open[i-n]
	}
	return f.tail[i-n-len(f.open)]
}
