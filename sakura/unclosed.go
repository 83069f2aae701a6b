package sakura

import "strings"

// unclosed is what is known about brackets that are never closed. Without it a source with many of them would be read to
// its end for each.
//
// Reading on from an opening bracket has three states: in the first argument a quotation mark is a character; behind it
// text stands outside or inside of quotes. In the first state only the next comma or closing bracket matters, wherever the
// reading began. Behind that comma every quotation mark, escaped or not, turns outside into inside and back, so that there
// are two classes of readings: those that are outside of quotes where an even number of quotation marks stands before in
// the source, and those where it is odd. When one reading found no end, none of its class that begins later will. Whether
// a closing bracket is escaped does not depend on where the reading began: it is, when an odd number of backslashes stands
// before it, since an opening bracket ends every run of them.
type unclosed struct {
	// any says that some reading found no end.
	any bool
	// bare says that no closing bracket follows at all, except escaped ones.
	bare bool
	// class says for even and odd that no reading of the class will find an end.
	class [2]bool
	// stop is the comma or closing bracket that ends the first argument of the brackets that were asked for last; the end
	// of the source where there is none.
	stop int
	// marks counts the quotation marks before a stop, firsts those before an opening bracket with quotes in its first
	// argument. Both only ever go forward.
	marks, firsts parity
}

// parity counts quotation marks up to an offset.
type parity struct {
	to  int
	odd int
}

// at counts on to a later offset and gives 1 for an odd number.
func (q *parity) at(src string, to int) int {
	q.odd = (q.odd + strings.Count(src[q.to:to], `"`)) % 2
	q.to = to
	return q.odd
}

// sure says whether the brackets that open at an offset are known to have no end.
func (u *unclosed) sure(p *parser, at, open int) bool {
	if !u.any {
		return false
	}
	if u.bare {
		return true
	}
	c, ok := u.classOf(p, at, open)
	return ok && u.class[c]
}

// add notes that brackets have no end.
func (u *unclosed) add(p *parser, at, open int) {
	u.any = true
	if c, ok := u.classOf(p, at, open); ok {
		u.class[c] = true
	} else {
		u.bare = true
	}
}

// classOf gives the class of a reading; ok is false when it does not get behind the first argument.
func (u *unclosed) classOf(p *parser, at, open int) (class int, ok bool) {
	if quotesFirst(p.src, at, open) {
		return u.firsts.at(p.src, open), true
	}
	if u.stop <= open {
		u.stop = stop(p.src, open+1)
	}
	if u.stop == len(p.src) || p.src[u.stop] == ']' {
		return 0, false
	}
	return u.marks.at(p.src, u.stop), true
}

// stop finds the comma or closing bracket that ends a first argument.
func stop(src string, i int) int {
	for ; i < len(src); i++ {
		switch c := src[i]; {
		case c == ',' || c == ']':
			return i
		case c == '\\' && i+1 < len(src) && escapes(src[i+1]):
			i++
		}
	}
	return i
}
