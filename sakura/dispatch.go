package sakura

import "strings"

// dispatch finds the row for a tag with brackets by its arguments, which are those from first on: by as many words as the
// table knows, then by what follows them.
func (p *parser) dispatch(g uint16, first int) TagID {
	row, rest := index.groups[g].first, first
	for i := first; i < len(p.args) && index.groups[g].deeper; i++ {
		if g = index.find(g, p.word(i)); g == 0 {
			break
		}
		if f := index.groups[g].first; f != Unknown {
			row, rest = f, i+1
		}
	}
	if index.next[row] == Unknown {
		return row
	}
	return p.best(row, rest)
}

// best chooses among rows that share name and words: of those whose number of arguments fits the one with the highest rank.
// When none fits, it is the first row that asks for no particular argument.
func (p *parser) best(row TagID, rest int) TagID {
	best, most, n := Unknown, -1, len(p.args)-rest
	for t := row; t != Unknown; t = index.next[t] {
		r := index.rows[t]
		rank := r.rank()
		if n < int(r.min) || n > int(r.max) && r.max != many {
			rank = 0
		}
		if r.is != "" && (rank == 0 || !p.is(r, rest)) {
			continue
		}
		if rank > most {
			best, most = t, rank
		}
	}
	return best
}

// rank says how particular a row is among those with its name and words: most when it asks for a certain argument, less
// when it asks for a certain number.
func (r *Row) rank() int {
	rank := 1
	if r.is != "" {
		rank += 2
	}
	if r.max != many {
		rank++
	}
	return rank
}

// is says whether the argument that a row asks for stands where it should among those from rest on.
func (p *parser) is(r *Row, rest int) bool {
	i := rest + int(r.at)
	if r.at == last {
		i = len(p.args) - 1
	}
	word := p.word(i)
	if start := len(r.is) - 1; r.is[start] == '*' {
		return strings.HasPrefix(word, r.is[:start])
	}
	one, other, two := strings.Cut(r.is, "|")
	return strings.EqualFold(word, one) || two && strings.EqualFold(word, other)
}

// word gives an argument as it reads.
func (p *parser) word(i int) string { return p.args[i].read(p.src) }
