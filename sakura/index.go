package sakura

import "strings"

// slots is the size of the hash table of words.
const slots = 1024

// tagIndex finds rows of the table while a script is read. It is made once, from the table, when the program starts: some
// ten microseconds, no maps.
type tagIndex struct {
	// rows are the rows by TagID; rows[0] is an empty one.
	rows []*Row
	// next links the rows that share name and words, in the order of the table.
	next []TagID
	// names are the tags by the number of underscores before the last character of the name, and by that character.
	names [3][256]tagName
	// groups are the rows by name and words. groups[0] is none.
	groups []group
	// slots finds a group by its parent and word: a hash table with open addressing, at most half full.
	slots [slots]uint16
	// variables are the variables by their first character, the longest name first, linked by next.
	variables [256]TagID
}

// tagName is what can follow the name of a tag.
type tagName struct {
	// bare is the row when nothing follows, digit when a digit does, numbered when a digit and brackets do, pair when two
	// brackets do.
	bare, digit, numbered, pair TagID
	// only is the row for brackets where no other comes into question.
	only TagID
	// group holds the rows for brackets; 0 when brackets do not belong to the tag.
	group uint16
	// lacks says that nothing may follow only by mistake.
	lacks bool
	// kind is Tag where there is a row of this name, Escape for \\ and \%, and Text where there is neither.
	kind Kind
	// more says that a digit or brackets may follow.
	more bool
	// raw says that what stands up to the next such tag is text.
	raw bool
}

// group are the rows that share a name and words.
type group struct {
	// word is the last of the words.
	word string
	// parent is the group with one word less.
	parent uint16
	// first is the first of the rows; Unknown where only longer words have any.
	first TagID
	// deeper says that there are groups with more words.
	deeper bool
}

var index tagIndex

func init() { index.fill() }

// fill enters the rows of the table.
func (x *tagIndex) fill() {
	x.rows = make([]*Row, 1, 400)
	x.next = make([]TagID, 400)
	x.groups = make([]group, 1, 400)
	x.rows[0] = &Row{}
	for _, s := range sections {
		for i := range s.rows {
			x.rows = append(x.rows, &s.rows[i])
			x.add(TagID(len(x.rows)-1), &s.rows[i])
		}
	}
	for level := range x.names {
		for c := range x.names[level] {
			x.finish(&x.names[level][c])
		}
	}
	escape := tagName{kind: Escape}
	x.names[0]['\\'], x.names[0]['%'] = escape, escape
}

// add enters a row.
func (x *tagIndex) add(t TagID, r *Row) {
	if r.shape == percent || r.shape == percentBrackets {
		x.addVariable(t, r)
		return
	}
	level := len(r.Name) - 1
	n := &x.names[level][r.Name[level]]
	n.kind, n.more = Tag, n.more || r.shape != alone
	n.raw = r.Name == "_?" || r.Name == "_!"
	switch r.shape {
	case alone:
		n.bare = t
	case digit:
		n.digit = t
	case digitGroups:
		n.numbered = t
	case groups:
		n.pair = t
	case either:
		n.bare = t
		x.addGroup(n, t, r)
	default:
		x.addGroup(n, t, r)
	}
}

// addGroup enters a row whose arguments stand in brackets.
func (x *tagIndex) addGroup(n *tagName, t TagID, r *Row) {
	if n.group == 0 {
		n.group = x.newGroup("", 0)
	}
	g := n.group
	for words := r.Words; words != ""; {
		var word string
		word, words, _ = strings.Cut(words, ",")
		child := x.find(g, word)
		if child == 0 {
			child = x.newGroup(word, g)
		}
		g = child
	}
	last := &x.groups[g].first
	for *last != Unknown {
		last = &x.next[*last]
	}
	*last = t
}

// newGroup makes a group and returns its number.
func (x *tagIndex) newGroup(word string, parent uint16) uint16 {
	g := uint16(len(x.groups))
	x.groups = append(x.groups, group{word: word, parent: parent})
	if word == "" {
		return g
	}
	x.groups[parent].deeper = true
	i := slot(parent, word)
	for x.slots[i] != 0 {
		i = (i + 1) % slots
	}
	x.slots[i] = g
	return g
}

// find gives the group of a word below another group, in whatever case the word is written; 0 when there is none.
func (x *tagIndex) find(parent uint16, word string) uint16 {
	if word == "" {
		return 0
	}
	for i := slot(parent, word); x.slots[i] != 0; i = (i + 1) % slots {
		g := &x.groups[x.slots[i]]
		if g.parent == parent && strings.EqualFold(g.word, word) {
			return x.slots[i]
		}
	}
	return 0
}

// slot gives the place in the hash table for a word of at least one byte. It is the same for both cases of a letter.
func slot(parent uint16, word string) uint {
	n := len(word)
	a, b, c := word[0]|0x20, word[n/2]|0x20, word[n-1]|0x20
	return (uint(parent)*37 + uint(n)*101 + uint(a)*7 + uint(b)*29 + uint(c)*59) % slots
}

// addVariable enters a variable before the first one that is not longer.
func (x *tagIndex) addVariable(t TagID, r *Row) {
	p := &x.variables[r.Name[0]]
	for *p != Unknown && len(x.rows[*p].Name) > len(r.Name) {
		p = &x.next[*p]
	}
	x.next[t], *p = *p, t
}

// finish says what becomes of a tag after whose name nothing stands although something should.
func (x *tagIndex) finish(n *tagName) {
	if g := &x.groups[n.group]; !g.deeper && x.next[g.first] == Unknown {
		n.only = g.first
	}
	if n.bare != Unknown || n.kind != Tag {
		return
	}
	n.lacks = true
	n.bare = x.groups[n.group].first
	if n.bare == Unknown {
		n.bare = n.digit
	}
}
