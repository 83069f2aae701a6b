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
