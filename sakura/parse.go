package sakura

import (
	"math"
	"slices"
	"strings"
)

// maxSource is the length that offsets of 32 bits can tell, in bytes.
const maxSource = math.MaxUint32

// Parse reads a script. It never fails and loses nothing: whatever the source is, the nodes tile it. The problems say what
// cannot have been meant so. It takes time and memory in proportion to the source, however broken that is. Of a source of
// 4 GiB or more only what stands before is read.
func Parse(src string) (Script, Problems) {
	if uint64(len(src)) > maxSource {
		src = src[:maxSource]
	}
	p := parser{src: src, slash: -1, percent: -1}
	tags := strings.Count(src, `\`)
	p.nodes = make([]Node, 0, tags+tags/2+2)
	for at := 0; at < len(src); {
		if src[at] == '\\' {
			at = p.tag(at)
		} else {
			at = p.text(at)
		}
	}
	return Script{src: src, nodes: p.nodes, args: p.args}, p.problems
}

// parser is a script that is being read. Its methods take the offset where something begins, add the nodes of it and return
// the offset behind it.
type parser struct {
	src      string
	nodes    []Node
	args     []span
	problems Problems
	// slash and percent are the next backslash and percent sign from where they were last asked for; len(src) for none.
	slash, percent int
	unclosed       unclosed
}

// text reads a run of characters, or the variable that stands at its start.
func (p *parser) text(at int) int {
	if p.slash < at {
		p.slash = next(p.src, at, '\\')
	}
	if p.percent < at {
		p.percent = next(p.src, at, '%')
	}
	for p.percent < p.slash {
		if end := p.variable(at, p.percent); end > at {
			return end
		}
		p.percent = next(p.src, p.percent+1, '%')
	}
	p.add(Text, at, p.slash)
	return p.slash
}

// next finds a byte from an offset on; the end of the source when there is none.
func next(src string, from int, c byte) int {
	if i := strings.IndexByte(src[from:], c); i >= 0 {
		return from + i
	}
	return len(src)
}

// tag reads what begins with a backslash.
func (p *parser) tag(at int) int {
	i := at + 1
	level := 0
	for level < 2 && i < len(p.src) && p.src[i] == '_' {
		level++
		i++
	}
	if i == len(p.src) {
		return p.unknown(at)
	}
	c := p.src[i]
	if level == 0 && (c == '\\' || c == '%') {
		p.add(Escape, at, i+1)
		return i + 1
	}
	n := &index.names[level][c]
	if !n.known {
		return p.unknown(at)
	}
	return p.known(at, i+1, n)
}

// known reads what follows a name of the table.
func (p *parser) known(at, i int, n *tagName) int {
	if i < len(p.src) {
		c := p.src[i]
		switch {
		case n.digit != Unknown && isDigit(c):
			node := p.add(Tag, at, i+1)
			node.Tag, node.arg, node.held = n.digit, uint32(i), toEnd
			return i + 1
		case c == '[' && n.group != 0:
			return p.bracketed(at, i, n)
		case n.numbered != Unknown && isDigit(c):
			return p.numbered(at, i, n)
		}
	}
	p.add(Tag, at, i).Tag = n.bare
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
	mark := p.src[at:i]
	end := strings.Index(p.src[i:], mark)
	if end < 0 {
		p.problem("", at, i, " is not closed, so the rest is shown as it stands")
		end = len(p.src) - i
	}
	if end > 0 {
		p.add(Text, i, i+end)
		i += end
	}
	if i < len(p.src) {
		p.add(Tag, i, i+len(mark)).Tag = n.bare
		i += len(mark)
	}
	return i
}

// add adds a node. Its fields are set one by one: a Node that is made and then copied costs several times as much.
func (p *parser) add(kind Kind, start, end int) *Node {
	n := len(p.nodes)
	if n == cap(p.nodes) {
		p.nodes = slices.Grow(p.nodes, 1)
	}
	p.nodes = p.nodes[:n+1]
	node := &p.nodes[n]
	node.Start, node.End, node.arg = uint32(start), uint32(end), 0
	node.Tag, node.Kind, node.held = Unknown, kind, none
	return node
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
