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

// best chooses among rows that share name and words: those whose number of arguments fits, of these the ones whose word
// stands where it should, of these the ones with a fixed number. When none fits, it is the first row that asks for no word.
func (p *parser) best(row TagID, rest int) TagID {
	best, score, n := Unknown, 0, len(p.args)-rest
	for t := row; t != Unknown; t = index.next[t] {
		r := index.rows[t]
		s := 1
		if r.max != many {
			s = 2
		}
		switch fits := n >= int(r.min) && (n <= int(r.max) || r.max == many); {
		case r.is != "" && !(fits && p.isWord(r, rest)):
			continue
		case r.is != "":
			s += 2
		case !fits:
			s = 0
		}
		if best == Unknown || s > score {
			best, score = t, s
		}
	}
	return best
}

// isWord says whether the word that a row asks for stands among the arguments from rest on.
func (p *parser) isWord(r *Row, rest int) bool {
	i := rest + int(r.at)
	if r.at == last {
		i = len(p.args) - 1
	}
	word := p.word(i)
	for is := range strings.SplitSeq(r.is, "|") {
		if start, ok := strings.CutSuffix(is, "*"); ok && strings.HasPrefix(word, start) || strings.EqualFold(is, word) {
			return true
		}
	}
	return false
}

// word gives an argument as it reads.
func (p *parser) word(i int) string { return p.args[i].read(p.src) }
