package descript

import "strconv"

// Error is what is wrong with a file: one sentence that can be shown to a user.
type Error struct {
	// File is the name that Parse was given.
	File string
	// Line counts from 1; 0 when it concerns the whole file.
	Line int
	// Problem says what is wrong, without file and line.
	Problem string
}

// Error gives "file:line: problem".
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Problem
	}
	return e.File + ":" + strconv.Itoa(e.Line) + ": " + e.Problem
}
