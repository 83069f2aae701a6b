package damage

import "bytes"

// kind is what a piece of the stream is.
type kind uint8

const (
	text    kind = iota // characters, no controls
	control             // one control character
	csi                 // a control sequence
	osc                 // an operating system command, whole
	escape              // an escape sequence without anything that follows
	other               // anything else, whole: device control strings and their like
	broken              // what does not end in what was written, or is no sequence
)

// piece is a part of the stream that stands by itself.
type piece struct {
	kind kind
	raw  []byte
}

// next splits the first piece off p, which is not empty.
func next(p []byte) piece {
	switch b := p[0]; {
	case b == 0x1b:
		return escaped(p)
	case b < ' ' || b == 0x7f:
		return piece{control, p[:1]}
	}
	n := 1
	for n < len(p) && p[n] >= ' ' && p[n] != 0x7f {
		n++
	}
	return piece{text, p[:n]}
}

// escaped splits off what an ESC begins.
func escaped(p []byte) piece {
	if len(p) < 2 {
		return piece{broken, p}
	}
	switch p[1] {
	case '[':
		return sequence(p)
	case ']':
		return command(p, osc)
	case 'P', 'X', '^', '_':
		return command(p, other)
	}
	if p[1] >= '0' && p[1] <= '~' {
		return piece{escape, p[:2]}
	}
	return piece{broken, p}
}

// sequence splits off a control sequence: parameters, intermediates, a final byte.
func sequence(p []byte) piece {
	i := 2
	for i < len(p) && p[i] >= 0x20 && p[i] <= 0x3f {
		i++
	}
	if i == len(p) || p[i] < 0x40 || p[i] > 0x7e {
		return piece{broken, p}
	}
	return piece{csi, p[:i+1]}
}

// command splits off a string that ST ends, or BEL an operating system command.
func command(p []byte, k kind) piece {
	for i := 2; i < len(p); i++ {
		switch {
		case p[i] == '\a' && k == osc:
			return piece{k, p[:i+1]}
		case p[i] == 0x1b && i+1 < len(p) && p[i+1] == '\\':
			return piece{k, p[:i+2]}
		case p[i] == 0x1b || p[i] == 0x18 || p[i] == 0x1a:
			return piece{broken, p}
		}
	}
	return piece{broken, p}
}

// param is one parameter of a control sequence.
type param struct {
	n   int  // -1 where it was left out
	sub bool // a colon stands before it
}

// maxParams bounds the parameters of a control sequence, and maxParam the value of one.
const (
	maxParams = 32
	maxParam  = 1 << 16
)

// order is a control sequence taken apart.
type order struct {
	name   [3]byte // prefix, intermediate and final byte; 0 where there is none
	params []param
	ok     bool // it has not more than can be understood
}

// take takes a control sequence apart; params is used for its parameters.
func take(raw []byte, params []param) order {
	o := order{params: params[:0], ok: true}
	body := raw[2 : len(raw)-1]
	o.name[2] = raw[len(raw)-1]
	if len(body) > 0 && body[0] >= '<' && body[0] <= '?' {
		o.name[0], body = body[0], body[1:]
	}
	if i := bytes.IndexFunc(body, func(r rune) bool { return r < '0' }); i >= 0 {
		o.name[1], o.ok = body[i], i == len(body)-1
		body = body[:i]
	}
	if len(body) == 0 {
		return o
	}
	at := param{n: -1}
	for _, b := range body {
		switch {
		case b >= '0' && b <= '9':
			at.n = min(max(at.n, 0)*10+int(b-'0'), maxParam)
		case b == ';' || b == ':':
			o.params = append(o.params, at)
			at = param{n: -1, sub: b == ':'}
		default:
			o.ok = false
		}
		if len(o.params) == maxParams {
			o.ok = false
			return o
		}
	}
	o.params = append(o.params, at)
	return o
}

// arg gives a parameter, or what is meant where it is missing or less than least.
func (o *order) arg(i, least int) int {
	if i >= len(o.params) {
		return least
	}
	return max(o.params[i].n, least)
}
