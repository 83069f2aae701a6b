package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"ukatty/tui/cell"
)

// The exit codes of the program.
const (
	exitOK           = 0
	exitStatus       = 1 // the server answered with an error status
	exitFailed       = 1 // the screen or the output failed, or nothing was found
	exitUsage        = 2 // wrong usage, a broken config, a broken ghost or shell
	exitCrash        = 2 // a bug
	exitNoConnection = 3 // there was no server, or no answer
)

// failure is an error with the exit code that it ends the program with. An error that is no failure comes from the
// reading of the command line and is wrong usage.
type failure struct {
	code int
	err  error // nil: all was said already
}

// Error gives the sentence for the user.
func (f *failure) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

// Unwrap gives the cause.
func (f *failure) Unwrap() error { return f.err }

// fail makes a failure of a sentence.
func fail(code int, format string, args ...any) error {
	return &failure{code: code, err: fmt.Errorf(format, args...)}
}

// report tells the user what went wrong with cmd, and gives the exit code for it.
func report(w io.Writer, cmd *cobra.Command, err error) int {
	if err == nil {
		return exitOK
	}
	var f *failure
	if errors.As(err, &f) {
		if f.err != nil {
			say(w, "ukatty: "+f.Error())
		}
		return f.code
	}
	say(w, "ukatty: "+usageWords(err)+"; see '"+cmd.CommandPath()+" --help'")
	return exitUsage
}

// say writes lines that may hold foreign text: whatever could act on a terminal is taken out of them. It is for the standard
// error, whose own errors nobody can be told of; what goes to the standard output goes through tell.
func say(w io.Writer, text string) { _ = tell(w, text) }

// tell is say for the standard output: that its words cannot be written is a failure of the command.
func tell(w io.Writer, text string) error {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(cell.Clean(strings.ReplaceAll(strings.TrimRight(line, "\r\n"), "\t", "  ")))
		b.WriteByte('\n')
	}
	return printed(io.WriteString(w, b.String()))
}
