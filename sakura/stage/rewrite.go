package stage

import (
	"slices"
	"strings"
)

// DeleteChars takes the last n characters off the balloon of a scope, in the order in which they were added: \c[char,n].
// Characters are graphemes as Cut counts them, a picture in the text is one; line breaks and \_l between the first of them and
// the end go too. Labels of which nothing is left are no choices any more. It takes time in proportion to Size.
func (b *Builder) DeleteChars(scope, n int) { b.delete(scope, Text.chars, -1, n) }

// DeleteCharsFrom takes n characters off, from number start on, counted from 0: \c[char,n,start].
func (b *Builder) DeleteCharsFrom(scope, start, n int) { b.delete(scope, Text.chars, start, n) }

// DeleteLines takes the last n lines off: \c[line,n]. Lines end at line breaks and at \_l; one that ends at a line break, or
// at the end, counts only if something stands in it. Empty ones behind go with the one before.
func (b *Builder) DeleteLines(scope, n int) { b.delete(scope, Text.rows, -1, n) }

// DeleteLinesFrom takes n lines off, from number start on, counted from 0: \c[line,n,start].
func (b *Builder) DeleteLinesFrom(scope, start, n int) { b.delete(scope, Text.rows, start, n) }

// extent is a part of a text.
type extent struct{ from, to pos }

// delete takes n of the parts of a balloon's text off, from number start on; the last n for a negative start.
func (b *Builder) delete(scope int, parts func(Text) []extent, start, n int) {
	a := b.find(scope)
	if a == nil || n <= 0 {
		return
	}
	all := parts(a.text)
	e := extent{to: a.text.end()}
	if start < 0 {
		start = max(len(all)-n, 0)
	} else if start+min(n, len(all)) < len(all) {
		e.to = all[start+n-1].to
	}
	if start >= len(all) {
		return
	}
	e.from = all[start].from
	b.cut(a, e)
}

// chars gives the characters of a text.
func (t Text) chars() []extent {
	var all []extent
	spots := t.marked().spots
	for p := (pos{}); ; {
		for int(p.spot) < len(spots) && spots[p.spot].at == p.at {
			was := p
			p.spot++
			if pic := spots[was.spot].picture; pic != nil && pic.Inline {
				all = append(all, extent{was, p})
			}
		}
		if int(p.at) == len(t.s) {
			return all
		}
		if t.s[p.at] == '\n' {
			p.at++
			continue
		}
		end := len(t.s)
		if int(p.spot) < len(spots) {
			end = int(spots[p.spot].at)
		}
		piece, used := Cut(t.s[p.at:end], 1)
		was := p
		if p.at += int32(used); piece.Steps() > 0 {
			all = append(all, extent{was, p})
		}
	}
}

// rows gives the lines of a text that count. Each reaches to where the next one begins.
func (t Text) rows() []extent {
	var all []extent
	spots, end := t.marked().spots, t.end()
	for p := (pos{}); ; {
		from := p
		to, filled := t.row(spots, p)
		p = to
		if moved := opened(spots, from); filled || moved {
			if n := len(all); n > 0 {
				all[n-1].to = from
				if moved {
					all[n-1].to.spot--
				}
			}
			all = append(all, extent{from, end})
		}
		switch {
		case p == end:
			return all
		case int(p.spot) < len(spots) && spots[p.spot].at == p.at:
			p.spot++
		default:
			p.at++
		}
	}
}

// opened says whether the line at a position was begun by \_l.
func opened(spots []spot, p pos) bool {
	return p.spot > 0 && spots[p.spot-1].at == p.at && spots[p.spot-1].move != nil
}

// row gives the end of the line that begins at a position, and whether something stands in it.
func (t Text) row(spots []spot, p pos) (end pos, filled bool) {
	start := p.at
	for {
		for int(p.spot) < len(spots) && spots[p.spot].at == p.at {
			if spots[p.spot].move != nil {
				return p, filled || p.at > start
			}
			filled = true
			p.spot++
		}
		if int(p.at) == len(t.s) || t.s[p.at] == '\n' {
			return p, filled || p.at > start
		}
		next := len(t.s)
		if int(p.spot) < len(spots) {
			next = int(spots[p.spot].at)
		}
		if i := strings.IndexByte(t.s[p.at:next], '\n'); i >= 0 {
			next = int(p.at) + i
		}
		p.at = int32(next)
	}
}

// cut takes a part off an actor's text.
func (b *Builder) cut(a *actor, e extent) {
	old := a.text.marked()
	m := marks{breaks: e.breaks(old.breaks), spots: e.spots(old.spots), data: old.data, pictures: old.pictures}
	for _, s := range old.spots[e.from.spot:e.to.spot] {
		if s.picture != nil {
			m.pictures--
			m.data -= len(s.picture.File)
		}
	}
	for _, l := range old.links {
		was := l
		l.start, l.end = e.moved(l.start), e.moved(l.end)
		if l.start == l.end && (was.start != was.end || e.from.before(was.start) && was.start.before(e.to)) {
			b.of(l).drop(l.index)
			continue
		}
		m.links = append(m.links, l)
	}
	for _, d := range old.looks {
		d.from = e.moved(d.from)
		m.looks = append(m.looks, d)
	}
	for _, l := range old.lines {
		if e.from.before(l.line) && !e.to.before(l.line) {
			continue // the line went on into the one before
		}
		l.line = e.moved(l.line)
		m.lines = append(m.lines, l)
	}
	a.text = Text{s: a.text.s[:e.from.at] + a.text.s[e.to.at:], marks: &m}
	a.buf.Reset()
	if s := a.more; s != nil {
		s.spans[0].from, s.spans[1].from = e.moved(s.spans[0].from), e.moved(s.spans[1].from)
	}
	a.recall()
	b.fresh = false
}

// moved gives a position as it is once the part was cut out.
func (e extent) moved(p pos) pos {
	switch {
	case p.before(e.from):
		return p
	case p.before(e.to):
		return e.from
	}
	return pos{at: p.at - (e.to.at - e.from.at), spot: p.spot - (e.to.spot - e.from.spot)}
}

// breaks gives the line breaks that are left once the part was cut out.
func (e extent) breaks(old []lineBreak) []lineBreak {
	var left []lineBreak
	for _, l := range old {
		switch {
		case l.at < e.from.at:
			left = append(left, l)
		case l.at >= e.to.at:
			left = append(left, lineBreak{at: l.at - (e.to.at - e.from.at), percent: l.percent})
		}
	}
	return left
}

// spots gives the spots that are left once the part was cut out.
func (e extent) spots(old []spot) []spot {
	left := slices.Clone(old[:e.from.spot])
	for _, s := range old[e.to.spot:] {
		s.at -= e.to.at - e.from.at
		left = append(left, s)
	}
	return left
}
