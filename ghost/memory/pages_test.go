package memory

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

// look reads a file as Open does, without moving it. It fails the test when bbolt has to be caught, because the check
// let through what it cannot digest.
func look(t testing.TB, path string) (contents, error) {
	t.Helper()
	s, err := lockStore(t.Context(), path)
	must(t, err)
	defer func() {
		if s.broken {
			t.Errorf("bbolt panicked: %v", err)
		}
		_ = s.close()
	}()
	if err = s.open(); err != nil {
		return contents{}, err
	}
	s.db.NoSync = true
	c, err := s.load()
	if err != nil {
		return contents{}, err
	}
	d := newDraft(&c, &usualBounds)
	for _, name := range []string{"1", "12", "a new name", strings.Repeat("n", 200)} {
		d.put(cookies, "sender 1", name, strings.Repeat("w", 3000))
		d.put(places, "sender 1", name, "w")
	}
	if err = s.write(d.effects, d.tallies()); err != nil {
		return contents{}, err
	}
	return c, nil
}

// same says whether two memories hold the same.
func same(a, b *contents) bool {
	show := func(c *contents) string {
		var lines []string
		for k := range c.shelves {
			for owner, o := range c.shelves[k].owners {
				for name, e := range o.entries {
					lines = append(lines, fmt.Sprintf("%d %q %q %v", k, owner, name, e))
				}
			}
		}
		return sortedLines(lines)
	}
	return show(a) == show(b)
}

// Whichever byte of a file is damaged, or whichever sector is lost or stands elsewhere: it holds what it held, or is known
// as damaged or as foreign. Only in the two heads a damage may bring back the state before the last commit, as a torn
// write does.
func TestEveryPartDamaged(t *testing.T) {
	const sector = 512
	sound := sample(t)
	meta, _ := newestMeta(bytes.NewReader(sound), int64(len(sound)))
	heads, end := int(2*meta.pageSize), int(meta.pages)*int(meta.pageSize)
	path := filepath.Join(t.TempDir(), File)
	must(t, os.WriteFile(path, sound, 0o600))
	want, err := look(t, path)
	must(t, err)
	outcome := map[string]int{}
	try := func(at int, damaged []byte) {
		if bytes.Equal(sound, damaged) {
			return
		}
		err := checkPages(bytes.NewReader(damaged), int64(len(damaged)))
		if err == nil {
			must(t, os.WriteFile(path, damaged, 0o600))
			var got contents
			if got, err = look(t, path); err == nil && at >= heads && !same(&got, &want) {
				t.Errorf("at %d: other values", at)
			}
		}
		switch {
		case err == nil:
			outcome["sound"]++
		case errors.Is(err, ErrDamaged):
			outcome["damaged"]++
		case errors.Is(err, ErrFormat):
			outcome["foreign"]++
		default:
			t.Errorf("at %d: %v", at, err)
		}
	}
	for at, n := 0, 0; at < end; at, n = at+step(at), n+1 {
		damaged := bytes.Clone(sound)
		damaged[at] ^= []byte{0x01, 0x80, 0xff}[n%3]
		try(at, damaged)
	}
	for at := heads; at < end; at += int(meta.pageSize) { // the last record of a page is forgotten
		damaged := bytes.Clone(sound)
		native.PutUint16(damaged[at+10:], native.Uint16(damaged[at+10:])-1)
		try(at, damaged)
	}
	for at := 0; at < end; at += sector {
		damaged := bytes.Clone(sound)
		clear(damaged[at : at+sector])
		try(at, damaged)
		copy(damaged[at:], sound[(at+5*sector)%end:][:sector])
		try(at, damaged)
	}
	if outcome["damaged"] == 0 || outcome["sound"] == 0 {
		t.Errorf("%v", outcome)
	}
	t.Logf("%v", outcome)
}

// step goes through the head of each page byte by byte, and takes samples of the rest.
func step(at int) int {
	if at%os.Getpagesize() < 50 {
		return 1
	}
	return 131
}

// Trees that bbolt would follow for ever, or out of the file, or that would make it write over what is in use.
func TestTreesNotInForm(t *testing.T) {
	big := bigSample(t)
	m, _ := newestMeta(bytes.NewReader(big), int64(len(big)))
	size := int(m.pageSize)
	at := func(id uint64) page { return page(big[int(id)*size:]) }
	bucket := int(m.root)*size + bytes.Index(at(m.root), []byte("cookies")) + len("cookies")
	root := native.Uint64(big[bucket:])
	if at(root).flags() != flagBranch {
		t.Fatal("the sample is too small")
	}
	child := native.Uint64(at(root).elem(0)[8:])
	for name, damage := range map[string]func(){
		"a branch is its own child":     func() { native.PutUint64(at(root).elem(0)[8:], root) },
		"a child of two":                func() { native.PutUint64(at(root).elem(1)[8:], child) },
		"a child beyond the end":        func() { native.PutUint64(at(root).elem(0)[8:], 1<<40) },
		"a child that is a head":        func() { native.PutUint64(at(root).elem(0)[8:], 0) },
		"the free list as a child":      func() { native.PutUint64(at(root).elem(0)[8:], m.freelist) },
		"the free list as a bucket":     func() { native.PutUint64(big[bucket:], m.freelist) },
		"children in the wrong order":   func() { swap(at(root).elem(0)[8:16], at(root).elem(1)[8:16]) },
		"a branch without children":     func() { native.PutUint16(at(root)[10:], 0) },
		"more children than fit":        func() { native.PutUint16(at(root)[10:], 0xFFFF) },
		"more values than fit":          func() { native.PutUint16(at(child)[10:], 0xFFFF) },
		"a page of no sort":             func() { native.PutUint16(at(child)[8:], 3) },
		"a page with another's number":  func() { native.PutUint64(at(child), root) },
		"a page that goes on and on":    func() { native.PutUint32(at(child)[12:], 0xFFFFFFFF) },
		"a page that goes into another": func() { native.PutUint32(at(child)[12:], uint32(m.pages-child-1)) },
		"a key before the page's keys":  func() { native.PutUint32(at(child).elem(0)[4:], 0) },
		"a key beyond the page":         func() { native.PutUint32(at(child).elem(0)[4:], 0xFFFFFFF0) },
		"a key without bytes":           func() { native.PutUint32(at(child).elem(0)[8:], 0) },
		"a key too long":                func() { native.PutUint32(at(child).elem(0)[8:], 0xFFFFFFFF) },
		"a value too long":              func() { native.PutUint32(at(child).elem(0)[12:], 0xFFFFFFFF) },
		"a value of no sort":            func() { native.PutUint32(at(child).elem(0), 2) },
		"a value as a bucket":           func() { native.PutUint32(at(child).elem(0), 1) },
		"keys in the wrong order":       func() { at(child)[native.Uint32(at(child).elem(1)[4:])+pageHead+pageElem] = 0xFF },
		"a free page in use":            func() { native.PutUint64(at(m.freelist)[pageHead:], child) },
		"a free page beyond the end":    func() { native.PutUint64(at(m.freelist)[pageHead:], m.pages) },
		"a page that is free twice":     func() { copy(at(m.freelist)[pageHead+8:], at(m.freelist)[pageHead:pageHead+8]) },
		"more free pages than fit":      func() { native.PutUint16(at(m.freelist)[10:], 0xFFFE) },
		"free pages without number":     func() { native.PutUint16(at(m.freelist)[10:], 0xFFFF) },
		"a free list of another sort":   func() { native.PutUint16(at(m.freelist)[8:], flagLeaf) },
	} {
		t.Run(name, func(t *testing.T) {
			sound := bytes.Clone(big)
			defer copy(big, sound)
			damage()
			if bytes.Equal(big, sound) {
				t.Fatal("nothing was damaged")
			}
			if err := checkPages(bytes.NewReader(big), int64(len(big))); !errors.Is(err, ErrDamaged) {
				t.Errorf("%v", err)
			}
		})
	}
	if err := checkPages(bytes.NewReader(big), int64(len(big))); err != nil {
		t.Errorf("the sample itself: %v", err)
	}
}

// bigSample gives the bytes of a memory whose cookies have a branch of several leaves, and some free pages.
func bigSample(t testing.TB) []byte {
	t.Helper()
	m, path := opened(t)
	for i := range 200 {
		fillSender(m, fmt.Sprint("sender ", i%20), 5, strings.Repeat("v", 1+i*3))
	}
	shut(t, m)
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}

func swap(a, b []byte) {
	c := bytes.Clone(a)
	copy(a, b)
	copy(b, c)
}

// A chain of pages as deep as a file can be.
func TestTooDeep(t *testing.T) {
	const size, depth = 1024, 1000
	b := make([]byte, (depth+3)*size)
	head(b, size, 2, depth+3)
	for id := uint64(2); id < depth+2; id++ {
		p := page(b[id*size:])
		native.PutUint64(p, id)
		native.PutUint16(p[8:], flagBranch)
		native.PutUint16(p[10:], 1)
		native.PutUint32(p.elem(0), pageElem)
		native.PutUint32(p.elem(0)[4:], 1)
		native.PutUint64(p.elem(0)[8:], id+1)
		p[pageHead+pageElem] = 'k'
	}
	if err := checkPages(bytes.NewReader(b), int64(len(b))); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "deep") || len(err.Error()) > 1000 {
		t.Errorf("%v", err)
	}
}

// head writes a first meta.
func head(b []byte, size uint32, root, pages uint64) {
	m := b[pageHead:]
	native.PutUint32(m, magic)
	native.PutUint32(m[4:], version)
	native.PutUint32(m[8:], size)
	native.PutUint64(m[16:], root)
	native.PutUint64(m[32:], noFreelist)
	native.PutUint64(m[40:], pages)
	seal(b)
}

// seal makes the checksum of a meta page right.
func seal(b []byte) {
	h := fnv.New64a()
	_, _ = h.Write(b[pageHead : pageHead+56])
	native.PutUint64(b[pageHead+56:], h.Sum64())
}

// A torn head is what a power cut leaves: the other one counts.
func TestTornHead(t *testing.T) {
	sound := sample(t)
	size := os.Getpagesize()
	for _, torn := range []int{0, size} {
		b := bytes.Clone(sound)
		clear(b[torn+pageHead+40 : torn+size])
		path := filepath.Join(t.TempDir(), File)
		must(t, os.WriteFile(path, b, 0o600))
		c, err := look(t, path)
		if err != nil || len(c.shelves[cookies].owners) != 3 {
			t.Errorf("head at %d: %v, %d senders", torn, err, len(c.shelves[cookies].owners))
		}
	}
}

// bbolt's own check and ours agree about files that bbolt made, whatever was put in and taken out.
func TestSoundFilesAreSound(t *testing.T) {
	m, path := opened(t)
	m.store.db.NoSync = true
	for i := range 300 {
		length := i * 7919 % 4097
		must(t, m.SetCookie(t.Context(), fmt.Sprint(i%7), fmt.Sprint(i*31%90), strings.Repeat("v", length)))
		must(t, m.SetProperty(t.Context(), fmt.Sprint(i%5), fmt.Sprint(i%11), strings.Repeat("p", length%3*100)))
		f, err := os.Open(path)
		must(t, err)
		info, err := f.Stat()
		must(t, err)
		if err := checkPages(f, info.Size()); err != nil {
			t.Fatalf("after %d: %v", i, err)
		}
		_ = f.Close()
	}
	must(t, m.store.db.View(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			t.Error(err)
		}
		return nil
	}))
}

// failing is a disk that cannot be read from somewhere on.
type failing struct {
	*bytes.Reader
	from int64
}

func (f failing) ReadAt(b []byte, at int64) (int, error) {
	if at+int64(len(b)) > f.from {
		return 0, io.ErrUnexpectedEOF
	}
	return f.Reader.ReadAt(b, at)
}

func TestUnreadable(t *testing.T) {
	sound := sample(t)
	for from := 0; from < len(sound); from += 2048 {
		err := checkPages(failing{bytes.NewReader(sound), int64(from)}, int64(len(sound)))
		if err != nil && !errors.Is(err, ErrDamaged) || err == nil && from < 4*os.Getpagesize() {
			t.Errorf("from %d: %v", from, err)
		}
	}
}

// FuzzPages changes a sound file of small pages here and there, with heads that are right, and gives what passes the
// check to bbolt. An edit is four bytes: where (three), and what to put there.
func FuzzPages(f *testing.F) {
	path := filepath.Join(f.TempDir(), File)
	sound := smallPages(f, path)
	f.Add([]byte{})
	for at := 0; at < len(sound); at += 97 {
		f.Add([]byte{byte(at >> 16), byte(at >> 8), byte(at), 1})
	}
	f.Fuzz(func(t *testing.T, edits []byte) {
		b := bytes.Clone(sound)
		for ; len(edits) >= 4; edits = edits[4:] {
			at := int(edits[0])<<16 | int(edits[1])<<8 | int(edits[2])
			b[at%len(b)] = edits[3]
		}
		seal(b)
		seal(b[1024:])
		if checkPages(bytes.NewReader(b), int64(len(b))) != nil {
			return
		}
		must(t, os.WriteFile(path, b, 0o600))
		if _, err := look(t, path); err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrFormat) {
			t.Errorf("%v", err)
		}
	})
}

// smallPages gives the bytes of a memory with the smallest pages that there are.
func smallPages(t testing.TB, path string) []byte {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: 1024})
	must(t, err)
	must(t, db.Update(format))
	must(t, db.Close())
	m := reopened(t, path)
	for i := range 60 {
		must(t, m.SetCookie(t.Context(), fmt.Sprint("sender ", i%4), fmt.Sprint(i%31), strings.Repeat("v", i*3)))
	}
	shut(t, m)
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}
