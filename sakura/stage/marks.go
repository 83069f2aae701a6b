package stage

import (
	"slices"
	"strings"
)

// pos is a position in a text: behind so many bytes, and behind so many of its spots, which have no bytes. Both only grow
// from the front of a text to its end.
type pos struct{ at, spot int32 }

// before says whether a position lies before another one.
func (p pos) before(q pos) bool { return p.at < q.at || p.at == q.at && p.spot < q.spot }

// marks are what a text is besides its characters, each list by ascending position. What was handed out does not change: a
// list is appended to beyond its length, or made anew.
type marks struct {
	// breaks are the line breaks that are not one line high; every other one is.
	breaks []lineBreak
	links  []link
	spots  []spot
	looks  []dress
	lines  []lining
	// data is how many bytes the names and data of the pictures have.
	data int
	// pictures is how many pictures there are.
	pictures int
}

// lineBreak says how high the line break at a byte of the text is.
type lineBreak struct{ at, percent int32 }

// link says which part of the text is the label of a choice, or of an anchor. No two of them overlap.
type link struct {
	start, end pos
	// index is one into the choices of the Builder, or into its anchors.
	index  int32
	anchor bool
}

// spot is what stands at a byte of the text without being text: one of the three.
type spot struct {
	at      int32
	marker  bool
	move    *Place
	picture *Picture
}

// dress is how the text looks from a position on, up to the next one.
type dress struct {
	from   pos
	look   Look
	noWrap bool
}

// lining is where the line stands that begins at a position. Of two for one line the later one counts. A line without one
// stands left and at the bottom.
type lining struct {
	line   pos
	align  Align
	valign Valign
}

// end gives the position behind a text.
func (t Text) end() pos {
	p := pos{at: int32(len(t.s))}
	if t.marks != nil {
		p.spot = int32(len(t.marks.spots))
	}
	return p
}

// line gives the position at which the last line of a text begins: behind a line break or behind \_l.
func (t Text) line() pos {
	p := pos{at: int32(strings.LastIndexByte(t.s, '\n') + 1)}
	m := t.marked()
	for i := len(m.spots) - 1; i >= 0 && m.spots[i].at >= p.at; i-- {
		if m.spots[i].move != nil {
			return pos{at: m.spots[i].at, spot: int32(i + 1)}
		}
	}
	p.spot = int32(firstSpot(m.spots, p.at))
	return p
}

// firstSpot gives the index of the first spot at a byte or behind it.
func firstSpot(spots []spot, at int32) int {
	i, _ := slices.BinarySearchFunc(spots, at, func(s spot, at int32) int { return int(s.at) - int(at) })
	return i
}

// own gives the text for a Builder to go on with: nothing that it adds shows in another one's. Links to choices beyond the
// first choices, and to anchors beyond the first anchors, are left out: somebody took those from the stage.
func (t Text) own(choices, anchors int) Text {
	if t.marks == nil {
		return t
	}
	m := *t.marks
	m.breaks, m.spots, m.looks, m.lines = slices.Clip(m.breaks), slices.Clip(m.spots), slices.Clip(m.looks), slices.Clip(m.lines)
	foreign := func(l link) bool {
		if l.anchor {
			return int(l.index) >= anchors
		}
		return int(l.index) >= choices
	}
	if slices.ContainsFunc(m.links, foreign) {
		m.links = slices.DeleteFunc(slices.Clone(m.links), foreign)
	}
	m.links = slices.Clip(m.links)
	return Text{s: t.s, marks: &m}
}

// relinked gives the text with its links to what the indices now are; -1 for what is gone. A nil list changes nothing.
func (t Text) relinked(choices, anchors []int32) Text {
	if t.marks == nil || len(t.marks.links) == 0 {
		return t
	}
	m := *t.marks
	m.links = make([]link, 0, len(t.marks.links))
	for _, l := range t.marks.links {
		index := choices
		if l.anchor {
			index = anchors
		}
		if index != nil {
			l.index = index[l.index]
		}
		if l.index >= 0 {
			m.links = append(m.links, l)
		}
	}
	return Text{s: t.s, marks: &m}
}
