package sakura

// variable reads what begins with a percent sign, and the text before it, which begins at an offset. Where no known name
// follows, the sign is text: then nothing is read and the same offset is returned. Of the names that fit, the longest is
// meant, whatever stands behind it: %monthly is %month and "ly".
func (p *parser) variable(text, at int) int {
	t := variableAt(p.src[at+1:])
	if t == Unknown {
		return text
	}
	r := index.rows[t]
	end := at + 1 + len(r.Name)
	if r.shape == percentBrackets {
		return p.property(text, at, end, t)
	}
	p.room(2)
	if at > text {
		p.add(text, at)
	}
	node := p.add(at, end)
	node.Kind, node.Tag = Variable, t
	return end
}

// property reads the brackets of %property[name], and the text before it.
func (p *parser) property(text, at, open int, t TagID) int {
	if open == len(p.src) || p.src[open] != '[' {
		p.problem("", at, open, " needs a name in brackets, so it is shown as it stands")
		return text
	}
	s, ok := p.group(open)
	if !ok {
		p.problem("the bracket of ", at, open, " is not closed, so it is shown as it stands")
		return text
	}
	p.room(2)
	if at > text {
		p.add(text, at)
	}
	first, end := p.list(at), int(s.end)+1
	p.push(s)
	node := p.add(at, end)
	node.Kind, node.Tag = Variable, t
	p.hold(first)
	return end
}
