package sakura

import "unicode/utf8"

// Args gives the arguments of a node, unquoted; nil where it has none. The digit of a one-digit form is the first argument.
func (s Script) Args(n Node) []string {
	if n.nargs == 0 {
		return nil
	}
	args := make([]string, s.NArg(n))
	for i := range args {
		args[i] = s.Arg(n, i)
	}
	return args
}

// NArg gives the number of arguments of a node.
func (s Script) NArg(n Node) int { return int(n.nargs) }

// Arg gives argument i of a node, unquoted, counted from 0; "" where there is none.
func (s Script) Arg(n Node, i int) string { return "" }

// Name gives the name of a tag without its backslash ("s", "_w", "!", "0") or of a variable without its percent sign
// ("month"). For an unknown tag it is what was read as its name. Other nodes have none.
func (s Script) Name(n Node) string { return n.Tag.Row().Name }

// CodePoints gives how many code points stand before a byte offset. It counts them, so it takes as long as the offset is far.
func (s Script) CodePoints(offset int) int { return utf8.RuneCountInString(s.src[:offset]) }
