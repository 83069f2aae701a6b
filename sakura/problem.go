package sakura

import "fmt"

// Problem is something in a script that cannot have been meant so. The script can be played all the same.
type Problem struct {
	// Start and End are byte offsets into the source, End exclusive.
	Start, End int
	// Message is one sentence without a period. Nothing of the script stands in it raw.
	Message string
}

// Error gives the message after its place.
func (p Problem) Error() string { return fmt.Sprintf("byte %d: %s", p.Start, p.Message) }

// Problems are what Parse found, in the order of the source.
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
