package cell

// escape returns where the escape sequence that begins with the ESC at i ends. Of one that is broken off, or interrupted by a
// control, only the introducer is taken: what follows stays visible rather than hiding the rest of the text. No sequence
// reaches beyond the next ESC, so that looking for its end is linear.
func escape(s string, i int) int {
	if i+1 == len(s) {
		return i + 1
	}
	switch b := s[i+1]; {
	case b == '[':
		return csi(s, i+2)
	case b == ']' || b == 'P' || b == 'X' || b == '^' || b == '_':
		return str(s, i+2)
	case b >= ' ' && b <= '/':
		if end := run(s, i+1, ' ', '/'); end < len(s) && s[end] >= '0' && s[end] <= '~' {
			return end + 1
		}
		return i + 1
	case b >= '0' && b <= '~':
		return i + 2
	}
	return i + 1
}

// csi returns the end of a control sequence whose parameters begin at i.
func csi(s string, i int) int {
	end := run(s, run(s, i, '0', '?'), ' ', '/')
	if end < len(s) && s[end] >= '@' && s[end] <= '~' {
		return end + 1
	}
	return i
}

// str returns the end of a control string (OSC, DCS, SOS, PM, APC) whose text begins at i.
func str(s string, i int) int {
	for j := i; j < len(s); j++ {
		switch b := s[j]; {
		case b == '\a':
			return j + 1
		case b == '\x1b' && j+1 < len(s) && s[j+1] == '\\':
			return j + 2
		case b < ' ':
			return i
		}
	}
	return i
}

// run returns the end of the bytes from lo to hi that begin at i.
func run(s string, i int, lo, hi byte) int {
	for i < len(s) && s[i] >= lo && s[i] <= hi {
		i++
	}
	return i
}
