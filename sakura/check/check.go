package check

import "time"

// Options say what a script is held against. The zero value checks what can be said without knowing the ghost, the shell
// or the terminal.
type Options struct {
	// HasSurface says whether the shell knows a surface of a scope, by number or alias; nil: every one.
	HasSurface func(scope int, name string) bool
	// Encodable says whether a charset has a character; nil: it has them all. Charset is how to call it.
	Encodable func(r rune) bool
	Charset   string
	// Width gives how many cells a text takes in one line; nil: sizes are not checked.
	Width func(text string) int
	// Columns and Rows are how many cells fit in a balloon; where one is not positive it is not checked.
	Columns, Rows int
	// MaxTime is how long a script may play; any time when it is not positive.
	MaxTime time.Duration
	// External: the script comes from outside, where not every tag is allowed.
	External bool
	// Fragment: the script is a piece of a longer one, as the strings of a dictionary are. Rules about how a script begins and
	// ends, and about what is never closed, are left out.
	Fragment bool
	// Only, unless empty, are the rules to go by, Disable those to leave out, by code or name in either case of letters.
	// Unknown ones are ignored: ask Explain first.
	Only, Disable []string
	// Level: what is less severe is left out.
	Level Severity
}

// Script checks a script. What it finds is sorted by position, and at one position by code.
func Script(src string, o Options) []Finding { return nil }
