package memory

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
)

// The form of a bbolt file, version 2, in the byte order of the machine. It is a row of pages:
//
//	header: id (8 bytes), flags (2), count (2), overflow: how many pages more it takes (4)
//	meta (the first two pages): magic (4), version (4), page size (4), flags (4), root page (8), sequence (8),
//	    freelist page (8), number of pages (8), transaction (8), FNV-1a of all that (8)
//	branch: count × (position (4), key size (4), page (8)), keys
//	leaf: count × (flags (4), position (4), key size (4), value size (4)), keys and values
//	freelist: count × page (8); with the count 0xFFFF, the first of them is the count
//
// Positions count from the element that they stand in. A leaf's element with flag 1 is a bucket: root page (8), sequence
// (8), and, when the root page is 0, the bucket's only page, with the id 0.
const (
	pageHead  = 16
	pageElem  = 16
	metaSize  = 64
	bucketLen = 16

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagFreelist = 0x10

	magic      = 0xED0CDAED
	version    = 2
	noFreelist = ^uint64(0)

	minPage = 1 << 10
	maxPage = 16 << 20

	// maxDepth is deeper than any tree that fits in maxFile.
	maxDepth = 32
)

var native = binary.NativeEndian

// checkPages tells whether bbolt can use the file: whether every page that can be reached lies in the file, is of a
// known form, is reached once and is not free, and keys are in order. What it finds is ErrDamaged.
func checkPages(r io.ReaderAt, size int64) error {
	m, ok := newestMeta(r, size)
	if !ok {
		return fmt.Errorf("%w: no valid head", ErrDamaged)
	}
	p := pages{r: r, meta: m}
	if m.pages > uint64(size)/uint64(m.pageSize) {
		return fmt.Errorf("%w: cut off at %d bytes", ErrDamaged, size)
	}
	p.used = make([]bool, m.pages)
	if err := p.check(); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return nil
}

// meta is what a meta page says.
type meta struct {
	pageSize              uint32
	root, freelist, pages uint64
	transaction           uint64
}

// newestMeta reads both metas and gives the one that counts, as bbolt chooses it.
func newestMeta(r io.ReaderAt, size int64) (meta, bool) {
	first, ok := readMeta(r, 0)
	if ok {
		if second, ok := readMeta(r, int64(first.pageSize)); ok && second.transaction > first.transaction {
			first.root, first.freelist, first.pages = second.root, second.freelist, second.pages
		}
		return first, first.sized()
	}
	for at := int64(minPage); at <= maxPage && at < size; at *= 2 {
		if second, ok := readMeta(r, at); ok {
			return second, int64(second.pageSize) == at && second.sized()
		}
	}
	return meta{}, false
}

// sized says whether pages have a size that bbolt would choose.
func (m meta) sized() bool {
	return m.pageSize >= minPage && m.pageSize <= maxPage && m.pageSize&(m.pageSize-1) == 0
}

func readMeta(r io.ReaderAt, at int64) (meta, bool) {
	b := make([]byte, metaSize)
	if _, err := r.ReadAt(b, at+pageHead); err != nil {
		return meta{}, false
	}
	h := fnv.New64a()
	_, _ = h.Write(b[:56])
	return meta{
		pageSize: native.Uint32(b[8:]),
		root:     native.Uint64(b[16:]), freelist: native.Uint64(b[32:]), pages: native.Uint64(b[40:]),
		transaction: native.Uint64(b[48:]),
	}, native.Uint32(b) == magic && native.Uint32(b[4:]) == version && native.Uint64(b[56:]) == h.Sum64()
}

// pages walks through a file.
type pages struct {
	meta
	r    io.ReaderAt
	used []bool
}

// page is the bytes of a page and of those that it overflows into.
type page []byte

func (b page) flags() uint16     { return native.Uint16(b[8:]) }
func (b page) count() int        { return int(native.Uint16(b[10:])) }
func (b page) elem(i int) []byte { return b[pageHead+i*pageElem:] }

func (p *pages) check() error {
	if p.pages < 4 {
		return errors.New("too few pages")
	}
	p.used[0], p.used[1] = true, true
	if err := p.tree(p.root, 0, &order{}); err != nil {
		return err
	}
	return p.free()
}

// read gives a page that was not read before.
func (p *pages) read(id uint64) (page, error) {
	if id >= p.pages || p.used[id] {
		return nil, fmt.Errorf("page %d: beyond the end, or in use twice", id)
	}
	at := int64(id) * int64(p.pageSize)
	b := make(page, p.pageSize)
	if _, err := p.r.ReadAt(b, at); err != nil {
		return nil, err
	}
	n := uint64(native.Uint32(b[12:])) + 1
	if native.Uint64(b) != id || n > p.pages-id {
		return nil, fmt.Errorf("page %d: no such page", id)
	}
	for i := id; i < id+n; i++ {
		if p.used[i] {
			return nil, fmt.Errorf("page %d: in use twice", i)
		}
		p.used[i] = true
	}
	if n == 1 {
		return b, nil
	}
	b = make(page, n*uint64(p.pageSize))
	_, err := p.r.ReadAt(b, at)
	return b, err
}

// tree checks what hangs from a page.
func (p *pages) tree(id uint64, depth int, o *order) error {
	if depth > maxDepth {
		return errors.New("a tree is too deep")
	}
	b, err := p.read(id)
	if err != nil {
		return err
	}
	if b.flags() == flagBranch {
		err = p.branch(b, depth, o)
	} else {
		err = p.leaf(b, depth, o)
	}
	if err != nil {
		return fmt.Errorf("page %d: %w", id, err)
	}
	return nil
}

func (p *pages) branch(b page, depth int, o *order) error {
	n := b.count()
	if n == 0 || pageHead+n*pageElem > len(b) {
		return errShape
	}
	for i := range n {
		e := b.elem(i)
		key, _, err := b.cut(i, native.Uint32(e), native.Uint32(e[4:]), 0)
		if err != nil {
			return err
		}
		if err := o.branch(key); err != nil {
			return err
		}
		if err := p.tree(native.Uint64(e[8:]), depth+1, o); err != nil {
			return err
		}
	}
	return nil
}

func (p *pages) leaf(b page, depth int, o *order) error {
	n := b.count()
	if b.flags() != flagLeaf || pageHead+n*pageElem > len(b) {
		return errShape
	}
	for i := range n {
		e := b.elem(i)
		key, value, err := b.cut(i, native.Uint32(e[4:]), native.Uint32(e[8:]), native.Uint32(e[12:]))
		if err != nil {
			return err
		}
		if err := o.leaf(key); err != nil {
			return err
		}
		switch flags := native.Uint32(e); {
		case flags == 1:
			if err := p.bucket(value, depth+1); err != nil {
				return err
			}
		case flags != 0:
			return errShape
		}
	}
	return nil
}

// bucket checks the value that is a bucket.
func (p *pages) bucket(value []byte, depth int) error {
	if len(value) < bucketLen {
		return errShape
	}
	if root := native.Uint64(value); root != 0 {
		return p.tree(root, depth, &order{})
	}
	inline := page(value[bucketLen:])
	if len(inline) < pageHead || depth > maxDepth || native.Uint64(inline) != 0 || native.Uint32(inline[12:]) != 0 {
		return errShape
	}
	return p.leaf(inline, depth, &order{})
}

// free checks the list of free pages.
func (p *pages) free() error {
	if p.freelist == noFreelist {
		return nil
	}
	b, err := p.read(p.freelist)
	if err != nil {
		return err
	}
	ids, n := b[pageHead:], uint64(b.count())
	if n == 0xFFFF {
		ids, n = ids[8:], native.Uint64(ids)
	}
	if b.flags() != flagFreelist || n > uint64(len(ids)/8) {
		return fmt.Errorf("page %d: %w", p.freelist, errShape)
	}
	for i := range n {
		id := native.Uint64(ids[i*8:])
		if id >= p.pages || p.used[id] {
			return fmt.Errorf("page %d: free, but in use or beyond the end", id)
		}
		p.used[id] = true
	}
	return nil
}

var errShape = errors.New("not in form")

// cut gives the key and the value of element i, which begin at pos from the element.
func (b page) cut(i int, pos, keySize, valueSize uint32) (key, value []byte, err error) {
	from := uint64(pageHead+i*pageElem) + uint64(pos)
	end := from + uint64(keySize) + uint64(valueSize)
	if keySize == 0 || from < uint64(pageHead+b.count()*pageElem) || end > uint64(len(b)) {
		return nil, nil, errShape
	}
	split := from + uint64(keySize)
	return b[from:split], b[split:end], nil
}

// order watches over the keys of a tree, from the left to the right: they grow, but a page may begin with the key under
// which its parent has it.
type order struct {
	last []byte
	same bool // the next key may be the same
}

func (o *order) leaf(key []byte) error   { return o.next(key, false) }
func (o *order) branch(key []byte) error { return o.next(key, true) }

func (o *order) next(key []byte, same bool) error {
	if c := bytes.Compare(key, o.last); c < 0 || c == 0 && !o.same {
		return errors.New("keys are not in order")
	}
	o.last, o.same = key, same
	return nil
}
