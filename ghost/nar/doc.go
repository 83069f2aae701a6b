// Package nar packs folders into ZIP archives and unpacks archives into folders. A .nar, the form in which ghosts are
// handed round, is a ZIP by another name.
//
// Archives are foreign. These things always hold:
//
//   - Nothing is written outside of the folder that the caller opened as an os.Root, and nothing outside is read.
//   - An archive is taken as a whole or not at all: every name and size is checked before the first byte is written, the
//     files are unpacked beside their places and moved there at the end. Only a disk that fails during the moving leaves
//     some of them moved.
//   - Links, devices and other specials are refused, in archives and in folders; so is a link that stands where a file
//     would go.
//   - What it costs is bounded: bytes and entries by Limits, main memory by the size of the directory of the archive.
//     Sizes are not believed but counted.
//
// Names are UTF-8 where the archive says so; else they are UTF-8 when their bytes are, and Shift_JIS when not, which is
// what Windows wrote for decades. A backslash separates folders as a slash does. A name has to be one on Windows too: no
// devices such as NUL, and no two files whose names differ in capitals alone.
//
// What the texts in archives say about installing is read by ParseInstall and ParseDelete (UKADOC: descript_install,
// dev_nar, dev_update).
//
// Why not archive/zip alone: it gives names as they are, believes the directory about the number of entries, and leaves
// every check of this page to the caller.
package nar

import (
	"errors"
)

// What can be wrong with an archive or a folder, told apart with errors.Is. Every other error is one of the file system.
var (
	// ErrFormat: it is no ZIP archive, or a damaged one.
	ErrFormat = errors.New("nar: not a sound ZIP archive")
	// ErrChecksum: a file does not have the sum that the archive says.
	ErrChecksum = errors.New("nar: a checksum is wrong")
	// ErrMethod: a file is compressed by a method that is not known here.
	ErrMethod = errors.New("nar: an unknown method of compression")
	// ErrEncrypted: a file needs a password.
	ErrEncrypted = errors.New("nar: the archive is encrypted")
	// ErrName: a name leads out of the folder, or is none that every system can have; or there are two files of one name.
	ErrName = errors.New("nar: a name that is not allowed")
	// ErrLink: there is a link or another special file.
	ErrLink = errors.New("nar: a link or special file")
	// ErrInTheWay: a file is to go where a folder is, or a folder where a file is.
	ErrInTheWay = errors.New("nar: something is in the way")
	// ErrTooLarge: it goes beyond the limits.
	ErrTooLarge = errors.New("nar: too large")
)

// Limits bound what is packed or unpacked. Zero stands for the default.
type Limits struct {
	// Bytes is how many all files may have together when they are not packed: 1 GiB by default.
	Bytes int64
	// Entries is how many files and folders there may be: 100,000 by default.
	Entries int
	// Ratio is how many times as large as the archive all files together may be, once they have more than 16 MiB. By default
	// it is what the methods of compression can make of a byte at most.
	Ratio int
}

// harmless is how much may be unpacked whatever its ratio.
const harmless = 16 << 20

// bomb says whether an archive of size bytes holds so much that it can only be meant to fill a disk.
func (l Limits) bomb(plain uint64, size int64) bool {
	return l.Ratio > 0 && plain > harmless && plain/uint64(l.Ratio) > uint64(size)
}

// or gives the limits with their defaults.
func (l Limits) or() Limits {
	if l.Bytes == 0 {
		l.Bytes = 1 << 30
	}
	if l.Entries == 0 {
		l.Entries = 100_000
	}
	return l
}

// Sum is what an archive came to.
type Sum struct {
	// Files is the number of files, without folders.
	Files int
	// Packed is the size of the archive, Plain that of all files together, in bytes.
	Packed, Plain int64
}
