package memory

import "maps"

// draft is what contents will be after a commit. It copies the owners that change and leaves the others alone, so that
// it can be thrown away when the disk does not take it.
type draft struct {
	base    *contents
	bounds  *[kinds]bounds
	seq     uint64
	shelves [kinds]draftShelf
	effects []effect
}

// draftShelf is what becomes of a shelf.
type draftShelf struct {
	changed map[string]*owner // nil: the owner goes
	count   int               // owners
	size    int
	tally   uint64
}

// effect is what has to be done to the file: a value to put at a key, or, where it is nil, a key to delete.
type effect struct {
	kind       kind
	key, value []byte
}

func newDraft(base *contents, b *[kinds]bounds) *draft {
	d := &draft{base: base, bounds: b, seq: base.seq}
	for k := range d.shelves {
		s := &base.shelves[k]
		d.shelves[k] = draftShelf{changed: make(map[string]*owner), count: len(s.owners), size: s.size, tally: s.tally}
	}
	return d
}

// publish makes the draft the contents.
func (d *draft) publish(c *contents) {
	c.seq = d.seq
	for k := range d.shelves {
		s := &c.shelves[k]
		s.size, s.tally = d.shelves[k].size, d.shelves[k].tally
		if s.owners == nil {
			s.owners = make(map[string]*owner)
		}
		for name, o := range d.shelves[k].changed {
			if o == nil {
				delete(s.owners, name)
			} else {
				s.owners[name] = o
			}
		}
	}
}

// owner gives what an owner has after the changes so far; nil if it has nothing.
func (d *draft) owner(k kind, name string) *owner {
	if o, ok := d.shelves[k].changed[name]; ok {
		return o
	}
	return d.base.shelves[k].owners[name]
}

// own gives an owner that may be changed.
func (d *draft) own(k kind, name string) *owner {
	s := &d.shelves[k]
	if o := s.changed[name]; o != nil {
		return o
	}
	var o *owner
	if old := d.owner(k, name); old != nil {
		o = &owner{entries: maps.Clone(old.entries), last: old.last, size: old.size}
	} else {
		o = &owner{entries: make(map[string]entry)}
		s.count++
	}
	s.changed[name] = o
	return o
}

func (d *draft) get(k kind, owner, name string) (value string, ok bool) {
	if o := d.owner(k, owner); o != nil {
		e, ok := o.entries[name]
		return e.value, ok
	}
	return "", false
}

// tallies gives the tally of each shelf.
func (d *draft) tallies() (t tallies) {
	for k := range d.shelves {
		t[k] = d.shelves[k].tally
	}
	return t
}

// put sets a value and pushes out what there is no room for any more.
func (d *draft) put(k kind, owner, name, value string) {
	o, s := d.own(k, owner), &d.shelves[k]
	n := cost(owner, name, value)
	if old, ok := o.entries[name]; ok {
		n -= cost(owner, name, old.value)
		s.tally -= old.seq
	}
	d.seq++
	o.entries[name] = entry{seq: d.seq, value: value}
	o.last = d.seq
	o.size += n
	s.size += n
	s.tally += d.seq
	r := record{kind: k, owner: owner, name: name, entry: o.entries[name]}
	d.effects = append(d.effects, effect{kind: k, key: r.key(), value: r.bytes()})
	d.trim(k, owner, o)
	d.evict(k, owner)
}

// remove forgets a value, and the owner with its last one.
func (d *draft) remove(k kind, owner, name string) {
	if _, ok := d.get(k, owner, name); !ok {
		return
	}
	o := d.own(k, owner)
	d.drop(k, owner, name, o)
	if len(o.entries) == 0 {
		d.shelves[k].changed[owner] = nil
		d.shelves[k].count--
		return
	}
	o.last = 0
	for _, e := range o.entries {
		o.last = max(o.last, e.seq)
	}
}

func (d *draft) drop(k kind, owner, name string, o *owner) {
	old := o.entries[name]
	n := cost(owner, name, old.value)
	o.size -= n
	d.shelves[k].size -= n
	d.shelves[k].tally -= old.seq
	delete(o.entries, name)
	r := record{kind: k, owner: owner, name: name}
	d.effects = append(d.effects, effect{kind: k, key: r.key()})
}

// trim drops the oldest entries of an owner that has too many.
func (d *draft) trim(k kind, name string, o *owner) {
	for len(o.entries) > d.bounds[k].names {
		d.drop(k, name, o.oldest(), o)
	}
}

// evict drops the oldest owners of a shelf that has too many of them or too many bytes; never the one called keep.
func (d *draft) evict(k kind, keep string) {
	s := &d.shelves[k]
	for s.count > d.bounds[k].owners || s.size > d.bounds[k].total {
		name, o := d.oldest(k, keep)
		if o == nil {
			return
		}
		s.changed[name] = nil
		s.count--
		s.size -= o.size
		for entry, e := range o.entries {
			s.tally -= e.seq
			r := record{kind: k, owner: name, name: entry}
			d.effects = append(d.effects, effect{kind: k, key: r.key()})
		}
	}
}

// oldest gives the owner that has set nothing for longest, except keep.
func (d *draft) oldest(k kind, keep string) (name string, oldest *owner) {
	look := func(n string, o *owner) {
		if o != nil && n != keep && (oldest == nil || o.last < oldest.last) {
			name, oldest = n, o
		}
	}
	changed := d.shelves[k].changed
	for n, o := range d.base.shelves[k].owners {
		if _, ok := changed[n]; !ok {
			look(n, o)
		}
	}
	for n, o := range changed {
		look(n, o)
	}
	return name, oldest
}

// tidy brings contents that came from a file of another time within the bounds.
func (d *draft) tidy() {
	for k := range kind(kinds) {
		for name, o := range d.base.shelves[k].owners {
			if len(o.entries) > d.bounds[k].names {
				d.trim(k, name, d.own(k, name))
			}
		}
		d.evict(k, "")
	}
}
