package sakura

import (
	"strings"
	"unicode/utf8"
)

// tag reads what begins with a backslash.
func (p *parser) tag(at int) int {
	src, i, level := p.src, at+1, 0
	for level < 2 && i < len(src) && src[i] == '_' {
		level++
		i++
	}
	if i == len(src) {
		return p.unknown(at)
	}
	n := &index.names[level][src[i]]
	if n.kind == Text {
		return p.unknown(at)
	}
	i++
	if i < len(src) && n.more {
		switch c := src[i]; {
		case c == '[' && n.group != 0:
			return p.bracketed(at, i, n)
		case isDigit(c) && n.digit != Unknown:
			node := p.add(at, i+1)
			node.Kind, node.Tag, node.arg, node.held = Tag, n.digit, uint32(i), toEnd
			return i + 1
		case isDigit(c) && n.numbered != Unknown:
			return p.numbered(at, i, n)
		}
	}
	return p.bare(at, i, n)
}

// bare reads a tag that has no arguments.
func (p *parser) bare(at, i int, n *tagName) int {
	node := p.add(at, i)
	node.Kind, node.Tag = n.kind, n.bare
	if n.lacks {
		p.lacks(at, i, n)
	}
	if n.raw {
		return p.raw(at, i, n)
	}
	return i
}

// raw reads the text up to the tag that stands at [at, i) once more, and that tag: \_? or \_!.
func (p *parser) raw(at, i int, n *tagName) int {
	p.room(2)
	mark := p.src[at:i]
	end := strings.Index(p.src[i:], mark)
	if end < 0 {
		p.problem("", at, i, " is not closed, so the rest is shown as it stands")
		end = len(p.src) - i
	}
	if end > 0 {
		p.add(i, i+end)
		i += end
	}
	if i < len(p.src) {
		p.addTag(i, i+len(mark), n.bare)
		i += len(mark)
	}
	return i
}

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
	if len(p.args) > first+1 && n.pair != Unknown {
		p.joinScript(first, end)
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

// joinScript makes one argument of those from first on where they are the script of an old choice, whose second bracket opens
// at end: \q[script:\s[0\],\e][title]. Like that of the modern form it runs to the bracket, commas included.
func (p *parser) joinScript(first, end int) {
	whole := &p.args[first]
	if end == len(p.src) || p.src[end] != '[' || !strings.HasPrefix(p.src[whole.start:], "script:") {
		return
	}
	whole.end, whole.spelling = uint32(end-1), escaped
	p.args = p.args[:first+1]
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
	if i == len(p.src) || p.src[i] != '[' {
		p.problem("there is no tag ", at, i, "")
		p.addTag(at, i, Unknown)
		return i
	}
	first := p.list(at)
	end, ok := p.arguments(at, i)
	if !ok {
		end = i
	}
	p.problem("there is no tag ", at, end, "")
	p.addTag(at, end, Unknown)
	p.hold(first)
	return end
}

// nameEnd gives the offset behind the name of an unknown tag: up to two underscores and one character. Control characters
// are no names, and behind an underscore neither is what can begin something else.
func nameEnd(src string, at int) int {
	i := at + 1
	for i < len(src) && i < at+3 && src[i] == '_' {
		i++
	}
	if i == len(src) || src[i] < ' ' || src[i] == 0x7f {
		return i
	}
	if i > at+1 && strings.IndexByte(`\%[`, src[i]) >= 0 {
		return i
	}
	_, size := utf8.DecodeRuneInString(src[i:])
	return i + size
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
