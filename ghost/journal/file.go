package journal

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
)

// FileLimit is how many bytes a File has before it is put away and a new one begins: 64 MiB.
const FileLimit = 64 << 20

// kept is how many files that were put away are kept, as .1 (the newest) to .3: with the one at hand at most 256 MiB.
const kept = 3

// flushSize is how many bytes are gathered before they are written.
const flushSize = 256 << 10

// File writes entries as JSON lines to the end of a file that only its owner can read. Each line is whole in the file or
// not there at all. It belongs to one goroutine, and the file to one File.
type File struct {
	path  string
	limit int64
	out   *os.File // nil after an error of rotate: Write tries to open it again
	size  int64
	// plain: it is a file on a disk, that can be put away and cut, not a pipe or a device.
	plain bool

	buf   []byte // lines to be written
	stand int    // how many entries buf stands for
	lost  int    // how many entries are missing in the file and no line has told of
	line  []byte
}

// OpenFile opens the file at path, which it makes when there is none. When it would have more than limit bytes, 0 for
// FileLimit, it is put away as path.1, and what was path.1 before becomes path.2, and so on. One whose last line is not
// finished is put away at once.
func OpenFile(path string, limit int64) (*File, error) {
	if limit <= 0 {
		limit = FileLimit
	}
	f := &File{path: path, limit: limit}
	if err := f.open(); err != nil {
		return nil, err
	}
	return f, nil
}

// open opens the file and looks at what is there.
func (f *File) open() error {
	out, err := os.OpenFile(f.path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err //nolint:wrapcheck // it names the file and what was tried
	}
	info, err := out.Stat()
	if err != nil {
		_ = out.Close()
		return err //nolint:wrapcheck // likewise
	}
	f.out, f.size, f.plain = out, info.Size(), info.Mode().IsRegular()
	if f.unfinished() {
		return f.rotate()
	}
	return nil
}

// unfinished says whether the last line in the file has no end.
func (f *File) unfinished() bool {
	if !f.plain || f.size == 0 {
		return false
	}
	var last [1]byte
	_, err := f.out.ReadAt(last[:], f.size-1)
	return err == nil && last[0] != '\n'
}

// Write writes entries to the end of the file; lost is how many are missing before them. After an error the entries that
// could not be written count as lost, and the next call that succeeds says how many there were.
func (f *File) Write(entries []Entry, lost int) error {
	f.lost += lost
	for i := range entries {
		if err := f.add(&entries[i]); err != nil {
			f.lost += len(entries) - i
			return err
		}
	}
	return f.flush()
}

// add puts an entry into the buffer, and before it how many are missing.
func (f *File) add(e *Entry) error {
	f.line = f.line[:0]
	if f.lost > 0 {
		f.line = Line{Lost: f.lost}.Append(f.line)
	}
	f.line = Line{Entry: *e}.Append(f.line)
	if err := f.room(len(f.line)); err != nil {
		return err
	}
	f.buf = append(f.buf, f.line...)
	f.stand, f.lost = f.stand+f.lost+1, 0
	f.line = shrunk(f.line)
	return nil
}

// room makes room in buffer and file for a number of bytes.
func (f *File) room(size int) error {
	if f.out == nil {
		if err := f.open(); err != nil {
			return err
		}
	}
	full := f.plain && f.size+int64(len(f.buf)+size) > f.limit
	if full || len(f.buf) >= flushSize {
		if err := f.flush(); err != nil {
			return err
		}
	}
	if full && f.size > 0 {
		return f.rotate()
	}
	return nil
}

// flush writes the buffer. When not all of it can be written nothing of it stays in the file.
func (f *File) flush() error {
	if len(f.buf) == 0 {
		return nil
	}
	n, err := f.out.Write(f.buf)
	if err == nil {
		f.size += int64(n)
	} else {
		f.lost += f.stand
		if f.plain {
			_ = f.out.Truncate(f.size) // what remains is a line that open finds unfinished
		}
	}
	f.buf, f.stand = shrunk(f.buf), 0
	return err //nolint:wrapcheck // it names the file and what was tried
}

// shrunk empties a buffer, and drops one that a large request has made large.
func shrunk(b []byte) []byte {
	if cap(b) > 4*flushSize {
		return nil
	}
	return b[:0]
}

// rotate puts the file away and begins a new one.
func (f *File) rotate() error {
	_ = f.out.Close() // some systems do not rename what is open; all was written
	f.out = nil
	for i := kept - 1; i >= 0; i-- {
		if err := os.Rename(f.old(i), f.old(i+1)); err != nil && (i == 0 || !errors.Is(err, fs.ErrNotExist)) {
			return err //nolint:wrapcheck // it names the files and what was tried
		}
	}
	return f.open()
}

// old is the name of a file that was put away so many times.
func (f *File) old(times int) string {
	if times == 0 {
		return f.path
	}
	return f.path + "." + strconv.Itoa(times)
}

// Close closes the file. If entries are missing at its end, it tries to say so first.
func (f *File) Close() error {
	if f.out == nil {
		return nil // Write has given the reason
	}
	var err error
	if f.lost > 0 {
		f.buf = Line{Lost: f.lost}.Append(f.buf[:0])
		err = f.flush()
	}
	return errors.Join(err, f.out.Close())
}
