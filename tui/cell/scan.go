package cell

import "unicode/utf8"

// mark is a place in a line: an offset in the text, and the cells from the start of the line to it.
type mark struct{ at, width int }

// gap is a place where the line may be broken: it would end at end, and the next one would start at next.
type gap struct {
	ok        bool
	end, next mark
}

// bytesPerCell bounds how many bytes of text a line spans for what cannot be seen: more of it hangs as blanks do, since who
// draws the line looks at all of them each time.
const bytesPerCell = 32

// scan breaks a text into lines, glyph by glyph and without ever going back. It is a value: a copy goes on from where the
// copy was taken.
type scan struct {
	m      Metrics
	limit  int // cells in a line
	indent int // cells of the present line that were taken before it began

	pos    int   // where the next glyph begins
	before state // that the last one left

	start int   // of the line
	here  mark  // end of its glyphs, without hung blanks
	solid mark  // end of its last glyph that is no blank
	good  gap   // last place to break it
	loose gap   // last place to break it within a word, if that is behind good
	prev  class // of the glyph before pos; blank is added if blanks followed it
	hung  bool  // blanks had no more room
	odd   bool  // some glyph is not what stands in the text
}

func newScan(m Metrics, w int) scan { return scan{m: m, limit: max(w, 1)} }

// at returns a scan of which nothing was read yet for a text that begins in column x.
func (c scan) at(x int) scan {
	if x = min(max(x, 0), c.limit); x > 0 {
		c.indent = x
		c.here = mark{0, x}
		c.solid = c.here
		c.good = gap{ok: true, end: c.here, next: c.here}
	}
	return c
}

// glyph returns the glyph at pos.
func (c *scan) glyph(s string) glyph {
	g := c.m.glyph(s, c.pos, c.before)
	if g.width > c.limit {
		g = c.m.fit(g, c.limit)
	}
	return g
}

// run takes the letters and digits of ASCII that follow one another in a word, as far as the line has room: what put would
// do with them, in one go. The last one before anything else, and the first of a word, are left to put.
func (c *scan) run(s string) {
	if c.prev&^letter != word || c.hung || c.before != visible {
		return
	}
	i := c.pos
	end := min(len(s)-1, i+c.limit-c.here.width)
	for i < end && low[s[i]]&^letter == word && s[i] < utf8.RuneSelf && s[i+1] < utf8.RuneSelf {
		i++
	}
	n := i - c.pos
	if n == 0 {
		return
	}
	last := mark{i - 1, c.here.width + n - 1}
	c.loose = gap{ok: true, end: last, next: last}
	c.here = mark{i, c.here.width + n}
	c.solid = c.here
	c.pos, c.prev = i, low[s[i-1]]
}

// put adds the glyph g at pos to the line, and the lines that are complete now to out.
func (c *scan) put(s string, g glyph, out []Line) []Line {
	switch {
	case g.class&feed != 0:
		out = append(out, c.line(s, c.here))
		*c = scan{m: c.m, limit: c.limit, start: g.end, here: mark{at: g.end}, solid: mark{at: g.end}}
	case g.class&blank != 0:
		c.blank(g)
	case g.width > 0:
		out = c.makeRoom(s, g, out)
		c.prev = follow(c.prev, g.class)
		c.add(g)
		c.solid = c.here
	case c.hung, g.end-c.start > c.limit*bytesPerCell+maxCluster:
		c.hung = true
	default: // what cannot be seen stays with what stands before it
		c.add(g)
		c.solid = c.here
	}
	c.pos, c.before = g.end, g.after
	return out
}

// blank adds a blank to the line, or hangs it and all that follow beyond the edge.
func (c *scan) blank(g glyph) {
	c.prev |= blank
	if c.hung = c.hung || c.here.width+g.width > c.limit; !c.hung {
		c.add(g)
	}
}

func (c *scan) add(g glyph) {
	c.here = mark{g.end, c.here.width + g.width}
	c.odd = c.odd || g.odd
}

// makeRoom breaks the line as often as the glyph g, which is neither blank nor without width, needs it.
func (c *scan) makeRoom(s string, g glyph, out []Line) []Line {
	c.note(g.class)
	for c.hung || c.here.width+g.width > c.limit {
		at := c.good
		switch {
		case c.here.at == c.start && c.here.width == 0 && !c.hung:
			return out
		case at.ok:
		case c.loose.ok:
			at = c.loose
		default:
			at = gap{end: c.solid, next: mark{c.pos, c.here.width}}
		}
		out = append(out, c.line(s, at.end))
		c.restart(at.next)
	}
	return out
}

// note remembers if the line may be broken before a character of the given class, which is the next. An indent is no reason
// to break, and blanks that hang are one in any case.
func (c *scan) note(next class) {
	l := between(c.prev, next)
	if c.hung {
		l = good
	} else if c.solid.at == c.start {
		return
	}
	here := gap{ok: true, end: c.solid, next: mark{c.pos, c.here.width}}
	switch l {
	case good:
		c.good, c.loose.ok = here, false
	case loose:
		c.loose = here
	}
}

// restart begins a new line at m, a place in the present one.
func (c *scan) restart(m mark) {
	c.start, c.hung, c.indent = m.at, false, 0
	if m.at == c.pos {
		c.odd, c.prev = false, 0
		c.here = m
	}
	c.here.width -= m.width
	c.solid = c.here
	c.good = gap{}
	if c.loose.ok = c.loose.ok && c.loose.next.at > m.at; c.loose.ok {
		c.loose.end.width -= m.width
		c.loose.next.width -= m.width
	}
}

// line returns the line as it is if it ends at end.
func (c *scan) line(s string, end mark) Line {
	l := Line{Start: c.start, End: end.at, Width: end.width - c.indent}
	if c.odd {
		l.Text = c.m.text(s, l.Start, l.End, c.limit)
	} else {
		l.Text = s[l.Start:l.End]
	}
	return l
}

// rest returns the last line.
func (c *scan) rest(s string) Line { return c.line(s, c.here) }

// follow returns the class of a glyph that stands after one of the class prev: a hyphen parts only what it joins.
func follow(prev, next class) class {
	if next&hyphen != 0 && (prev&word == 0 || prev&(blank|hyphen) != 0) {
		return next &^ hyphen
	}
	return next
}
