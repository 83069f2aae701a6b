package sakura

import "slices"

// The tags that end a script, which end one that is embedded too.
var endTag, oldEndTag = mustLookup("end"), mustLookup("end-old")

// mustLookup gives the row of a slug that the table has.
func mustLookup(id string) TagID {
	t, ok := Lookup(id)
	if !ok {
		panic("sakura: no row of the table is called " + id)
	}
	return t
}

// Embed gives a script in which another one stands in the place of a node, as \![embed,…] wants it. Of the other one only
// what stands before its first \e or \z is taken; from an empty one the node vanishes. Nothing is parsed again: a bracket
// that the other script leaves open swallows nothing of what follows it, and what is read as one node in one of the two
// scripts is one in the result. It takes time in proportion to both.
//
// Where there is no such node, or where the result would be longer than 4 GiB, it is the script as it was.
func (s Script) Embed(node int, with Script) Script {
	if node < 0 || node >= len(s.nodes) {
		return s
	}
	with = with.untilEnd()
	start, end := s.nodes[node].Start, s.nodes[node].End
	if uint64(len(s.src))-uint64(end-start)+uint64(len(with.src)) > maxSource {
		return s
	}
	e := Script{
		src:   s.src[:start] + with.src + s.src[end:],
		nodes: make([]Node, 0, len(s.nodes)-1+len(with.nodes)),
		args:  make([]span, 0, len(s.args)+len(with.args)),
	}
	e.add(s, s.nodes[:node], 0)
	e.add(with, with.nodes, start)
	// Offsets are numbers of 32 bits, which wrap around: what is added may stand for what is taken away.
	e.add(s, s.nodes[node+1:], uint32(len(with.src))-(end-start))
	return e
}

// untilEnd gives the script up to its first \e or \z.
func (s Script) untilEnd() Script {
	i := slices.IndexFunc(s.nodes, func(n Node) bool { return n.Tag == endTag || n.Tag == oldEndTag })
	if i < 0 {
		return s
	}
	return Script{src: s.src[:s.nodes[i].Start], nodes: s.nodes[:i], args: s.args}
}

// add adds nodes of another script, which stand so many bytes further back here.
func (s *Script) add(from Script, nodes []Node, shift uint32) {
	for _, n := range nodes {
		n.Start += shift
		n.End += shift
		switch n.held {
		case none:
		case listed:
			first := uint32(len(s.args))
			count := from.args[n.arg].start
			s.args = append(s.args, from.args[n.arg:n.arg+1+count]...)
			for i := first + 1; i <= first+count; i++ {
				s.args[i].start += shift
				s.args[i].end += shift
			}
			n.arg = first
		default:
			n.arg += shift
		}
		s.nodes = append(s.nodes, n)
	}
}
