package shells

import (
	"errors"
	"fmt"

	"ukatty/ghost/descript"
)

// MaxMistakes is how many mistakes of a shell are told one by one.
const MaxMistakes = 200

// Mistakes returns what is wrong with the files of the shell, in the order in which it was found: what a line or a file
// should have said is left out, and all else is as the shell wants it. Each is one sentence with file and line. Of more
// than MaxMistakes the last one says how many there are. The slice is shared and must not be changed.
//
// Images are read when they are needed: what is wrong with them a Studio tells.
func (s *Shell) Mistakes() []*descript.Error { return s.mistakes }

// wrong keeps an error of fail as a mistake.
func (l *loader) wrong(err error) {
	var e *descript.Error
	switch {
	case !errors.As(err, &e):
	case len(l.shell.mistakes) < MaxMistakes:
		l.shell.mistakes = append(l.shell.mistakes, e)
	default:
		l.unsaid++
	}
}

// mistaken keeps what is wrong with a line of a file; line 0 is the whole file.
func (l *loader) mistaken(file string, line int, format string, args ...any) {
	l.wrong(fail(file, line, format, args...))
}

// concluded adds how many mistakes were not told.
func (l *loader) concluded() {
	if l.unsaid > 0 {
		l.shell.mistakes = append(l.shell.mistakes, &descript.Error{
			File: "shell", Problem: fmt.Sprintf("%d further mistakes are not told", l.unsaid),
		})
	}
}

// maxBadLines is how many lines of a file may be unreadable before all that follows is left out.
const maxBadLines = 16

// leniently gives b to try, and again without the line that try complains about, of which only the first is told. What
// stands behind the last line that may be bad is left out. It is not ok when try does not say what line is wrong.
func (l *loader) leniently(b []byte, try func([]byte) error) (ok bool) {
	for n := 0; ; n++ {
		err := try(b)
		if err == nil {
			return true
		}
		if n == 0 {
			l.wrong(err)
		}
		var e *descript.Error
		if !errors.As(err, &e) || e.Line == 0 || n > maxBadLines {
			return false
		}
		b = without(b, e.Line, n == maxBadLines)
	}
}

// without gives a text with a line left empty, or cut before it.
func without(b []byte, line int, cut bool) []byte {
	from := 0
	for at := 1; at < line; at++ {
		from += lineLength(b[from:])
	}
	if cut {
		return b[:from:from]
	}
	rest := b[from:]
	end := lineLength(rest)
	for end > 0 && (rest[end-1] == '\n' || rest[end-1] == '\r') {
		end--
	}
	return append(b[:from:from], rest[end:]...)
}

// lineLength gives how many bytes the first line has, with what ends it.
func lineLength(b []byte) int {
	for i, c := range b {
		switch {
		case c == '\n', c == '\r' && (i+1 == len(b) || b[i+1] != '\n'):
			return i + 1
		}
	}
	return len(b)
}
