package sakura

import "unicode/utf8"

// Args gives the arguments of a node, unquoted; nil where it has none. The digit of a one-digit form is the first argument.
func (s Script) Args(n Node) []string {
	if n.held == none {
		return nil
	}
	args := make([]string, s.NArg(n))
	for i := range args {
		args[i] = s.Arg(n, i)
	}
	return args
}

// NArg gives the number of arguments of a node.
func (s Script) NArg(n Node) int {
	switch n.held {
	case none:
		return 0
	case listed:
		return int(s.args[n.arg].start)
	default:
		return 1
	}
}

// Arg gives argument i of a node, unquoted, counted from 0; "" where there is none. The script of a choice is one argument,
// with "script:" before it.
func (s Script) Arg(n Node, i int) string {
	switch {
	case i < 0 || i >= s.NArg(n):
		return ""
	case n.held == toEnd:
		return s.src[n.arg:n.End]
	case n.held == toBracket:
		return s.src[n.arg : n.End-1]
	default:
		return s.args[int(n.arg)+1+i].read(s.src)
	}
}

// Name gives the name of a tag without its backslash ("s", "_w", "!", "0") or of a variable without its percent sign
// ("month"). For an unknown tag it is what was read as its name, "" for a lone backslash. Other nodes have none.
func (s Script) Name(n Node) string {
	if n.Kind == Tag && n.Tag == Unknown {
		return s.src[n.Start+1 : nameEnd(s.src[:n.End], int(n.Start))]
	}
	return index.rows[n.Tag].Name
}

// CodePoints gives how many code points stand before a byte offset, each broken byte counted as one. It counts them, so it
// takes the longer the farther the offset is; who asks again and again counts on from the last offset instead.
func (s Script) CodePoints(offset int) int {
	return utf8.RuneCountInString(s.src[:min(max(offset, 0), len(s.src))])
}

// read gives the argument without quotes and escapes.
func (s span) read(src string) string {
	if s.spelling == plain {
		return src[s.start:s.end]
	}
	return s.expand(src, nil)
}
