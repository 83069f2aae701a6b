package memory

import (
	"fmt"
	"unicode/utf8"
)

// kind is one of the three things that are remembered.
type kind uint8

const (
	cookies kind = iota
	properties
	places
	kinds = iota
)

// bounds limits what is remembered of a kind.
type bounds struct {
	owners int // how many owners
	names  int // how many names an owner has
	value  int // bytes of a value
	total  int // bytes of all owners, names and values together
}

// usualBounds are the bounds of the program. The totals keep the copy in main memory small; without the first one,
// cookies could take 256 MiB.
var usualBounds = [kinds]bounds{
	cookies:    {owners: 1024, names: 64, value: 4 << 10, total: 32 << 20},
	properties: {owners: 64, names: 64, value: 4 << 10, total: 8 << 20},
	places:     {owners: 256, names: 32, value: 1 << 10, total: 8 << 20},
}

// maxName is how many bytes an owner or a name may have.
const maxName = 256

// check says what is wrong with an entry.
func (b bounds) check(owner, name, value string) error {
	switch {
	case name == "":
		return fmt.Errorf("%w: the name is empty", ErrInvalid)
	case len(owner) > maxName || len(name) > maxName:
		return fmt.Errorf("%w: a name of %d bytes, at most %d", ErrTooLong, max(len(owner), len(name)), maxName)
	case len(value) > b.value:
		return fmt.Errorf("%w: a value of %d bytes, at most %d", ErrTooLong, len(value), b.value)
	case !utf8.ValidString(owner) || !utf8.ValidString(name) || !utf8.ValidString(value):
		return fmt.Errorf("%w: not UTF-8", ErrInvalid)
	}
	return nil
}

// entry is a value and when it was set.
type entry struct {
	seq   uint64 // counts what was ever set
	value string
}

// owner is what one sender or ghost has. It is frozen once it stands on a shelf.
type owner struct {
	entries map[string]entry
	last    uint64 // the newest seq of the entries
	size    int    // bytes, see cost
}

// cost is what an entry counts towards bounds.total.
func cost(owner, name, value string) int { return len(owner) + len(name) + len(value) }

// oldest gives the name that was set before all others.
func (o *owner) oldest() string {
	var first string
	seq := ^uint64(0)
	for name, e := range o.entries {
		if e.seq <= seq {
			first, seq = name, e.seq
		}
	}
	return first
}

// shelf is everything of one kind.
type shelf struct {
	owners map[string]*owner
	size   int
	tally  uint64 // the seqs of all entries, added up
}

// contents is everything that is remembered.
type contents struct {
	shelves [kinds]shelf
	seq     uint64 // the newest of all
}

// add puts an entry in that was read from the file; the owner is not frozen yet.
func (c *contents) add(r record) {
	s := &c.shelves[r.kind]
	if s.owners == nil {
		s.owners = make(map[string]*owner)
	}
	o := s.owners[r.owner]
	if o == nil {
		o = &owner{entries: make(map[string]entry)}
		s.owners[r.owner] = o
	}
	o.entries[r.name] = r.entry
	o.last = max(o.last, r.seq)
	n := cost(r.owner, r.name, r.value)
	o.size += n
	s.size += n
	s.tally += r.seq
	c.seq = max(c.seq, r.seq)
}
