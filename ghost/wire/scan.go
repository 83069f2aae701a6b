package wire

import "bytes"

// Scanner finds the end of a message in bytes that arrive piece by piece. It looks at every byte once, so that a message
// sent byte by byte costs no more than one sent whole. The zero value is ready for a new message.
type Scanner struct {
	seen  int // bytes looked at
	line  int // where the line begins that seen stands in
	lines int // lines that have ended
}

// End gives the size of the message at the front of b, the empty line included. b is all that has arrived: the bytes of
// the last call and those that came since. ErrShort asks for more. A line of nothing but carriage returns is empty, as
// a client that writes CR LF through a stream in text mode sends it.
func (s *Scanner) End(b []byte, lim Limits) (int, error) {
	for {
		i := bytes.IndexByte(b[s.seen:], '\n')
		if i < 0 {
			break
		}
		line := b[s.line : s.seen+i]
		s.seen += i + 1
		s.line = s.seen
		switch s.lines++; {
		case s.seen > lim.bytes():
			return 0, ErrTooLarge
		case len(bytes.TrimRight(line, "\r")) == 0:
			return s.seen, nil
		case s.lines > lim.lines():
			return 0, ErrTooManyFields
		}
	}
	s.seen = len(b)
	if len(b) >= lim.bytes() {
		return 0, ErrTooLarge
	}
	return 0, ErrShort
}

// Parse is the function Parse for bytes that arrive piece by piece: b is all that has arrived, as End has it.
func (s *Scanner) Parse(b []byte, lim Limits) (m Message, n int, err error) {
	if n, err = s.End(b, lim); err != nil {
		return Message{}, 0, err
	}
	m, err = read(b[:n], 0)
	return m, n, err
}
