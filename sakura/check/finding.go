package check

import "fmt"

// Severity says how bad a finding is. The worse, the greater.
type Severity uint8

// The severities.
const (
	// Info: it works, and could be written better.
	Info Severity = iota
	// Warning: it works otherwise than it was probably meant, or not everywhere.
	Warning
	// Error: it does not do what is written.
	Error
)

// String gives the severity in one lower-case word: "info", "warning", "error".
func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return fmt.Sprintf("Severity(%d)", uint8(s))
}

// Finding is one thing that is wrong with a script.
type Finding struct {
	// Code is the code of the rule that found it: "UK001". Explain tells more about it.
	Code string
	// Severity is that of the rule.
	Severity Severity
	// Start and End are byte offsets into the script, End exclusive. What is missing has its place where it should stand:
	// then both are the same.
	Start, End int
	// Line and Column are where Start is, counted from 1: lines by line feeds, columns in code points.
	Line, Column int
	// Text is one sentence without a period: what is wrong and what to do. What it quotes is printable and short.
	Text string
	// Fix is what to write instead where that is certain, else nil.
	Fix *Fix
	// More is how many findings of the same rule are left out behind this one, because it is the hundredth.
	More int
}

// Fix replaces the bytes of a script from Start up to End.
type Fix struct {
	Start, End int
	With       string
}
