package nar

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// What an entry may take on average besides its bytes: in the directory, where it has 46 bytes and its name, comment and
// extras, and in the whole archive.
const (
	perEntry = 256
	perFile  = 1024
)

// openDirectory reads the directory of an archive.
//
// How many entries there are is looked at before package zip does: it makes room for as many as the archive claims. And
// since the claim may be short by any multiple of 65,536, what is read for the directory is bounded as well.
func openDirectory(archive io.ReaderAt, size int64, lim Limits) (*zip.Reader, error) {
	switch {
	case size < 0:
		return nil, ErrFormat
	case size > lim.Bytes+int64(lim.Entries)*perFile:
		return nil, fmt.Errorf("%w: the archive has %d bytes", ErrTooLarge, size)
	case claimed(archive, size) > uint64(lim.Entries):
		return nil, fmt.Errorf("%w: more than %d entries", ErrTooLarge, lim.Entries)
	}
	m := &metered{r: archive, left: tail + int64(lim.Entries)*perEntry}
	z, err := zip.NewReader(m, size)
	if err != nil {
		return nil, sorted(err)
	}
	if len(z.File) > lim.Entries {
		return nil, fmt.Errorf("%w: more than %d entries", ErrTooLarge, lim.Entries)
	}
	m.left = -1
	return z, nil
}

// metered bounds how many bytes are read, with ErrTooLarge; not at all once left is negative. It is used by one goroutine.
type metered struct {
	r    io.ReaderAt
	left int64
}

// ReadAt reads as io.ReaderAt has it.
func (m *metered) ReadAt(b []byte, at int64) (int, error) {
	if at < 0 {
		return 0, zip.ErrFormat
	}
	if m.left >= 0 {
		if m.left -= int64(len(b)); m.left < 0 {
			m.left = 0
			return 0, fmt.Errorf("%w: its directory", ErrTooLarge)
		}
	}
	return m.r.ReadAt(b, at)
}

// The records at the end of an archive (APPNOTE.TXT 4.3.14 to 4.3.16): their sizes, and where the number of entries
// stands in them.
const (
	endSize, endCount  = 22, 10
	locatorSize        = 20
	end64Size, at64    = 56, 8
	end64Count         = 32
	tail               = 1<<16 + endSize + locatorSize
	endMark, end64Mark = "PK\x05\x06", "PK\x06\x06"
	locatorMark        = "PK\x06\x07"
)

// claimed gives how many entries the end of an archive claims; 0 when it cannot be read.
func claimed(archive io.ReaderAt, size int64) uint64 {
	b := make([]byte, min(size, tail))
	if _, err := archive.ReadAt(b, size-int64(len(b))); err != nil && !errors.Is(err, io.EOF) {
		return 0
	}
	i := bytes.LastIndex(b, []byte(endMark))
	if i < 0 || len(b)-i < endSize {
		return 0
	}
	n := uint64(binary.LittleEndian.Uint16(b[i+endCount:]))
	if loc := i - locatorSize; loc >= 0 && string(b[loc:loc+4]) == locatorMark {
		var end [end64Size]byte
		at := binary.LittleEndian.Uint64(b[loc+at64:])
		if at > uint64(size) {
			return n
		}
		if _, err := archive.ReadAt(end[:], int64(at)); err == nil && string(end[:4]) == end64Mark {
			n = max(n, binary.LittleEndian.Uint64(end[end64Count:]))
		}
	}
	return n
}

// sorted gives an error of package zip as one of ours.
func sorted(err error) error {
	switch {
	case errors.Is(err, zip.ErrFormat), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return fmt.Errorf("%w: %w", ErrFormat, err)
	case errors.Is(err, zip.ErrChecksum):
		return ErrChecksum
	case errors.Is(err, zip.ErrAlgorithm):
		return ErrMethod
	default:
		return err
	}
}
