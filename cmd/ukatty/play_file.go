package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"ukatty/sakura/check"
)

// sheet is what stands in a script file.
type sheet struct {
	scripts []string
	// problems are sentences about what is wrong with them, with file, line and column.
	problems []string
}

// maxProblems bounds how many problems of a file are told.
const maxProblems = 20

// readSheet reads a file, or with "-" the standard input.
func readSheet(stdin io.Reader, name string) (sheet, error) {
	var s sheet
	f := checkFlags{as: asAuto}
	in, err := f.read(stdin, name)
	if errors.Is(err, fs.ErrNotExist) {
		return s, fail(exitUsage, "%s: there is no such file", name)
	}
	if err != nil {
		return s, err
	}
	for _, piece := range in.pieces {
		if script := scriptBreaks.Replace(in.text[piece.Start:piece.End]); strings.TrimSpace(script) != "" {
			s.scripts = append(s.scripts, script)
		}
	}
	if len(s.scripts) == 0 {
		s.problems = []string{name + ": there is no script in it"}
		return s, nil
	}
	more := 0
	in.check(check.Options{}, func(p problem) {
		switch {
		case p.Severity < check.Warning:
		case len(s.problems) == maxProblems:
			more++
		default:
			s.problems = append(s.problems, fmt.Sprintf("%s:%d:%d: %s %s: %s", name, p.line, p.column, p.Severity, p.Code, p.Text))
		}
	})
	if more > 0 {
		s.problems = append(s.problems, fmt.Sprintf("%s: %d more problems", name, more))
	}
	return s, nil
}

// scriptBreaks takes the line breaks out of a script, where they mean nothing.
var scriptBreaks = strings.NewReplacer("\r", "", "\n", "")

// watched is a file that is looked at again and again. Editors write a file in steps, or put another one in its place: it was
// saved when it has changed and then stays as it is from one look to the next.
type watched struct {
	name    string
	last    fs.FileInfo // nil: it was not there
	pending bool        // it has changed since it was read
}

// lookPause lies between two looks.
const lookPause = 200 * time.Millisecond

// saved waits until the file was saved, and gives what stands in it. It says false when the context ends first.
func (w *watched) saved(ctx context.Context) (sheet, bool) {
	tick := time.NewTicker(lookPause)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return sheet{}, false
		case <-tick.C:
		}
		if !w.look() {
			continue
		}
		s, err := w.read()
		if err != nil {
			s = sheet{problems: []string{err.Error()}}
		}
		return s, true
	}
}

// look looks at the file and says whether it was saved since the last time that it said so.
func (w *watched) look() bool {
	now, err := os.Stat(w.name)
	if err != nil {
		now = nil
	}
	if !sameState(now, w.last) {
		w.last, w.pending = now, true
		return false
	}
	was := w.pending
	w.pending = false
	return was
}

// read reads the file; only a regular one, since others may never end.
func (w *watched) read() (sheet, error) {
	if w.last != nil && !w.last.Mode().IsRegular() {
		return sheet{}, fmt.Errorf("%s: not a regular file but a %s", w.name, kindOf(w.last.Mode()))
	}
	return readSheet(nil, w.name)
}

// sameState says whether nothing has happened to a file between two looks.
func sameState(a, b fs.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) && a.Mode() == b.Mode()
}
