package damage

import "strconv"

// colour is a colour as it was asked for: 0 for the terminal's own, else one of the kinds below with its value.
type colour uint32

const (
	named   colour = 1 << 24 // 0–15, by SGR 30–37, 90–97 and their like for the ground
	indexed colour = 2 << 24 // 0–255
	direct  colour = 3 << 24 // red, green, blue
	kindOf  colour = 0xff << 24
)

// style is how characters look.
type style struct {
	fg, bg, line colour
	attrs        uint16 // bit n: SGR n, for 1 to 9 but 4
	under        uint8  // 0 none, 1 to 5 as SGR 4:n
}

// sgr changes a style as an SGR sequence says; false if a part of it is not understood.
func (s *style) sgr(params []param) bool {
	if len(params) == 0 {
		*s = style{}
		return true
	}
	for i := 0; i < len(params); {
		n, ok := s.attribute(params[i:])
		if !ok {
			return false
		}
		i += n
	}
	return true
}

// attribute takes the first attribute of params, and says of how many parameters it was.
func (s *style) attribute(params []param) (int, bool) {
	if params[0].sub {
		return 0, false
	}
	switch n := max(params[0].n, 0); {
	case n == 0:
		*s = style{}
	case n == 4:
		return s.underline(params)
	case n <= 9:
		s.attrs |= 1 << n
	case n == 22:
		s.attrs &^= 1<<1 | 1<<2
	case n == 24:
		s.under = 0
	case n == 25:
		s.attrs &^= 1<<5 | 1<<6
	case n == 23, n == 27, n == 28, n == 29:
		s.attrs &^= 1 << (n - 20)
	default:
		return s.paint(n, params)
	}
	return 1, true
}

// underline takes SGR 4 with what may follow it.
func (s *style) underline(params []param) (int, bool) {
	s.under = 1
	if len(params) == 1 || !params[1].sub {
		return 1, true
	}
	s.under = uint8(max(params[1].n, 0))
	return 2, params[1].n <= 5
}

// paint takes a colour.
func (s *style) paint(n int, params []param) (int, bool) {
	at := &s.fg
	switch n {
	case 38, 39:
	case 48, 49:
		at = &s.bg
	case 58, 59:
		at = &s.line
	default:
		return s.paintNamed(n)
	}
	if n%10 == 9 {
		*at = 0
		return 1, true
	}
	c, used := mixed(params)
	*at = c
	return used, used > 0
}

// paintNamed takes one of the sixteen colours.
func (s *style) paintNamed(n int) (int, bool) {
	switch {
	case n >= 30 && n <= 37:
		s.fg = named | colour(n-30)
	case n >= 40 && n <= 47:
		s.bg = named | colour(n-40)
	case n >= 90 && n <= 97:
		s.fg = named | colour(n-90+8)
	case n >= 100 && n <= 107:
		s.bg = named | colour(n-100+8)
	default:
		return 0, false
	}
	return 1, true
}

// mixed reads n;5;index or n;2;r;g;b. Forms with colons are not the renderer's.
func mixed(params []param) (colour, int) {
	part := func(i int) colour { return colour(min(max(params[i].n, 0), 255)) }
	for _, p := range params[:min(len(params), 5)] {
		if p.sub {
			return 0, 0
		}
	}
	switch {
	case len(params) >= 3 && params[1].n == 5:
		return indexed | part(2), 3
	case len(params) >= 5 && params[1].n == 2:
		return direct | part(2)<<16 | part(3)<<8 | part(4), 5
	}
	return 0, 0
}

// appendSGR writes what makes the look s out of the look from.
func (s style) appendSGR(b []byte, from style) []byte {
	if s == from {
		return b
	}
	b = append(b, "\x1b["...)
	if s == (style{}) {
		return append(b, 'm')
	}
	if from.attrs&^s.attrs != 0 || from.under != 0 && s.under == 0 {
		b = append(b, "0;"...)
		from = style{}
	}
	for n := range 10 {
		if (s.attrs&^from.attrs)>>n&1 != 0 {
			b = append(strconv.AppendInt(b, int64(n), 10), ';')
		}
	}
	switch s.under {
	case from.under:
	case 1:
		b = append(b, "4;"...)
	default:
		b = append(b, '4', ':', '0'+s.under, ';')
	}
	b = appendColour(b, s.fg, from.fg, 30)
	b = appendColour(b, s.bg, from.bg, 40)
	b = appendColour(b, s.line, from.line, 50)
	b[len(b)-1] = 'm'
	return b
}

// appendColour writes a colour with a semicolon behind it; base is 30 for the text, 40 for the ground, 50 for lines.
func appendColour(b []byte, c, from colour, base int64) []byte {
	if c == from {
		return b
	}
	put := func(n int64) { b = append(strconv.AppendInt(b, n, 10), ';') }
	v := int64(c &^ kindOf)
	switch c & kindOf {
	case named:
		if v >= 8 {
			base += 60 - 8
		}
		put(base + v)
	case indexed:
		put(base + 8)
		put(5)
		put(v)
	case direct:
		put(base + 8)
		put(2)
		put(v >> 16)
		put(v >> 8 & 255)
		put(v & 255)
	default:
		put(base + 9)
	}
	return b
}
