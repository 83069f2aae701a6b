package sakura

import (
	"math"
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
	p := newParser(src)
	for at := 0; at < len(src); {
		if len(p.nodes) == cap(p.nodes) {
			p.room(1)
		}
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

// newParser makes a parser with room for as many nodes as most scripts have: about as many texts as half of the tags.
func newParser(src string) parser {
	tags := strings.Count(src, `\`)
	return parser{src: src, nodes: make([]Node, 0, tags+tags/2+1), slash: -1, percent: -1}
}

// room makes sure that some nodes can be added. There is room for one whenever tag or text is called.
func (p *parser) room(n int) {
	if cap(p.nodes)-len(p.nodes) < n {
		p.nodes = append(make([]Node, 0, 2*cap(p.nodes)+n), p.nodes...)
	}
}

// text reads a run of characters, up to the first variable in it, and that too.
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
	p.add(at, p.slash)
	return p.slash
}

// next finds a byte from an offset on; the end of the source when there is none.
func next(src string, from int, c byte) int {
	if i := strings.IndexByte(src[from:], c); i >= 0 {
		return from + i
	}
	return len(src)
}

// add adds a node, for which there is room. Its fields are set one by one, and those that are zero not at all: a Node that
// is made and then copied costs several times as much.
func (p *parser) add(start, end int) *Node {
	n := len(p.nodes)
	p.nodes = p.nodes[:n+1]
	node := &p.nodes[n]
	node.Start, node.End = uint32(start), uint32(end)
	return node
}

func (p *parser) addTag(start, end int, t TagID) {
	node := p.add(start, end)
	node.Kind, node.Tag = Tag, t
}
