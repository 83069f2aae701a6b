package descript

import (
	"strconv"
	"strings"
	"unicode"
)

// Error is what is wrong with a file: one sentence that can be shown to a user.
type Error struct {
	// File is the name that Parse was given.
	File string
	// Line counts from 1; 0 when it concerns the whole file.
	Line int
	// Problem says what is wrong, without file and line. It is clean for a terminal.
	Problem string
}

// Error gives "file:line: problem". A name of a file that a terminal would not print as it is comes quoted.
func (e *Error) Error() string {
	file := e.File
	if strings.ContainsFunc(file, func(r rune) bool { return !unicode.IsPrint(r) }) {
		file = strconv.Quote(file)
	}
	if e.Line == 0 {
		return file + ": " + e.Problem
	}
	return file + ":" + strconv.Itoa(e.Line) + ": " + e.Problem
}
