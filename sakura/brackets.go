package sakura

import "strings"

// special marks the bytes that mean something in brackets.
var special = [256]bool{',': true, ']': true, '\\': true, '"': true}

// arguments reads brackets and adds their arguments, commas between them. ok is false when they are not closed: then
// nothing is added. From the second argument on "…" groups commas and brackets; in the first one quotation marks are
// characters, unless quotesFirst says otherwise.
func (p *parser) arguments(at, open int) (end int, ok bool) {
	if p.unclosed.sure(p, at, open) {
		return open, false
	}
	first := len(p.args)
	start, i := open+1, open+1
	sp := plain
	quotes, quoting, commas := quotesFirst(p.src, at, open), false, true
	for ; i < len(p.src); i++ {
		c := p.src[i]
		if !special[c] {
			continue
		}
		switch {
		case c == '\\':
			if i+1 < len(p.src) && escapes(p.src[i+1]) {
				i++
				sp = max(sp, escaped)
			}
		case c == '"':
			if quotes {
				quoting = !quoting
				sp = quoted
			}
		case quoting:
		case c == ']':
			p.push(span{uint32(start), uint32(i), sp})
			return i + 1, true
		case commas:
			p.push(span{uint32(start), uint32(i), sp})
			start, sp, quotes = i+1, plain, true
			commas = !isScript(p.src, at, start) || len(p.args) != first+1
		}
	}
	p.args = p.args[:first]
	p.unclosed.add(p, at, open)
	return open, false
}

// isScript says whether the argument that starts at an offset is the script of a choice. It runs to the closing bracket,
// commas included: \q[title,script:\s[5\],\e].
func isScript(src string, at, start int) bool {
	return src[at+1] == 'q' && strings.HasPrefix(src[start:], "script:")
}

// escapes says whether a backslash in brackets is an escape before this character. Before others it is a character, as in
// the paths of Windows.
func escapes(c byte) bool { return c == '\\' || c == ']' || c == '%' }

// quotesFirst says whether quotation marks group in the first argument already: in \_b["data:…"].
func quotesFirst(src string, at, open int) bool {
	return src[at+1:open] == "_b" && strings.HasPrefix(src[open+1:], `"`)
}

// group reads brackets that hold a single argument, with commas and quotation marks as characters. ok is false when they
// are not closed.
func (p *parser) group(open int) (s span, ok bool) {
	if p.unclosed.bare {
		return span{}, false
	}
	s.start = uint32(open + 1)
	for i := open + 1; i < len(p.src); i++ {
		switch c := p.src[i]; {
		case c == ']':
			s.end = uint32(i)
			return s, true
		case c == '\\' && i+1 < len(p.src) && escapes(p.src[i+1]):
			i++
			s.spelling = escaped
		}
	}
	p.unclosed.bare = true
	return span{}, false
}

// list begins a list of arguments at a tag. The first list makes room for as many as a common script has.
func (p *parser) list(at int) (first int) {
	if p.args == nil {
		rest := p.src[at:]
		p.args = make([]span, 0, min(strings.Count(rest, ",")+2*strings.Count(rest, "["), 100))
	}
	p.push(span{})
	return len(p.args)
}

// push adds an argument to the list.
func (p *parser) push(s span) { p.args = append(p.args, s) }

// hold ends a list: its arguments, which are those from first on, belong to the last node.
func (p *parser) hold(first int) {
	node := &p.nodes[len(p.nodes)-1]
	switch count := len(p.args) - first; {
	case count == 0:
		p.args = p.args[:first-1]
	case count == 1 && p.args[first].spelling == plain && p.args[first].end == node.End-1:
		node.arg, node.held = p.args[first].start, toBracket
		p.args = p.args[:first-1]
	default:
		node.arg, node.held = uint32(first-1), listed
		p.args[first-1].start = uint32(count)
	}
}
