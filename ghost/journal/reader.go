package journal

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// maxLine is how many bytes a line of a file may have: a request of a MiB stands in it several times, in Base64 and with
// escapes.
const maxLine = 32 << 20

// Errors of a Reader about lines, besides those of ParseLine.
var (
	// ErrUnfinished: the last line is cut off. A program that was killed leaves such a line, or one that is writing it.
	ErrUnfinished = errors.New("the last line is not finished")
	// ErrLong: a line is longer than any that a File has.
	ErrLong = errors.New("this is no line of a journal: it is too long")
)

// Reader reads the lines of a journal file.
type Reader struct {
	scan   *bufio.Scanner
	number int
}

// NewReader makes a reader of what r gives.
func NewReader(r io.Reader) *Reader {
	s := bufio.NewScanner(r)
	s.Buffer(nil, maxLine)
	s.Split(splitLines)
	return &Reader{scan: s}
}

// splitLines leaves the line breaks on, so that one shows that is missing.
func splitLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, data[:i+1], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

// Next gives the next line: io.EOF after the last. Empty lines do not count. Other errors are about the line Number, or are
// those of the reader below.
func (r *Reader) Next() (Line, error) {
	for r.scan.Scan() {
		r.number++
		text := r.scan.Bytes()
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		l, err := ParseLine(text)
		if err != nil && !bytes.HasSuffix(text, []byte("\n")) {
			err = ErrUnfinished
		}
		return l, err
	}
	switch err := r.scan.Err(); {
	case err == nil:
		return Line{}, io.EOF
	case errors.Is(err, bufio.ErrTooLong):
		r.number++
		return Line{}, ErrLong
	default:
		return Line{}, err //nolint:wrapcheck // whoever gave the reader knows what it is
	}
}

// Number is the number of the line that Next gave last, from 1.
func (r *Reader) Number() int { return r.number }
