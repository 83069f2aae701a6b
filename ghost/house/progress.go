package house

import (
	"io"
	"io/fs"
	"os"
)

// progress tells how far an installation is: reading the archive counts for three fifths, and each file for its part of the rest that is
// put in place, or kept. A nil one tells nobody.
type progress struct {
	tell          func(done, whole int64)
	size, read    int64 // of the archive, in bytes
	files, placed int64
	told          int64
}

// newProgress begins the progress of reading an archive. It is nil where nobody is told.
func newProgress(size int64, tell func(done, whole int64)) *progress {
	if tell == nil || size <= 0 {
		return nil
	}
	return &progress{tell: tell, size: size}
}

// reads adds bytes that were read. The directory at the end of an archive is read first, and counts as nothing.
func (p *progress) reads(n int) {
	if p != nil {
		p.read = min(p.read+int64(n), p.size)
		p.say(p.read * 3 / 5)
	}
}

// expects adds files that are to be put in place.
func (p *progress) expects(n int) {
	if p != nil {
		p.read = p.size
		p.files += int64(n)
	}
}

// keeps expects all files below a folder.
func (p *progress) keeps(root *os.Root, dir string) error {
	if p == nil {
		return nil
	}
	return fs.WalkDir(root.FS(), dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			p.expects(1)
		}
		return err
	})
}

// places adds a file that is in place.
func (p *progress) places() {
	if p != nil {
		p.placed = min(p.placed+1, p.files)
		p.say(p.size*3/5 + p.size*2/5*p.placed/max(p.files, 1))
	}
}

// ends tells that all is done.
func (p *progress) ends() {
	if p != nil {
		p.say(p.size)
	}
}

// say tells how far it is, which never goes back: what is to be done is known bit by bit.
func (p *progress) say(done int64) {
	p.told = max(p.told, done)
	p.tell(p.told, p.size)
}

// meter tells how far an archive has been read.
type meter struct {
	r        io.ReaderAt
	progress *progress
}

// ReadAt reads as io.ReaderAt has it.
func (m meter) ReadAt(b []byte, at int64) (int, error) {
	n, err := m.r.ReadAt(b, at)
	m.progress.reads(n)
	return n, err
}
