package shells

import (
	"fmt"

	"ukatty/ghost/descript"
)

// fail makes an error that names file and line; line 0 is the whole file.
func fail(file string, line int, format string, args ...any) error {
	return &descript.Error{File: file, Line: line, Problem: fmt.Sprintf(format, args...)}
}

// quoted shows foreign text in an error: short, and without anything that a terminal would obey.
func quoted(s string) string { return fmt.Sprintf("%.40q", s) }
