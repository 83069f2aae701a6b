package sakura

import "strings"

// variable reads what begins with a percent sign. ok is false where no known name follows: then the sign is text. Of the
// names that fit, the longest is meant, whatever follows it: %monthly is %month and "ly".
func (p *parser) variable(at int) (v Node, ok bool) {
	name := p.src[at+1:]
	if name == "" {
		return Node{}, false
	}
	t := index.variables[name[0]]
	for t != Unknown && !strings.HasPrefix(name, index.rows[t].Name) {
		t = index.next[t]
	}
	if t == Unknown {
		return Node{}, false
	}
	r := index.rows[t]
	end := at + 1 + len(r.Name)
	v = Node{Start: uint32(at), End: uint32(end), Tag: t, Kind: Variable}
	if r.shape == percent {
		return v, true
	}
	if end == len(p.src) || p.src[end] != '[' {
		p.problem("", at, end, " needs a name in brackets, so it is shown as it stands")
		return Node{}, false
	}
	s, ok := p.group(end)
	if !ok {
		p.problem("the bracket of ", at, end, " is not closed, so it is shown as it stands")
		return Node{}, false
	}
	v.End = s.end + 1
	v.arg, v.nargs = uint32(len(p.args)), 1
	if s.spelling == plain {
		v.arg, v.inline = s.start, 2
	} else {
		p.push(s)
	}
	return v, true
}
