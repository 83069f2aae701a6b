package sakura

import (
	"fmt"
	"strings"
	"unicode"
)

// maxProblems is how many problems of one script are listed. What is broken on purpose would fill the memory otherwise.
const maxProblems = 100

// Problem is something in a script that cannot have been meant so. The script can be played all the same.
type Problem struct {
	// Start and End are byte offsets into the source, End exclusive.
	Start, End int
	// Message is a clause without a capital letter or period. What it quotes of the script is printable and short.
	Message string
}

// Error gives the message after its place.
func (p Problem) Error() string { return fmt.Sprintf("byte %d: %s", p.Start, p.Message) }

// Problems are what Parse found, in the order of the source: a hundred at most, and then one more that says so.
type Problems []Problem

// Err gives the problems as an error; nil when there are none.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}

// Error gives the first problem and how many more there are.
func (p Problems) Error() string {
	switch len(p) {
	case 0:
		return "no problems"
	case 1:
		return p[0].Error()
	}
	return fmt.Sprintf("%s (and %d more)", p[0].Error(), len(p)-1)
}

// problem notes a problem: what stands in the source from start up to end, between two pieces of a message.
func (p *parser) problem(before string, start, end int, after string) {
	switch n := len(p.problems); {
	case n < maxProblems:
		p.problems = append(p.problems, Problem{start, end, before + shown(p.src[start:end]) + after})
	case n == maxProblems:
		p.problems = append(p.problems, Problem{start, end, "there are more problems from here on, which are not listed"})
	}
}

// lacks notes that a tag stands without what its name asks for.
func (p *parser) lacks(start, end int, n *tagName) {
	what := "brackets"
	switch {
	case n.digit != Unknown && n.group != 0:
		what = "a digit or brackets"
	case n.digit != Unknown:
		what = "a digit"
	}
	p.problem("", start, end, " needs "+what)
}

// shown makes a piece of a script fit for a message: printable, and not longer than a few words.
func shown(s string) string {
	const most = 40
	n := 0
	for i := range s {
		if n++; n > most {
			s = s[:i] + "…"
			break
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}
