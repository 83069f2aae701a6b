package ghost

import (
	"strings"

	"ukatty/ghost/sstp"
)

// The property system, after UKADOC's list_propertysystem: values with names such as
//
//	system.year
//	ghostlist(さくら).craftmanw
//	currentghost.scope(0).surface.num
//
// A name without what stands in its parentheses is a key of the table of properties: "ghostlist().craftmanw". What is not
// in the table means nothing in a terminal, such as pixels and mouse cursors, and does not exist.

// property is one row of the table.
type property struct {
	// get gives the value; not ok where there is none. With live it runs on the goroutine of the ghost that is asked.
	get  func(*look) (value string, ok bool)
	live bool
	// slow: another ghost or a SHIORI is asked.
	slow bool
	// private: external clients do not see it.
	private bool
	// set changes it; nil for what can only be read. It runs where get does.
	set setter
}

// look is a look at a property, or a change of one.
type look struct {
	x    *execution
	l    *life // nil for a property that is not live
	args []string
	// refused is set by a get that could not look.
	refused *sstp.Response
}

// arg gives what stands in the parentheses number n of the name.
func (k *look) arg(n int) string {
	if n < len(k.args) {
		return k.args[n]
	}
	return ""
}

// How long a name may be, in bytes, and how many parentheses it may have. Those of the system have two at most.
const (
	maxProperty  = 1024
	maxArguments = 4
)

// splitProperty takes a name apart: "ghostlist(A).name" is the key "ghostlist().name" with the argument A. Names are
// compared without case, arguments with it. What stands in parentheses ends at the first one that a dot or the end
// follows, so that it may have some of its own.
func splitProperty(name string) (key string, args []string, ok bool) {
	if len(name) > maxProperty {
		return "", nil, false
	}
	var b strings.Builder
	rest := strings.TrimSpace(name)
	for {
		before, after, open := strings.Cut(rest, "(")
		b.WriteString(strings.ToLower(before))
		if !open {
			return b.String(), args, !strings.Contains(before, ")")
		}
		end := closing(after)
		if end < 0 || len(args) == maxArguments {
			return "", nil, false
		}
		b.WriteString("()")
		args, rest = append(args, after[:end]), after[end+1:]
	}
}

// closing gives where the first closing parenthesis stands that a dot or the end follows; -1 without one.
func closing(s string) int {
	for i := range len(s) {
		if s[i] == ')' && (i+1 == len(s) || s[i+1] == '.') {
			return i
		}
	}
	return -1
}
