package memory

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"go.etcd.io/bbolt"
	bbolterrors "go.etcd.io/bbolt/errors"
)

const (
	formatBucket = "ukatty memory"
	formatKey    = "version"
	formatValue  = "1"
	tallyKey     = "tally"
)

// tallies are what the seqs of all records of each kind add up to. They stand in the file, so that a record that got
// lost with a part of a page, or came back with an old one, is missed.
type tallies [kinds]uint64

func (t tallies) bytes() []byte {
	b := make([]byte, 0, 8*kinds)
	for _, n := range t {
		b = binary.BigEndian.AppendUint64(b, n)
	}
	return b
}

// maxFile is the size in bytes beyond which the file does not grow. Everything that the bounds allow fits in half of it.
const maxFile = 256 << 20

// store is the file, and the border to bbolt. One goroutine at a time may use it.
type store struct {
	path   string
	file   *os.File    // locked
	info   os.FileInfo // of when it was locked
	db     *bbolt.DB   // nil until open
	broken bool        // bbolt panicked: its locks are in no known state, it must not be called again
}

// open checks the file, lets bbolt have it, and makes it a memory if it is new.
func (s *store) open() error {
	if size := s.info.Size(); size > maxFile {
		return fmt.Errorf("%d bytes, at most %d: %w", size, maxFile, ErrFormat)
	} else if size > 0 {
		if err := checkPages(s.file, size); err != nil {
			return err
		}
	}
	err := s.guard(func() (err error) {
		s.db, err = bbolt.Open(s.path, 0o600, &bbolt.Options{
			Timeout:      1, // at once: the lock is held
			NoStatistics: true,
			MaxSize:      maxFile,
			OpenFile:     func(string, int, os.FileMode) (*os.File, error) { return s.file, nil },
		})
		return err
	})
	if errors.Is(err, bbolterrors.ErrTimeout) {
		return ErrLocked
	}
	if err != nil {
		return err
	}
	return s.begin()
}

// guard calls bbolt. A panic over a corrupt page, and a fault in the mapping because the file was cut off or the disk
// cannot be read, become ErrDamaged.
func (s *store) guard(call func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			s.broken = true
			err = fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	return call()
}

// close gives the file back.
func (s *store) close() error {
	if s.db == nil || s.broken {
		_ = unlock(s.file) // a mapping that nobody can undo any more would keep the lock
		return s.file.Close()
	}
	return s.guard(s.db.Close)
}

// load reads everything.
func (s *store) load() (c contents, err error) {
	err = s.guard(func() error {
		return s.db.View(func(tx *bbolt.Tx) error {
			if !sameFormat(tx) {
				return ErrFormat
			}
			var t tallies
			for k, name := range bucketNames {
				if err := loadBucket(tx.Bucket([]byte(name)), kind(k), &c); err != nil {
					return fmt.Errorf("%w: bucket %s: %w", ErrDamaged, name, err)
				}
				t[k] = c.shelves[k].tally
			}
			if !bytes.Equal(tx.Bucket([]byte(formatBucket)).Get([]byte(tallyKey)), t.bytes()) {
				return fmt.Errorf("%w: values are missing", ErrDamaged)
			}
			return nil
		})
	})
	return c, err
}

func loadBucket(b *bbolt.Bucket, k kind, c *contents) error {
	if b == nil {
		return errors.New("missing")
	}
	return b.ForEach(func(key, value []byte) error {
		r, err := parseRecord(k, key, value)
		if err == nil {
			c.add(r)
		}
		return err
	})
}

func sameFormat(tx *bbolt.Tx) bool {
	b := tx.Bucket([]byte(formatBucket))
	return b != nil && string(b.Get([]byte(formatKey))) == formatValue
}

// begin makes a database without content a memory.
func (s *store) begin() error {
	return s.guard(func() error {
		var key []byte
		err := s.db.View(func(tx *bbolt.Tx) error {
			key, _ = tx.Cursor().First()
			return nil
		})
		if err != nil || key != nil {
			return err
		}
		if err := s.db.Update(format); err != nil {
			return err
		}
		syncFolder(s.path)
		return nil
	})
}

// format makes the buckets.
func format(tx *bbolt.Tx) error {
	b, err := tx.CreateBucket([]byte(formatBucket))
	if err != nil {
		return err
	}
	for _, name := range bucketNames {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	if err := b.Put([]byte(tallyKey), tallies{}.bytes()); err != nil {
		return err
	}
	return b.Put([]byte(formatKey), []byte(formatValue))
}

// write brings effects to the disk, all or none, and what the tallies are after them.
func (s *store) write(effects []effect, t tallies) error {
	if len(effects) == 0 {
		return nil
	}
	return s.guard(func() error {
		return s.db.Update(func(tx *bbolt.Tx) error {
			for _, e := range effects {
				if err := apply(tx.Bucket([]byte(bucketNames[e.kind])), e); err != nil {
					return err
				}
			}
			return tx.Bucket([]byte(formatBucket)).Put([]byte(tallyKey), t.bytes())
		})
	})
}

func apply(b *bbolt.Bucket, e effect) error {
	if e.value == nil {
		return b.Delete(e.key)
	}
	return b.Put(e.key, e.value)
}
