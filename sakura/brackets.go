package sakura

import "strings"

// special marks the bytes that mean something in brackets.
var special = [256]bool{',': true, ']': true, '\\': true, '"': true}

// bracketed reads a tag whose brackets open at an offset.
func (p *parser) bracketed(at, open int, n *tagName) int {
	i := open + 1
	for i < len(p.src) && !special[p.src[i]] {
		i++
	}
	if i < len(p.src) && p.src[i] == ']' && n.only != Unknown {
		node := p.add(at, i+1)
		node.Kind, node.Tag, node.arg, node.held = Tag, n.only, uint32(open+1), toBracket
		return i + 1
	}
	first := p.list(at)
	end, ok := p.arguments(at, open)
	if !ok {
		p.problem("the bracket of ", at, open, " is not closed, so it is shown as it stands")
		p.args = p.args[:first-1]
		p.addTag(at, open, n.bare)
		return open
	}
	t := n.pair
	if t == Unknown || len(p.args) != first+1 || end == len(p.src) || p.src[end] != '[' {
		t = p.dispatch(n.group, first)
	} else if s, ok := p.group(end); ok {
		p.push(s)
		end = int(s.end) + 1
	} else {
		p.problem("the second bracket of ", at, end, " is not closed, so it is shown as it stands")
		t = p.dispatch(n.group, first)
	}
	if t == Unknown {
		p.problem("there is no tag ", at, end, "")
	}
	p.addTag(at, end, t)
	p.hold(first)
	return end
}

// numbered reads a tag whose name a digit follows, at i, and after it two brackets: \q0[ID][title].
func (p *parser) numbered(at, i int, n *tagName) int {
	first := p.list(at)
	p.push(span{start: uint32(i), end: uint32(i + 1)})
	end := i + 1
	for range 2 {
		if end == len(p.src) || p.src[end] != '[' {
			p.problem("", at, end, " needs two brackets")
			break
		}
		s, ok := p.group(end)
		if !ok {
			p.problem("a bracket of ", at, end, " is not closed, so it is shown as it stands")
			break
		}
		p.push(s)
		end = int(s.end) + 1
	}
	p.addTag(at, end, n.numbered)
	p.hold(first)
	return end
}

// unknown reads a tag that the table has no name for. Brackets that follow belong to it.
func (p *parser) unknown(at int) int {
	i := nameEnd(p.src, at)
	if i == at+1 {
		p.problem("", at, i, ` begins no tag here; to show a backslash, write it twice`)
		p.addTag(at, i, Unknown)
		return i
	}
	end := i
	first := p.list(at)
	if i < len(p.src) && p.src[i] == '[' {
		var ok bool
		if end, ok = p.arguments(at, i); !ok {
			end = i
		}
	}
	p.problem("there is no tag ", at, end, "")
	p.addTag(at, end, Unknown)
	p.hold(first)
	return end
}

// list begins a list of arguments. The first one makes room for as many as there may be in a common script.
func (p *parser) list(at int) (first int) {
	if p.args == nil {
		rest := p.src[at:]
		p.args = make([]span, 0, min(strings.Count(rest, ",")+2*strings.Count(rest, "["), 100))
	}
	p.push(span{})
	return len(p.args)
}

// hold gives the last node the arguments from first on, where a list began.
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

// push adds an argument.
func (p *parser) push(s span) { p.args = append(p.args, s) }
