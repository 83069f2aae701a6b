package check

// Rule is one thing that a check looks for.
type Rule struct {
	// Code is a stable code, unique: "UK001".
	Code string
	// Name is the code in words, unique too: "unknown-tag".
	Name string
	// Title is a line about what the rule finds.
	Title string
	// Severity is how bad that is.
	Severity Severity
	// Why says why it matters and what to do about it, in a few sentences.
	Why string
	// Wrong is a script in which the rule finds something, Right one in which it does not.
	Wrong, Right string
}

// Rules gives all rules in the order of their codes. The slice is the caller's.
func Rules() []Rule { return nil }

// Explain finds a rule by its code or name, in either case of letters.
func Explain(code string) (Rule, bool) { return Rule{}, false }
