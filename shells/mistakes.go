package shells

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

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

// Notes returns what of the texts of the shell is not done although nothing is wrong with it, as Mistakes are told.
func (s *Shell) Notes() []*descript.Error { return s.notes }

// unscaled notes the first animation that scales its character, which is not done.
func (l *loader) unscaled(s *surface, a *animation) {
	if len(l.shell.notes) > 0 || !slices.ContainsFunc(a.patterns, func(p *pattern) bool { return p.method == "scaling" }) {
		return
	}
	l.shell.notes = append(l.shell.notes, &descript.Error{
		File: "surface " + s.id, Problem: "animation " + strconv.Itoa(a.id) + " scales the character, which patterns cannot do here; it keeps its size",
	})
}

// lack is what animations show that is not there.
type lack struct {
	first *descript.Error
	all   map[string]bool // numbers and names
}

// unseen remembers the surfaces that an animation shows and that the shell does not have.
func (l *loader) unseen(s *surface, a *animation) {
	for _, p := range a.patterns {
		if !p.draws() || p.file != "" || p.surface < 0 && p.name == "" || l.shell.surfaces[p.surface] != nil {
			continue
		}
		what := quoted(p.name)
		if p.surface >= 0 {
			what = strconv.Itoa(p.surface)
		}
		if l.lack.first == nil {
			l.lack.all = map[string]bool{}
			l.lack.first = &descript.Error{File: "surface " + s.id, Problem: fmt.Sprintf(
				"animation %d shows surface %s, which the shell does not have; nothing is drawn for it", a.id, what)}
		}
		if len(l.lack.all) < MaxSurfaces {
			l.lack.all[what] = true
		}
	}
}

// told notes what animations show that is not there: once, as whole sets of frames are often left out.
func (l *loader) told() {
	if l.lack.first == nil {
		return
	}
	if more := len(l.lack.all) - 1; more > 0 {
		l.lack.first.Problem += fmt.Sprintf(", nor for %d other surfaces", more)
	}
	l.shell.notes = append(l.shell.notes, l.lack.first)
}

// wrong keeps an error of fail as a mistake.
func (l *loader) wrong(err error) {
	if err == nil { // as of nearly every line
		return
	}
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
	if len(l.shell.mistakes) >= MaxMistakes {
		l.unsaid++
		return
	}
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
